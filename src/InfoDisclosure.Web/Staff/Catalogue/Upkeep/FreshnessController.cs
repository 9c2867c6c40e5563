using System.ComponentModel.DataAnnotations;
using InfoDisclosure.Core.Catalogue.Upkeep;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Rules.Catalogue.Upkeep;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Shared.Links;
using InfoDisclosure.Web.Shared.TagHelpers;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Catalogue.Upkeep;

/// <summary>保鲜台: columns and standing items with a period, the worst first.</summary>
public sealed record FreshnessPage
{
    /// <summary>So many days ahead are told.</summary>
    public const int Ahead = 30;

    public required DateOnly Today { get; init; }

    public required IReadOnlyList<UpkeepColumn> Columns { get; init; }

    public required IReadOnlyList<StandingItem> Items { get; init; }

    /// <summary>Columns without a period.</summary>
    public required int WithoutPeriod { get; init; }

    public required bool MayWrite { get; init; }

    public required bool MaySet { get; init; }

    /// <summary>What comes due from today on, by day.</summary>
    public required IReadOnlyList<ForecastRow> Forecast { get; init; }

    public int Count(Freshness state) => Columns.Count(column => column.Freshness!.State == state) + Items.Count(item => item.Freshness.State == state);
}

/// <summary>Something that comes due.</summary>
/// <param name="ItemId">Null for a column.</param>
public sealed record ForecastRow(DateOnly DueOn, string Name, int ColumnId, int? ItemId, int DaysLeft);

/// <summary>A column's period as it is typed.</summary>
public sealed record PeriodForm
{
    public int Id { get; init; }

    public UpdatePeriod Period { get; init; }
}

/// <summary>更新周期 as they are typed.</summary>
public sealed record UpkeepForm
{
    [Display(Name = "提前几天变黄")]
    public int YellowLead { get; init; }

    [Display(Name = "“本期无变化”最多连续几期")]
    public int MostStatements { get; init; }

    public List<PeriodForm> Periods { get; init; } = [];

    public int Version { get; init; }

    public UpkeepInput ToInput() => new()
    {
        YellowLead = YellowLead,
        MostStatements = MostStatements,
        Periods = Periods.GroupBy(row => row.Id).ToDictionary(group => group.Key, group => group.Last().Period),
    };
}

public sealed record UpkeepSettingsPage(UpkeepForm Form, IReadOnlyList<UpkeepColumn> Columns)
{
    public IReadOnlyList<Choice> Periods { get; } = Choice.Of<UpdatePeriod>(period => period.Label());
}

/// <summary>保鲜台: what is to be updated, before an inspection finds it.</summary>
[Requires(StaffAction.ReadItems)]
public sealed class FreshnessController(UpkeepReader upkeep) : StaffController
{
    [HttpGet("/staff/freshness")]
    public async Task<IActionResult> Show(ActContext act, CancellationToken cancel)
    {
        var columns = await upkeep.ColumnsAsync(act.Today, cancel);
        List<UpkeepColumn> watched = [.. columns.Where(column => column.Freshness is not null).OrderBy(column => column.Freshness!.State).ThenBy(column => column.Freshness!.DueOn)];
        var items = await upkeep.StandingAsync(act.Today, cancel);
        return View("Freshness", new FreshnessPage
        {
            Today = act.Today,
            Columns = watched,
            Items = items,
            WithoutPeriod = columns.Count - watched.Count,
            MayWrite = Me.Can(StaffAction.WriteItems),
            MaySet = Me.Can(StaffAction.ReviewItems),
            Forecast =
            [
                .. watched.Select(column => Row(column.Name, column.Id, null, column.Freshness!)).Concat(items.Select(item => Row(item.Title, 0, item.Id, item.Freshness)))
                    .OfType<ForecastRow>().OrderBy(row => row.DueOn),
            ],
        });

        static ForecastRow? Row(string name, int column, int? item, ColumnFreshness freshness) =>
            freshness.DaysLeft is >= 0 and <= FreshnessPage.Ahead and var left ? new ForecastRow(freshness.DueOn!.Value, name, column, item, left) : null;
    }

    [HttpPost("/staff/freshness/{id:int}/no-change"), Requires(StaffAction.WriteItems)]
    public Task<IActionResult> State(int id, [FromServices] StateNoChange state, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => state.RunAsync(id, act, cancel),
        done: _ => Url.Freshness(),
        again: () => Task.FromResult(SeeOther(Url.Freshness())),
        notice: $"已在栏目页公开：{NoChange.Sentence(act.Today)}");

    [HttpGet("/staff/freshness/settings"), Requires(StaffAction.ReviewItems)]
    public async Task<IActionResult> Settings(ActContext act, CancellationToken cancel)
    {
        var columns = await upkeep.ColumnsAsync(act.Today, cancel);
        return View("UpkeepSettings", new UpkeepSettingsPage(await FormAsync(columns, cancel), columns));
    }

    [HttpPost("/staff/freshness/settings"), Requires(StaffAction.ReviewItems), KeepsForm]
    public Task<IActionResult> Save(UpkeepForm form, [FromServices] SaveUpkeepSettings save, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => save.RunAsync(form.Version, form.ToInput(), act, cancel),
        done: _ => Url.Freshness(),
        again: async () => View("UpkeepSettings", new UpkeepSettingsPage(form, await upkeep.ColumnsAsync(act.Today, cancel))),
        conflict: async () => new TwoTexts
        {
            CurrentVersion = (await upkeep.SettingsAsync(cancel)).Version,
            Rows = [],
            By = await LastSavedByAsync(JournalSubject.Column, null, cancel),
            Newest = Url.FreshnessSettings(),
        });

    private async Task<UpkeepForm> FormAsync(IReadOnlyList<UpkeepColumn> columns, CancellationToken cancel)
    {
        var settings = await upkeep.SettingsAsync(cancel);
        return new UpkeepForm
        {
            YellowLead = settings.YellowLead,
            MostStatements = settings.MostStatements,
            Periods = [.. columns.Select(column => new PeriodForm { Id = column.Id, Period = column.Period })],
            Version = settings.Version,
        };
    }
}
