using InfoDisclosure.Core.Data;
using InfoDisclosure.Rules.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue.Places;

/// <summary>A posting as staff read it.</summary>
public sealed record PostingRow
{
    public required int Id { get; init; }

    public required int ChannelId { get; init; }

    public required string ChannelName { get; init; }

    public required int? VillageId { get; init; }

    public required string? VillageName { get; init; }

    public required string Place { get; init; }

    public required string? Address { get; init; }

    public required DateOnly PostedOn { get; init; }

    public required DateOnly? TakenDownOn { get; init; }

    public required string PostedBy { get; init; }

    public required string? Note { get; init; }

    public required string RecordedByName { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime RecordedAt { get; init; }

    public required string? StruckReason { get; init; }

    public required string? StruckByName { get; init; }

    public required IReadOnlyList<ProofRow> Proofs { get; init; }

    public bool IsStruck => StruckReason is not null;

    /// <summary>Still hanging there.</summary>
    public bool Stands => !IsStruck && TakenDownOn is null;
}

/// <summary>A picture of a posting.</summary>
public sealed record ProofRow(int Id, string FileName, long Size);

/// <summary>A channel that an item is to go through, with where it has been posted.</summary>
public sealed record ChannelPlaces(int Id, string Name, ChannelKind Kind, IReadOnlyList<PostingRow> Postings);

/// <summary>Where an item is public.</summary>
public sealed record ItemPlaces
{
    public required int ItemId { get; init; }

    public required string Title { get; init; }

    public required string? IndexNumber { get; init; }

    public required bool IsLive { get; init; }

    /// <summary>发布时间 (UTC) on the site.</summary>
    public required DateTime? PublishedAt { get; init; }

    /// <summary>The channels the live text names, and those that it was posted through besides.</summary>
    public required IReadOnlyList<ChannelPlaces> Channels { get; init; }

    /// <summary>Open villages where it doesn't hang; empty when it isn't told village by village.</summary>
    public required IReadOnlyList<string> VillagesWithout { get; init; }

    /// <summary>Open villages.</summary>
    public required int Villages { get; init; }

    /// <summary>How many postings still hang although the item is public no more.</summary>
    public int Left => IsLive ? 0 : Channels.Sum(channel => channel.Postings.Count(posting => posting.Stands));
}

/// <summary>A village and what of the items for its board hangs there.</summary>
public sealed record VillageRow
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    public required string? Board { get; init; }

    public required bool Closed { get; init; }

    public required int Version { get; init; }

    /// <summary>Items for the boards, published in the year.</summary>
    public required int Due { get; init; }

    /// <summary>Of them, those that were posted in this village.</summary>
    public required int Posted { get; init; }
}

/// <summary>A village to choose.</summary>
public sealed record VillageName(int Id, string Name);

/// <summary>An item that was to hang on a village's board, and didn't.</summary>
public sealed record MissingPosting(int ItemId, string Title, DateOnly DisclosedOn);

/// <summary>Reads where items are posted.</summary>
public sealed class PostingReader(InfoDisclosureDb db)
{
    /// <summary>An item's channels and postings; null when there is no such item.</summary>
    public async Task<ItemPlaces?> ItemAsync(int itemId, CancellationToken cancel)
    {
        var item = await db.Items.AsNoTracking().Where(row => row.Id == itemId).Select(row => new
        {
            row.IndexNumber,
            row.PublishedAt,
            row.LiveRevisionId,
            Shown = row.LiveRevisionId ?? row.Revisions.OrderByDescending(revision => revision.Number).Select(revision => revision.Id).First(),
        }).FirstOrDefaultAsync(cancel);
        if (item is null)
            return null;
        var title = await db.ItemRevisions.Where(row => row.Id == item.Shown).Select(row => row.Title).SingleAsync(cancel);
        var named = await db.ItemRevisions.Where(row => row.Id == item.Shown).SelectMany(row => row.Channels).Select(channel => channel.Id).ToListAsync(cancel);
        var postings = (await RowsAsync(db.Postings.Where(row => row.ItemId == itemId), cancel)).ToLookup(row => row.ChannelId);
        var channels = await db.Channels.AsNoTracking().OrderBy(channel => channel.Position).ToListAsync(cancel);
        var villages = await db.Villages.AsNoTracking().Where(row => !row.Closed).OrderBy(row => row.Id).Select(row => new { row.Id, row.Name }).ToListAsync(cancel);
        var boards = channels.Where(channel => channel.Kind == ChannelKind.VillageBoard && named.Contains(channel.Id)).SelectMany(channel => postings[channel.Id]).Where(row => !row.IsStruck).Select(row => row.VillageId).ToHashSet();
        return new ItemPlaces
        {
            ItemId = itemId,
            Title = title,
            IndexNumber = item.IndexNumber,
            IsLive = item.LiveRevisionId is not null,
            PublishedAt = item.PublishedAt,
            Channels = [.. channels.Where(channel => named.Contains(channel.Id) || postings.Contains(channel.Id)).Select(channel => new ChannelPlaces(channel.Id, channel.Name, channel.Kind, [.. postings[channel.Id]]))],
            VillagesWithout = channels.Exists(channel => channel.Kind == ChannelKind.VillageBoard && named.Contains(channel.Id)) ? [.. villages.Where(village => !boards.Contains(village.Id)).Select(village => village.Name)] : [],
            Villages = villages.Count,
        };
    }

