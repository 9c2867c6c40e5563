using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue;

/// <summary>Reads items for staff, drafts and every revision included.</summary>
public sealed class ItemWorkReader(InfoDisclosureDb db)
{
    /// <summary>Rows of one page.</summary>
    public const int PageSize = 20;

    /// <summary>The number that a preview shows where publishing will put one.</summary>
    public const string NumberToCome = "发布时编号";

    /// <summary>A page of the list, from the item entered last; <paramref name="before"/> is the last id of the page before.</summary>
    public async Task<ItemListPage> PageAsync(ItemFilter filter, int? before, CancellationToken cancel)
    {
        var items = db.Items.AsNoTracking();
        if (before is { } last)
            items = items.Where(item => item.Id < last);
        items = filter.Standing switch
        {
            null => items,
            ItemStanding.Draft => items.Where(item => item.WorkingRevision!.State == RevisionState.Draft),
            ItemStanding.InReview => items.Where(item => item.WorkingRevision!.State == RevisionState.InReview),
            ItemStanding.Returned => items.Where(item => item.WorkingRevision!.State == RevisionState.Returned),
            ItemStanding.Live => items.Where(item => item.LiveRevisionId != null),
            ItemStanding.Withdrawn => items.Where(item => item.WithdrawnAt != null && item.LiveRevisionId == null),
            _ => throw new ArgumentOutOfRangeException(nameof(filter)),
        };
        var rows = items.Join(
            db.ItemRevisions,
            item => item.WorkingRevisionId ?? item.LiveRevisionId ?? db.ItemRevisions.Where(row => row.ItemId == item.Id).Max(row => (int?)row.Id),
            revision => (int?)revision.Id,
            (item, revision) => new { item, revision });
        if (filter.Year is { } year)
        {
            var (first, end) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
            rows = rows.Where(row => row.revision.DisclosedOn >= first && row.revision.DisclosedOn <= end);
        }

        if (filter.CategoryId is { } category)
            rows = rows.Where(row => row.revision.CategoryId == category);
        if (filter.OfficeId is { } office)
            rows = rows.Where(row => row.revision.OfficeId == office);
        if (OneLine.Of(filter.Words) is { Length: > 0 } words)
            rows = rows.Where(row => row.revision.Title.Contains(words) || row.item.IndexNumber == words);
        var found = await rows.OrderByDescending(row => row.item.Id).Take(PageSize + 1).Select(row => new
        {
            row.item.Id,
            row.revision.Title,
            row.item.IndexNumber,
            Working = (RevisionState?)row.item.WorkingRevision!.State,
            IsLive = row.item.LiveRevisionId != null,
            row.item.WithdrawnAt,
            CategoryName = row.revision.Category!.Name,
            OfficeName = db.Offices.Where(office => office.Id == row.revision.OfficeId).Select(office => office.Name).FirstOrDefault(),
            row.revision.DisclosedOn,
            row.revision.WrittenByName,
            row.revision.WrittenAt,
            row.item.IsSample,
        }).ToListAsync(cancel);
        return new ItemListPage(
            [.. found.Take(PageSize).Select(row => new ItemRow
            {
                Id = row.Id,
                Title = row.Title,
                IndexNumber = row.IndexNumber,
                Standing = Standing(row.Working, row.IsLive, row.WithdrawnAt),
                CategoryName = row.CategoryName,
                OfficeName = row.OfficeName,
                DisclosedOn = row.DisclosedOn,
                WrittenByName = row.WrittenByName,
                WrittenAt = row.WrittenAt,
                IsSample = row.IsSample,
            })],
            found.Count > PageSize ? found[PageSize - 1].Id : null);
    }

    /// <summary>The years of 公开日期 of public items, newest first.</summary>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel) =>
        await db.PublicItems.Select(item => item.DisclosedOn.Year).Distinct().OrderDescending().ToListAsync(cancel);

