using System.Text.Json;
using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Documents;
using InfoDisclosure.Core.Documents.Posters;
using InfoDisclosure.Core.Documents.Sheets;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Core.Site;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue.Privacy;

/// <summary>The check page of a draft.</summary>
public sealed record CheckView(int ItemId, int Version, string Title, int Number, bool IsOpenForDeciding, ItemCheck Check);

/// <summary>A decision as it is read.</summary>
public sealed record DecisionRow(string What, PrivacyVerdict Verdict, int Places, string? Reason, string DecidedByName, DateTime DecidedAt);

/// <summary>What is public of a file after the 公示期.</summary>
/// <param name="Stays">The file itself, a masked copy, or nothing.</param>
public sealed record FileAfter(string FileName, FileAfterPublicity Stays);

/// <summary>What becomes of a file when the 公示期 is over.</summary>
public enum FileAfterPublicity
{
    Same,
    Masked,
    TakenAway,
}

/// <summary>What reviewers see of the check.</summary>
public sealed record ReviewerCheck
{
    /// <summary>The check of exactly this content; null when there is none.</summary>
    public required PrivacyCheck? Check { get; init; }

    public required IReadOnlyList<DecisionRow> Decisions { get; init; }

    public required IReadOnlyList<CheckedFile> Files { get; init; }

    /// <summary>Whether it has a 公示期.</summary>
    public required bool HasPublicity { get; init; }

    /// <summary>The text after the 公示期; null when it stays as it is.</summary>
    public required SafeHtml? AfterPublicity { get; init; }

    public required IReadOnlyList<FileAfter> FilesAfter { get; init; }
}

/// <summary>A paper to print and its name.</summary>
public sealed record SheetSource<T>(T Content, IReadOnlyDictionary<FontRole, string> FontFiles, string FileName);

/// <summary>Reads what the check for personal data found and what was decided.</summary>
public sealed class PrivacyReader(InfoDisclosureDb db, PrivacyScan scan)
{
    private const int LongestName = 60;

    /// <summary>The text being worked on, scanned as it is now; null when there is none.</summary>
    public async Task<CheckView?> CheckAsync(int itemId, CancellationToken cancel)
    {
        var item = await db.Items.AsNoTracking().Include(row => row.WorkingRevision!).ThenInclude(revision => revision.Attachments).FirstOrDefaultAsync(row => row.Id == itemId, cancel);
        if (item?.WorkingRevision is not { } revision)
            return null;
        var rule = await ItemAtHand.RuleAsync(db, cancel);
        return new CheckView(itemId, item.Version, revision.Title, revision.Number, ItemLifecycle.Allows(ItemAct.Send, revision.State, rule), await scan.CheckAsync(db, revision, cancel));
    }

    /// <summary>What a reviewer looks at beside the text.</summary>
    public async Task<ReviewerCheck?> ForReviewersAsync(int itemId, int number, CancellationToken cancel)
    {
        var revision = await db.ItemRevisions.AsNoTracking().Include(row => row.Attachments).FirstOrDefaultAsync(row => row.ItemId == itemId && row.Number == number, cancel);
        if (revision is null)
            return null;
        var files = revision.Attachments.OrderBy(file => file.Position).ToList();
        return new ReviewerCheck
        {
            Check = await CheckOfAsync(revision, cancel),
            Decisions = await DecisionsAsync(revision.Id, cancel),
            Files = [.. files.Select(file => CheckedFile.Of(file.FileName, scan.Inspect(file.Digest, file.ContentType)))],
            HasPublicity = revision.PublicityTo is not null,
            AfterPublicity = revision.MaskedHtml is { } html ? SafeHtml.FromStored(html) : null,
            FilesAfter = [.. files.Select(file => new FileAfter(file.FileName, file.MaskedDigest switch { null => FileAfterPublicity.Same, "" => FileAfterPublicity.TakenAway, _ => FileAfterPublicity.Masked }))],
        };
    }

