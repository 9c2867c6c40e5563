using System.Runtime.CompilerServices;
using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue;

/// <summary>Reads what is public of the catalogue; drafts can't be reached from here.</summary>
public sealed class CatalogueReader(InfoDisclosureDb db)
{
    /// <summary>Rows of one page of a list.</summary>
    public const int PageSize = 20;

    /// <summary>Whether every code of a filter exists and its year is a year; an unknown one is a page that doesn't exist.</summary>
    public async Task<bool> KnowsAsync(CatalogueFilter filter, CancellationToken cancel) =>
        filter.Year is null or (>= 1949 and <= 9998)
        && (filter.Category is null || await db.Categories.AnyAsync(category => category.Code == filter.Category, cancel))
        && (filter.Group is null || await db.Groups.AnyAsync(group => group.Code == filter.Group, cancel))
        && (filter.Channel is null || await db.Channels.AnyAsync(channel => channel.Code == filter.Channel, cancel));

    /// <summary>
    /// A page of a list, by 公开日期 from new to old; null when the cursor isn't one of this list. Every page costs the same:
    /// it is found by key, and one row more than shown tells whether there is another.
    /// </summary>
    public async Task<CataloguePage?> PageAsync(CatalogueFilter filter, string? cursor, CancellationToken cancel)
    {
        CatalogueCursor? place = null;
        if (cursor is not null && (place = CatalogueCursor.Read(cursor, filter)) is null)
            return null;
        var rows = await RowsAsync(filter, place, cancel);
        var more = rows.Count > PageSize;
        if (place is { Backwards: true } && !more)
        {
            // The way back ends here: the first page, whole, even when rows came in since.
            place = null;
            rows = await RowsAsync(filter, null, cancel);
            more = rows.Count > PageSize;
        }

        rows = rows.Count > PageSize ? rows[..PageSize] : rows;
        var backwards = place is { Backwards: true };
        if (backwards)
            rows.Reverse();
        var earlier = backwards ? more : place is not null;
        var later = backwards || more;
        return new CataloguePage(rows,
            earlier && rows.Count > 0 ? new CatalogueCursor(true, rows[0].DisclosedOn, rows[0].Id).Write(filter) : null,
            later && rows.Count > 0 ? new CatalogueCursor(false, rows[^1].DisclosedOn, rows[^1].Id).Write(filter) : null);
    }

