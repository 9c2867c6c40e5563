using InfoDisclosure.Rules.Catalogue;

namespace InfoDisclosure.Rules.Reports;

/// <summary>
/// The name of a number that a report's text may hold between double braces, e.g. <c>公开.分组.微信公众号</c>. A name says what
/// is counted in the report's year; the value comes from the rows.
/// </summary>
public abstract record FigureName
{
    private FigureName()
    {
    }

    /// <summary>公开.总数: items whose 公开日期 lies in the year.</summary>
    public sealed record DisclosedTotal : FigureName;

    /// <summary>公开.按时, 公开.逾期, 公开.补录: of these, by whether they became public in time (条例 Art. 26).</summary>
    public sealed record DisclosedInTime(Timeliness Timeliness) : FigureName;

    /// <summary>公开.分组.名称: of these, one exclusive group.</summary>
    public sealed record DisclosedInGroup(string Group) : FigureName;

    /// <summary>公开.渠道.名称: of these, through one channel (channels may overlap).</summary>
    public sealed record DisclosedThroughChannel(string Channel) : FigureName;

    /// <summary>公开.类别.名称: of these, in one category.</summary>
    public sealed record DisclosedInCategory(string Category) : FigureName;

    /// <summary>申请.总数: requests received in the year.</summary>
    public sealed record RequestsTotal : FigureName;

    /// <summary>申请.办结: requests closed in the year.</summary>
    public sealed record RequestsClosed : FigureName;

    /// <summary>申请.上年结转: requests received before the year and open at its start.</summary>
    public sealed record RequestsCarriedIn : FigureName;

    /// <summary>申请.结转下年: requests still open at the year's end.</summary>
    public sealed record RequestsCarriedForward : FigureName;

    /// <summary>申请.结果.C3.1: requests closed in the year with one outcome of table 3.</summary>
    public sealed record RequestsWithOutcome(string Code) : FigureName;

    /// <summary>表3/C7/total: a number of the report's tables, by the path of its cell.</summary>
    public sealed record Cell(string Path) : FigureName;

    /// <summary>原报告载明.0: a number that an old report states and no row here backs. It stays what the report said, and is marked so.</summary>
    public sealed record Stated(string Value) : FigureName;

    /// <summary>Reads a name; null when it isn't one. Whether a group or channel exists is the register's to say.</summary>
    public static FigureName? Parse(string name)
    {
        if (name.StartsWith('表') && name.Count(c => c == '/') == 2)
            return new Cell(name[1..]);
        var parts = name.Split('.', 3);
        return parts switch
        {
            ["公开", "总数"] => new DisclosedTotal(),
            ["公开", "按时"] => new DisclosedInTime(Timeliness.OnTime),
            ["公开", "逾期"] => new DisclosedInTime(Timeliness.Late),
            ["公开", "补录"] => new DisclosedInTime(Timeliness.Backfilled),
            ["公开", "分组", { Length: > 0 } group] => new DisclosedInGroup(group),
            ["公开", "渠道", { Length: > 0 } channel] => new DisclosedThroughChannel(channel),
            ["公开", "类别", { Length: > 0 } category] => new DisclosedInCategory(category),
            ["申请", "总数"] => new RequestsTotal(),
            ["申请", "办结"] => new RequestsClosed(),
            ["申请", "上年结转"] => new RequestsCarriedIn(),
            ["申请", "结转下年"] => new RequestsCarriedForward(),
            ["申请", "结果", { Length: > 0 } code] => new RequestsWithOutcome(code),
            ["原报告载明", ..] when name.Length is > 6 and <= 26 && name[6..].All(c => char.IsAsciiDigit(c) || c is '.' or '%' or '％') => new Stated(name[6..]),
            _ => null,
        };
    }
}
