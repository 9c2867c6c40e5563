namespace InfoDisclosure.Core.Data;

/// <summary>Where a revision of an item or a report stands.</summary>
public enum RevisionState
{
    /// <summary>草稿: its writer works on it.</summary>
    Draft,

    /// <summary>送审: it waits for a reviewer.</summary>
    InReview,

    /// <summary>待保密审查: reviewed, and waits for the secrecy review.</summary>
    InSecrecyReview,

    /// <summary>待签发: a report that was reviewed waits for the leader.</summary>
    InSigning,

    /// <summary>退回: the reviewer sent it back with a reason.</summary>
    Returned,

    /// <summary>定时发布: passed by both reviews, and goes public at its time.</summary>
    Scheduled,

    /// <summary>不予公开: judged not to be disclosed (条例 Art. 14-16), to be judged again on a day.</summary>
    Withheld,

    /// <summary>In the bin; it can be taken out again.</summary>
    Discarded,

    /// <summary>已发布: immutable from here on.</summary>
    Published,
}
