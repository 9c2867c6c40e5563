namespace InfoDisclosure.Core.Data;

/// <summary>Where a revision of an item or a report stands.</summary>
public enum RevisionState
{
    /// <summary>草稿: its writer works on it.</summary>
    Draft,

    /// <summary>送审: it waits for a reviewer.</summary>
    InReview,

    /// <summary>退回: the reviewer sent it back with a reason.</summary>
    Returned,

    /// <summary>已发布: immutable from here on.</summary>
    Published,
}
