using InfoDisclosure.Core.Calendar;

namespace InfoDisclosure.Core.Journal;

/// <summary>Who acts, when (one moment for the whole act) and from where. Every act takes one; no act asks the clock.</summary>
/// <param name="ActorId">The account; null for the program itself and the command line.</param>
/// <param name="ActorName">The name that the journal keeps.</param>
/// <param name="Now">UTC.</param>
/// <param name="Origin">One of <see cref="Site"/>, <see cref="CommandLine"/>, <see cref="Program"/>.</param>
public sealed record ActContext(int? ActorId, string ActorName, DateTime Now, string Origin)
{
    public const string Site = "网站";
    public const string CommandLine = "命令行";
    public const string Program = "程序";

    /// <summary>The office's day.</summary>
    public DateOnly Today => OfficeDay.Of(Now);

    /// <summary>A line for the journal about this act.</summary>
    public JournalEntry Entry(JournalAction action, JournalSubject kind, int? id, string subject, string? reason = null) => new()
    {
        At = Now,
        ActorId = ActorId,
        ActorName = ActorName,
        Origin = Origin,
        Action = action,
        SubjectKind = kind,
        SubjectId = id,
        Subject = subject.Length <= JournalEntry.SubjectLength ? subject : subject[..JournalEntry.SubjectLength],
        Reason = reason is { Length: > JournalEntry.ReasonLength } ? reason[..JournalEntry.ReasonLength] : reason,
    };
}

/// <summary>What is wrong with one field, in words that say what to do.</summary>
/// <param name="Field">The input's property name; empty for the whole form.</param>
/// <param name="Message">Plain Chinese.</param>
public sealed record Issue(string Field, string Message);

/// <summary>How an act ended; every case has its answer (303, 422, 409, 404, 403) at the edge.</summary>
public abstract record ActResult<T>
{
    private ActResult()
    {
    }

    /// <summary>Saved and journaled.</summary>
    public sealed record Done(T Value) : ActResult<T>;

    /// <summary>The input can't be taken; nothing was saved.</summary>
    public sealed record Invalid(IReadOnlyList<Issue> Issues) : ActResult<T>;

    /// <summary>Somebody else saved in between; nothing was saved.</summary>
    public sealed record Stale(int CurrentVersion) : ActResult<T>;

    /// <summary>There is no such thing, or not for this person.</summary>
    public sealed record NotFound : ActResult<T>;

    /// <summary>The thing's standing or the person's part in it forbids the act, e.g. publishing what one wrote.</summary>
    public sealed record Refused(string Why) : ActResult<T>;
}
