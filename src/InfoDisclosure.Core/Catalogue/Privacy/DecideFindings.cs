using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Documents.Inspecting;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue.Privacy;

/// <summary>What to do about a point.</summary>
public enum PointChoice
{
    /// <summary>遮盖, or 改正 of a 易错词.</summary>
    Mask,

    /// <summary>保留.</summary>
    Keep,
}

/// <summary>A choice of the clerk.</summary>
/// <param name="Key">The <see cref="CheckPoint.Key"/>.</param>
/// <param name="Reason">Why it stays.</param>
public sealed record PointDecision(string Key, PointChoice Choice, string? Reason = null);

/// <summary>What came of it.</summary>
/// <param name="Notes">What the clerk should still know, a sentence each.</param>
public sealed record FindingsDecided(int ItemId, int Version, int Masked, int Open, IReadOnlyList<string> Notes);

/// <summary>
/// Decides what the scan found in a draft: masks it in text, particulars and files, or keeps it with a reason (条例 Art. 15;
/// 个人信息保护法 Art. 51(3)). Who decides has written on the text.
/// </summary>
public sealed class DecideFindings(InfoDisclosureDb db, PrivacyScan scan, UploadStore store)
{
    public async Task<ActResult<FindingsDecided>> RunAsync(int itemId, int version, IReadOnlyList<PointDecision> decisions, ActContext context, CancellationToken cancel)
    {
        var (found, otherwise) = await ItemAtHand.FindAsync(db, itemId, version, ItemAct.Send, cancel);
        if (found is null)
        {
            return otherwise switch
            {
                ActResult<ItemSaved>.Stale(var current) => new ActResult<FindingsDecided>.Stale(current),
                ActResult<ItemSaved>.NotFound => new ActResult<FindingsDecided>.NotFound(),
                _ => new ActResult<FindingsDecided>.Refused("只有草稿和退回的稿子能处理检查结果；在等审核的，请先修改成草稿"),
            };
        }

        var (item, revision) = (found.Item, found.Revision);
        var before = (await scan.CheckAsync(db, revision, cancel)).Points.ToDictionary(point => point.Key, StringComparer.Ordinal);
        // What isn't there any more was decided by somebody's edit.
        var asked = decisions.Where(decision => before.ContainsKey(decision.Key)).DistinctBy(decision => decision.Key).ToList();
        var issues = asked.Select(decision => Issue(decision, before[decision.Key])).OfType<Issue>().ToList();
        if (issues.Count > 0)
            return new ActResult<FindingsDecided>.Invalid(issues);

        var keys = asked.Where(decision => decision.Choice == PointChoice.Mask).Select(decision => decision.Key).ToHashSet(StringComparer.Ordinal);
        var notes = keys.Count > 0 ? await MaskAsync(revision, keys, cancel) : [];
        var lines = await db.PrivacyDecisions.Where(line => line.RevisionId == revision.Id).ToListAsync(cancel);
        foreach (var decision in asked)
        {
            db.PrivacyDecisions.RemoveRange(lines.Where(line => line.PointKey == decision.Key && line.Verdict == PrivacyVerdict.Kept));
            if (decision.Choice == PointChoice.Keep)
                db.PrivacyDecisions.Add(Line(before[decision.Key], PrivacyVerdict.Kept, before[decision.Key].Places.Count, OneLine.Of(decision.Reason)));
        }

        // Only a second look knows what masking did: a word broken by marks isn't found by it.
        var after = await scan.CheckAsync(db, revision, cancel);
        var left = after.Points.ToDictionary(point => point.Key, point => point.Places.Count, StringComparer.Ordinal);
        var masked = 0;
        foreach (var key in keys)
        {
            var gone = before[key].Places.Count - left.GetValueOrDefault(key);
            masked += gone;
            if (gone > 0)
                db.PrivacyDecisions.Add(Line(before[key], before[key].IsMistyped ? PrivacyVerdict.Corrected : PrivacyVerdict.Masked, gone, null));
        }

        if (keys.Sum(key => left.GetValueOrDefault(key)) is > 0 and var rest)
            notes.Add($"还有{rest}处不能自动遮盖（PDF里的，或者字中间有格式标记的），请手工修改或者替换文件");
        var keptNow = asked.Where(decision => decision.Choice == PointChoice.Keep).Select(decision => decision.Key).ToHashSet(StringComparer.Ordinal);
        var open = after.Open.Count(point => !keptNow.Contains(point.Key));
        // Who decides what may stay has written on the text, and can't review it.
        ItemDraftRules.Wrote(revision, context);
        var line = context.Entry(JournalAction.Edited, JournalSubject.Item, itemId, revision.Title, $"个人信息检查：遮盖、改正{masked}处，保留{keptNow.Count}项");
        return await db.SaveItemAsync(item, version, line, cancel) switch
        {
            ActResult<ItemSaved>.Done(var saved) => new ActResult<FindingsDecided>.Done(new FindingsDecided(saved.ItemId, saved.Version, masked, open, notes)),
            ActResult<ItemSaved>.Stale(var current) => new ActResult<FindingsDecided>.Stale(current),
            _ => throw new InvalidOperationException("Saving ends done or stale."),
        };

        PrivacyDecision Line(CheckPoint point, PrivacyVerdict verdict, int places, string? reason) => new()
        {
            RevisionId = revision.Id,
            PointKey = point.Key,
            What = point.What,
            Verdict = verdict,
            Places = places,
            Reason = reason,
            DecidedByName = context.ActorName,
            DecidedAt = context.Now,
        };
    }

