using System.Collections.Concurrent;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Documents.Inspecting;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Site;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Catalogue.Privacy;
using Microsoft.EntityFrameworkCore;
using Finding = InfoDisclosure.Rules.Catalogue.Privacy.Finding;

namespace InfoDisclosure.Core.Catalogue.Privacy;

/// <summary>
/// Scans items for personal data: particulars, text, files. One for the whole program: it keeps the compiled word lists while
/// they stay the same, and what the last files said.
/// </summary>
public sealed class PrivacyScan(UploadStore store)
{
    /// <summary>Inspections that are kept; a file's words may be some megabytes.</summary>
    private const int MostKept = 24;

    private const string Pictures = "图片";

    private readonly ConcurrentDictionary<(string Digest, string ContentType), InspectionResult> inspections = new();
    private volatile CompiledWords? compiled;

    /// <summary>Everything found in a revision, with what was decided about it. Its attachments must be loaded.</summary>
    public async Task<ItemCheck> CheckAsync(InfoDisclosureDb db, ItemRevision revision, CancellationToken cancel)
    {
        var scan = await BeginAsync(db, cancel);
        var found = new List<(string Key, Finding Finding, CheckPlace Place)>();
        Add("", ParticularsOf(revision), canMask: true);
        Add("", OfficeScan.Content(revision.BodyMarkdown), canMask: true, ItemScan.SourceOfText);
        List<CheckPoint> ofFiles = [];
        List<CheckedFile> files = [];
        List<ItemAttachment> pictures = [];
        foreach (var file in revision.Attachments.OrderBy(file => file.Position))
        {
            var name = $"附件“{file.FileName}”";
            var looked = Inspect(file.Digest, file.ContentType);
            files.Add(CheckedFile.Of(file.FileName, looked));
            switch (looked)
            {
                case InspectionResult.Inspected(var inspection):
                    Add(name, inspection.Content, canMask: file.ContentType is not FileTypes.Pdf, file.FileName);
                    if (file.ContentType.StartsWith("image/", StringComparison.Ordinal))
                        pictures.Add(file);
                    else if (inspection.UnreadablePages > 0)
                        ofFiles.Add(Condition("unread:" + file.Digest, name, "看不到字的页", $"有{inspection.UnreadablePages}页是扫描件或者图片，程序看不到里面的字，要由人逐页看", "已逐页看过，没有个人信息"));
                    if (inspection.Pictures.Count > 0)
                        ofFiles.Add(Condition($"within:{file.FileName}:{(file.ContentType is FileTypes.Pdf ? file.Digest : string.Concat(inspection.Pictures))}", name, "文件里的图片", $"有图片{inspection.Pictures.Count}{(file.ContentType is FileTypes.Pdf ? "页" : "张")}，程序看不到里面的字（如拍的证件、印章、表格），要由人逐张看", "已逐张看过，图片里没有个人信息"));
                    if (file.ContentType is FileTypes.Pdf && inspection.Properties.Count > 0)
                        ofFiles.Add(Condition("properties:" + file.Digest, name, "文件属性", $"PDF带有属性（{string.Join("；", inspection.Properties.Select(property => $"{property.Label}：{property.Value}"))}），请在办公软件里去掉后重新导出、上传；属性可以公开的，写明理由保留", "属性里没有个人信息"));
                    break;
                case InspectionResult.Unreadable(var why):
                    ofFiles.Add(Condition("closed:" + file.Digest, name, "检查不了的文件", why, ""));
                    break;
            }
        }

        if (pictures.Count > 0)
            ofFiles.Add(Condition("pictures:" + string.Concat(pictures.Select(file => file.Digest).Order(StringComparer.Ordinal)), string.Join("、", pictures.Select(file => $"附件“{file.FileName}”")), Pictures, $"{pictures.Count}张图片，程序看不到里面的字，要由人看", "已看过，图片里没有个人信息"));
        var (own, earlier) = await KeptAsync(db, revision, cancel);
        List<CheckPoint> points = [.. found.GroupBy(one => one.Key).Select(group => Point(group.Key, [.. group])), .. ofFiles];
        return new ItemCheck([.. points.Select(point => point with { Kept = own.GetValueOrDefault(point.Key) ?? (point.IsColumn ? null : earlier.GetValueOrDefault(point.Key)) })], files);

        void Add(string name, ScannedContent content, bool canMask, string source = "")
        {
            foreach (var finding in scan.Find(content))
                found.Add((ItemScan.KeyOf(source, content, finding), finding, ItemScan.Place(name, content, finding, canMask)));
        }
    }