    /// <summary>An item with its history; null when there is none.</summary>
    public async Task<ItemWork?> FindAsync(int id, CancellationToken cancel)
    {
        var item = await db.Items.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel);
        if (item is null)
            return null;
        var revisions = await db.ItemRevisions.AsNoTracking().Where(row => row.ItemId == id).OrderByDescending(row => row.Number)
            .Select(row => new RevisionRow
            {
                Number = row.Number,
                State = row.State,
                Title = row.Title,
                IsLive = row.Id == item.LiveRevisionId,
                WrittenByName = row.WrittenByName,
                WrittenAt = row.WrittenAt,
                PublishedAt = row.PublishedAt,
                ChangeNote = row.ChangeNote,
                ReturnReason = row.ReturnReason,
                Review = db.Reviews.Where(review => review.ItemRevisionId == row.Id)
                    .Select(review => new ReviewRow(review.ReviewerName, review.ReviewedOn, review.Conclusion, review.Ground)).FirstOrDefault(),
            }).ToListAsync(cancel);
        var working = item.WorkingRevisionId is null ? null : revisions.Find(row => row.PublishedAt is null);
        return new ItemWork
        {
            Id = item.Id,
            Version = item.Version,
            Title = (working ?? revisions.Find(row => row.IsLive) ?? revisions[0]).Title,
            IndexNumber = item.IndexNumber,
            PublishedAt = item.PublishedAt,
            WithdrawnAt = item.WithdrawnAt,
            WithdrawalReason = item.WithdrawalReason,
            IsSample = item.IsSample,
            IsLive = item.LiveRevisionId is not null,
            Working = working?.State,
            WriterIds = working is null ? [] : await ItemPublication.WritersAsync(db, id, cancel),
            Standing = Standing(working?.State, item.LiveRevisionId is not null, item.WithdrawnAt),
            Revisions = revisions,
        };
    }

    /// <summary>
    /// One revision as the public reads or would read it; without a number the one being worked on, else the public one, else
    /// the last. Null when there is none.
    /// </summary>
    public async Task<RevisionView?> RevisionAsync(int itemId, int? number, ActContext context, CancellationToken cancel)
    {
        if (await FindAsync(itemId, cancel) is not { } item)
            return null;
        var row = number is null ? item.Revisions.FirstOrDefault(row => Shown(item, row)) ?? item.Revisions[0] : item.Revisions.FirstOrDefault(row => row.Number == number);
        if (row is null)
            return null;
        var revision = await db.ItemRevisions.AsNoTracking()
            .Include(one => one.Channels).Include(one => one.Attachments).Include(one => one.Category).Include(one => one.Group)
            .AsSplitQuery().FirstAsync(one => one.ItemId == itemId && one.Number == row.Number, cancel);
        var notes = item.Revisions.Where(one => one.ChangeNote is not null && one.Number <= row.Number && (one.PublishedAt is not null || one.Number == row.Number))
            .Select(one => new ChangeNote(one.PublishedAt ?? context.Now, one.ChangeNote!)).ToList();
        return new RevisionView(item, row, new ItemView
        {
            Id = item.Id,
            Title = revision.Title,
            Summary = revision.Summary,
            Body = SafeHtml.FromStored(revision.BodyHtml),
            IndexNumber = item.IndexNumber ?? NumberToCome,
            CategoryCode = revision.Category?.Code ?? "",
            CategoryName = revision.Category?.Name ?? "还没有选择",
            GroupName = revision.Group?.Name ?? "还没有选择",
            OfficeName = await db.Offices.Where(office => office.Id == revision.OfficeId).Select(office => office.Name).FirstOrDefaultAsync(cancel),
            FormedOn = revision.FormedOn,
            DocumentNumber = revision.DocumentNumber,
            DisclosedOn = revision.DisclosedOn ?? context.Today,
            Backfilled = revision.PublishedAt is not null ? revision.Backfilled : revision.DisclosedOn < (item.PublishedAt is { } first ? OfficeDay.Of(first) : context.Today),
            PublishedAt = item.PublishedAt ?? context.Now,
            RevisedAt = revision.PublishedAt ?? context.Now,
            Validity = revision.Validity,
            Method = revision.Method,
            Channels = [.. revision.Channels.OrderBy(channel => channel.Position).Select(channel => channel.Name)],
            IsSample = item.IsSample,
            Attachments = [.. revision.Attachments.OrderBy(file => file.Position).Select(file => new AttachmentRow(file.Id, file.FileName, file.ContentType, file.Size))],
            ChangeNotes = notes,
        });
    }

    /// <summary>What the form of an item begins with: the text being worked on, else a copy of the last one.</summary>
    public async Task<ItemEditing?> EditingAsync(int id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } item)
            return null;
        var revision = await db.ItemRevisions.AsNoTracking().Include(row => row.Channels).Include(row => row.Attachments).AsSplitQuery()
            .Where(row => row.ItemId == id).OrderByDescending(row => row.Number).FirstAsync(cancel);
        var files = revision.Attachments.OrderBy(file => file.Position).ToList();
        return new ItemEditing
        {
            Item = item,
            Draft = new ItemDraft
            {
                Title = revision.Title,
                Summary = revision.Summary,
                Body = revision.BodyMarkdown,
                FormedOn = revision.FormedOn,
                DisclosedOn = revision.DisclosedOn,
                DocumentNumber = revision.DocumentNumber,
                OfficeId = revision.OfficeId,
                CategoryId = revision.CategoryId,
                GroupId = revision.GroupId,
                ChannelIds = [.. revision.Channels.OrderBy(channel => channel.Position).Select(channel => channel.Id)],
                Method = revision.Method,
                Validity = revision.Validity,
                // The note of a published text has been said; the next correction has its own.
                ChangeNote = revision.PublishedAt is null ? revision.ChangeNote : null,
                KeptAttachmentIds = [.. files.Select(file => file.Id)],
            },
            Attachments = [.. files.Select(file => new AttachmentRow(file.Id, file.FileName, file.ContentType, file.Size))],
        };
    }

    /// <summary>Names of files by id, for a form that names files of an item's earlier revisions.</summary>
    public async Task<IReadOnlyList<AttachmentRow>> AttachmentsAsync(int itemId, IReadOnlyCollection<int> ids, CancellationToken cancel) =>
        await OfItem(itemId).Where(file => ids.Contains(file.Id)).OrderBy(file => file.Position)
            .Select(file => new AttachmentRow(file.Id, file.FileName, file.ContentType, file.Size)).ToListAsync(cancel);

    /// <summary>A file of any revision of an item.</summary>
    public Task<AttachmentFile?> AttachmentAsync(int itemId, int attachmentId, CancellationToken cancel) =>
        OfItem(itemId).Where(file => file.Id == attachmentId).Select(file => new AttachmentFile(file.FileName, file.ContentType, file.Digest)).FirstOrDefaultAsync(cancel);

    /// <summary>What the form offers, in its order.</summary>
    public async Task<ItemChoices> ChoicesAsync(CancellationToken cancel) => new()
    {
        Categories = await db.Categories.AsNoTracking().OrderBy(row => row.Position).ToListAsync(cancel),
        Groups = await db.Groups.AsNoTracking().OrderBy(row => row.Position).ToListAsync(cancel),
        Channels = await db.Channels.AsNoTracking().OrderBy(row => row.Position).ToListAsync(cancel),
    };

    private static bool Shown(ItemWork item, RevisionRow row) => item.Working is not null ? row.PublishedAt is null : !item.IsLive || row.IsLive;

    private static List<ItemStanding> Standing(RevisionState? working, bool isLive, DateTime? withdrawnAt)
    {
        List<ItemStanding> standing = [];
        if (isLive)
            standing.Add(ItemStanding.Live);
        else if (withdrawnAt is not null)
            standing.Add(ItemStanding.Withdrawn);
        if (working is { } state)
        {
            standing.Add(state switch
            {
                RevisionState.Draft => ItemStanding.Draft,
                RevisionState.InReview => ItemStanding.InReview,
                RevisionState.Returned => ItemStanding.Returned,
                RevisionState.Published => throw new InvalidOperationException("A published revision isn't worked on."),
                _ => throw new ArgumentOutOfRangeException(nameof(working)),
            });
        }

        return standing;
    }

    private IQueryable<ItemAttachment> OfItem(int itemId) =>
        db.Attachments.AsNoTracking().Where(file => db.ItemRevisions.Any(row => row.Id == file.RevisionId && row.ItemId == itemId));
}
