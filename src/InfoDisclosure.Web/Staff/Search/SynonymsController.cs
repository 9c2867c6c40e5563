using System.ComponentModel.DataAnnotations;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Search;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Shared.Links;
using InfoDisclosure.Web.Shared.TagHelpers;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Search;

/// <summary>A group of words that mean the same, as it is typed.</summary>
public sealed record SynonymForm
{
    [Display(Name = "意思相同的词"), AtMost(SynonymGroup.WordsLength)]
    public string? Words { get; init; }

    public int Version { get; init; }
}

public sealed record SynonymPage
{
    /// <summary>Null for a new group.</summary>
    public SynonymRow? Group { get; init; }

    public required SynonymForm Form { get; init; }
}

public sealed record SynonymListPage(IReadOnlyList<SynonymRow> Groups, bool MayWrite);

/// <summary>检索同义词: words that search takes for one.</summary>
[Requires(StaffAction.ReadItems)]
public sealed class SynonymsController(SynonymReader synonyms) : StaffController
{
    [HttpGet("/staff/search/synonyms")]
    public async Task<IActionResult> List(CancellationToken cancel) => View("SynonymList", new SynonymListPage(await synonyms.ListAsync(cancel), Me.Can(StaffAction.WriteItems)));

    [HttpGet("/staff/search/synonyms/new"), Requires(StaffAction.WriteItems)]
    public IActionResult New(string? words) => View("SynonymForm", new SynonymPage { Form = new SynonymForm { Words = words is { Length: > SynonymGroup.WordsLength } ? null : words } });

    [HttpPost("/staff/search/synonyms/new"), Requires(StaffAction.WriteItems), KeepsForm]
    public Task<IActionResult> Create(SynonymForm form, [FromServices] CreateSynonyms create, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => create.RunAsync(form.Words ?? "", act, cancel),
        done: _ => Url.Synonyms(),
        again: () => FormAsync("SynonymForm", new SynonymPage { Form = form }));

    [HttpGet("/staff/search/synonyms/{id:int}"), Requires(StaffAction.WriteItems)]
    public async Task<IActionResult> Edit(int id, CancellationToken cancel) => await synonyms.FindAsync(id, cancel) is { } group
        ? View("SynonymForm", new SynonymPage { Group = group, Form = Form(group) })
        : NotFound();

    [HttpPost("/staff/search/synonyms/{id:int}"), Requires(StaffAction.WriteItems), KeepsForm]
    public Task<IActionResult> Save(int id, SynonymForm form, [FromServices] EditSynonyms edit, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => edit.RunAsync(id, form.Version, form.Words ?? "", act, cancel),
        done: _ => Url.Synonyms(),
        again: async () => await synonyms.FindAsync(id, cancel) is { } group ? View("SynonymForm", new SynonymPage { Group = group, Form = form }) : NotFound(),
        conflict: async () => await synonyms.FindAsync(id, cancel) is { } now
            ? new TwoTexts { CurrentVersion = now.Version, Rows = TwoTexts.Compare(form, Form(now)), By = await LastSavedByAsync(JournalSubject.Synonyms, id, cancel), Newest = Url.SynonymGroup(id) }
            : null);

    [HttpPost("/staff/search/synonyms/{id:int}/remove"), Requires(StaffAction.WriteItems)]
    public Task<IActionResult> Remove(int id, int version, [FromServices] RemoveSynonyms remove, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => remove.RunAsync(id, version, act, cancel),
        done: _ => Url.Synonyms(),
        again: () => Task.FromResult(SeeOther(Url.SynonymGroup(id))),
        notice: "已删除");

    private static SynonymForm Form(SynonymRow group) => new() { Words = string.Join('、', group.Words), Version = group.Version };
}
