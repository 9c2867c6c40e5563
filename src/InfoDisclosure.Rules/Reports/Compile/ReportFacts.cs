using InfoDisclosure.Rules.Reports.Forms;
using InfoDisclosure.Rules.Requests;

namespace InfoDisclosure.Rules.Reports.Compile;

/// <summary>The rows that a report is compiled from. Rows of other years may be among them.</summary>
public sealed record ReportFacts
{
    public static ReportFacts None { get; } = new();

    public IReadOnlyList<RequestCount> Requests { get; init; } = [];

    public IReadOnlyList<CaseFact> Cases { get; init; } = [];

    public IReadOnlyList<DocumentFact> Documents { get; init; } = [];

    public IReadOnlyList<LedgerFact> Ledger { get; init; } = [];
}

/// <summary>A request of the register.</summary>
public sealed record RequestCount(int Id, ApplicantKind Kind, DateOnly ReceivedOn, string? OutcomeCode, DateOnly? RepliedOn)
{
    /// <summary>
    /// The day it was closed; null while open. It takes both a day of reply and an outcome that table 3 has a row for, or the
    /// request would leave one side of the official balance only. A reply dated before the receipt counts on the day of receipt.
    /// </summary>
    public DateOnly? ClosedOn => RequestOutcome.Find(OutcomeCode) is null ? null : NotBefore(ReceivedOn, RepliedOn);

    internal static DateOnly? NotBefore(DateOnly beginning, DateOnly? end) => end < beginning ? beginning : end;
}

/// <summary>A reconsideration or lawsuit about a request. It is closed when it has a result and a day; until then it is 尚未审结.</summary>
public sealed record CaseFact(int Id, CaseKind Kind, DateOnly FiledOn, CaseResult? Result, DateOnly? ClosedOn)
{
    internal DateOnly? SettledOn => Result is null ? null : RequestCount.NotBefore(FiledOn, ClosedOn);
}

/// <summary>A 规章 or 行政规范性文件.</summary>
/// <param name="ItemId">The row.</param>
/// <param name="Kind">Which of the two.</param>
/// <param name="IssuedOn">成文日期.</param>
/// <param name="MadePublicOn">公开日期; null: not public.</param>
/// <param name="EndedOn">The first day it is no longer in force; null: in force.</param>
/// <param name="Repealed">Whether its end counts as 废止; what merely expired (失效) doesn't.</param>
public sealed record DocumentFact(int ItemId, DocumentKind Kind, DateOnly IssuedOn, DateOnly? MadePublicOn, DateOnly? EndedOn, bool Repealed)
{
    internal DateOnly? OutOfForceOn => RequestCount.NotBefore(IssuedOn, EndedOn);
}

/// <summary>A month's number in a line of the ledger, e.g. licence.decisions; it belongs to the month's first day.</summary>
public sealed record LedgerFact(int EntryId, string LineCode, DateOnly Month, decimal Value);