    /// <summary>What a stored file says; at most the last few are kept.</summary>
    public InspectionResult Inspect(string digest, string contentType)
    {
        if (inspections.TryGetValue((digest, contentType), out var known))
            return known;
        if (inspections.Count >= MostKept)
            inspections.Clear();
        var path = store.PathOf(digest);
        if (!File.Exists(path))
            return new InspectionResult.Unreadable("文件不在服务器上了，请删掉这个附件，重新上传");
        using var file = File.OpenRead(path);
        return inspections[(digest, contentType)] = FileInspector.Inspect(file, contentType);
    }

    /// <summary>
    /// What is wrong with words that the public reads beside an item and that no reviewer sees, such as the reason of a withdrawal;
    /// null when nothing personal is in them.
    /// </summary>
    /// <param name="label">What they are called on the form.</param>
    public async Task<Issue?> IssueAsync(InfoDisclosureDb db, string field, string label, string words, CancellationToken cancel)
    {
        var scan = await BeginAsync(db, cancel);
        var found = scan.Personal(new ScannedContent([new ScannedText(label, words)], [])).Select(finding => $"{finding.Kind.Label()}（{finding.Replacement}）").Distinct().ToList();
        return found.Count == 0 ? null : new Issue(field, $"{label}里像有{string.Join("、", found)}，公众会看到，请去掉或者改写");
    }

    /// <summary>The particulars that are words, each named as on the form.</summary>
    internal static ScannedContent ParticularsOf(ItemRevision revision) => new(
        [
            .. new (string Where, string? Text)[] { ("名称", revision.Title), ("内容概述", revision.Summary), ("主题词", revision.Keywords), ("信息来源", revision.Source), ("更正说明", revision.ChangeNote), ("文号", revision.DocumentNumber), ("公开时限的依据", revision.LimitBasis) }
                .Where(one => !string.IsNullOrEmpty(one.Text)).Select(one => new ScannedText(one.Where, one.Text!)),
            .. revision.Attachments.OrderBy(file => file.Position).Select(file => new ScannedText("附件的文件名", file.FileName)),
        ],
        []);

    /// <summary>A look with the office's words as they are now.</summary>
    internal async Task<ItemScan> BeginAsync(InfoDisclosureDb db, CancellationToken cancel)
    {
        var profile = await db.SiteProfiles.AsNoTracking().FirstOrDefaultAsync(row => row.Id == SiteProfile.OnlyId, cancel);
        var own = new[] { profile?.Telephone, profile?.Fax, profile?.SupervisionTelephone }.OfType<string>()
            .Select(number => new string([.. number.Where(char.IsAsciiDigit)]))
            .Append(profile?.Email?.Trim()).OfType<string>().Where(value => value.Length > 0).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new ItemScan(await WordsAsync(db, cancel), own);
    }

