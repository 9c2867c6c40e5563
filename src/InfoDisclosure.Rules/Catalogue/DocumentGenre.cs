namespace InfoDisclosure.Rules.Catalogue;

/// <summary>体裁: the fifteen kinds of official documents (党政机关公文处理工作条例 Art. 8), and what else a township publishes.</summary>
public enum DocumentGenre
{
    /// <summary>决议.</summary>
    Resolution,

    /// <summary>决定.</summary>
    Decision,

    /// <summary>命令（令）.</summary>
    Order,

    /// <summary>公报.</summary>
    Communique,

    /// <summary>公告.</summary>
    Proclamation,

    /// <summary>通告.</summary>
    Announcement,

    /// <summary>意见.</summary>
    Opinion,

    /// <summary>通知.</summary>
    Notice,

    /// <summary>通报.</summary>
    Circular,

    /// <summary>报告.</summary>
    Report,

    /// <summary>请示.</summary>
    Request,

    /// <summary>批复.</summary>
    Reply,

    /// <summary>议案.</summary>
    Bill,

    /// <summary>函.</summary>
    Letter,

    /// <summary>纪要.</summary>
    Minutes,

    /// <summary>公示.</summary>
    PublicNotice,

    /// <summary>方案、计划.</summary>
    Plan,

    /// <summary>表格、名册.</summary>
    Table,

    /// <summary>解读.</summary>
    Interpretation,

    /// <summary>其他.</summary>
    Other,
}

/// <summary>The words of the genres.</summary>
public static class DocumentGenres
{
    /// <summary>The genre's name.</summary>
    public static string Label(this DocumentGenre genre) => genre switch
    {
        DocumentGenre.Resolution => "决议",
        DocumentGenre.Decision => "决定",
        DocumentGenre.Order => "命令（令）",
        DocumentGenre.Communique => "公报",
        DocumentGenre.Proclamation => "公告",
        DocumentGenre.Announcement => "通告",
        DocumentGenre.Opinion => "意见",
        DocumentGenre.Notice => "通知",
        DocumentGenre.Circular => "通报",
        DocumentGenre.Report => "报告",
        DocumentGenre.Request => "请示",
        DocumentGenre.Reply => "批复",
        DocumentGenre.Bill => "议案",
        DocumentGenre.Letter => "函",
        DocumentGenre.Minutes => "纪要",
        DocumentGenre.PublicNotice => "公示",
        DocumentGenre.Plan => "方案、计划",
        DocumentGenre.Table => "表格、名册",
        DocumentGenre.Interpretation => "解读",
        DocumentGenre.Other => "其他",
        _ => throw new ArgumentOutOfRangeException(nameof(genre)),
    };
}
