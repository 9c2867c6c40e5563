using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Requests;
using InfoDisclosure.Rules.Requests;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Shared.Links;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Requests;

/// <summary>What is asked of the register, as the address says it.</summary>
public sealed record RequestQuery
{
    public int? Year { get; init; }

    /// <summary>open or closed.</summary>
    public RequestState? State { get; init; }

    public string? Outcome { get; init; }

    public string? After { get; init; }

    public RequestFilter ToFilter() => new(Year, State is null ? null : State == RequestState.Open, string.IsNullOrEmpty(Outcome) ? null : Outcome);

    /// <summary>The query of an address; <paramref name="after"/> in place of its own.</summary>
    public IEnumerable<KeyValuePair<string, string?>> With(string? after) => new Dictionary<string, string?>
    {
        ["year"] = Year?.ToString(),
        ["state"] = State?.ToString(),
        ["outcome"] = Outcome,
        ["after"] = after,
    }.Where(pair => !string.IsNullOrEmpty(pair.Value));
}

/// <summary>Whether a request has been replied to.</summary>
public enum RequestState
{
    Open,
    Closed,
}

public sealed record RequestsPage
{
    public required RequestQuery Query { get; init; }

    public required RequestPage Page { get; init; }

    public required IReadOnlyList<int> Years { get; init; }

    public required bool MayWrite { get; init; }
}

public sealed record RequestEntryPage
{
    public required RequestView Request { get; init; }

    /// <summary>Null: this person's role sees applicants masked.</summary>
    public required ApplicantInFull? Applicant { get; init; }

    public required OutcomeForm Form { get; init; }

    public required IReadOnlyList<JournalEntry> Journal { get; init; }

    public required bool MayWrite { get; init; }
}

public sealed record RequestFormPage
{
    /// <summary>Null for a new entry.</summary>
    public RequestView? Request { get; init; }

    public required RequestForm Form { get; init; }
}

/// <summary>依申请: the register of requests that came on paper.</summary>
public sealed class RequestsController(RequestRegisterReader register, SeeApplicant see, JournalReader journal) : StaffController
{
    [HttpGet("/staff/requests"), Requires(StaffAction.ReadRequests)]
    public async Task<IActionResult> List([FromQuery(Name = "")] RequestQuery query, ActContext act, CancellationToken cancel) =>
        ModelState.IsValid && (string.IsNullOrEmpty(query.Outcome) || RequestOutcome.Find(query.Outcome) is not null)
            && await register.PageAsync(query.ToFilter(), query.After, act.Today, cancel) is { } page
            ? View("RequestList", new RequestsPage { Query = query, Page = page, Years = await register.YearsAsync(cancel), MayWrite = Me.Can(StaffAction.WriteRequests) })
            : NotFound();

    [HttpGet("/staff/requests/new"), Requires(StaffAction.WriteRequests)]
    public IActionResult New(ActContext act) => View("RequestForm", new RequestFormPage { Form = new RequestForm { ReceivedOn = act.Today } });

    [HttpPost("/staff/requests/new"), Requires(StaffAction.WriteRequests), KeepsForm]
    public Task<IActionResult> Register(RequestForm form, [FromServices] RegisterRequest enter, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => enter.RunAsync(form.ToEntry(), act, cancel),
        done: saved => Url.StaffRequest(saved.Id),
        again: () => FormAsync("RequestForm", new RequestFormPage { Form = form }),
        notice: "已登记");

    [HttpGet("/staff/requests/{id:int}"), Requires(StaffAction.ReadRequests)]
    public Task<IActionResult> Show(int id, ActContext act, CancellationToken cancel) => EntryAsync(id, null, act, cancel);

    [HttpGet("/staff/requests/{id:int}/edit"), Requires(StaffAction.WriteRequests)]
    public async Task<IActionResult> Edit(int id, ActContext act, CancellationToken cancel) =>
        await register.FindAsync(id, act.Today, cancel) is { } request && await see.RunAsync(id, act, cancel) is { } applicant
            ? View("RequestForm", new RequestFormPage { Request = request, Form = RequestForm.Of(request, applicant) })
            : NotFound();

    [HttpPost("/staff/requests/{id:int}/edit"), Requires(StaffAction.WriteRequests), KeepsForm]
    public Task<IActionResult> Save(int id, RequestForm form, [FromServices] EditRequest edit, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => edit.RunAsync(id, form.Version, form.ToEntry(), act, cancel),
        done: saved => Url.StaffRequest(saved.Id),
        again: async () => await register.FindAsync(id, act.Today, cancel) is { } request ? View("RequestForm", new RequestFormPage { Request = request, Form = form }) : NotFound(),
        conflict: async () => await register.FindAsync(id, act.Today, cancel) is { } now && await LastSavedByAsync(JournalSubject.Request, id, cancel) is var by && await see.RunAsync(id, act, cancel) is { } applicant
            ? new TwoTexts { CurrentVersion = now.Version, Rows = TwoTexts.Compare(form, RequestForm.Of(now, applicant), RequestOptions.ByField), By = by, Newest = Url.StaffRequest(id) }
            : null);

    [HttpPost("/staff/requests/{id:int}/outcome"), Requires(StaffAction.WriteRequests), KeepsForm]
    public Task<IActionResult> Outcome(int id, OutcomeForm form, [FromServices] EnterOutcome enter, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => enter.RunAsync(id, form.Version, form.OutcomeCode, form.RepliedOn, form.Note, act, cancel),
        done: saved => Url.StaffRequest(saved.Id),
        again: () => EntryAsync(id, form, act, cancel),
        notice: "已登记办理结果",
        conflict: async () => await register.FindAsync(id, act.Today, cancel) is { } now
            ? new TwoTexts { CurrentVersion = now.Version, Rows = TwoTexts.Compare(form, OutcomeForm.Of(now), RequestOptions.ByField), By = await LastSavedByAsync(JournalSubject.Request, id, cancel), Newest = Url.StaffRequest(id) }
            : null);

    private async Task<IActionResult> EntryAsync(int id, OutcomeForm? form, ActContext act, CancellationToken cancel)
    {
        if (await register.FindAsync(id, act.Today, cancel) is not { } request)
            return NotFound();
        return View("Request", new RequestEntryPage
        {
            Request = request,
            Applicant = Me.Can(StaffAction.SeeApplicants) ? await see.RunAsync(id, act, cancel) : null,
            Form = form ?? OutcomeForm.Of(request) with { RepliedOn = request.RepliedOn ?? act.Today },
            Journal = (await journal.PageAsync(new JournalFilter { Kind = JournalSubject.Request, Thing = id }, cancel)).Entries,
            MayWrite = Me.Can(StaffAction.WriteRequests),
        });
    }
}
