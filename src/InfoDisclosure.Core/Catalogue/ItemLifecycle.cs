using InfoDisclosure.Core.Data;
using InfoDisclosure.Rules.Catalogue;

namespace InfoDisclosure.Core.Catalogue;

/// <summary>What can be done with the text that is being worked on.</summary>
public enum ItemAct
{
    /// <summary>修改.</summary>
    Edit,

    /// <summary>送审.</summary>
    Send,

    /// <summary>退回.</summary>
    Return,

    /// <summary>审核通过.</summary>
    Review,

    /// <summary>保密审查, then publishing at once or at a time.</summary>
    ReviewSecrecy,

    /// <summary>应急发布.</summary>
    PublishUrgently,

    /// <summary>到时发布.</summary>
    PublishScheduled,

    /// <summary>不予公开.</summary>
    Withhold,

    /// <summary>移到回收站.</summary>
    Discard,

    /// <summary>从回收站恢复.</summary>
    Restore,
}

/// <summary>
/// 草稿 → 送审 → 审核 → 保密审查 → 发布 / 定时发布, and the ways back: the one table that acts and pages ask. What happens after
/// publishing (更正, 失效, 废止, 撤回) is done to the item and not to a text.
/// </summary>
public static class ItemLifecycle
{
    /// <summary>Whether an act may be done to a text that stands there.</summary>
    public static bool Allows(ItemAct act, RevisionState state, ReviewRule rule) => act switch
    {
        ItemAct.Edit => state is RevisionState.Draft or RevisionState.InReview or RevisionState.InSecrecyReview or RevisionState.Returned or RevisionState.Scheduled or RevisionState.Withheld,
        ItemAct.Send => state is RevisionState.Draft or RevisionState.Returned,
        ItemAct.Return => state is RevisionState.InReview or RevisionState.InSecrecyReview or RevisionState.Scheduled,
        // Under the rule of two, one other person does both reviews in one step.
        ItemAct.Review => state is RevisionState.InReview && rule == ReviewRule.ThreePersons,
        ItemAct.ReviewSecrecy => state is RevisionState.InSecrecyReview || (state is RevisionState.InReview && rule == ReviewRule.TwoPersons),
        ItemAct.PublishUrgently or ItemAct.Withhold => state is RevisionState.InReview or RevisionState.InSecrecyReview,
        ItemAct.PublishScheduled => state is RevisionState.Scheduled,
        ItemAct.Discard => state is RevisionState.Draft or RevisionState.Returned,
        ItemAct.Restore => state is RevisionState.Discarded,
        _ => throw new ArgumentOutOfRangeException(nameof(act)),
    };

    /// <summary>What is said when it may not.</summary>
    internal static string Refusal(ItemAct act) => act switch
    {
        ItemAct.Edit => "这一稿已经发布或者在回收站里，不能修改",
        ItemAct.Send => "这条信息现在没有可以送审的草稿",
        ItemAct.Return => "这条信息没有在等待审核",
        ItemAct.Review => "这条信息没有在等待审核",
        ItemAct.ReviewSecrecy => "这条信息还没有审核通过，不能做保密审查",
        ItemAct.PublishUrgently => "这条信息没有送审，不能应急发布",
        ItemAct.PublishScheduled => "这条信息没有定时发布",
        ItemAct.Withhold => "这条信息没有在等待审核",
        ItemAct.Discard => "草稿和退回的才能移到回收站；正在等审核的，要先收回成草稿，或者由审核员退回",
        ItemAct.Restore => "这一稿不在回收站里",
        _ => throw new ArgumentOutOfRangeException(nameof(act)),
    };
}
