using System.ComponentModel.DataAnnotations;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Upkeep;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Shared.Links;
using InfoDisclosure.Web.Shared.TagHelpers;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Catalogue.Upkeep;

/// <summary>The columns of one basis.</summary>
public sealed record CoverageSection(string Id, string Heading, IReadOnlyList<UpkeepColumn> Columns)
{
    public int Filled => Columns.Count(column => column.Count > 0);

    public int Blank => Columns.Count(column => column.IsBlank);
}

/// <summary>覆盖图.</summary>
public sealed record CoveragePage
{
    public required IReadOnlyList<CoverageSection> Sections { get; init; }

    /// <summary>Newest last.</summary>
    public required IReadOnlyList<int> Years { get; init; }

    public required IReadOnlyDictionary<(int Category, int Year), int> Counts { get; init; }

    public required bool MayWrite { get; init; }

    public required bool MayExplain { get; init; }
}

/// <summary>Why a column is blank, as it is typed.</summary>
public sealed record BlankReasonForm
{
    [Display(Name = "为什么没有这类信息"), AtMost(Category.EmptyNoteLength)]
    public string? Reason { get; init; }
}

public sealed record BlankReasonPage(UpkeepColumn Column, BlankReasonForm Form);

/// <summary>覆盖图: what Article 20, Article 21 and the standard sectors ask for, and what of it is there.</summary>
[Requires(StaffAction.ReadItems)]
public sealed class CoverageController(UpkeepReader upkeep) : StaffController
{
    private const int YearsShown = 3;

    [HttpGet("/staff/coverage")]
    public async Task<IActionResult> Show(ActContext act, CancellationToken cancel)
    {
        var columns = await upkeep.ColumnsAsync(act.Today, cancel);
        var first = act.Today.Year - YearsShown + 1;
        return View("Coverage", new CoveragePage
        {
            Sections =
            [
                Section("article-20", "条例第二十条", CategoryBasis.Article20),
                Section("article-21", "条例第二十一条（乡镇）", CategoryBasis.Article21),
                Section("sectors", "基层政务公开标准目录领域", CategoryBasis.Sector),
                Section("other", "本机关自设", CategoryBasis.Other),
            ],
            Years = [.. Enumerable.Range(first, YearsShown)],
            Counts = (await upkeep.YearsAsync(first, cancel)).ToDictionary(row => (row.CategoryId, row.Year), row => row.Count),
            MayWrite = Me.Can(StaffAction.WriteItems),
            MayExplain = Me.Can(StaffAction.ReviewItems),
        });

        CoverageSection Section(string id, string heading, CategoryBasis basis) => new(id, heading, [.. columns.Where(column => column.Basis == basis)]);
    }

    [HttpGet("/staff/coverage/{id:int}/reason"), Requires(StaffAction.ReviewItems)]
    public async Task<IActionResult> Reason(int id, ActContext act, CancellationToken cancel) =>
        await upkeep.ColumnAsync(id, act.Today, cancel) is { } column ? View("BlankReason", new BlankReasonPage(column, new BlankReasonForm { Reason = column.BlankReason })) : NotFound();

    [HttpPost("/staff/coverage/{id:int}/reason"), Requires(StaffAction.ReviewItems), KeepsForm]
    public Task<IActionResult> Reason(int id, BlankReasonForm form, [FromServices] StateBlankReason state, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => state.RunAsync(id, form.Reason, act, cancel),
        done: _ => Url.Coverage(),
        again: async () => await upkeep.ColumnAsync(id, act.Today, cancel) is { } column ? View("BlankReason", new BlankReasonPage(column, form)) : NotFound(),
        notice: "已保存，公众在栏目页上能看到");
}
