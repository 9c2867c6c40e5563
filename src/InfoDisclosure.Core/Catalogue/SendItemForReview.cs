using InfoDisclosure.Core.Catalogue.Privacy;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Documents.Inspecting;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue;

/// <summary>
/// Sends a complete draft to the reviewers: when the scan for personal data has left nothing undecided. What will stay public
/// after a 公示期 is made now, so that the reviewers see it.
/// </summary>
public sealed class SendItemForReview(InfoDisclosureDb db, PrivacyScan scan, UploadStore store)
{
    /// <summary>The field of the issue that says that points of the check are open.</summary>
    public const string CheckField = "Check";

    /// <summary>What is said of a content that no check was made of.</summary>
    public const string NotChecked = "这一稿没有做过个人信息检查，请退回给编写人重新送审";

    public async Task<ActResult<ItemSaved>> RunAsync(int itemId, int version, ActContext context, CancellationToken cancel)
    {
        var (found, otherwise) = await ItemAtHand.FindAsync(db, itemId, version, ItemAct.Send, cancel);
        if (found is null)
            return otherwise!;
        var (item, revision) = (found.Item, found.Revision);
        var issues = ItemDraftRules.OfComplete(item, revision);
        if (issues.Count > 0)
            return new ActResult<ItemSaved>.Invalid(issues);
        var check = await scan.CheckAsync(db, revision, cancel);
        if (check.Open.Count > 0)
            return new ActResult<ItemSaved>.Invalid([new Issue(CheckField, $"个人信息检查有{check.Open.Count}项要先处理：遮盖、改正，或者写明理由保留。处理完再送审")]);

        await MaskForAfterwardsAsync(revision, cancel);
        revision.State = RevisionState.InReview;
        revision.ReturnReason = null;
        revision.ContentDigest = ItemDigest.Of(revision);
        var lines = await db.PrivacyDecisions.AsNoTracking().Where(line => line.RevisionId == revision.Id).ToListAsync(cancel);
        // What an earlier revision kept is kept in this one too, and this one's review sheet says so.
        var carried = check.Points.Where(point => !lines.Exists(line => line.PointKey == point.Key && line.Verdict == PrivacyVerdict.Kept)).Select(point => new PrivacyDecision
        {
            RevisionId = revision.Id,
            PointKey = point.Key,
            What = point.What,
            Verdict = PrivacyVerdict.Kept,
            Places = point.Places.Count,
            Reason = point.Kept!.Reason,
            DecidedByName = point.Kept.By,
            DecidedAt = point.Kept.At,
        });
        db.PrivacyDecisions.AddRange(carried);
        db.PrivacyChecks.Add(new PrivacyCheck
        {
            RevisionId = revision.Id,
            ContentDigest = revision.ContentDigest,
            Masked = lines.Where(line => line.Verdict != PrivacyVerdict.Kept).Sum(line => line.Places),
            Kept = check.Points.Sum(point => point.Places.Count),
            Files = revision.Attachments.Count,
            CheckedByName = context.ActorName,
            CheckedAt = context.Now,
        });
        await AddFileTextsAsync(revision, cancel);
        return await db.SaveItemAsync(item, version, context.Entry(JournalAction.SentForReview, JournalSubject.Item, itemId, revision.Title), cancel);
    }

    private async Task MaskForAfterwardsAsync(ItemRevision revision, CancellationToken cancel)
    {
        revision.MaskedMarkdown = revision.MaskedHtml = revision.MaskedPlain = null;
        foreach (var file in revision.Attachments)
            (file.MaskedDigest, file.MaskedSize) = (null, null);
        if (revision.PublicityTo is null)
            return;
        var look = await scan.BeginAsync(db, cancel);
        var masked = look.MaskBodyForEver(revision.BodyMarkdown);
        if (masked != revision.BodyMarkdown)
        {
            var reading = OfficeText.Read(masked, _ => false, idPrefix: "item-");
            (revision.MaskedMarkdown, revision.MaskedHtml, revision.MaskedPlain) = (masked, reading.Html.Value, reading.PlainText);
        }

        foreach (var file in revision.Attachments)
        {
            // Only what has personal data in it needs another form afterwards.
            if (scan.Inspect(file.Digest, file.ContentType) is not InspectionResult.Inspected(var inspection) || !look.HoldsPersonalData(inspection.Content))
                continue;
            var bytes = await File.ReadAllBytesAsync(store.PathOf(file.Digest), cancel);
            if (look.MaskFileForEver(bytes, file.ContentType) is not { } copy)
            {
                file.MaskedDigest = "";
                continue;
            }

            using var content = new MemoryStream(copy, writable: false);
            var stored = await store.PutAsync(file.FileName, content, cancel) as UploadResult.Stored;
            (file.MaskedDigest, file.MaskedSize) = (stored?.File.Digest ?? "", stored?.File.Size);
        }
    }

    /// <summary>What the files say, for search; once a digest.</summary>
    private async Task AddFileTextsAsync(ItemRevision revision, CancellationToken cancel)
    {
        var files = revision.Attachments.SelectMany(file => new (string? Digest, string Type)[] { (file.Digest, file.ContentType), (file.MaskedDigest, file.ContentType) })
            .Where(file => !string.IsNullOrEmpty(file.Digest)).DistinctBy(file => file.Digest).ToList();
        var digests = files.Select(file => file.Digest!).ToList();
        var known = await db.FileTexts.Where(text => digests.Contains(text.Digest)).Select(text => text.Digest).ToListAsync(cancel);
        foreach (var (digest, type) in files.Where(file => !known.Contains(file.Digest!)))
        {
            if (scan.Inspect(digest!, type) is InspectionResult.Inspected({ PlainText.Length: > 0 } inspection))
                db.FileTexts.Add(new FileText { Digest = digest!, Text = Cut(inspection.PlainText) });
        }
    }

    private static string Cut(string text) => text.Length <= FileText.TextLength ? text : text[..(char.IsHighSurrogate(text[FileText.TextLength - 1]) ? FileText.TextLength - 1 : FileText.TextLength)];
}