    private static Issue? Issue(PointDecision decision, CheckPoint point) => decision.Choice switch
    {
        PointChoice.Mask when !point.CanMask => new Issue(decision.Key, $"{point.Label}不能自动遮盖，请修改原文或者替换文件；应当公开的，写明理由保留"),
        PointChoice.Keep when point.MustReplace => new Issue(decision.Key, $"PDF里有{point.Label}，不能保留，请在原来的文件里遮盖后重新导出PDF，再替换附件"),
        PointChoice.Keep when PublicReason.Issue(decision.Key, "保留的理由", OneLine.Of(decision.Reason), PrivacyDecision.ReasonLength) is { } issue => issue,
        PointChoice.Mask or PointChoice.Keep => null,
        _ => throw new InvalidOperationException("PointChoice is a closed set."),
    };

    private async Task<List<string>> MaskAsync(ItemRevision revision, IReadOnlySet<string> keys, CancellationToken cancel)
    {
        var look = await scan.BeginAsync(db, cancel);
        revision.Title = Words(revision.Title)!;
        revision.Summary = Words(revision.Summary)!;
        revision.Keywords = Words(revision.Keywords);
        revision.Source = Words(revision.Source);
        revision.ChangeNote = Words(revision.ChangeNote);
        revision.DocumentNumber = Words(revision.DocumentNumber);
        revision.LimitBasis = Words(revision.LimitBasis);
        var body = look.MaskBody(revision.BodyMarkdown, keys);
        if (body != revision.BodyMarkdown)
        {
            var reading = OfficeText.Read(body, _ => false, idPrefix: "item-");
            (revision.BodyMarkdown, revision.BodyHtml, revision.BodyPlain) = (body, reading.Html.Value, reading.PlainText);
        }

        List<string> notes = [];
        foreach (var file in revision.Attachments)
        {
            if (await MaskFileAsync(look, file, keys, notes, cancel) is { } masked)
                (file.Size, file.Digest) = (masked.Size, masked.Digest);
            // A file's name holds no asterisks.
            file.FileName = Words(file.FileName)!.Replace('*', '×');
        }

        return notes;

        string? Words(string? text) => string.IsNullOrEmpty(text) ? text : look.Mask(text, keys);
    }

    private async Task<StoredUpload?> MaskFileAsync(ItemScan look, ItemAttachment file, IReadOnlySet<string> keys, List<string> notes, CancellationToken cancel)
    {
        if (file.ContentType is FileTypes.Pdf || scan.Inspect(file.Digest, file.ContentType) is not InspectionResult.Inspected(var inspection))
            return null;
        if (!look.Find(inspection.Content).Any(finding => keys.Contains(ItemScan.KeyOf(file.FileName, inspection.Content, finding))))
            return null;
        using var copy = new MemoryStream();
        var source = File.OpenRead(store.PathOf(file.Digest));
        await using (source)
        {
            switch (MaskedCopy.Make(source, copy, file.ContentType, look.Masking(inspection.Content, keys), table => look.Mask(file.FileName, table, keys)))
            {
                case MaskingResult.Masked(var said):
                    notes.AddRange(said.Select(note => $"附件“{file.FileName}”：{note}"));
                    break;
                case MaskingResult.Refused(var why):
                    notes.Add($"附件“{file.FileName}”没有遮盖：{why}");
                    return null;
            }
        }

        copy.Position = 0;
        switch (await store.PutAsync(file.FileName, copy, cancel))
        {
            case UploadResult.Stored(var stored, _):
                return stored;
            case UploadResult.Refused(var why):
                notes.Add($"附件“{file.FileName}”没有遮盖：{why}");
                return null;
            default:
                throw new InvalidOperationException("UploadResult is a closed set.");
        }
    }
}
