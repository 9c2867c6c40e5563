using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Journal;

/// <summary>What of the journal is asked for; null asks for everything.</summary>
public sealed record JournalFilter
{
    /// <summary>The account that acted; 0 for the program and the command line.</summary>
    public int? Person { get; init; }

    public JournalSubject? Kind { get; init; }

    /// <summary>One thing of the kind, by its id.</summary>
    public int? Thing { get; init; }

    /// <summary>Words of the thing's name.</summary>
    public string? Words { get; init; }

    public JournalAction? Action { get; init; }

    /// <summary>The office's day, included.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The office's day, included.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Entries older than this one, for the next page.</summary>
    public int? Before { get; init; }
}

/// <summary>One page of the journal, newest first; <see cref="Older"/> leads to the next one.</summary>
public sealed record JournalPage(IReadOnlyList<JournalEntry> Entries, int? Older);

/// <summary>Reads the journal.</summary>
public sealed class JournalReader(InfoDisclosureDb db)
{
    /// <summary>Entries of one page.</summary>
    public const int PageSize = 50;

    /// <summary>A page, paged by the entry's number so that a growing journal never shifts it.</summary>
    public async Task<JournalPage> PageAsync(JournalFilter filter, CancellationToken cancel)
    {
        var entries = await Matching(filter).OrderByDescending(entry => entry.Id).Take(PageSize + 1).ToListAsync(cancel);
        return entries.Count <= PageSize
            ? new JournalPage(entries, null)
            : new JournalPage(entries[..PageSize], entries[PageSize - 1].Id);
    }

    /// <summary>The last entry about a thing: who saved it last; null when there is none.</summary>
    public Task<JournalEntry?> LastAsync(JournalSubject kind, int? id, CancellationToken cancel) =>
        db.Journal.AsNoTracking().Where(entry => entry.SubjectKind == kind && entry.SubjectId == id && entry.Action != JournalAction.Viewed).OrderByDescending(entry => entry.Id).FirstOrDefaultAsync(cancel);

    private IQueryable<JournalEntry> Matching(JournalFilter filter)
    {
        var entries = db.Journal.AsNoTracking();
        if (filter.Before is { } before)
            entries = entries.Where(entry => entry.Id < before);
        if (filter.Person is { } person)
            entries = person == 0 ? entries.Where(entry => entry.ActorId == null) : entries.Where(entry => entry.ActorId == person);
        if (filter.Kind is { } kind)
            entries = entries.Where(entry => entry.SubjectKind == kind);
        if (filter.Thing is { } thing)
            entries = entries.Where(entry => entry.SubjectId == thing);
        if (filter.Action is { } action)
            entries = entries.Where(entry => entry.Action == action);
        if (filter.From is { } from)
        {
            var start = OfficeDay.StartOf(from);
            entries = entries.Where(entry => entry.At >= start);
        }

        if (filter.To is { } to && to < DateOnly.MaxValue)
        {
            var end = OfficeDay.StartOf(to.AddDays(1));
            entries = entries.Where(entry => entry.At < end);
        }

        if (!string.IsNullOrWhiteSpace(filter.Words))
        {
            var words = filter.Words.Trim();
            entries = entries.Where(entry => entry.Subject.Contains(words));
        }

        return entries;
    }
}
