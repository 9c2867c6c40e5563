using System.ComponentModel.DataAnnotations;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Site;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Shared.Links;
using InfoDisclosure.Web.Shared.TagHelpers;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Site;

/// <summary>公开指南 or 公开制度 as it is typed.</summary>
public sealed record PageTextForm
{
    [Display(Name = "正文"), AtMost(PageText.MarkdownLength)]
    public string? Markdown { get; init; }

    /// <summary>The number of the text that was edited; 0 when there was none.</summary>
    public int Version { get; init; }
}

public sealed record PageTextPage
{
    public required SitePage Page { get; init; }

    public required PageTextForm Form { get; init; }

    public required IReadOnlyList<PageTextRow> History { get; init; }
}

public sealed record PageTextVersionPage(SitePage Page, PageTextView Text);

/// <summary>公开指南 and 公开制度: a saved text is public at once, every earlier one stays readable.</summary>
[Requires(StaffAction.WritePages)]
public sealed class PageTextsController(PageTextReader texts, SavePageText save) : StaffController
{
    [HttpGet("/staff/pages/{page}")]
    public async Task<IActionResult> Edit(SitePage page, CancellationToken cancel) =>
        Known(page) ? await FormAsync(page, FormOf(await texts.FindAsync(page, null, cancel)), cancel) : NotFound();

    [HttpPost("/staff/pages/{page}"), KeepsForm]
    public async Task<IActionResult> Save(SitePage page, PageTextForm form, ActContext act, CancellationToken cancel) => !Known(page) ? NotFound() : await SubmitAsync(
        () => save.RunAsync(page, form.Version, form.Markdown ?? "", act, cancel),
        done: _ => Url.PageText(page),
        again: () => FormAsync(page, form, cancel),
        notice: "已保存，公开页面已经更新",
        conflict: async () =>
        {
            var now = FormOf(await texts.FindAsync(page, null, cancel));
            return new TwoTexts { CurrentVersion = now.Version, Rows = TwoTexts.Compare(form, now), By = await LastSavedByAsync(JournalSubject.Page, (int)page, cancel), Newest = Url.PageText(page) };
        });

    [HttpGet("/staff/pages/{page}/{number:int}")]
    public async Task<IActionResult> Version(SitePage page, int number, CancellationToken cancel) =>
        Known(page) && await texts.FindAsync(page, number, cancel) is { } text ? View("PageTextVersion", new PageTextVersionPage(page, text)) : NotFound();

    private bool Known(SitePage page) => ModelState.GetFieldValidationState("page") != Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid && Enum.IsDefined(page);

    private static PageTextForm FormOf(PageTextView? text) => new() { Markdown = text?.Markdown, Version = text?.Number ?? 0 };

    private async Task<IActionResult> FormAsync(SitePage page, PageTextForm form, CancellationToken cancel) =>
        View("PageText", new PageTextPage { Page = page, Form = form, History = await texts.HistoryAsync(page, cancel) });
}
