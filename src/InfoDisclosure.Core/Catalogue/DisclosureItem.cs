using InfoDisclosure.Core.Data;

namespace InfoDisclosure.Core.Catalogue;

/// <summary>
/// An item of proactive disclosure (主动公开). It holds identity and standing only; what it says is in its revisions. At most
/// one revision is live and at most one is being worked on.
/// </summary>
public sealed class DisclosureItem : Versioned
{
    public const int IndexNumberLength = 100;
    public const int WithdrawalReasonLength = 500;

    public int Id { get; set; }

    /// <summary>索引号, given at the first publication; never changed, never given again.</summary>
    public string? IndexNumber { get; set; }

    /// <summary>The year of the index number: that of the 公开日期 at the first publication.</summary>
    public int? IndexYear { get; set; }

    public int? IndexSerial { get; set; }

    /// <summary>发布时间 (UTC): the first publication here, set by the program, immutable.</summary>
    public DateTime? PublishedAt { get; set; }

    /// <summary>The revision the public sees; null before publication and after withdrawal.</summary>
    public int? LiveRevisionId { get; set; }

    public ItemRevision? LiveRevision { get; set; }

    /// <summary>The revision being worked on; null when there is none.</summary>
    public int? WorkingRevisionId { get; set; }

    public ItemRevision? WorkingRevision { get; set; }

    /// <summary>撤回 (UTC); the public then sees the reason.</summary>
    public DateTime? WithdrawnAt { get; set; }

    public string? WithdrawalReason { get; set; }

    /// <summary>示例: entered as a sample, not a real document.</summary>
    public bool IsSample { get; set; }

    /// <summary>责任人: who looks after it; people change, so it stands here and not in what was published.</summary>
    public int? ResponsibleId { get; set; }

    /// <summary>保留期限: the last day it is to stay public; then somebody decides. Null: without end.</summary>
    public DateOnly? RetainUntil { get; set; }

    /// <summary>下次评估日期 of withheld information (条例 Art. 18); null unless it is withheld.</summary>
    public DateOnly? ReassessOn { get; set; }

    public List<ItemRevision> Revisions { get; set; } = [];

    /// <summary>有效性 as a dated history, from the first publication on.</summary>
    public List<ItemValidity> ValidityLines { get; set; } = [];
}
