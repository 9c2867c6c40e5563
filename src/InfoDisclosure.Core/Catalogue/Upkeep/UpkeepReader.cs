using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Rules.Catalogue.Upkeep;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue.Upkeep;

/// <summary>A column (栏目: a category of the catalogue) with how it is kept.</summary>
public sealed record UpkeepColumn
{
    public required int Id { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string Statute { get; init; }

    public required CategoryBasis Basis { get; init; }

    public required UpdatePeriod Period { get; init; }

    /// <summary>Public items that stand under it.</summary>
    public required int Count { get; init; }

    /// <summary>The newest 公开日期.</summary>
    public required DateOnly? NewestOn { get; init; }

    /// <summary>The last day something was published or corrected.</summary>
    public required DateOnly? UpdatedOn { get; init; }

    /// <summary>The day of the last 本期无变化 since then.</summary>
    public required DateOnly? StatedOn { get; init; }

    /// <summary>So many of them since then.</summary>
    public required int Stated { get; init; }

    /// <summary>Null for 不定期.</summary>
    public required ColumnFreshness? Freshness { get; init; }

    /// <summary>Why there is nothing, as a person stated it; null when nobody did.</summary>
    public required string? BlankReason { get; init; }

    /// <summary>Why 本期无变化 can't be stated now; null when it can.</summary>
    public required string? Refusal { get; init; }

    /// <summary>The words of the law with its short name, for lists.</summary>
    public string ShortStatute => Statute.Replace("《中华人民共和国政府信息公开条例》", "条例", StringComparison.Ordinal);

    /// <summary>Nothing in it, and nobody said why.</summary>
    public bool IsBlank => Count == 0 && BlankReason is null;
}

/// <summary>A public item that is to be brought up to date from time to time.</summary>
public sealed record StandingItem(int Id, string Title, string CategoryName, ColumnFreshness Freshness);

/// <summary>How many items of a year stand under a column.</summary>
public sealed record ColumnYear(int CategoryId, int Year, int Count);

/// <summary>Reads how columns and standing items are kept up to date.</summary>
public sealed class UpkeepReader(InfoDisclosureDb db)
{
    /// <summary>The settings, or their defaults, as version 0, before anybody saved them.</summary>
    public async Task<UpkeepSettings> SettingsAsync(CancellationToken cancel) =>
        await db.UpkeepSettings.AsNoTracking().SingleOrDefaultAsync(cancel) ?? new UpkeepSettings { Version = 0 };

    /// <summary>Every column in its order.</summary>
    public async Task<IReadOnlyList<UpkeepColumn>> ColumnsAsync(DateOnly today, CancellationToken cancel)
    {
        var settings = await SettingsAsync(cancel);
        var categories = await db.Categories.AsNoTracking().OrderBy(row => row.Position).ThenBy(row => row.Id).ToListAsync(cancel);
        var periods = await db.ColumnPeriods.AsNoTracking().ToDictionaryAsync(row => row.CategoryId, row => row.Period, cancel);
        var items = await db.PublicItemCategories.AsNoTracking().GroupBy(link => link.CategoryId)
            .Select(group => new { group.Key, Count = group.Count(), Newest = group.Max(link => link.DisclosedOn) }).ToDictionaryAsync(row => row.Key, cancel);
        var corrected = await db.PublicItemCategories.AsNoTracking().Join(db.PublicItems.Where(item => item.RevisedAt > item.PublishedAt), link => link.ItemId, item => item.ItemId, (link, item) => new { link.CategoryId, item.RevisedAt })
            .GroupBy(row => row.CategoryId).Select(group => new { group.Key, At = group.Max(row => row.RevisedAt) }).ToDictionaryAsync(row => row.Key, row => OfficeDay.Of(row.At), cancel);
        var stated = (await db.NoChangeStatements.AsNoTracking().Select(row => new { row.CategoryId, row.StatedOn }).ToListAsync(cancel)).ToLookup(row => row.CategoryId, row => row.StatedOn);
        var reasons = (await db.BlankReasons.AsNoTracking().OrderBy(row => row.Id).Select(row => new { row.CategoryId, row.Reason }).ToListAsync(cancel)).ToLookup(row => row.CategoryId, row => row.Reason);
        return [.. categories.Select(category =>
        {
            var found = items.GetValueOrDefault(category.Id);
            // 补录 is no update: it was public before. A correction is one, and its note says what changed.
            DateOnly? updated = found is null ? null : corrected.TryGetValue(category.Id, out var day) && day > found.Newest ? day : found.Newest;
            var since = stated[category.Id].Where(on => on > updated).ToList();
            DateOnly? last = since.Count > 0 ? since.Max() : null;
            var period = periods.GetValueOrDefault(category.Id);
            var freshness = ColumnFreshness.Of(period, updated, last, today, settings.YellowLead);
            return new UpkeepColumn
            {
                Id = category.Id,
                Code = category.Code,
                Name = category.Name,
                Statute = category.Statute,
                Basis = category.Basis,
                Period = period,
                Count = found?.Count ?? 0,
                NewestOn = found?.Newest,
                UpdatedOn = updated,
                StatedOn = last,
                Stated = since.Count,
                Freshness = freshness,
                BlankReason = reasons[category.Id].LastOrDefault() is { Length: > 0 } reason ? reason : null,
                Refusal = NoChange.Refusal(freshness, since.Count, settings.MostStatements),
            };
        })];
    }

    /// <summary>One column; null when there is none.</summary>
    public async Task<UpkeepColumn?> ColumnAsync(int id, DateOnly today, CancellationToken cancel) =>
        (await ColumnsAsync(today, cancel)).FirstOrDefault(column => column.Id == id);

    /// <summary>Public items with an update period of their own, the worst first.</summary>
    public async Task<IReadOnlyList<StandingItem>> StandingAsync(DateOnly today, CancellationToken cancel)
    {
        var settings = await SettingsAsync(cancel);
        var items = await db.PublicItems.AsNoTracking().Where(item => item.UpdatePeriod != UpdatePeriod.None)
            .Select(item => new { item.ItemId, item.Title, CategoryName = item.Category!.Name, item.UpdatePeriod, item.DisclosedOn, item.PublishedAt, item.RevisedAt }).ToListAsync(cancel);
        return
        [
            .. items.Select(item => new StandingItem(item.ItemId, item.Title, item.CategoryName,
                    ColumnFreshness.Of(item.UpdatePeriod, item.RevisedAt > item.PublishedAt ? OfficeDay.Of(item.RevisedAt) : item.DisclosedOn, null, today, settings.YellowLead)!))
                .OrderBy(item => item.Freshness.State).ThenBy(item => item.Freshness.DueOn).ThenBy(item => item.Id),
        ];
    }

    /// <summary>Items by column and year of 公开日期.</summary>
    public async Task<IReadOnlyList<ColumnYear>> YearsAsync(int from, CancellationToken cancel)
    {
        var first = new DateOnly(from, 1, 1);
        return await db.PublicItemCategories.AsNoTracking().Where(link => link.DisclosedOn >= first).GroupBy(link => new { link.CategoryId, link.DisclosedOn.Year })
            .Select(group => new ColumnYear(group.Key.CategoryId, group.Key.Year, group.Count())).ToListAsync(cancel);
    }
}
