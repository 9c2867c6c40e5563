using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using InfoDisclosure.Core.Documents.Inspecting;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Catalogue.Privacy;

namespace InfoDisclosure.Core.Catalogue.Privacy;

/// <summary>
/// One look at texts with the office's words. The office's own telephone and mail, which it must publish (条例 Art. 12), aren't
/// found.
/// </summary>
internal sealed class ItemScan(ScanWords words, IReadOnlySet<string> own)
{
    /// <summary>What a place's excerpt shows on each side.</summary>
    private const int Around = 16;

    /// <summary>Findings of a text or a file.</summary>
    public IReadOnlyList<Finding> Find(ScannedContent content) => [.. PersonalDataScanner.Scan(content, words).Where(finding => !own.Contains(finding.Value))];

    /// <summary>
    /// What a decision about a finding holds on to: in a table the <paramref name="source"/> counts, in words it doesn't. A column of a table is one matter: the list is shown or it isn't; elsewhere
    /// the same value is decided once, wherever it stands.
    /// </summary>
    public static string KeyOf(string source, ScannedContent content, Finding finding) => Hash(IsOfColumn(finding) && finding.Place is FindingPlace.InCell cell
        ? string.Create(CultureInfo.InvariantCulture, $"{finding.Kind}:{source}/{content.Tables[cell.Table].Where}/{cell.Column}")
        : finding.Key);

    /// <summary>Whether a finding is decided with its whole column.</summary>
    public static bool IsOfColumn(Finding finding) => finding.Place is FindingPlace.InCell && finding.Kind.IsPersonal();

    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>Findings of words that stand alone with one of some keys.</summary>
    public IReadOnlyList<Finding> Chosen(string text, IReadOnlySet<string> keys)
    {
        var content = Alone(text);
        return [.. Find(content).Where(finding => keys.Contains(KeyOf("", content, finding)))];
    }

    /// <summary>A table with its findings of some keys masked.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Mask(string source, ScannedTable table, IReadOnlySet<string> keys)
    {
        var content = new ScannedContent([], [table]);
        return PersonalDataMask.MaskTable(table.Rows, Find(content).Where(finding => keys.Contains(KeyOf(source, content, finding))));
    }

    /// <summary>Words with their findings of some keys masked.</summary>
    public string Mask(string text, IReadOnlySet<string> keys) => PersonalDataMask.MaskText(text, Chosen(text, keys));

    /// <summary>A way to mask the paragraphs of a content with their findings of some keys.</summary>
    public Func<string, string> Masking(ScannedContent content, IReadOnlySet<string> keys)
    {
        var listed = Listed(Find(content).Where(finding => keys.Contains(KeyOf("", content, finding))));
        return text => Apply(text, [.. Edits(Chosen(text, keys)), .. Names(text, listed)]);
    }

    /// <summary>The text of an item with its findings of some keys masked.</summary>
    public string MaskBody(string markdown, IReadOnlySet<string> keys)
    {
        var content = OfficeScan.Content(markdown);
        var listed = Listed(Find(content).Where(finding => keys.Contains(KeyOf("", content, finding))));
        return OfficeScan.Edit(markdown, text => [.. Edits(Chosen(text, keys)), .. Names(text, listed)], table => Mask(SourceOfText, table, keys));
    }

    /// <summary>The text of an item as it stays public after its 公示期: everything personal masked, whole columns of tables too.</summary>
    public string MaskBodyForEver(string markdown)
    {
        var listed = Listed(Find(OfficeScan.Content(markdown)));
        return OfficeScan.Edit(markdown, text => [.. Edits(Personal(Alone(text))), .. Names(text, listed)], table => PersonalDataMask.MaskColumns(table, words).Rows);
    }

    /// <summary>
    /// A file as it stays public after its 公示期; null when it can't be masked.
    /// </summary>
    public byte[]? MaskFileForEver(byte[] file, string contentType)
    {
        using var source = new MemoryStream(file, writable: false);
        if (FileInspector.Inspect(source, contentType) is not InspectionResult.Inspected(var inspection))
            return null;
        var listed = Listed(Find(inspection.Content));
        source.Position = 0;
        using var copy = new MemoryStream();
        return MaskedCopy.Make(source, copy, contentType, text => Apply(text, [.. Edits(Personal(Alone(text))), .. Names(text, listed)]), table => PersonalDataMask.MaskColumns(table, words).Rows, dropHidden: true) is MaskingResult.Masked
            ? copy.ToArray()
            : null;
    }

    /// <summary>The source of an item's text.</summary>
    public const string SourceOfText = "正文";

    /// <summary>The words around a finding.</summary>
    public static CheckPlace Place(string source, ScannedContent content, Finding finding, bool canMask)
    {
        var (where, text) = finding.Place switch
        {
            FindingPlace.InText place => (content.Texts[place.Text].Where, content.Texts[place.Text].Text),
            FindingPlace.InCell cell => (string.Create(CultureInfo.InvariantCulture, $"{content.Tables[cell.Table].Where}第{cell.Row + 1}行"), content.Tables[cell.Table].Rows[cell.Row][cell.Column]),
            _ => throw new InvalidOperationException("FindingPlace is a closed set."),
        };
        var from = Math.Max(0, finding.Start - Around);
        var end = finding.Start + finding.Length;
        return new CheckPlace(
            source.Length == 0 ? where : $"{source} {where}",
            (from > 0 ? "…" : "") + OneLine.Of(text[from..finding.Start]),
            finding.Written,
            OneLine.Of(text[end..Math.Min(text.Length, end + Around)]) + (end + Around < text.Length ? "…" : ""),
            canMask && finding.Kind != FindingKind.SensitiveWord ? finding.Replacement : null);
    }

    /// <summary>Whether there is something of a person in it.</summary>
    public bool HoldsPersonalData(ScannedContent content) =>
        Personal(content).Any() || content.Tables.Any(table => PersonalDataMask.PersonalColumns(table, words).Count > 0);

    /// <summary>What is personal in a content.</summary>
    public IEnumerable<Finding> Personal(ScannedContent content) => Find(content).Where(finding => finding.Kind.IsPersonal());

    private static IEnumerable<TextEdit> Edits(IEnumerable<Finding> findings) => findings.Select(finding => new TextEdit(finding.Start, finding.Length, finding.Replacement));

    /// <summary>Names whose list is only seen in the whole text, one a paragraph.</summary>
    private static IReadOnlyList<Finding> Listed(IEnumerable<Finding> findings) =>
        [.. findings.Where(finding => finding.Kind == FindingKind.NameInList && finding.Place is FindingPlace.InText).DistinctBy(finding => finding.Written, StringComparer.Ordinal)];

    private static IEnumerable<TextEdit> Names(string text, IReadOnlyList<Finding> listed)
    {
        foreach (var name in listed)
        {
            for (var at = text.IndexOf(name.Written, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name.Written, at + name.Length, StringComparison.Ordinal))
                yield return new TextEdit(at, name.Length, name.Replacement);
        }
    }

    private static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        var masked = new StringBuilder(text.Length);
        var done = 0;
        foreach (var edit in edits.OrderBy(edit => edit.Start).ThenByDescending(edit => edit.Length))
        {
            if (edit.Start < done)
                continue;
            masked.Append(text, done, edit.Start - done).Append(edit.By);
            done = edit.Start + edit.Length;
        }

        return masked.Append(text, done, text.Length - done).ToString();
    }

    private static ScannedContent Alone(string text) => new([new ScannedText("", text)], []);
}