    /// <summary>The counts beside a list. They read the whole list, so the site keeps them until an item changes.</summary>
    public async Task<CatalogueCounts> CountsAsync(CatalogueFilter filter, CancellationToken cancel)
    {
        var byCategory = await (await FilterAsync(filter with { Category = null }, cancel)).SelectMany(item => item.Categories).GroupBy(category => category.CategoryId)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancel);
        var byGroup = await (await FilterAsync(filter with { Group = null }, cancel)).GroupBy(item => item.GroupId)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancel);
        var byYear = await (await FilterAsync(filter with { Year = null }, cancel)).GroupBy(item => item.DisclosedOn.Year)
            .Select(group => new { group.Key, Count = group.Count() }).OrderByDescending(row => row.Key).ToListAsync(cancel);
        var byChannel = await (await FilterAsync(filter with { Channel = null }, cancel)).SelectMany(item => item.Channels).GroupBy(channel => channel.ChannelId)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancel);
        var categories = await db.Categories.AsNoTracking().OrderBy(category => category.Position).ToListAsync(cancel);
        var reasons = (await db.BlankReasons.AsNoTracking().OrderBy(row => row.Id).Select(row => new { row.CategoryId, row.Reason }).ToListAsync(cancel)).ToLookup(row => row.CategoryId, row => row.Reason);
        var groups = await db.Groups.AsNoTracking().OrderBy(group => group.Position).ToListAsync(cancel);
        var channels = await db.Channels.AsNoTracking().OrderBy(channel => channel.Position).ToListAsync(cancel);
        return new CatalogueCounts
        {
            Total = await (await FilterAsync(filter, cancel)).CountAsync(cancel),
            Categories = [.. categories.Select(category => new CategoryChoice(category.Code, category.Name, category.Statute, category.Basis, reasons[category.Id].LastOrDefault() is { Length: > 0 } stated ? stated : category.EmptyNote, byCategory.GetValueOrDefault(category.Id)))],
            Years = [.. byYear.Select(row => new CatalogueChoice($"{row.Key}", $"{row.Key}年", row.Count))],
            Groups = [.. groups.Select(group => new CatalogueChoice(group.Code, group.Name, byGroup.GetValueOrDefault(group.Id)))],
            Channels = [.. channels.Select(channel => new CatalogueChoice(channel.Code, channel.Name, byChannel.GetValueOrDefault(channel.Id)))],
            UnchangedOn = categories.Find(category => category.Code == filter.Category) is { } shown ? await UnchangedAsync(shown.Id, cancel) : null,
        };
    }

    private async Task<DateOnly?> UnchangedAsync(int categoryId, CancellationToken cancel)
    {
        var stated = await db.NoChangeStatements.Where(row => row.CategoryId == categoryId).MaxAsync(row => (DateOnly?)row.StatedOn, cancel);
        if (stated is not { } day)
            return null;
        var begins = OfficeDay.StartOf(day);
        return await db.PublicItemCategories.AnyAsync(link => link.CategoryId == categoryId && (link.DisclosedOn >= day || db.PublicItems.Any(item => item.ItemId == link.ItemId && item.RevisedAt >= begins && item.RevisedAt > item.PublishedAt)), cancel) ? null : day;
    }

    /// <summary>The newest items.</summary>
    public Task<List<CatalogueRow>> LatestAsync(int count, CancellationToken cancel) =>
        Select(db.PublicItems.AsNoTracking().OrderByDescending(item => item.DisclosedOn).ThenByDescending(item => item.ItemId)).Take(count).ToListAsync(cancel);

    /// <summary>A year's items by category, those without any left out.</summary>
    public async Task<IReadOnlyList<CategoryCount>> YearByCategoryAsync(int year, CancellationToken cancel)
    {
        var counts = await (await FilterAsync(new CatalogueFilter(Year: year), cancel)).GroupBy(item => item.CategoryId)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancel);
        var categories = await db.Categories.AsNoTracking().OrderBy(category => category.Position).ToListAsync(cancel);
        return [.. categories.Where(category => counts.ContainsKey(category.Id)).Select(category => new CategoryCount(category.Code, category.Name, counts[category.Id])).OrderByDescending(row => row.Count)];
    }

    /// <summary>The newest year that has items; null when there are none.</summary>
    public async Task<int?> NewestYearAsync(CancellationToken cancel) =>
        (await db.PublicItems.MaxAsync(item => (DateOnly?)item.DisclosedOn, cancel))?.Year;

    /// <summary>An item's page.</summary>
    public async Task<ItemPageResult> ItemAsync(int id, DateOnly today, CancellationToken cancel)
    {
        var found = await db.PublicItems.AsNoTracking().Where(item => item.ItemId == id).Select(item => new
        {
            item.ItemId,
            item.IndexNumber,
            item.PublishedAt,
            item.RevisedAt,
            item.IsSample,
            item.DisclosedOn,
            item.RevisionId,
            item.CategoryId,
            CategoryCode = item.Category!.Code,
            CategoryName = item.Category.Name,
            CategoryBasis = item.Category.Basis,
            GroupName = item.Group!.Name,
            GroupCode = item.Group.Code,
            item.Revision!.Title,
            item.Revision.Summary,
            item.Revision.BodyHtml,
            item.Revision.FormedOn,
            item.Revision.Backfilled,
            item.Revision.DocumentNumber,
            item.Revision.Method,
            item.Validity,
            item.PublicityEnded,
            item.Revision.MaskedHtml,
            HasMaskedFiles = item.Revision.Attachments.Any(file => file.MaskedDigest != null),
            item.Revision.ChangedOn,
            item.Revision.Genre,
            item.Revision.Keywords,
            item.Revision.Source,
            item.Revision.LimitDays,
            item.Revision.LimitBasis,
            item.Revision.UpdatePeriod,
            item.Revision.PublicityFrom,
            item.Revision.PublicityTo,
            item.InterpretsId,
            Office = db.Offices.Where(office => office.Id == item.Revision.OfficeId).Select(office => office.Name).FirstOrDefault(),
        }).FirstOrDefaultAsync(cancel);
        if (found is null)
            return await WithdrawnAsync(id, cancel);
        // The day alone decides, so that the last page of the 公示期 isn't shown until the program has noticed that it is over.
        var ended = found.PublicityEnded || found.PublicityTo < today;
        var channels = await db.ItemRevisions.Where(revision => revision.Id == found.RevisionId).SelectMany(revision => revision.Channels)
            .OrderBy(channel => channel.Position).Select(channel => channel.Name).ToListAsync(cancel);
        var attachments = await db.Attachments.AsNoTracking().Where(attachment => attachment.RevisionId == found.RevisionId && (!ended || attachment.MaskedDigest != "")).OrderBy(attachment => attachment.Position)
            .Select(attachment => new AttachmentRow(attachment.Id, attachment.FileName, attachment.ContentType, ended ? attachment.MaskedSize ?? attachment.Size : attachment.Size)).ToListAsync(cancel);
        var also = await db.PublicItemCategories.Where(link => link.ItemId == id && link.CategoryId != found.CategoryId)
            .Join(db.Categories, link => link.CategoryId, category => category.Id, (_, category) => category)
            .OrderBy(category => category.Position).Select(category => new CategoryName(category.Code, category.Name, category.Basis)).ToListAsync(cancel);
        var notes = await db.ItemRevisions.Where(revision => revision.ItemId == id && revision.PublishedAt != null && revision.ChangeNote != null)
            .OrderByDescending(revision => revision.Number).Select(revision => new ChangeNote(revision.PublishedAt!.Value, revision.ChangeNote!)).ToListAsync(cancel);
        var posted = await db.Postings.AsNoTracking().Where(row => row.ItemId == id && row.StruckAt == null && row.TakenDownOn == null)
            .OrderBy(row => row.Channel!.Position).ThenBy(row => row.PostedOn).ThenBy(row => row.VillageId).Select(row => new PostedPlace(row.Channel!.Name, row.Village!.Name, row.Place, row.PostedOn)).ToListAsync(cancel);
        return new ItemPageResult.Found(new ItemView
        {
            Id = found.ItemId,
            Title = found.Title,
            Summary = found.Summary,
            Body = SafeHtml.FromStored(ended && found.MaskedHtml is not null ? found.MaskedHtml : found.BodyHtml),
            IndexNumber = found.IndexNumber,
            CategoryCode = found.CategoryCode,
            CategoryName = found.CategoryName,
            CategoryBasis = found.CategoryBasis,
            AlsoUnder = also,
            GroupName = found.GroupName,
            OfficeName = found.Office,
            FormedOn = found.FormedOn,
            DocumentNumber = found.DocumentNumber,
            DisclosedOn = found.DisclosedOn,
            Backfilled = found.Backfilled,
            PublishedAt = found.PublishedAt,
            RevisedAt = found.RevisedAt,
            Validity = found.Validity,
            ValidityLines = await ValidityAsync(id, cancel),
            ChangedOn = found.ChangedOn,
            Genre = found.Genre,
            Keywords = found.Keywords,
            Source = found.Source,
            LimitDays = found.LimitDays,
            LimitBasis = found.LimitBasis,
            UpdatePeriod = found.UpdatePeriod,
            PublicityFrom = found.PublicityFrom,
            PublicityTo = found.PublicityTo,
            PublicityEnded = ended,
            HidesPersonalData = ended && (found.MaskedHtml is not null || found.HasMaskedFiles),
            Interprets = found.InterpretsId is { } of ? await Links(db.PublicItems.Where(item => item.ItemId == of)).FirstOrDefaultAsync(cancel) : null,
            InterpretedBy = await Links(db.PublicItems.Where(item => item.InterpretsId == id)).ToListAsync(cancel),
            Replaces = await Links(db.PublicItems.Where(item => db.ItemValidityLines.Any(line => line.ItemId == item.ItemId && line.SuccessorId == id))).ToListAsync(cancel),
            Method = found.Method,
            Channels = channels,
            Posted = posted,
            IsSample = found.IsSample,
            Attachments = attachments,
            ChangeNotes = notes,
        });
    }

    /// <summary>A file of an item's live revision, after the 公示期 its masked copy; null for every other file.</summary>
    public async Task<AttachmentFile?> AttachmentAsync(int itemId, int attachmentId, DateOnly today, CancellationToken cancel)
    {
        var found = await db.PublicItems.AsNoTracking().Where(item => item.ItemId == itemId)
            .SelectMany(item => item.Revision!.Attachments, (item, file) => new { File = file, Ended = item.PublicityEnded || item.Revision!.PublicityTo < today })
            .Where(row => row.File.Id == attachmentId).FirstOrDefaultAsync(cancel);
        var digest = found is { Ended: true, File.MaskedDigest: { } masked } ? masked : found?.File.Digest;
        return string.IsNullOrEmpty(digest) ? null : new AttachmentFile(found!.File.FileName, found.File.ContentType, digest);
    }

    /// <summary>Every public item's id and last change, newest first, for the site map; at most as many as one site map may name.</summary>
    public IAsyncEnumerable<SitemapItem> AllAsync(int most) =>
        db.PublicItems.AsNoTracking().OrderByDescending(item => item.DisclosedOn).ThenByDescending(item => item.ItemId).Take(most)
            .Select(item => new SitemapItem(item.ItemId, item.RevisedAt)).AsAsyncEnumerable();

    /// <summary>
    /// Every item of a list for programs, by 公开日期 from new to old. Read in pieces by key, so that no reader holds the database
    /// for as long as a slow line takes.
    /// </summary>
    public async IAsyncEnumerable<CatalogueData> DataAsync(CatalogueFilter filter, [EnumeratorCancellation] CancellationToken cancel)
    {
        const int Piece = 500;
        CatalogueCursor? place = null;
        do
        {
            var rows = await (await OrderedAsync(filter, place, cancel)).Take(Piece).Select(item => new CatalogueData
            {
                Id = item.ItemId,
                IndexNumber = item.IndexNumber,
                Title = item.Title,
                Summary = item.Summary,
                DocumentNumber = item.DocumentNumber,
                CategoryCode = item.Category!.Code,
                CategoryName = item.Category.Name,
                GroupName = item.Group!.Name,
                OfficeName = db.Offices.Where(office => office.Id == item.Revision!.OfficeId).Select(office => office.Name).FirstOrDefault(),
                FormedOn = item.FormedOn,
                DisclosedOn = item.DisclosedOn,
                PublishedAt = item.PublishedAt,
                RevisedAt = item.RevisedAt,
                Method = item.Revision!.Method,
                Validity = item.Validity,
                IsSample = item.IsSample,
            }).ToListAsync(cancel);
            foreach (var row in rows)
                yield return row;
            place = rows.Count < Piece ? null : new CatalogueCursor(false, rows[^1].DisclosedOn, rows[^1].Id);
        }
        while (place is not null);
    }

    /// <summary>A category by its code; null when there is none.</summary>
    public Task<CategoryName?> CategoryAsync(string code, CancellationToken cancel) =>
        db.Categories.AsNoTracking().Where(category => category.Code == code).Select(category => new CategoryName(category.Code, category.Name, category.Basis)).FirstOrDefaultAsync(cancel);

    /// <summary>The newest items as a feed tells of them, of everything or of one category.</summary>
    public Task<List<FeedItem>> FeedAsync(int count, string? category, CancellationToken cancel) =>
        db.PublicItems.AsNoTracking().Where(item => category == null || item.Categories.Any(link => db.Categories.Any(row => row.Id == link.CategoryId && row.Code == category))).OrderByDescending(item => item.RevisedAt).ThenByDescending(item => item.ItemId).Take(count)
            .Select(item => new FeedItem(item.ItemId, item.Title, item.Summary, item.Category!.Name, item.PublishedAt, item.RevisedAt)).ToListAsync(cancel);

    /// <summary>The lines of an item's 有效性 from the oldest; without the first one, which only says that it is 有效, when it is alone.</summary>
    private async Task<IReadOnlyList<ValidityRow>> ValidityAsync(int id, CancellationToken cancel)
    {
        var lines = await db.ItemValidityLines.AsNoTracking().Where(line => line.ItemId == id).OrderBy(line => line.From).ThenBy(line => line.Id)
            .Select(line => new ValidityRow(line.Validity, line.From, line.Reason, db.PublicItems.Where(item => item.ItemId == line.SuccessorId).Select(item => new ItemLink(item.ItemId, item.Title, item.IndexNumber)).FirstOrDefault()))
            .ToListAsync(cancel);
        return lines.Count > 1 ? lines : [];
    }

    private static IQueryable<ItemLink> Links(IQueryable<PublicItem> items) => items.AsNoTracking().OrderBy(item => item.ItemId).Select(item => new ItemLink(item.ItemId, item.Title, item.IndexNumber));

    private async Task<ItemPageResult> WithdrawnAsync(int id, CancellationToken cancel)
    {
        var gone = await db.Items.AsNoTracking().Where(item => item.Id == id && item.WithdrawnAt != null && item.LiveRevisionId == null)
            .Select(item => new { item.WithdrawnAt, item.WithdrawalReason, item.IndexNumber }).FirstOrDefaultAsync(cancel);
        return gone is null ? new ItemPageResult.NotFound() : new ItemPageResult.Withdrawn(id, gone.IndexNumber, gone.WithdrawnAt!.Value, gone.WithdrawalReason ?? "");
    }

    private async Task<IQueryable<PublicItem>> FilterAsync(CatalogueFilter filter, CancellationToken cancel)
    {
        // Ids first: with the category known as a number, the list's own index gives rows in order.
        var items = db.PublicItems.AsNoTracking();
        if (filter.Category is not null)
        {
            var id = await db.Categories.Where(category => category.Code == filter.Category).Select(category => category.Id).FirstOrDefaultAsync(cancel);
            items = items.Where(item => item.Categories.Any(category => category.CategoryId == id));
        }

        if (filter.Group is not null)
        {
            var id = await db.Groups.Where(group => group.Code == filter.Group).Select(group => group.Id).FirstOrDefaultAsync(cancel);
            items = items.Where(item => item.GroupId == id);
        }

        if (filter.Channel is not null)
        {
            var id = await db.Channels.Where(channel => channel.Code == filter.Channel).Select(channel => channel.Id).FirstOrDefaultAsync(cancel);
            items = items.Where(item => item.Channels.Any(channel => channel.ChannelId == id));
        }

        if (filter.Year is { } year)
        {
            var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
            items = items.Where(item => item.DisclosedOn >= from && item.DisclosedOn <= to);
        }

        return items;
    }

    private async Task<List<CatalogueRow>> RowsAsync(CatalogueFilter filter, CatalogueCursor? place, CancellationToken cancel) =>
        await Select((await OrderedAsync(filter, place, cancel)).Take(PageSize + 1)).ToListAsync(cancel);

    /// <summary>The items of a list from a place on, in its order.</summary>
    private async Task<IQueryable<PublicItem>> OrderedAsync(CatalogueFilter filter, CatalogueCursor? place, CancellationToken cancel)
    {
        // An item may stand under several categories and channels. Their own rows carry the date, so that such a list too is read
        // in order from an index; where both narrow it, the category leads.
        var keyed = filter switch
        {
            { Category: { } category } => await ByCategoryAsync(category, filter, cancel),
            { Channel: { } channel } => await ByChannelAsync(channel, filter, cancel),
            _ => (await FilterAsync(filter, cancel)).Select(item => new Keyed { Date = item.DisclosedOn, Id = item.ItemId, Item = item }),
        };
        // The first comparison lets the index seek, the second passes over the rows of the same day.
        if (place is { Backwards: false })
            keyed = keyed.Where(row => row.Date <= place.Date && (row.Date < place.Date || row.Id < place.ItemId));
        else if (place is not null)
            keyed = keyed.Where(row => row.Date >= place.Date && (row.Date > place.Date || row.Id > place.ItemId));
        var ordered = place is { Backwards: true }
            ? keyed.OrderBy(row => row.Date).ThenBy(row => row.Id)
            : keyed.OrderByDescending(row => row.Date).ThenByDescending(row => row.Id);
        return ordered.Select(row => row.Item);
    }

    private async Task<IQueryable<Keyed>> ByCategoryAsync(string code, CatalogueFilter filter, CancellationToken cancel)
    {
        var id = await db.Categories.Where(row => row.Code == code).Select(row => row.Id).FirstOrDefaultAsync(cancel);
        var items = await FilterAsync(filter with { Category = null, Year = null }, cancel);
        var links = db.PublicItemCategories.AsNoTracking().Where(link => link.CategoryId == id);
        if (filter.Year is { } year)
        {
            var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
            links = links.Where(link => link.DisclosedOn >= from && link.DisclosedOn <= to);
        }

        return links.Join(items, link => link.ItemId, item => item.ItemId, (link, item) => new Keyed { Date = link.DisclosedOn, Id = link.ItemId, Item = item });
    }

    private async Task<IQueryable<Keyed>> ByChannelAsync(string code, CatalogueFilter filter, CancellationToken cancel)
    {
        var id = await db.Channels.Where(row => row.Code == code).Select(row => row.Id).FirstOrDefaultAsync(cancel);
        var items = await FilterAsync(filter with { Channel = null, Year = null }, cancel);
        var links = db.PublicItemChannels.AsNoTracking().Where(link => link.ChannelId == id);
        if (filter.Year is { } year)
        {
            var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
            links = links.Where(link => link.DisclosedOn >= from && link.DisclosedOn <= to);
        }

        return links.Join(items, link => link.ItemId, item => item.ItemId, (link, item) => new Keyed { Date = link.DisclosedOn, Id = link.ItemId, Item = item });
    }

    private static IQueryable<CatalogueRow> Select(IQueryable<PublicItem> items) => items.Select(item => new CatalogueRow
    {
        Id = item.ItemId,
        Title = item.Title,
        IndexNumber = item.IndexNumber,
        DocumentNumber = item.DocumentNumber,
        FormedOn = item.FormedOn,
        DisclosedOn = item.DisclosedOn,
        CategoryName = item.Category!.Name,
        Validity = item.Validity,
        GroupName = item.Group!.Name,
        IsSample = item.IsSample,
    });

    private sealed class Keyed
    {
        public required DateOnly Date { get; init; }

        public required int Id { get; init; }

        public required PublicItem Item { get; init; }
    }
}
