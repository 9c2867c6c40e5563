namespace InfoDisclosure.Rules.Requests;

/// <summary>The blocks of table 4 (国办公开办函〔2019〕60号, 〔2021〕30号): how a case about a request reached its deciding body, in their printed order.</summary>
public enum CaseKind
{
    Reconsideration,
    DirectLitigation,
    LitigationAfterReconsideration,
}

/// <summary>The columns of table 4 for a closed case, in their printed order. A case without a result is 尚未审结.</summary>
public enum CaseResult
{
    Upheld,
    Corrected,
    Other,
}

/// <summary>The official words of table 4.</summary>
public static class CaseLabels
{
    /// <summary>The words of an open case.</summary>
    public const string Pending = "尚未审结";

    /// <summary>The block's label; litigation stands under 行政诉讼.</summary>
    public static string Label(this CaseKind kind) => kind switch
    {
        CaseKind.Reconsideration => "行政复议",
        CaseKind.DirectLitigation => "未经复议直接起诉",
        CaseKind.LitigationAfterReconsideration => "复议后起诉",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The column's label.</summary>
    public static string Label(this CaseResult result) => result switch
    {
        CaseResult.Upheld => "结果维持",
        CaseResult.Corrected => "结果纠正",
        CaseResult.Other => "其他结果",
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };
}
