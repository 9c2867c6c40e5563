using System.ComponentModel.DataAnnotations;
using InfoDisclosure.Core.Catalogue.Privacy;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Shared.Links;
using InfoDisclosure.Web.Shared.TagHelpers;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Catalogue;

/// <summary>A word as it is typed.</summary>
public sealed record WordForm
{
    [Display(Name = "词表")]
    public OfficeWordKind Kind { get; init; }

    [Display(Name = "词"), AtMost(OfficeWord.WordLength)]
    public string? Word { get; init; }

    [Display(Name = "为什么不宜公开，或者正确的写法"), AtMost(OfficeWord.NoteLength)]
    public string? Note { get; init; }
}

public sealed record WordsPage(WordForm Form, ILookup<OfficeWordKind, OfficeWord> Words)
{
    public IReadOnlyList<Choice> Kinds { get; } = Choice.Of<OfficeWordKind>(kind => kind.Label());
}

/// <summary>检查词表: the words that the check before review looks for.</summary>
[Requires(StaffAction.WriteItems)]
public sealed class WordsController(PrivacyReader privacy) : StaffController
{
    [HttpGet("/staff/words")]
    public Task<IActionResult> List(CancellationToken cancel) => PageAsync(new WordForm(), cancel);

    [HttpPost("/staff/words"), KeepsForm]
    public Task<IActionResult> Add(WordForm form, [FromServices] AddOfficeWord add, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => add.RunAsync(form.Kind, form.Word, form.Note, act, cancel),
        done: _ => Url.Words(),
        again: () => PageAsync(form, cancel),
        notice: $"已加入“{form.Word?.Trim()}”，以后送审时会检查");

    [HttpPost("/staff/words/{id:int}/remove")]
    public Task<IActionResult> Remove(int id, [FromServices] RemoveOfficeWord remove, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => remove.RunAsync(id, act, cancel),
        done: _ => Url.Words(),
        again: () => PageAsync(new WordForm(), cancel),
        notice: "已去掉；需要时可以再加入");

    private async Task<IActionResult> PageAsync(WordForm form, CancellationToken cancel) => View("Words", new WordsPage(form, (await privacy.WordsAsync(cancel)).ToLookup(word => word.Kind)));
}