    private async Task<ScanWords> WordsAsync(InfoDisclosureDb db, CancellationToken cancel)
    {
        var count = await db.OfficeWords.CountAsync(cancel);
        var newest = await db.OfficeWords.MaxAsync(word => (DateTime?)word.ChangedAt, cancel) ?? default;
        if (compiled is { } known && known.Count == count && known.Newest == newest)
            return known.Words;
        var rows = await db.OfficeWords.AsNoTracking().Where(word => !word.Removed).OrderBy(word => word.Id).ToListAsync(cancel);
        var words = new ScanWords
        {
            Sensitive = [.. rows.Where(row => row.Kind == OfficeWordKind.Sensitive).Select(row => new SensitiveWord(row.Word, row.Note))],
            Mistyped = [.. rows.Where(row => row.Kind == OfficeWordKind.Mistyped).Select(row => new MistypedWord(row.Word, row.Note))],
            Hardship = Plain(OfficeWordKind.Hardship),
            Institutions = Plain(OfficeWordKind.Institution),
            Titles = Plain(OfficeWordKind.Title),
        };
        compiled = new CompiledWords(count, newest, words);
        return words;

        IReadOnlyList<string> Plain(OfficeWordKind kind) => [.. rows.Where(row => row.Kind == kind).Select(row => row.Word)];
    }

    /// <summary>What was kept in this revision, and in the newest of the item's other ones.</summary>
    private static async Task<(Dictionary<string, KeptPoint> Own, Dictionary<string, KeptPoint> Earlier)> KeptAsync(InfoDisclosureDb db, ItemRevision revision, CancellationToken cancel)
    {
        var lines = await db.PrivacyDecisions.AsNoTracking()
            .Where(line => line.Verdict == PrivacyVerdict.Kept && db.ItemRevisions.Any(row => row.Id == line.RevisionId && row.ItemId == revision.ItemId))
            .OrderBy(line => line.RevisionId).ThenBy(line => line.Id).ToListAsync(cancel);
        var (own, earlier) = (new Dictionary<string, KeptPoint>(StringComparer.Ordinal), new Dictionary<string, KeptPoint>(StringComparer.Ordinal));
        foreach (var line in lines)
            (line.RevisionId == revision.Id ? own : earlier)[line.PointKey] = new KeptPoint(line.Reason ?? "", line.DecidedByName, line.DecidedAt);
        return (own, earlier);
    }

    private static CheckPoint Point(string key, IReadOnlyList<(string Key, Finding Finding, CheckPlace Place)> found)
    {
        var first = found[0].Finding;
        var isPersonal = first.Kind.IsPersonal();
        var isSeveral = ItemScan.IsOfColumn(first) && found.Select(one => one.Finding.Value).Distinct().Skip(1).Any();
        return new CheckPoint
        {
            Key = key,
            Label = first.Kind.Label(),
            What = Shortened(isSeveral ? $"{first.Kind.Label()}一列" : isPersonal ? $"{first.Kind.Label()} {first.Replacement}" : $"{first.Kind.Label()} {first.Written}"),
            Why = first.Reason,
            Certain = found.Any(one => one.Finding.Certain),
            IsMistyped = first.Kind == FindingKind.MistypedWord,
            IsColumn = ItemScan.IsOfColumn(first),
            IsName = first.Kind is FindingKind.NameWithAmount or FindingKind.NameWithHardship or FindingKind.NameInList,
            MustReplace = isPersonal && found.Any(one => one.Finding.Certain && one.Place.Becomes is null),
            Places = [.. found.Select(one => one.Place)],
            UsualReason = "",
            Kept = null,
        };
    }

    private static CheckPoint Condition(string key, string where, string label, string why, string usualReason) => new()
    {
        Key = ItemScan.Hash(key),
        Label = label,
        What = Shortened($"{label}（{where}）"),
        Why = why,
        Certain = true,
        IsMistyped = false,
        IsColumn = false,
        IsName = false,
        MustReplace = false,
        Places = [new CheckPlace(where, "", "", "", null)],
        UsualReason = usualReason,
        Kept = null,
    };

    /// <summary>One reference, so that no scan sees new stamps with old words.</summary>
    private sealed record CompiledWords(int Count, DateTime Newest, ScanWords Words);

    private static string Shortened(string text) => text.Length <= PrivacyDecision.WhatLength ? text : string.Concat(text.AsSpan(0, PrivacyDecision.WhatLength - 1), "…");
}