    /// <summary>审查单 of a revision; null when there is no such revision.</summary>
    public async Task<SheetSource<ReviewSheetContent>?> SheetAsync(int itemId, int number, CancellationToken cancel)
    {
        var revision = await db.ItemRevisions.AsNoTracking().Include(row => row.Attachments).Include(row => row.Channels).Include(row => row.AlsoUnder).AsSplitQuery().FirstOrDefaultAsync(row => row.ItemId == itemId && row.Number == number, cancel);
        if (revision is null)
            return null;
        var profile = await db.SiteProfiles.AsNoTracking().SingleAsync(row => row.Id == SiteProfile.OnlyId, cancel);
        var item = await db.Items.AsNoTracking().FirstAsync(row => row.Id == itemId, cancel);
        // Lines of before the text was changed again say nothing of it.
        var digest = revision.ContentDigest;
        var lines = await db.Reviews.AsNoTracking().Where(line => line.ItemRevisionId == revision.Id && (digest == null || line.ContentDigest == digest)).OrderBy(line => line.Id).ToListAsync(cancel);
        var check = await CheckOfAsync(revision, cancel);
        var decisions = await DecisionsAsync(revision.Id, cancel);
        var (opinion, secrecy, urgent) = (Last(ReviewKind.Review), Last(ReviewKind.Secrecy), Last(ReviewKind.Urgent));
        return new SheetSource<ReviewSheetContent>(
            new ReviewSheetContent
            {
                AgencyName = profile.AgencyName,
                ItemTitle = revision.Title,
                IndexNumber = item.IndexNumber,
                DocumentNumber = revision.DocumentNumber,
                DraftingOffice = await db.Offices.Where(office => office.Id == revision.OfficeId).Select(office => office.Name).FirstOrDefaultAsync(cancel),
                Author = revision.WrittenByName,
                FormedOn = revision.FormedOn,
                Method = revision.Method.Label(),
                Channels = [.. revision.Channels.OrderBy(channel => channel.Position).Select(channel => channel.Name)],
                Summary = revision.Summary,
                Attachments = [.. revision.Attachments.OrderBy(file => file.Position).Select(file => new ReviewAttachment(file.FileName, Path.GetExtension(file.FileName).TrimStart('.').ToUpperInvariant(), FileSize.Words(file.Size), file.Digest))],
                PersonalData = check is null ? null : new PersonalDataCheck(check.Masked + check.Kept, check.Masked,
                    [.. decisions.Where(line => line.Verdict == PrivacyVerdict.Kept).Select(line => new KeptPersonalData(line.What, line.Reason ?? ""))]),
                Opinion = opinion is null ? null : new ReviewOpinion(opinion.ReviewerName, opinion.ReviewedOn, $"{opinion.Conclusion}。{opinion.Ground}"),
                Secrecy = secrecy is null ? null : new SecrecyExamination(secrecy.ReviewerName, secrecy.ReviewedOn, secrecy.LookedAt ?? "", secrecy.Ground, secrecy.Conclusion),
                Emergency = urgent is not { RecordedAt: { } at } ? null : new EmergencyRelease(urgent.ReviewerName, OfficeDay.Local(at), urgent.Ground, OfficeDay.Of(at + Review.PublishUrgently.FullReviewWithin)),
                ContentDigest = digest ?? ItemDigest.Of(revision),
                Marks = profile.IsDemonstration ? [ReportReader.DemonstrationMark] : [],
                DatedAt = revision.WrittenAt,
            },
            ReportReader.FontFiles(profile),
            $"{Cut.At(revision.Title, LongestName)}（审查单）.pdf");

        PublicationReview? Last(ReviewKind kind) => lines.LastOrDefault(line => line.Kind == kind);
    }

    /// <summary>The proofs of an item, from the newest.</summary>
    public async Task<IReadOnlyList<PublicityProof>> ProofsAsync(int itemId, CancellationToken cancel) =>
        await db.PublicityProofs.AsNoTracking().Where(proof => proof.ItemId == itemId).OrderByDescending(proof => proof.Id).ToListAsync(cancel);

    /// <summary>公示完成证明; null when none was filed.</summary>
    /// <param name="address">The public address of the item's page.</param>
    public async Task<SheetSource<PublicityProofContent>?> ProofAsync(int itemId, int proofId, string address, CancellationToken cancel)
    {
        var proof = await db.PublicityProofs.AsNoTracking().FirstOrDefaultAsync(row => row.ItemId == itemId && row.Id == proofId, cancel);
        if (proof is null)
            return null;
        var profile = await db.SiteProfiles.AsNoTracking().SingleAsync(row => row.Id == SiteProfile.OnlyId, cancel);
        var revision = await db.ItemRevisions.Where(row => row.Id == proof.RevisionId).Select(row => new { row.Title, row.Number, row.PublicityFrom }).FirstAsync(cancel);
        var title = revision.Title;
        return new SheetSource<PublicityProofContent>(
            new PublicityProofContent
            {
                AgencyName = profile.AgencyName,
                ItemTitle = title,
                IndexNumber = await db.Items.Where(row => row.Id == itemId).Select(row => row.IndexNumber).FirstAsync(cancel) ?? "",
                Publicity = new PublicityPeriod(proof.From, proof.To),
                Address = address,
                Places = JsonSerializer.Deserialize<List<PublicityPlace>>(proof.Places) ?? [],
                Texts = await EndPublicity.ShownAsync(db, itemId, revision.Number, revision.PublicityFrom ?? proof.From, proof.FiledAt, cancel),
                // Objections are heard outside the program; the paper leaves room for them.
                Objections = null,
                MaskedOn = proof.MaskedOn,
                SignedBy = profile.AgencyName,
                SignedOn = OfficeDay.Of(proof.FiledAt),
                Marks = profile.IsDemonstration ? [ReportReader.DemonstrationMark] : [],
                DatedAt = proof.FiledAt,
            },
            ReportReader.FontFiles(profile),
            $"{Cut.At(title, LongestName)}（公示完成证明）.pdf");
    }

    /// <summary>The words of the lists that aren't removed.</summary>
    public async Task<IReadOnlyList<OfficeWord>> WordsAsync(CancellationToken cancel) =>
        await db.OfficeWords.AsNoTracking().Where(word => !word.Removed).OrderBy(word => word.Kind).ThenBy(word => word.Id).ToListAsync(cancel);

    private Task<PrivacyCheck?> CheckOfAsync(ItemRevision revision, CancellationToken cancel) =>
        db.PrivacyChecks.AsNoTracking().Where(check => check.RevisionId == revision.Id && check.ContentDigest == revision.ContentDigest).OrderByDescending(check => check.Id).FirstOrDefaultAsync(cancel);

    private async Task<IReadOnlyList<DecisionRow>> DecisionsAsync(int revisionId, CancellationToken cancel) =>
        await db.PrivacyDecisions.AsNoTracking().Where(line => line.RevisionId == revisionId).OrderBy(line => line.Id)
            .Select(line => new DecisionRow(line.What, line.Verdict, line.Places, line.Reason, line.DecidedByName, line.DecidedAt)).ToListAsync(cancel);
}
