using InfoDisclosure.Core.Site;
using InfoDisclosure.Rules.Catalogue.Upkeep;

namespace InfoDisclosure.Core.Catalogue.Upkeep;

/// <summary>自查表: the points with the rows behind them.</summary>
public sealed record InspectionSheet
{
    public required string AgencyName { get; init; }

    public required IReadOnlyList<InspectionPoint> Points { get; init; }

    /// <summary>最近更新 of the home page.</summary>
    public required DateOnly? UpdatedOn { get; init; }

    public required UpkeepColumn? Policy { get; init; }

    public required IReadOnlyList<UpkeepColumn> Stale { get; init; }

    public required IReadOnlyList<UpkeepColumn> Blank { get; init; }

    public required IReadOnlyList<UpkeepColumn> Explained { get; init; }

    public required LinkReport Links { get; init; }
}

/// <summary>Measures what of the inspection of government sites a program can know.</summary>
public sealed class InspectionReader(UpkeepReader upkeep, LinkReader links, SiteReader site)
{
    /// <summary>规范性文件: the one column of the kind 政策文件.</summary>
    private const string PolicyCode = "20-1";

    /// <summary>The sheet as of today; null before the site is set up.</summary>
    public async Task<InspectionSheet?> ReadAsync(DateOnly today, CancellationToken cancel)
    {
        if (await site.FrameAsync(cancel) is not { } frame)
            return null;
        var columns = await upkeep.ColumnsAsync(today, cancel);
        var found = await links.ReadAsync(cancel);
        var policy = columns.FirstOrDefault(column => column.Code == PolicyCode);
        List<UpkeepColumn> stale = [.. columns.Where(column => column.Freshness?.State == Freshness.Red).OrderBy(column => column.Freshness!.DueOn)];
        List<UpkeepColumn> blank = [.. columns.Where(column => column.IsBlank)];
        List<UpkeepColumn> explained = [.. columns.Where(column => column.Count == 0 && !column.IsBlank)];
        return new InspectionSheet
        {
            AgencyName = frame.AgencyName,
            UpdatedOn = frame.UpdatedOn,
            Policy = policy,
            Stale = stale,
            Blank = blank,
            Explained = explained,
            Links = found,
            Points = SiteInspection.Judge(new InspectionFacts
            {
                HomePageDays = Days(frame.UpdatedOn),
                PolicyDays = Days(policy?.UpdatedOn),
                Stale = stale.Count,
                WithPeriod = columns.Count(column => column.Freshness is not null),
                Blank = blank.Count,
                Explained = explained.Count,
                Columns = columns.Count,
                DeadLinks = found.Dead.Count,
                Links = found.Inside,
                MissingFooter = [.. Missing(frame)],
            }),
        };

        int? Days(DateOnly? day) => day is { } known ? today.DayNumber - known.DayNumber : null;
    }

    private static IEnumerable<string> Missing(SiteFrame frame)
    {
        if (frame.SiteIdCode is null) yield return "网站标识码";
        if (frame.IcpNumber is null) yield return "ICP备案号";
        if (frame.PoliceNumber is null) yield return "公安备案号";
        if (frame.Telephone is null) yield return "联系电话";
    }
}
