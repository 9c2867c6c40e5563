using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Search;
using InfoDisclosure.Core.Site;
using InfoDisclosure.Rules.Calendar;
using InfoDisclosure.Rules.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue;

/// <summary>What publishing an item does to its rows, shared by the acts that publish and by the loading of demonstration data.</summary>
internal static class ItemPublication
{
    /// <summary>The next serial of a year. The caller holds the write transaction, so two clerks can't get the same one.</summary>
    public static async Task<int> NextSerialAsync(InfoDisclosureDb db, int year, CancellationToken cancel) =>
        1 + (await db.Items.Where(item => item.IndexYear == year).MaxAsync(item => item.IndexSerial, cancel) ?? 0);

    /// <summary>
    /// Makes a reviewed text the public one: number, face, index, journal. The caller holds the write transaction, and the
    /// review lines it added are saved here first, for triggers look for them. False when somebody else saved in between.
    /// </summary>
    public static async Task<bool> PublishAsync(InfoDisclosureDb db, DisclosureItem item, int version, ItemRevision revision, JournalEntry line, ActContext context, CancellationToken cancel)
    {
        // The old face goes first too: removing and adding one key in one save would patch the row instead.
        await RemoveFaceAsync(db, item.Id, cancel);
        db.Touch(item, version);
        if (!await db.TrySave(cancel))
            return false;

        var profile = await db.SiteProfiles.AsNoTracking().FirstAsync(row => row.Id == SiteProfile.OnlyId, cancel);
        if (!IndexNumberPattern.TryParse(profile.IndexNumberPattern, out var pattern))
            throw new InvalidOperationException("The stored index number pattern can't be read.");
        var year = (revision.DisclosedOn ?? context.Today).Year;
        var serial = item.IndexSerial ?? await NextSerialAsync(db, year, cancel);
        // A changed pattern can write a number that an older one has issued; such a serial is passed over.
        while (item.IndexNumber is null && await db.Items.AnyAsync(row => row.IndexNumber == pattern.Format(profile.AgencyCode, year, serial), cancel))
            serial++;
        // A later correction repeats the day of the change; in time is judged by the revision that told of it first.
        var toldAt = await db.ItemRevisions.Where(row => row.ItemId == item.Id && row.PublishedAt != null && row.ChangedOn == revision.ChangedOn).MinAsync(row => row.PublishedAt, cancel) ?? context.Now;
        GoLive(item, revision, pattern, profile.AgencyCode, _ => serial, context);
        db.PublicItems.Add(Face(item, revision, OfficeDay.Of(toldAt), await new CalendarReader(db).CalendarAsync(cancel), context.Today));
        await SearchIndexer.PutAsync(db, await FoundAsync(db, item, revision, cancel), cancel);
        db.Journal.Add(line);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>Takes the public face away, without saving.</summary>
    public static async Task RemoveFaceAsync(InfoDisclosureDb db, int itemId, CancellationToken cancel) =>
        db.PublicItems.RemoveRange(await db.PublicItems.Include(face => face.Channels).Include(face => face.Categories).Where(face => face.ItemId == itemId).AsSplitQuery().ToListAsync(cancel));

    /// <summary>
    /// Marks a reviewed revision as the live one. 公开日期 falls to the day of publishing when it wasn't entered; an earlier one is
    /// a 补录. Index number, 发布时间 and the first lines of 有效性 are given once, at the first publication.
    /// </summary>
    public static void GoLive(DisclosureItem item, ItemRevision revision, IndexNumberPattern pattern, string? agencyCode, Func<int, int> nextSerial, ActContext context)
    {
        revision.DisclosedOn ??= context.Today;
        revision.Backfilled = IsBackfilled(item, revision.DisclosedOn, context.Today);
        revision.State = RevisionState.Published;
        revision.PublishedAt = context.Now;
        if (item.IndexNumber is null)
        {
            var year = revision.DisclosedOn.Value.Year;
            item.IndexYear = year;
            item.IndexSerial = nextSerial(year);
            item.IndexNumber = pattern.Format(agencyCode, year, item.IndexSerial.Value);
            item.PublishedAt = context.Now;
            item.ValidityLines.AddRange(FirstValidity(revision, context));
        }

        item.LiveRevisionId = revision.Id;
        item.WorkingRevisionId = null;
        item.WithdrawnAt = null;
        item.WithdrawalReason = null;
        item.ReassessOn = null;
    }

    /// <summary>补录: public elsewhere before the first publication here, whenever a correction is made.</summary>
    public static bool IsBackfilled(DisclosureItem item, DateOnly? disclosedOn, DateOnly today) =>
        disclosedOn < (item.PublishedAt is { } first ? OfficeDay.Of(first) : today);

    /// <summary>The public face of a live item.</summary>
    /// <param name="toldOn">The day on which a revision first told of <see cref="ItemRevision.ChangedOn"/>.</param>
    public static PublicItem Face(DisclosureItem item, ItemRevision revision, DateOnly toldOn, WorkingCalendar calendar, DateOnly today)
    {
        var disclosedOn = revision.DisclosedOn!.Value;
        // A change after the first publication is judged by the day it was told; anything else by the first day anywhere.
        var isChange = revision.ChangedOn > OfficeDay.Of(item.PublishedAt!.Value);
        var due = PublicationDeadline.For(revision.ChangedOn ?? revision.FormedOn, revision.LimitDays, calendar);
        return new PublicItem
        {
            ItemId = item.Id,
            RevisionId = revision.Id,
            IndexNumber = item.IndexNumber!,
            Title = revision.Title,
            Summary = revision.Summary,
            DocumentNumber = revision.DocumentNumber,
            FormedOn = revision.FormedOn,
            DisclosedOn = disclosedOn,
            Backfilled = revision.Backfilled,
            PublishedAt = item.PublishedAt.Value,
            RevisedAt = revision.PublishedAt!.Value,
            CategoryId = revision.CategoryId!.Value,
            GroupId = revision.GroupId!.Value,
            Validity = ValidityHistory.On(item.ValidityLines.Select(line => new ValidityLine(line.From, line.Id, line.Validity)), today) ?? revision.Validity,
            Timeliness = isChange ? PublicationDeadline.Judge(toldOn, backfilled: false, due) : PublicationDeadline.Judge(disclosedOn, revision.Backfilled, due),
            DueOn = (due as WorkingDayCount.EndsOn)?.Date,
            InterpretsId = revision.InterpretsId,
            UpdatePeriod = revision.UpdatePeriod,
            PublicityEnded = revision.PublicityTo < today,
            IsSample = item.IsSample,
            Channels = [.. revision.Channels.Select(channel => new PublicItemChannel { ItemId = item.Id, ChannelId = channel.Id, DisclosedOn = disclosedOn })],
            Categories = [.. revision.AlsoUnder.Select(category => category.Id).Prepend(revision.CategoryId.Value).Distinct().Select(id => new PublicItemCategory { ItemId = item.Id, CategoryId = id, DisclosedOn = disclosedOn })],
        };
    }

    /// <summary>
    /// What search finds a live item by. Where a masked text will take the place of the full one after the 公示期, only the masked one
    /// is found from the first day, so that no name stays behind in the index (个人信息保护法 Art. 6).
    /// </summary>
    public static async Task<SearchText> FoundAsync(InfoDisclosureDb db, DisclosureItem item, ItemRevision revision, CancellationToken cancel)
    {
        var digests = revision.Attachments.OrderBy(file => file.Position).Select(file => file.MaskedDigest ?? file.Digest).ToList();
        var texts = await db.FileTexts.AsNoTracking().Where(text => digests.Contains(text.Digest)).ToDictionaryAsync(text => text.Digest, text => text.Text, cancel);
        return new SearchText
        {
            Kind = SearchKind.Item,
            SubjectId = item.Id,
            Title = revision.Title,
            Body = string.Join('\n', new[] { revision.Summary, revision.Keywords, revision.MaskedPlain ?? revision.BodyPlain }.Where(words => !string.IsNullOrEmpty(words))),
            Attachments = string.Join('\n', revision.Attachments.OrderBy(file => file.Position).Select(file => file.FileName).Concat(digests.Select(digest => texts.GetValueOrDefault(digest)).OfType<string>())),
            DocumentNumber = revision.DocumentNumber,
            IndexNumber = item.IndexNumber,
            Date = revision.DisclosedOn!.Value,
            CategoryId = revision.CategoryId,
            AlsoUnder = [.. revision.AlsoUnder.Select(category => category.Id)],
            GroupId = revision.GroupId,
        };
    }

    /// <summary>Whether exactly this content was scanned for personal data and nothing found was left undecided.</summary>
    public static Task<bool> IsCheckedAsync(InfoDisclosureDb db, int revisionId, string contentDigest, CancellationToken cancel) =>
        db.PrivacyChecks.AnyAsync(check => check.RevisionId == revisionId && check.ContentDigest == contentDigest, cancel);

    /// <summary>有效 from the day it was formed; what had already ended when it was entered ends on the day that was entered.</summary>
    private static IEnumerable<ItemValidity> FirstValidity(ItemRevision revision, ActContext context)
    {
        var begins = revision.FormedOn ?? revision.DisclosedOn!.Value;
        yield return Line(Validity.InForce, begins);
        if (revision.Validity != Validity.InForce)
            yield return Line(revision.Validity, revision.ValidityFrom ?? revision.DisclosedOn!.Value);

        ItemValidity Line(Validity validity, DateOnly from) => new()
        {
            Validity = validity,
            From = from,
            RecordedById = context.ActorId,
            RecordedByName = context.ActorName,
            RecordedAt = context.Now,
        };
    }
}
