namespace InfoDisclosure.Rules.Catalogue.Upkeep;

/// <summary>How a point of the inspection stands.</summary>
public enum InspectionVerdict
{
    /// <summary>没有发现问题.</summary>
    Passed,

    /// <summary>单项否决: any one of them fails the site.</summary>
    Veto,

    /// <summary>会扣分.</summary>
    Deduction,

    /// <summary>The rule can be read in two ways; a person decides.</summary>
    Unsure,

    /// <summary>人工填写: the program can't know it.</summary>
    ByHand,
}

/// <summary>A point that is measured or left to a person.</summary>
public enum InspectionTopic
{
    /// <summary>首页不更新.</summary>
    HomePage,

    /// <summary>政策文件 without an update for half a year.</summary>
    PolicyColumn,

    /// <summary>应更新而未更新的栏目.</summary>
    StaleColumns,

    /// <summary>空白栏目.</summary>
    BlankColumns,

    /// <summary>站内死链.</summary>
    DeadLinks,

    /// <summary>页脚标识.</summary>
    Footer,

    /// <summary>安全、泄密等严重问题.</summary>
    Security,

    /// <summary>站点无法访问.</summary>
    Reachable,

    /// <summary>互动回应差.</summary>
    Interaction,

    /// <summary>服务不实用.</summary>
    Services,
}

/// <summary>One line of the sheet.</summary>
/// <param name="Rule">What the inspection asks.</param>
/// <param name="Measured">What was found; what to look at by hand.</param>
public sealed record InspectionPoint(InspectionTopic Topic, string Name, string Rule, string Measured, InspectionVerdict Verdict);

/// <summary>What the program measured.</summary>
public sealed record InspectionFacts
{
    /// <summary>Days since the home page last showed something new; null when nothing was ever published.</summary>
    public required int? HomePageDays { get; init; }

    /// <summary>Days since the newest 政策文件; null when there is none.</summary>
    public required int? PolicyDays { get; init; }

    /// <summary>Columns whose period has passed.</summary>
    public required int Stale { get; init; }

    /// <summary>Columns with a period.</summary>
    public required int WithPeriod { get; init; }

    /// <summary>Columns without any item and without a stated reason.</summary>
    public required int Blank { get; init; }

    /// <summary>Columns without any item for which a reason is stated.</summary>
    public required int Explained { get; init; }

    /// <summary>Columns in all.</summary>
    public required int Columns { get; init; }

    public required int DeadLinks { get; init; }

    public required int Links { get; init; }

    /// <summary>What the footer should show and doesn't.</summary>
    public required IReadOnlyList<string> MissingFooter { get; init; }
}

/// <summary>
/// The check list of 国办秘函〔2019〕19号 (政府网站检查指标) as far as a program can know it: 单项否决 first, then what costs points.
/// </summary>
public static class SiteInspection
{
    /// <summary>首页: two weeks.</summary>
    public const int HomePageDays = 14;

    /// <summary>Ten columns that should have been updated.</summary>
    public const int MostStale = 10;

    /// <summary>Five blank columns.</summary>
    public const int MostBlank = 5;

    /// <summary>政策文件: six months, counted in days.</summary>
    public const int PolicyDays = 183;

    /// <summary>The sheet.</summary>
    public static IReadOnlyList<InspectionPoint> Judge(InspectionFacts facts) =>
    [
        new(InspectionTopic.HomePage, "首页不更新", "2周内首页没有更新的，单项否决",
            facts.HomePageDays is { } home ? home == 0 ? "今天更新过" : $"{home}天前更新" : "还没有公开过信息",
            facts.HomePageDays <= HomePageDays ? InspectionVerdict.Passed : InspectionVerdict.Veto),
        new(InspectionTopic.PolicyColumn, "栏目不更新（政策文件）", "通知公告、政策文件类一级栏目6个月、动态要闻类栏目2周未更新，合计5个以上的，单项否决。本站是公开专栏，只有政策文件（规范性文件）一个这类栏目",
            facts.PolicyDays is { } policy ? policy == 0 ? "今天更新过" : $"{policy}天前更新" : "还没有公开过规范性文件",
            // One stale column of this kind is below the five that fail a site; it is told, and counted with the others by hand.
            facts.PolicyDays <= PolicyDays ? InspectionVerdict.Passed : InspectionVerdict.Unsure),
        new(InspectionTopic.StaleColumns, "栏目不更新（应更新栏目）", $"应更新而未更新的栏目{MostStale}个以上的，单项否决",
            facts.WithPeriod == 0 ? "没有设更新周期的栏目" : $"设了更新周期的{facts.WithPeriod}个栏目里，{facts.Stale}个逾期",
            facts.Stale >= MostStale ? InspectionVerdict.Veto : facts.Stale > 0 ? InspectionVerdict.Deduction : InspectionVerdict.Passed),
        new(InspectionTopic.BlankColumns, "空白栏目", $"空白栏目{MostBlank}个以上的，单项否决",
            $"{facts.Columns}个栏目里，{facts.Blank}个空白" + (facts.Explained > 0 ? $"，另有{facts.Explained}个没有信息但说明了原因" : ""),
            facts.Blank >= MostBlank ? InspectionVerdict.Veto
            : facts.Blank + facts.Explained >= MostBlank ? InspectionVerdict.Unsure
            : facts.Blank > 0 ? InspectionVerdict.Deduction : InspectionVerdict.Passed),
        new(InspectionTopic.DeadLinks, "站内死链", "链接打不开的扣分",
            $"查了{facts.Links}个站内链接，{facts.DeadLinks}个打不开",
            facts.DeadLinks > 0 ? InspectionVerdict.Deduction : InspectionVerdict.Passed),
        new(InspectionTopic.Footer, "页脚标识", "网站标识码、ICP备案、公安备案等缺少的扣分",
            facts.MissingFooter.Count == 0 ? "都有" : $"缺：{string.Join('、', facts.MissingFooter)}",
            facts.MissingFooter.Count > 0 ? InspectionVerdict.Deduction : InspectionVerdict.Passed),
        new(InspectionTopic.Security, "安全、泄密等严重问题", "严重表述错误、泄密、链接不良信息、弄虚作假的，单项否决",
            "请人工核对。发布时间由程序记录、不能改动，已发布的内容不能改写", InspectionVerdict.ByHand),
        new(InspectionTopic.Reachable, "站点无法访问", "1周内每天间隔访问20次以上，打不开（含15秒内打不开）占5%以上的，单项否决",
            "请用外部监测的结果填写，程序在站内测不到", InspectionVerdict.ByHand),
        new(InspectionTopic.Interaction, "互动回应差", "没有咨询建言渠道，或者一年内有效留言超过3个月没有回应的，单项否决",
            "请人工核对。本站不收留言", InspectionVerdict.ByHand),
        new(InspectionTopic.Services, "服务不实用", "没有办事服务，或者办事指南要素不全、不准的，单项否决",
            "请人工核对办事指南", InspectionVerdict.ByHand),
    ];

    /// <summary>The words of a verdict.</summary>
    public static string Label(this InspectionVerdict verdict) => verdict switch
    {
        InspectionVerdict.Passed => "没有发现问题",
        InspectionVerdict.Veto => "单项否决",
        InspectionVerdict.Deduction => "会扣分",
        InspectionVerdict.Unsure => "请核对",
        InspectionVerdict.ByHand => "人工填写",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };
}
