using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Reports.Tables;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Rules.Reports;
using InfoDisclosure.Rules.Requests;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Reports;

/// <summary>A figure's present value and the rows it counts.</summary>
/// <param name="Name">As it stands between the braces.</param>
/// <param name="RowIds">Items for 公开, requests for 申请; empty for a stated figure.</param>
/// <param name="Stated">What an old report states; null for a counted figure.</param>
/// <param name="Cell">The number of the tables that it is; null for others.</param>
public sealed record FigureValue(string Name, IReadOnlyList<int> RowIds, string? Stated = null, ReportCell? Cell = null)
{
    /// <summary>What stands for a number that nobody has entered.</summary>
    public const string Blank = "（空白）";

    /// <summary>The value as it is printed.</summary>
    public string Text => Stated ?? (Cell is null ? RowIds.Count.ToString() : Cell.Value is null ? Blank : ReportTables.Text(Cell.Value));
}

/// <summary>A figure that a clerk can pick, with its meaning and present value.</summary>
public sealed record FigureChoice(string Name, string Meaning, string Text);

/// <summary>
/// Counts figures from the rows of a year. There are no counters: the same query that gives a number gives the rows it opens
/// to. Items count by 公开日期, requests by the day of receipt or of reply.
/// </summary>
public sealed class FigureReader(InfoDisclosureDb db, ReportForms forms)
{
    /// <summary>The names that a report of this office may use, for checking a text and for the list to pick from.</summary>
    public async Task<IReadOnlyList<FigureChoice>> ChoicesAsync(int year, CancellationToken cancel)
    {
        var groups = await db.Groups.OrderBy(group => group.Position).Select(group => group.Name).ToListAsync(cancel);
        var channels = await db.Channels.OrderBy(channel => channel.Position).Select(channel => channel.Name).ToListAsync(cancel);
        var categories = await db.Categories.Where(category => category.Basis != CategoryBasis.Sector).OrderBy(category => category.Position).Select(category => category.Name).ToListAsync(cancel);
        List<string> names =
        [
            "公开.总数", "公开.按时", "公开.逾期", "公开.补录",
            .. groups.Select(name => $"公开.分组.{name}"),
            .. channels.Select(name => $"公开.渠道.{name}"),
            "申请.总数", "申请.上年结转", "申请.办结", "申请.结转下年",
            .. RequestOutcome.All.Select(outcome => $"申请.结果.{outcome.Code}"),
            .. forms.For(year).Cells.Where(cell => cell.IsInShort).Select(cell => "表" + cell.Path),
            .. categories.Select(name => $"公开.类别.{name}"),
        ];
        var values = await ReadAsync(year, names, cancel);
        return [.. names.Select(name => new FigureChoice(name, values[name].Cell is { } cell ? $"表{cell.Cell.Table.Code}：{cell.Cell.Name}（{cell.Cell.Unit}）" : Meaning(name), values[name].Text))];
    }

    /// <summary>What a figure counts, in a few words; the name itself when it means nothing.</summary>
    public static string Meaning(string name) => FigureName.Parse(name) switch
    {
        FigureName.DisclosedTotal => "全年主动公开（条）",
        FigureName.DisclosedInTime figure => figure.Timeliness switch
        {
            Timeliness.OnTime => "按时公开（条，形成或变更后20个工作日内，法律另有规定的按规定）",
            Timeliness.Late => "逾期公开（条）",
            Timeliness.Backfilled => "补录（条，不计算是否按时）",
            Timeliness.Unknown => "不能计算是否按时（条）",
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        },
        FigureName.DisclosedInGroup figure => $"分组：{figure.Group}（条）",
        FigureName.DisclosedThroughChannel figure => $"渠道：{figure.Channel}（条，一条可在几个渠道）",
        FigureName.DisclosedInCategory figure => $"类别：{figure.Category}（条）",
        FigureName.RequestsTotal => "本年新收申请（件）",
        FigureName.RequestsCarriedIn => "上年结转申请（件）",
        FigureName.RequestsClosed => "本年办结申请（件）",
        FigureName.RequestsCarriedForward => "结转下年度继续办理（件）",
        FigureName.RequestsWithOutcome figure => $"办理结果：{RequestOutcome.Find(figure.Code)?.FullLabel ?? figure.Code}（件）",
        FigureName.Cell or FigureName.Stated or null => name,
        _ => name,
    };

    /// <summary>Whether a name means something here; the set is read once for a whole report.</summary>
    public async Task<Func<string, bool>> KnownAsync(CancellationToken cancel)
    {
        var groups = (await db.Groups.Select(group => group.Name).ToListAsync(cancel)).ToHashSet();
        var channels = (await db.Channels.Select(channel => channel.Name).ToListAsync(cancel)).ToHashSet();
        var categories = (await db.Categories.Where(category => category.Basis != CategoryBasis.Sector).Select(category => category.Name).ToListAsync(cancel)).ToHashSet();
        return name => FigureName.Parse(name) switch
        {
            FigureName.DisclosedInGroup figure => groups.Contains(figure.Group),
            FigureName.DisclosedThroughChannel figure => channels.Contains(figure.Channel),
            FigureName.DisclosedInCategory figure => categories.Contains(figure.Category),
            FigureName.RequestsWithOutcome figure => RequestOutcome.Find(figure.Code) is not null,
            FigureName.Cell figure => forms.All.Any(form => form.Find(figure.Path) is not null),
            null => false,
            _ => true,
        };
    }

