using System.Diagnostics;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue.Bulk;

/// <summary>What is to be imported.</summary>
public sealed record ItemImportOrder
{
    /// <summary>Names the import; one name is imported once.</summary>
    public required string Id { get; init; }

    /// <summary>Where the file lies.</summary>
    public required string Path { get; init; }

    /// <summary>What it was called where it came from.</summary>
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file, for the journal.</summary>
    public required string Digest { get; init; }

    /// <summary>The <see cref="ItemListVerdict.DoubtsDigest"/> that somebody confirmed; empty for none.</summary>
    public string ConfirmedDoubts { get; init; } = "";
}

/// <summary>How an import ended.</summary>
public abstract record ItemImportResult
{
    private ItemImportResult()
    {
    }

    /// <summary>All rows are drafts now.</summary>
    /// <param name="Held">How long nobody else could write.</param>
    public sealed record Done(int Count, TimeSpan Held) : ItemImportResult;

    /// <summary>Rows can't be taken, or repeat something that wasn't confirmed; nothing was saved.</summary>
    public sealed record Unfit(ItemListVerdict Verdict) : ItemImportResult;

    /// <summary>The file can't be read; nothing was saved.</summary>
    public sealed record Refused(IReadOnlyList<string> Why) : ItemImportResult;

    /// <summary>This import was done before; nothing was saved again.</summary>
    public sealed record Again : ItemImportResult;
}

/// <summary>
/// Imports a list of items as drafts, all rows or none; each then goes through review like any other (条例 Art. 17). Texts are
/// made beforehand, so that the transaction only inserts.
/// </summary>
public sealed class ImportItemList(InfoDisclosureDb db)
{
    public async Task<ItemImportResult> RunAsync(ItemImportOrder order, ActContext context, BulkProgress progress, CancellationToken cancel)
    {
        if (await FindAsync(order.Id, cancel) is not null)
            return new ItemImportResult.Again();
        var (list, refused) = await new ItemListJudge(db).JudgeAsync(order.Path, order.FileName, context, progress, cancel);
        if (list is null)
            return new ItemImportResult.Refused(refused);
        var verdict = list.Verdict();
        if (verdict.Bad > 0 || verdict.DoubtsDigest != (verdict.Doubtful > 0 ? order.ConfirmedDoubts : ""))
            return new ItemImportResult.Unfit(verdict);

        var items = list.Rows.Select(row => row.Item!).ToList();
        progress.Begin(BulkStage.Writing, items.Count);
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        var since = Stopwatch.GetTimestamp();
        await using (transaction)
        {
            await InsertAsync(items, order, context, progress, cancel);
            cancel.ThrowIfCancellationRequested();
            await transaction.CommitAsync(CancellationToken.None);
            return new ItemImportResult.Done(items.Count, Stopwatch.GetElapsedTime(since));
        }
    }

    /// <summary>What the journal says of an import, by the name it was given; null when it saved nothing.</summary>
    public Task<JournalEntry?> FindAsync(string id, CancellationToken cancel) =>
        db.Journal.AsNoTracking().FirstOrDefaultAsync(entry => entry.SubjectKind == JournalSubject.Item && entry.SubjectId == null && entry.Action == JournalAction.Imported && entry.Reason!.StartsWith(Batch(id)), cancel);

    private static string Batch(string id) => $"批次{id}，";

    private async Task InsertAsync(IReadOnlyList<DisclosureItem> items, ItemImportOrder order, ActContext context, BulkProgress progress, CancellationToken cancel)
    {
        await using var newItem = QuickInsert.Of<DisclosureItem>(db);
        await using var newRevision = QuickInsert.Of<ItemRevision>(db);
        await using var newWriter = QuickInsert.Of<RevisionWriter>(db);
        await using var newChannel = QuickInsert.Of(db, "ItemRevisionChannels");
        await using var newCategory = QuickInsert.Of(db, "ItemRevisionCategories");
        await using var newEntry = QuickInsert.Of<JournalEntry>(db);
        await newEntry.AddAsync(context.Entry(JournalAction.Imported, JournalSubject.Item, null, $"批量导入{items.Count}条草稿", $"{Batch(order.Id)}文件“{(order.FileName.Length <= 200 ? order.FileName : order.FileName[..200])}”，SHA-256 {order.Digest}"), cancel);
        foreach (var item in items)
        {
            cancel.ThrowIfCancellationRequested();
            var revision = item.Revisions[0];
            item.Id = await newItem.AddAsync(item, cancel);
            revision.ItemId = item.Id;
            revision.Id = await newRevision.AddAsync(revision, cancel);
            foreach (var writer in revision.Writers)
            {
                writer.RevisionId = revision.Id;
                await newWriter.AddAsync(writer, cancel);
            }

            foreach (var channel in revision.Channels)
                await newChannel.AddAsync(new Dictionary<string, object> { ["ItemRevisionId"] = revision.Id, ["ChannelsId"] = channel.Id }, cancel);
            foreach (var category in revision.AlsoUnder)
                await newCategory.AddAsync(new Dictionary<string, object> { ["ItemRevisionId"] = revision.Id, ["AlsoUnderId"] = category.Id }, cancel);
            await newEntry.AddAsync(context.Entry(JournalAction.Created, JournalSubject.Item, item.Id, revision.Title, "批量导入"), cancel);
            progress.Step();
        }

        // Item and revision name each other; all items get their text at once.
        var (first, last) = (items[0].Id, items[^1].Id);
        await db.Items.Where(item => item.Id >= first && item.Id <= last).ExecuteUpdateAsync(set => set.SetProperty(item => item.WorkingRevisionId, item => item.Revisions.Select(revision => (int?)revision.Id).First()), cancel);
    }
}
