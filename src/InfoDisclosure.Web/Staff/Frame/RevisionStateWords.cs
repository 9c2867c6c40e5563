using InfoDisclosure.Core.Data;

namespace InfoDisclosure.Web.Staff.Frame;

/// <summary>The words for where a revision stands.</summary>
public static class RevisionStateWords
{
    public static string Label(this RevisionState state) => state switch
    {
        RevisionState.Draft => "草稿",
        RevisionState.InReview => "等待审核",
        RevisionState.InSecrecyReview => "待保密审查",
        RevisionState.InSigning => "待签发",
        RevisionState.Returned => "已退回",
        RevisionState.Scheduled => "定时发布",
        RevisionState.Withheld => "不予公开",
        RevisionState.Discarded => "在回收站",
        RevisionState.Published => "已发布",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