    /// <summary>The present values of known names; an unknown one is left out.</summary>
    public async Task<IReadOnlyDictionary<string, FigureValue>> ReadAsync(int year, IEnumerable<string> names, CancellationToken cancel)
    {
        var parsed = names.Distinct().Select(name => (Name: name, Figure: FigureName.Parse(name))).Where(pair => pair.Figure is not null).ToList();
        var items = parsed.Any(pair => pair.Name.StartsWith("公开", StringComparison.Ordinal)) ? await ItemsAsync(year, cancel) : [];
        var requests = parsed.Any(pair => pair.Name.StartsWith("申请", StringComparison.Ordinal)) ? await RequestsAsync(year, cancel) : [];
        var tables = parsed.Any(pair => pair.Figure is FigureName.Cell) ? await new ReportTableReader(db, forms, new ReportFactReader(db)).PresentAsync(year, new DateOnly(year, 12, 31), cancel) : null;
        return parsed.Where(pair => pair.Figure is not FigureName.Cell(var path) || tables!.Cells.ContainsKey(path)).ToDictionary(pair => pair.Name, pair => pair.Figure is FigureName.Cell(var path)
            ? new FigureValue(pair.Name, tables!.Cells[path].RowIds, Cell: tables.Cells[path])
            : Value(pair.Name, pair.Figure!, year, items, requests));
    }

    private static FigureValue Value(string name, FigureName figure, int year, List<CountedItem> items, List<CountedRequest> requests) => figure switch
    {
        FigureName.DisclosedTotal => Of(name, items, _ => true),
        FigureName.DisclosedInTime inTime => Of(name, items, item => item.Timeliness == inTime.Timeliness),
        FigureName.DisclosedInGroup inGroup => Of(name, items, item => item.Group == inGroup.Group),
        FigureName.DisclosedThroughChannel through => Of(name, items, item => item.Channels.Contains(through.Channel)),
        FigureName.DisclosedInCategory inCategory => Of(name, items, item => item.Category == inCategory.Category),
        FigureName.RequestsTotal => Of(name, requests, request => request.ReceivedOn.Year == year),
        FigureName.RequestsCarriedIn => Of(name, requests, request => request.ReceivedOn.Year < year),
        FigureName.RequestsClosed => Of(name, requests, request => request.RepliedOn?.Year == year),
        FigureName.RequestsCarriedForward => Of(name, requests, request => request.RepliedOn?.Year != year),
        FigureName.RequestsWithOutcome outcome => Of(name, requests, request => request.RepliedOn?.Year == year && request.OutcomeCode == outcome.Code),
        FigureName.Stated stated => new FigureValue(name, [], stated.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(figure)),
    };

    private static FigureValue Of(string name, List<CountedItem> items, Func<CountedItem, bool> counts) => new(name, [.. items.Where(counts).Select(item => item.Id)]);

    private static FigureValue Of(string name, List<CountedRequest> requests, Func<CountedRequest, bool> counts) => new(name, [.. requests.Where(counts).Select(request => request.Id)]);

    private Task<List<CountedItem>> ItemsAsync(int year, CancellationToken cancel)
    {
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        // An entry that only names what is given on request isn't proactive disclosure.
        return db.PublicItems.AsNoTracking().Where(item => item.DisclosedOn >= from && item.DisclosedOn <= to && item.Revision!.Method == DisclosureMethod.Proactive)
            .OrderBy(item => item.DisclosedOn).ThenBy(item => item.ItemId)
            .Select(item => new CountedItem(item.ItemId, item.Group!.Name, item.Category!.Name, item.Timeliness,
                item.Channels.Join(db.Channels, link => link.ChannelId, channel => channel.Id, (link, channel) => channel.Name).ToList()))
            .ToListAsync(cancel);
    }

    /// <summary>Requests that belong to a year: received in it, or carried in; the same rule as <see cref="RequestTally"/>.</summary>
    private async Task<List<CountedRequest>> RequestsAsync(int year, CancellationToken cancel)
    {
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return await db.Requests.AsNoTracking()
            .Where(request => request.ReceivedOn <= to && (request.RepliedOn == null || request.RepliedOn >= from))
            .OrderBy(request => request.ReceivedOn).ThenBy(request => request.Id)
            .Select(request => new CountedRequest(request.Id, request.ReceivedOn, request.OutcomeCode, request.RepliedOn))
            .ToListAsync(cancel);
    }

    private sealed record CountedItem(int Id, string Group, string Category, Timeliness Timeliness, IReadOnlyList<string> Channels);

    private sealed record CountedRequest(int Id, DateOnly ReceivedOn, string? OutcomeCode, DateOnly? RepliedOn);
}
