using System.ComponentModel.DataAnnotations;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Staffing;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Shared.Links;
using InfoDisclosure.Web.Shared.TagHelpers;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Staffing;

/// <summary>A 科室 or 服务中心 as it is typed.</summary>
public sealed record OfficeForm
{
    [Display(Name = "名称"), AtMost(Office.NameLength)]
    public string? Name { get; init; }

    [Display(Name = "类型")]
    public OfficeKind Kind { get; init; }

    [Display(Name = "电话"), AtMost(Office.TelephoneLength)]
    public string? Telephone { get; init; }

    public int Version { get; init; }

    public static OfficeForm Of(OfficeRow office) => new() { Name = office.Name, Kind = office.Kind, Telephone = office.Telephone, Version = office.Version };

    public OfficeInput ToInput() => new() { Name = Name ?? "", Kind = Kind, Telephone = Telephone };
}

public sealed record OfficePage
{
    /// <summary>Null for a new office.</summary>
    public OfficeRow? Office { get; init; }

    public required OfficeForm Form { get; init; }

    public IReadOnlyList<Choice> Kinds { get; } = Choice.Of<OfficeKind>(kind => kind.Label());
}

public sealed record OfficeListPage(IReadOnlyList<OfficeRow> Offices);

/// <summary>科室和服务中心, with the clerks who write for them.</summary>
[Requires(StaffAction.ManageAccounts)]
public sealed class OfficesController(OfficeReader offices, CreateOffice create, EditOffice edit, CloseOffice closeOffice) : StaffController
{
    [HttpGet("/staff/offices")]
    public async Task<IActionResult> List(CancellationToken cancel) => View("OfficeList", new OfficeListPage(await offices.ListAsync(cancel)));

    [HttpGet("/staff/offices/new")]
    public IActionResult New() => View("OfficeForm", new OfficePage { Form = new OfficeForm() });

    [HttpPost("/staff/offices/new"), KeepsForm]
    public Task<IActionResult> Create(OfficeForm form, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => create.RunAsync(form.ToInput(), act, cancel),
        done: _ => Url.Offices(),
        again: () => FormAsync("OfficeForm", new OfficePage { Form = form }));

    [HttpGet("/staff/offices/{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken cancel) =>
        await offices.FindAsync(id, cancel) is { } office ? View("OfficeForm", new OfficePage { Office = office, Form = OfficeForm.Of(office) }) : NotFound();

    [HttpPost("/staff/offices/{id:int}"), KeepsForm]
    public Task<IActionResult> Save(int id, OfficeForm form, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => edit.RunAsync(id, form.Version, form.ToInput(), act, cancel),
        done: _ => Url.Offices(),
        again: async () => await offices.FindAsync(id, cancel) is { } office ? View("OfficeForm", new OfficePage { Office = office, Form = form }) : NotFound(),
        conflict: async () => await offices.FindAsync(id, cancel) is { } now
            ? new TwoTexts
            {
                CurrentVersion = now.Version,
                Rows = TwoTexts.Compare(form, OfficeForm.Of(now), new Dictionary<string, IReadOnlyList<Choice>> { [nameof(OfficeForm.Kind)] = Choice.Of<OfficeKind>(kind => kind.Label()) }),
                By = await LastSavedByAsync(JournalSubject.Office, id, cancel),
                Newest = Url.Office(id),
            }
            : null);

    [HttpPost("/staff/offices/{id:int}/close")]
    public Task<IActionResult> Close(int id, int version, bool close, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => closeOffice.RunAsync(id, version, close, act, cancel),
        done: _ => Url.Offices(),
        again: () => Task.FromResult<IActionResult>(new SeeOtherResult(Url.Office(id))),
        notice: close ? "已停用" : "已恢复");
}
