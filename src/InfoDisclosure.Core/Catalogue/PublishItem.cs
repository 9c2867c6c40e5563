using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Search;
using InfoDisclosure.Core.Site;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue;

/// <summary>What the reviewer states; without it nothing is published.</summary>
public sealed record ReviewLine
{
    public required DateOnly? ReviewedOn { get; init; }

    /// <summary>审查结论.</summary>
    public required string Conclusion { get; init; }

    /// <summary>依据.</summary>
    public required string Ground { get; init; }

    /// <summary>The line as it is kept.</summary>
    internal ReviewLine Clean() => this with { Conclusion = OneLine.Of(Conclusion), Ground = OneLine.Of(Ground) };

    /// <summary>What is missing or can't be.</summary>
    internal IEnumerable<Issue> Issues(DateOnly today)
    {
        if (ReviewedOn is null)
            yield return new Issue(nameof(ReviewedOn), "请填写审查日期");
        else if (ReviewedOn > today)
            yield return new Issue(nameof(ReviewedOn), "审查日期不能晚于今天");
        else if (ReviewedOn < new DateOnly(1949, 10, 1))
            yield return new Issue(nameof(ReviewedOn), "审查日期太早，请核对年份");
        if (PublicReason.Issue(nameof(Conclusion), "审查结论", Conclusion, PublicationReview.ConclusionLength) is { } conclusion)
            yield return conclusion;
        if (PublicReason.Issue(nameof(Ground), "审查依据", Ground, PublicationReview.GroundLength) is { } ground)
            yield return ground;
    }
}

/// <summary>
/// Publishes a reviewed revision. The reviewer is another person than anyone who wrote on it since the last publication
/// (条例 Art. 17; 保守国家秘密法 Art. 35).
/// </summary>
public sealed class PublishItem(InfoDisclosureDb db)
{
    public async Task<ActResult<ItemSaved>> RunAsync(int itemId, int version, ReviewLine line, ActContext context, CancellationToken cancel)
    {
        line = line.Clean();
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            var item = await db.Items
                .Include(row => row.WorkingRevision!.Channels).Include(row => row.WorkingRevision!.Attachments)
                .AsSplitQuery()
                .FirstOrDefaultAsync(row => row.Id == itemId, cancel);
            if (item is null)
                return new ActResult<ItemSaved>.NotFound();
            if (item.Version != version)
                return new ActResult<ItemSaved>.Stale(item.Version);
            if (item.WorkingRevision is not { State: RevisionState.InReview } revision)
                return new ActResult<ItemSaved>.Refused("这条信息没有送审，不能发布");
            if (revision.WrittenById == context.ActorId || (context.ActorId is { } actor && (await ItemPublication.WritersAsync(db, itemId, cancel)).Contains(actor)))
                return new ActResult<ItemSaved>.Refused("编写人和审核人不能是同一个人，请由另一位审核员审核发布");
            List<Issue> issues = [.. line.Issues(context.Today), .. ItemDraftRules.OfComplete(item, revision)];
            if (issues.Count > 0)
                return new ActResult<ItemSaved>.Invalid(issues);

            db.Reviews.Add(new PublicationReview
            {
                ItemRevisionId = revision.Id,
                ReviewerId = context.ActorId,
                ReviewerName = context.ActorName,
                ReviewedOn = line.ReviewedOn!.Value,
                Conclusion = line.Conclusion,
                Ground = line.Ground,
            });
            // The review line stands in the database before the revision is marked as published: a trigger checks it. The
            // old face goes first too, for removing and adding one key in one save would patch the row instead.
            db.PublicItems.RemoveRange(await db.PublicItems.Include(face => face.Channels).Where(face => face.ItemId == item.Id).ToListAsync(cancel));
            var action = item.PublishedAt is null ? JournalAction.Published : JournalAction.Corrected;
            db.Touch(item, version);
            if (!await db.TrySave(cancel))
                return new ActResult<ItemSaved>.Stale(await db.Items.AsNoTracking().Where(row => row.Id == itemId).Select(row => row.Version).FirstAsync(cancel));

            await GoLiveAsync(item, revision, context, cancel);
            db.Journal.Add(context.Entry(action, JournalSubject.Item, itemId, revision.Title, line.Conclusion));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return new ActResult<ItemSaved>.Done(new ItemSaved(itemId, item.Version));
        }
    }

    private async Task GoLiveAsync(DisclosureItem item, ItemRevision revision, ActContext context, CancellationToken cancel)
    {
        var profile = await db.SiteProfiles.AsNoTracking().FirstAsync(row => row.Id == SiteProfile.OnlyId, cancel);
        if (!IndexNumberPattern.TryParse(profile.IndexNumberPattern, out var pattern))
            throw new InvalidOperationException("The stored index number pattern can't be read.");
        var year = (revision.DisclosedOn ?? context.Today).Year;
        var serial = item.IndexSerial ?? await ItemPublication.NextSerialAsync(db, year, cancel);
        // A changed pattern can write a number that an older one has issued; such a serial is passed over.
        while (item.IndexNumber is null && await db.Items.AnyAsync(row => row.IndexNumber == pattern.Format(profile.AgencyCode, year, serial), cancel))
            serial++;
        ItemPublication.GoLive(item, revision, pattern, profile.AgencyCode, _ => serial, context.Now, context.Today);

        db.PublicItems.Add(ItemPublication.Face(item, revision));
        await SearchIndexer.PutAsync(db, SearchKind.Item, item.Id, revision.Title, ItemPublication.SearchWords(item, revision), revision.DisclosedOn!.Value, cancel);
    }
}