    /// <summary>One posting of an item.</summary>
    public async Task<PostingRow?> FindAsync(int itemId, int postingId, CancellationToken cancel) =>
        (await RowsAsync(db.Postings.Where(row => row.ItemId == itemId && row.Id == postingId), cancel)).FirstOrDefault();

    /// <summary>Every channel in its order.</summary>
    public async Task<IReadOnlyList<Channel>> ChannelsAsync(CancellationToken cancel) => await db.Channels.AsNoTracking().OrderBy(channel => channel.Position).ToListAsync(cancel);

    /// <summary>The open villages.</summary>
    public async Task<IReadOnlyList<VillageName>> VillageNamesAsync(CancellationToken cancel) =>
        await db.Villages.AsNoTracking().Where(row => !row.Closed).OrderBy(row => row.Id).Select(row => new VillageName(row.Id, row.Name)).ToListAsync(cancel);

    /// <summary>A picture of a posting.</summary>
    public Task<AttachmentFile?> ProofAsync(int itemId, int proofId, CancellationToken cancel) =>
        db.Postings.AsNoTracking().Where(row => row.ItemId == itemId).SelectMany(row => row.Proofs).Where(row => row.Id == proofId)
            .Select(row => new AttachmentFile(row.FileName, row.ContentType, row.Digest)).FirstOrDefaultAsync(cancel);

    /// <summary>Every village with its coverage in a year, by 公开日期.</summary>
    public async Task<IReadOnlyList<VillageRow>> VillagesAsync(int year, CancellationToken cancel)
    {
        var due = ForBoards(year);
        var count = await due.CountAsync(cancel);
        var posted = await due.SelectMany(item => db.Postings.Where(row => row.ItemId == item.ItemId && row.StruckAt == null && row.VillageId != null && row.Channel!.Kind == ChannelKind.VillageBoard).Select(row => new { row.VillageId, row.ItemId }).Distinct())
            .GroupBy(row => row.VillageId).Select(group => new { Village = group.Key, Count = group.Select(row => row.ItemId).Distinct().Count() }).ToDictionaryAsync(row => row.Village!.Value, row => row.Count, cancel);
        var villages = await db.Villages.AsNoTracking().OrderBy(row => row.Closed).ThenBy(row => row.Id).ToListAsync(cancel);
        return [.. villages.Select(row => new VillageRow { Id = row.Id, Name = row.Name, Board = row.Board, Closed = row.Closed, Version = row.Version, Due = count, Posted = posted.GetValueOrDefault(row.Id) })];
    }

    /// <summary>Items of a year that don't hang in a village though they are for the boards; at most <paramref name="most"/>, newest first.</summary>
    public async Task<IReadOnlyList<MissingPosting>> MissingAsync(int villageId, int year, int most, CancellationToken cancel) =>
        await ForBoards(year).Where(item => !db.Postings.Any(row => row.ItemId == item.ItemId && row.VillageId == villageId && row.StruckAt == null && row.Channel!.Kind == ChannelKind.VillageBoard))
            .OrderByDescending(item => item.DisclosedOn).ThenByDescending(item => item.ItemId).Take(most)
            .Select(item => new MissingPosting(item.ItemId, item.Title, item.DisclosedOn)).ToListAsync(cancel);

    private IQueryable<PublicItem> ForBoards(int year)
    {
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return db.PublicItems.AsNoTracking().Where(item => item.DisclosedOn >= from && item.DisclosedOn <= to
            && item.Channels.Any(link => db.Channels.Any(channel => channel.Id == link.ChannelId && channel.Kind == ChannelKind.VillageBoard)));
    }

    private static async Task<IReadOnlyList<PostingRow>> RowsAsync(IQueryable<ItemPosting> postings, CancellationToken cancel) =>
        await postings.AsNoTracking().OrderByDescending(row => row.PostedOn).ThenBy(row => row.VillageId).ThenBy(row => row.Id).Select(row => new PostingRow
        {
            Id = row.Id,
            ChannelId = row.ChannelId,
            ChannelName = row.Channel!.Name,
            VillageId = row.VillageId,
            VillageName = row.Village!.Name,
            Place = row.Place,
            Address = row.Address,
            PostedOn = row.PostedOn,
            TakenDownOn = row.TakenDownOn,
            PostedBy = row.PostedBy,
            Note = row.Note,
            RecordedByName = row.RecordedByName,
            RecordedAt = row.RecordedAt,
            StruckReason = row.StruckReason,
            StruckByName = row.StruckByName,
            Proofs = row.Proofs.OrderBy(proof => proof.Id).Select(proof => new ProofRow(proof.Id, proof.FileName, proof.Size)).ToList(),
        }).AsSplitQuery().ToListAsync(cancel);
}
