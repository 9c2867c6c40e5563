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

        if (revision.PublicityTo is null && revision.Title.Contains("公示", StringComparison.Ordinal) && check.Points.Any(point => point.IsName))
            return new ActResult<ItemSaved>.Invalid([new Issue(nameof(ItemDraft.PublicityTo), "名称写着“公示”，又保留了姓名：请填写公示期，期满后程序自动隐去姓名；不是公示的，请改名称")]);
        if (await MaskForAfterwardsAsync(revision, cancel) is { } left)
            return new ActResult<ItemSaved>.Invalid([left]);
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
        db.PrivacyChecks.Add(PrivacyCheck.Of(revision, check, lines.Where(line => line.Verdict != PrivacyVerdict.Kept).Sum(line => line.Places), context));
        await AddFileTextsAsync(revision, cancel);
        return await db.SaveItemAsync(item, version, context.Entry(JournalAction.SentForReview, JournalSubject.Item, itemId, revision.Title), cancel);
    }

    /// <summary>Makes what stays public after the 公示期; an issue when something personal would be left of it.</summary>
    private async Task<Issue?> MaskForAfterwardsAsync(ItemRevision revision, CancellationToken cancel)
    {
        revision.MaskedMarkdown = revision.MaskedHtml = revision.MaskedPlain = null;
        foreach (var file in revision.Attachments)
            (file.MaskedDigest, file.MaskedSize) = (null, null);
        if (revision.PublicityTo is null)
            return null;
        var look = await scan.BeginAsync(db, cancel);
        if (look.Personal(PrivacyScan.ParticularsOf(revision)).Any())
            return new Issue(nameof(ItemDraft.Summary), "有公示期的信息，名称、内容概述、主题词和附件的文件名里不要写个人信息，公示期满后它们不会隐去；请写到正文的表格里");
        var masked = look.MaskBodyForEver(revision.BodyMarkdown);
        // Masking edits what was typed; only reading it again as the public does tells whether all of it is gone.
        if (look.Personal(OfficeScan.Content(masked)).Any())
            return new Issue(nameof(ItemDraft.Body), "正文里有个人信息公示期满后不能自动隐去（号码、姓名中间有加粗等格式，或者写在链接里）。请去掉这些格式再送审");
        if (masked != revision.BodyMarkdown)
        {
            var reading = OfficeText.Read(masked, _ => false, idPrefix: "item-");
            (revision.MaskedMarkdown, revision.MaskedHtml, revision.MaskedPlain) = (masked, reading.Html.Value, reading.PlainText);
        }

        foreach (var file in revision.Attachments)
        {
            if (scan.Inspect(file.Digest, file.ContentType) is not InspectionResult.Inspected(var inspection) || inspection.UnreadablePages > 0 || inspection.Pictures.Count > 0)
            {
                // What no program can read can't be masked: it is shown for the period and no longer.
                file.MaskedDigest = "";
                continue;
            }

            // Only what has personal data in it needs another form afterwards.
            if (!look.HoldsPersonalData(inspection.Content))
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

        return null;
    }

    /// <summary>What the files say, for search; once a digest.</summary>
    private async Task AddFileTextsAsync(ItemRevision revision, CancellationToken cancel)
    {
        var files = revision.Attachments.SelectMany(file => new (string? Digest, string Type)[] { (file.Digest, file.ContentType), (file.MaskedDigest, file.ContentType) })
            .Where(file => !string.IsNullOrEmpty(file.Digest)).DistinctBy(file => file.Digest).ToList();
        foreach (var (digest, type) in files)
        {
            // Two clerks may send the same bytes at once; the words are the same.
            if (scan.Inspect(digest!, type) is InspectionResult.Inspected({ PlainText.Length: > 0 } inspection))
                await db.Database.ExecuteSqlAsync($"INSERT INTO FileTexts (Digest, Text) VALUES ({digest}, {Cut.At(inspection.PlainText, FileText.TextLength)}) ON CONFLICT DO NOTHING", cancel);
        }
    }
}
