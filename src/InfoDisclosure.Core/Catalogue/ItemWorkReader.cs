using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Staffing;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue;

/// <summary>Reads items for staff, drafts and every revision included.</summary>
public sealed class ItemWorkReader(InfoDisclosureDb db, CalendarReader calendars)
{
    /// <summary>Rows of one page.</summary>
    public const int PageSize = 20;

    /// <summary>The number that a preview shows where publishing will put one.</summary>
    public const string NumberToCome = "发布时编号";

    /// <summary>A page of the list, from the item entered last; <paramref name="before"/> is the last id of the page before.</summary>
    public async Task<ItemListPage> PageAsync(ItemFilter filter, int? before, CancellationToken cancel)
    {
        var rows = db.Filtered(filter);
        if (before is { } last)
            rows = rows.Where(row => row.Item.Id < last);
        var found = await rows.OrderByDescending(row => row.Item.Id).Take(PageSize + 1).Select(row => new
        {
            row.Item.Id,
            row.Item.Version,
            row.Revision.Title,
            row.Item.IndexNumber,
            Working = (RevisionState?)row.Item.WorkingRevision!.State,
            IsLive = row.Item.LiveRevisionId != null,
            row.Item.WithdrawnAt,
            CategoryName = row.Revision.Category!.Name,
            OfficeName = db.Offices.Where(office => office.Id == row.Revision.OfficeId).Select(office => office.Name).FirstOrDefault(),
            row.Revision.DisclosedOn,
            row.Revision.WrittenByName,
            row.Revision.WrittenAt,
            row.Item.IsSample,
        }).ToListAsync(cancel);
        return new ItemListPage(
            [.. found.Take(PageSize).Select(row => new ItemRow
            {
                Id = row.Id,
                Version = row.Version,
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

    /// <summary>How many items a filter lets pass.</summary>
    public Task<int> CountAsync(ItemFilter filter, CancellationToken cancel) => db.Filtered(filter).CountAsync(cancel);

    /// <summary>The years of 公开日期 of public items, newest first.</summary>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancel) =>
        await db.PublicItems.Select(item => item.DisclosedOn.Year).Distinct().OrderDescending().ToListAsync(cancel);

    /// <summary>An item with its history; null when there is none.</summary>
    public async Task<ItemWork?> FindAsync(int id, CancellationToken cancel)
    {
        var item = await db.Items.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel);
        if (item is null)
            return null;
        var reviews = (await db.Reviews.AsNoTracking().Where(review => db.ItemRevisions.Any(row => row.Id == review.ItemRevisionId && row.ItemId == id)).OrderBy(review => review.Id).ToListAsync(cancel)).ToLookup(review => review.ItemRevisionId);
        var revisions = (await db.ItemRevisions.AsNoTracking().Where(row => row.ItemId == id).OrderByDescending(row => row.Number)
            .Select(row => new { row.Id, row.Number, row.State, row.Title, row.WrittenByName, row.WrittenAt, row.PublishedAt, row.ChangeNote, row.ReturnReason, row.ScheduledFor, row.ContentDigest })
            .ToListAsync(cancel)).ConvertAll(row => new RevisionRow
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
                ScheduledFor = row.ScheduledFor,
                // Lines of before digests were kept hold for what was published with them.
                Reviews = [.. reviews[row.Id].Select(review => new ReviewRow(review.Kind, review.ReviewerId, review.ReviewerName, review.ReviewedOn, review.LookedAt, review.Conclusion, review.Ground, review.ContentDigest == row.ContentDigest || row.ContentDigest is null))],
            });
        var worked = item.WorkingRevisionId is null ? null : await db.ItemRevisions.AsNoTracking().Where(row => row.Id == item.WorkingRevisionId)
            .Select(row => new { row.Number, row.FormedOn, row.ChangedOn, row.LimitDays, row.Backfilled, Writers = row.Writers.Select(writer => writer.AccountId).ToList() }).FirstAsync(cancel);
        var working = worked is null ? null : revisions.Find(row => row.Number == worked.Number);
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
            WriterIds = worked?.Writers ?? [],
            ReviewerId = working?.Reviews.LastOrDefault(review => review.Kind == ReviewKind.Review && review.IsCurrent)?.ReviewerId,
            Rule = await ItemAtHand.RuleAsync(db, cancel),
            ResponsibleId = item.ResponsibleId,
            ResponsibleName = await db.NameOfAsync(item.ResponsibleId, cancel),
            RetainUntil = item.RetainUntil,
            ReassessOn = item.ReassessOn,
            Due = worked is null || working!.State == RevisionState.Withheld ? null : PublicationDeadline.For(
                PublicationDeadline.CountedFrom(worked.FormedOn, worked.ChangedOn, worked.Backfilled, revisions.Max(row => row.PublishedAt) is { } last ? OfficeDay.Of(last) : null),
                worked.LimitDays, await calendars.CalendarAsync(cancel)),
            ValidityLines = await db.ItemValidityLines.AsNoTracking().Where(line => line.ItemId == id).OrderBy(line => line.From).ThenBy(line => line.Id)
                .Select(line => new ValidityRow(line.Validity, line.From, line.Reason, db.PublicItems.Where(other => other.ItemId == line.SuccessorId).Select(other => new ItemLink(other.ItemId, other.Title, other.IndexNumber)).FirstOrDefault())).ToListAsync(cancel),
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
            .Include(one => one.Channels).Include(one => one.Attachments).Include(one => one.Category).Include(one => one.Group).Include(one => one.AlsoUnder)
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
            CategoryBasis = revision.Category?.Basis ?? CategoryBasis.Other,
            AlsoUnder = [.. revision.AlsoUnder.OrderBy(category => category.Position).Select(category => new CategoryName(category.Code, category.Name, category.Basis))],
            GroupName = revision.Group?.Name ?? "还没有选择",
            OfficeName = await db.Offices.Where(office => office.Id == revision.OfficeId).Select(office => office.Name).FirstOrDefaultAsync(cancel),
            FormedOn = revision.FormedOn,
            DocumentNumber = revision.DocumentNumber,
            DisclosedOn = revision.DisclosedOn ?? context.Today,
            Backfilled = revision.PublishedAt is not null ? revision.Backfilled : revision.DisclosedOn < (item.PublishedAt is { } first ? OfficeDay.Of(first) : context.Today),
            PublishedAt = item.PublishedAt ?? context.Now,
            RevisedAt = revision.PublishedAt ?? context.Now,
            Validity = item.PublishedAt is null ? revision.Validity : item.ValidityLines.LastOrDefault(line => line.From <= context.Today)?.Validity ?? revision.Validity,
            ValidityLines = item.ValidityLines.Count > 1 ? item.ValidityLines : [],
            ChangedOn = revision.ChangedOn,
            Genre = revision.Genre,
            Keywords = revision.Keywords,
            Source = revision.Source,
            LimitDays = revision.LimitDays,
            LimitBasis = revision.LimitBasis,
            UpdatePeriod = revision.UpdatePeriod,
            PublicityFrom = revision.PublicityFrom,
            PublicityTo = revision.PublicityTo,
            PublicityEnded = false,
            HidesPersonalData = false,
            Interprets = await LinkAsync(revision.InterpretsId, cancel),
            InterpretedBy = [],
            Replaces = [],
            Method = revision.Method,
            Channels = [.. revision.Channels.OrderBy(channel => channel.Position).Select(channel => channel.Name)],
            Posted = [],
            IsSample = item.IsSample,
            Attachments = [.. revision.Attachments.OrderBy(file => file.Position).Select(file => new AttachmentRow(file.Id, file.FileName, file.ContentType, file.Size))],
            ChangeNotes = notes,
        });
    }

    /// <summary>
    /// What the form of an item begins with: the text being worked on, else a copy of the last one that isn't in the bin; or a
    /// certain revision, to compare it. Once its 公示期 is over, a published text goes on as it stays public: masked.
    /// </summary>
    public async Task<ItemEditing?> EditingAsync(int id, DateOnly today, CancellationToken cancel, int? number = null)
    {
        if (await FindAsync(id, cancel) is not { } item)
            return null;
        var revision = await db.ItemRevisions.AsNoTracking().Include(row => row.Channels).Include(row => row.Attachments).Include(row => row.AlsoUnder).AsSplitQuery()
            .Where(row => row.ItemId == id && (number == null || row.Number == number))
            .OrderByDescending(row => row.Item!.WorkingRevisionId == row.Id).ThenBy(row => row.State == RevisionState.Discarded).ThenByDescending(row => row.Number).FirstOrDefaultAsync(cancel);
        if (revision is null)
            return null;
        var isOver = number is null && revision.PublicityIsOver(today);
        var files = revision.Attachments.Where(file => !isOver || file.MaskedDigest is not "").OrderBy(file => file.Position).ToList();
        return new ItemEditing
        {
            Item = item,
            Draft = new ItemDraft
            {
                Title = revision.Title,
                Summary = revision.Summary,
                Body = isOver ? revision.MaskedMarkdown ?? revision.BodyMarkdown : revision.BodyMarkdown,
                FormedOn = revision.FormedOn,
                DisclosedOn = revision.DisclosedOn,
                DocumentNumber = revision.DocumentNumber,
                OfficeId = revision.OfficeId,
                CategoryId = revision.CategoryId,
                GroupId = revision.GroupId,
                ChannelIds = [.. revision.Channels.OrderBy(channel => channel.Position).Select(channel => channel.Id)],
                Method = revision.Method,
                Validity = revision.Validity,
                ValidityFrom = revision.ValidityFrom,
                ChangedOn = revision.ChangedOn,
                Genre = revision.Genre,
                Keywords = revision.Keywords,
                Source = revision.Source,
                LimitDays = revision.LimitDays,
                LimitBasis = revision.LimitBasis,
                UpdatePeriod = revision.UpdatePeriod,
                PublicityFrom = revision.PublicityFrom,
                PublicityTo = revision.PublicityTo,
                Interprets = (await LinkAsync(revision.InterpretsId, cancel))?.IndexNumber,
                AlsoUnderIds = [.. revision.AlsoUnder.Select(category => category.Id)],
                // The note of a published text has been said; the next correction has its own.
                ChangeNote = revision.PublishedAt is null ? revision.ChangeNote : null,
                KeptAttachmentIds = [.. files.Select(file => file.Id)],
            },
            Attachments = [.. files.Select(file => new AttachmentRow(file.Id, file.FileName, file.ContentType, isOver ? file.MaskedSize ?? file.Size : file.Size))],
        };
    }

    /// <summary>Names of files by id, for a form that names files of an item's earlier revisions.</summary>
    public async Task<IReadOnlyList<AttachmentRow>> AttachmentsAsync(int itemId, IReadOnlyCollection<int> ids, CancellationToken cancel) =>
        await OfItem(itemId).Where(file => ids.Contains(file.Id)).OrderBy(file => file.Position)
            .Select(file => new AttachmentRow(file.Id, file.FileName, file.ContentType, file.Size)).ToListAsync(cancel);

    /// <summary>The files of an item by name, the newest revision's first.</summary>
    public async Task<IReadOnlyList<AttachmentRow>> PicturesAsync(int itemId, CancellationToken cancel) =>
        await OfItem(itemId).Where(file => file.ContentType.StartsWith("image/")).OrderByDescending(file => file.RevisionId)
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

    private static bool Shown(ItemWork item, RevisionRow row) => item.Working is not null ? row.PublishedAt is null && row.State != RevisionState.Discarded : !item.IsLive || row.IsLive;

    private Task<ItemLink?> LinkAsync(int? itemId, CancellationToken cancel) =>
        db.PublicItems.AsNoTracking().Where(item => item.ItemId == itemId).Select(item => new ItemLink(item.ItemId, item.Title, item.IndexNumber)).FirstOrDefaultAsync(cancel);

    internal static List<ItemStanding> Standing(RevisionState? working, bool isLive, DateTime? withdrawnAt)
    {
        List<ItemStanding> standing = [];
        if (isLive)
            standing.Add(ItemStanding.Live);
        else if (withdrawnAt is not null)
            standing.Add(ItemStanding.Withdrawn);
        else if (working is null)
            standing.Add(ItemStanding.Discarded);
        if (working is { } state)
        {
            standing.Add(state switch
            {
                RevisionState.Draft => ItemStanding.Draft,
                RevisionState.InReview => ItemStanding.InReview,
                RevisionState.InSecrecyReview => ItemStanding.InSecrecyReview,
                RevisionState.Returned => ItemStanding.Returned,
                RevisionState.Scheduled => ItemStanding.Scheduled,
                RevisionState.Withheld => ItemStanding.Withheld,
                RevisionState.Published or RevisionState.Discarded => throw new InvalidOperationException("A published or discarded revision isn't worked on."),
                _ => throw new ArgumentOutOfRangeException(nameof(working)),
            });
        }

        return standing;
    }

    private IQueryable<ItemAttachment> OfItem(int itemId) =>
        db.Attachments.AsNoTracking().Where(file => db.ItemRevisions.Any(row => row.Id == file.RevisionId && row.ItemId == itemId));
}
