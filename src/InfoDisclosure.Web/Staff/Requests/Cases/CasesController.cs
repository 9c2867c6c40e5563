using System.ComponentModel.DataAnnotations;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Requests.Cases;
using InfoDisclosure.Rules.Requests;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Shared.Links;
using InfoDisclosure.Web.Shared.TagHelpers;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Requests.Cases;

/// <summary>A case as it is typed.</summary>
public sealed record CaseForm
{
    [Display(Name = "类别")]
    public CaseKind Kind { get; init; }

    [Display(Name = "收到日期")]
    public DateOnly? FiledOn { get; init; }

    [Display(Name = "复议机关或者法院"), AtMost(DisclosureCase.BodyLength)]
    public string? Body { get; init; }

    [Display(Name = "案号"), AtMost(DisclosureCase.BodyNumberLength)]
    public string? BodyNumber { get; init; }

    [Display(Name = "关于哪件申请")]
    public string? RequestNumber { get; init; }

    [Display(Name = "适用简易程序")]
    public bool IsSimplified { get; init; }

    [Display(Name = "本机关答复日期")]
    public DateOnly? AnsweredOn { get; init; }

    [Display(Name = "结果")]
    public CaseResult? Result { get; init; }

    [Display(Name = "审结日期")]
    public DateOnly? ClosedOn { get; init; }

    [Display(Name = "备注"), AtMost(DisclosureCase.NoteLength)]
    public string? Note { get; init; }

    public int Version { get; init; }

    public static CaseForm Of(CaseView view) => new()
    {
        Kind = view.Case.Kind,
        FiledOn = view.Case.FiledOn,
        Body = view.Case.Body,
        BodyNumber = view.Case.BodyNumber,
        RequestNumber = view.RequestNumber,
        IsSimplified = view.Case.IsSimplified,
        AnsweredOn = view.Case.AnsweredOn,
        Result = view.Case.Result,
        ClosedOn = view.Case.ClosedOn,
        Note = view.Case.Note,
        Version = view.Case.Version,
    };

    public CaseEntry ToEntry() => new()
    {
        Kind = Kind,
        FiledOn = FiledOn,
        Body = Body ?? "",
        BodyNumber = BodyNumber,
        RequestNumber = RequestNumber,
        IsSimplified = IsSimplified,
        AnsweredOn = AnsweredOn,
        Result = Result,
        ClosedOn = ClosedOn,
        Note = Note,
    };
}

/// <summary>The answers that the form offers.</summary>
public static class CaseOptions
{
    public static IReadOnlyList<Choice> Kinds { get; } = Choice.Of<CaseKind>(kind => kind == CaseKind.Reconsideration ? kind.Label() : $"行政诉讼（{kind.Label()}）");

    public static IReadOnlyList<Choice> Results { get; } = Choice.Of<CaseResult>(result => result.Label());

    /// <summary>For two texts side by side: codes in words.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Choice>> ByField { get; } = new Dictionary<string, IReadOnlyList<Choice>>
    {
        [nameof(CaseForm.Kind)] = Kinds,
        [nameof(CaseForm.Result)] = Results,
    };
}

public sealed record CasesPage
{
    public required IReadOnlyList<CaseView> Cases { get; init; }

    public required DateOnly Today { get; init; }

    public required bool MayWrite { get; init; }
}

public sealed record CasePage
{
    /// <summary>Null for a new one.</summary>
    public CaseView? Case { get; init; }

    public required CaseForm Form { get; init; }

    public required bool MayWrite { get; init; }

    public IReadOnlyList<JournalEntry> Journal { get; init; } = [];
}

/// <summary>复议诉讼: the register of reconsiderations and lawsuits about requests.</summary>
public sealed class CasesController(CaseReader cases, JournalReader journal) : StaffController
{
    [HttpGet("/staff/cases"), Requires(StaffAction.ReadRequests)]
    public async Task<IActionResult> List(ActContext act, CancellationToken cancel) =>
        View("CaseList", new CasesPage { Cases = await cases.ListAsync(cancel), Today = act.Today, MayWrite = Me.Can(StaffAction.WriteRequests) });

    [HttpGet("/staff/cases/new"), Requires(StaffAction.WriteRequests)]
    public IActionResult New(ActContext act) => View("Case", new CasePage { Form = new CaseForm { FiledOn = act.Today }, MayWrite = true });

    [HttpPost("/staff/cases/new"), Requires(StaffAction.WriteRequests), KeepsForm]
    public Task<IActionResult> Register(CaseForm form, [FromServices] RegisterCase register, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => register.RunAsync(form.ToEntry(), act, cancel),
        done: saved => Url.StaffCase(saved.Id),
        again: () => FormAsync("Case", new CasePage { Form = form, MayWrite = true }),
        notice: "已登记");

    [HttpGet("/staff/cases/{id:int}"), Requires(StaffAction.ReadRequests)]
    public Task<IActionResult> Show(int id, CancellationToken cancel) => CaseAsync(id, null, cancel);

    [HttpPost("/staff/cases/{id:int}"), Requires(StaffAction.WriteRequests), KeepsForm]
    public Task<IActionResult> Save(int id, CaseForm form, [FromServices] EditCase edit, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => edit.RunAsync(id, form.Version, form.ToEntry(), act, cancel),
        done: saved => Url.StaffCase(saved.Id),
        again: () => CaseAsync(id, form, cancel),
        conflict: async () => await cases.FindAsync(id, cancel) is { } now
            ? new TwoTexts { CurrentVersion = now.Case.Version, Rows = TwoTexts.Compare(form, CaseForm.Of(now), CaseOptions.ByField), By = await LastSavedByAsync(JournalSubject.Case, id, cancel), Newest = Url.StaffCase(id) }
            : null);

    private async Task<IActionResult> CaseAsync(int id, CaseForm? form, CancellationToken cancel) => await cases.FindAsync(id, cancel) is { } found
        ? View("Case", new CasePage { Case = found, Form = form ?? CaseForm.Of(found), MayWrite = Me.Can(StaffAction.WriteRequests), Journal = (await journal.PageAsync(new JournalFilter { Kind = JournalSubject.Case, Thing = id }, cancel)).Entries })
        : NotFound();
}
