using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Rules.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue;

/// <summary>What publishing an item does to its rows, shared by the acts and the loading of demonstration data.</summary>
internal static class ItemPublication
{
    /// <summary>The next serial of a year. The caller holds the write transaction, so two clerks can't get the same one.</summary>
    public static async Task<int> NextSerialAsync(InfoDisclosureDb db, int year, CancellationToken cancel) =>
        1 + (await db.Items.Where(item => item.IndexYear == year).MaxAsync(item => item.IndexSerial, cancel) ?? 0);

    /// <summary>
    /// Marks a reviewed revision as the live one. 公开日期 falls to the day of publishing when it wasn't entered; an earlier one is
    /// a 补录. Index number and 发布时间 are given once, at the first publication.
    /// </summary>
    public static void GoLive(DisclosureItem item, ItemRevision revision, IndexNumberPattern pattern, string? agencyCode, Func<int, int> nextSerial, DateTime now, DateOnly today)
    {
        revision.DisclosedOn ??= today;
        revision.Backfilled = IsBackfilled(item, revision.DisclosedOn, today);
        revision.State = RevisionState.Published;
        revision.PublishedAt = now;
        if (item.IndexNumber is null)
        {
            var year = revision.DisclosedOn.Value.Year;
            item.IndexYear = year;
            item.IndexSerial = nextSerial(year);
            item.IndexNumber = pattern.Format(agencyCode, year, item.IndexSerial.Value);
            item.PublishedAt = now;
        }

        item.LiveRevisionId = revision.Id;
        item.WorkingRevisionId = null;
        item.WithdrawnAt = null;
        item.WithdrawalReason = null;
    }

    /// <summary>补录: public elsewhere before the first publication here, whenever a correction is made.</summary>
    public static bool IsBackfilled(DisclosureItem item, DateOnly? disclosedOn, DateOnly today) =>
        disclosedOn < (item.PublishedAt is { } first ? OfficeDay.Of(first) : today);

    /// <summary>Who wrote on an item since its last publication or dropped draft, by account; none of them may publish it.</summary>
    public static async Task<IReadOnlyList<int>> WritersAsync(InfoDisclosureDb db, int itemId, CancellationToken cancel)
    {
        var lines = db.Journal.Where(entry => entry.SubjectKind == JournalSubject.Item && entry.SubjectId == itemId);
        var begun = await lines.Where(entry => entry.Action == JournalAction.Published || entry.Action == JournalAction.Corrected || entry.Action == JournalAction.Discarded).MaxAsync(entry => (int?)entry.Id, cancel) ?? 0;
        return await lines.Where(entry => entry.Id > begun && entry.ActorId != null && (entry.Action == JournalAction.Created || entry.Action == JournalAction.Edited))
            .Select(entry => entry.ActorId!.Value).Distinct().ToListAsync(cancel);
    }

    /// <summary>The public face of a live item.</summary>
    public static PublicItem Face(DisclosureItem item, ItemRevision revision) => new()
    {
        ItemId = item.Id,
        RevisionId = revision.Id,
        IndexNumber = item.IndexNumber!,
        Title = revision.Title,
        Summary = revision.Summary,
        DocumentNumber = revision.DocumentNumber,
        FormedOn = revision.FormedOn,
        DisclosedOn = revision.DisclosedOn!.Value,
        Backfilled = revision.Backfilled,
        PublishedAt = item.PublishedAt!.Value,
        RevisedAt = revision.PublishedAt!.Value,
        CategoryId = revision.CategoryId!.Value,
        GroupId = revision.GroupId!.Value,
        Validity = revision.Validity,
        IsSample = item.IsSample,
        Channels = [.. revision.Channels.Select(channel => new PublicItemChannel { ItemId = item.Id, ChannelId = channel.Id, DisclosedOn = revision.DisclosedOn.Value })],
    };

    /// <summary>The words that search finds an item by.</summary>
    public static string SearchWords(DisclosureItem item, ItemRevision revision) =>
        string.Join('\n', new[] { revision.Summary, revision.BodyPlain, revision.DocumentNumber, item.IndexNumber }.Where(words => !string.IsNullOrEmpty(words)));
}
