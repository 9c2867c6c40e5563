using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Rules.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue.Upkeep;

/// <summary>更新周期 of columns as they are entered; a column that isn't named keeps its period.</summary>
public sealed record UpkeepInput
{
    public required int YellowLead { get; init; }

    public required int MostStatements { get; init; }

    public required IReadOnlyDictionary<int, UpdatePeriod> Periods { get; init; }
}

/// <summary>Saves how often columns are to be updated, and how it is watched.</summary>
public sealed class SaveUpkeepSettings(InfoDisclosureDb db)
{
    public async Task<ActResult<int>> RunAsync(int version, UpkeepInput input, ActContext context, CancellationToken cancel)
    {
        List<Issue> issues = [];
        if (input.YellowLead is < 0 or > UpkeepSettings.MostLead)
            issues.Add(new Issue(nameof(input.YellowLead), $"提前天数填0到{UpkeepSettings.MostLead}"));
        if (input.MostStatements is < 0 or > UpkeepSettings.MostStatementsAllowed)
            issues.Add(new Issue(nameof(input.MostStatements), $"连续期数填0到{UpkeepSettings.MostStatementsAllowed}，0表示不使用"));
        if (input.Periods.Values.Any(period => !Enum.IsDefined(period)))
            issues.Add(new Issue("", "请重新选择更新周期"));
        if (issues.Count > 0)
            return new ActResult<int>.Invalid(issues);

        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            var settings = await db.UpkeepSettings.SingleOrDefaultAsync(cancel);
            if ((settings?.Version ?? 0) != version)
                return new ActResult<int>.Stale(settings?.Version ?? 0);
            List<string> changes = [];
            var (lead, most) = (settings?.YellowLead ?? new UpkeepSettings().YellowLead, settings?.MostStatements ?? new UpkeepSettings().MostStatements);
            if (lead != input.YellowLead)
                changes.Add($"提前{lead}天→{input.YellowLead}天提醒");
            if (most != input.MostStatements)
                changes.Add($"本期无变化连续{most}期→{input.MostStatements}期");
            changes.AddRange(await PeriodsAsync(input.Periods, cancel));
            if (changes.Count == 0)
                return new ActResult<int>.Done(version);
            if (settings is null)
                db.UpkeepSettings.Add(settings = new UpkeepSettings());
            (settings.YellowLead, settings.MostStatements) = (input.YellowLead, input.MostStatements);
            // A version counts up even when only periods changed, so that two people can't save over each other.
            settings.Version = version + 1;
            db.Journal.Add(context.Entry(JournalAction.Edited, JournalSubject.Column, null, "栏目更新周期", string.Join("；", changes)));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return new ActResult<int>.Done(settings.Version);
        }
    }

    private async Task<IReadOnlyList<string>> PeriodsAsync(IReadOnlyDictionary<int, UpdatePeriod> chosen, CancellationToken cancel)
    {
        var periods = await db.ColumnPeriods.ToDictionaryAsync(row => row.CategoryId, cancel);
        var categories = await db.Categories.AsNoTracking().OrderBy(row => row.Position).Select(row => new { row.Id, row.Name }).ToListAsync(cancel);
        List<string> changes = [];
        foreach (var category in categories)
        {
            if (!chosen.TryGetValue(category.Id, out var period))
                continue;
            var row = periods.GetValueOrDefault(category.Id);
            if ((row?.Period ?? UpdatePeriod.None) == period)
                continue;
            changes.Add($"{category.Name}：{(row?.Period ?? UpdatePeriod.None).Label()}→{period.Label()}");
            if (row is null)
                db.ColumnPeriods.Add(new ColumnPeriod { CategoryId = category.Id, Period = period });
            else
                row.Period = period;
        }

        return changes;
    }
}
