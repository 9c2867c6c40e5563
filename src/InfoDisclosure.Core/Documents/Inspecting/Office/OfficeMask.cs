using System.Globalization;
using System.Text;
using System.Xml;
using InfoDisclosure.Rules.Catalogue.Privacy;

namespace InfoDisclosure.Core.Documents.Inspecting.Office;

/// <summary>
/// Masks an office file in two readings: the first asks the masks about every text and table and notes what changes, the second
/// writes the file anew with the changes.
/// </summary>
internal sealed class OfficeMask : IDisposable
{
    /// <summary>Ways to parts that can't be masked and that no reader needs.</summary>
    private static readonly string[] Cut = ["thumbnail", "printerSettings", "calcChain", "origin", "signature", "revisionHeaders", "usernames", "recipientData"];

    private static readonly string[] CutWithHidden = ["comments", "commentsExtended", "commentsIds", "commentsExtensible", "people", "threadedComment", "person", "extended-properties"];

    private readonly OfficePackage package;
    private readonly Masks masks;
    private readonly bool dropHidden;
    private readonly ReadingBudget budget;
    private readonly bool isEmbedded;

    /// <summary>Cells that were masked, by what they said: charts, filters and lists repeat them without their heading.</summary>
    private readonly Dictionary<string, string> cells;

    private readonly Dictionary<string, byte[]> embedded = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, SlotEdits> edits = new(StringComparer.OrdinalIgnoreCase);

    private OfficeMask(OfficePackage package, Masks masks, bool dropHidden, ReadingBudget budget, Dictionary<string, string> cells, bool isEmbedded)
    {
        this.package = package;
        this.masks = masks;
        this.dropHidden = dropHidden;
        this.budget = budget;
        this.cells = cells;
        this.isEmbedded = isEmbedded;
    }

    public static (byte[] File, IReadOnlyList<string> Notes) MaskWord(byte[] file, Masks masks, bool dropHidden)
    {
        using var mask = Open(file, "document.main+xml", masks, dropHidden);
        return (mask.MaskWord(), mask.Notes());
    }

    public static (byte[] File, IReadOnlyList<string> Notes) MaskExcel(byte[] file, Masks masks, bool dropHidden)
    {
        using var mask = Open(file, "sheet.main+xml", masks, dropHidden);
        return (mask.MaskExcel(), mask.Notes());
    }

    /// <inheritdoc/>
    public void Dispose() => package.Dispose();

    private static OfficeMask Open(byte[] file, string mainType, Masks masks, bool dropHidden)
    {
        var fresh = new ReadingBudget();
        return new OfficeMask(OfficePackage.Open(file, mainType, fresh), masks, dropHidden, fresh, new(StringComparer.Ordinal), isEmbedded: false);
    }

    private byte[] MaskWord()
    {
        MaskEmbedded();
        var hiddenStyles = WordParts.HiddenStyles(package);
        foreach (var part in StoryParts())
            MaskStory(part, WordParts.WhereOf(package, part), hiddenStyles);
        return package.Rewrite(Keeps, Rewrite, MaskLink);
    }

    private byte[] MaskExcel()
    {
        if (package.Parts.Any(part => package.TypeOf(part).Contains("pivotCache", StringComparison.Ordinal)))
            throw new FileRefusedException("工作簿里有数据透视表，留有它的源数据，不能自动遮盖。请把透视表复制后粘贴为数值，删除透视表后再上传");
        MaskEmbedded();
        var book = Workbook.Read(package, budget);
        var mask = new WorkbookMask(package, book, masks, dropHidden, budget, cells);
        mask.ReadSheets();
        var labels = WorkbookParts.Labels(package, book);
        foreach (var part in StoryParts().Where(part => !mask.HoldsCells(part)))
            MaskStory(part, labels.GetValueOrDefault(part) ?? WorkbookParts.WhereOf(package, part), new HashSet<string>());
        return package.Rewrite((source, relationship) => Keeps(source, relationship) && mask.Keeps(source, relationship), part => mask.Rewrite(part, edits.GetValueOrDefault(part), Loose) ?? Rewrite(part), MaskLink);
    }

    private IEnumerable<string> StoryParts() =>
        package.Parts.Where(part => package.IsXml(part) && !OfficeParts.IsProperties(package, part) && !OfficeParts.IsCustomXml(part));

    private bool Keeps(string source, OfficeRelationship relationship) =>
        !Cut.Contains(relationship.Kind, StringComparer.Ordinal) && !(dropHidden && CutWithHidden.Contains(relationship.Kind, StringComparer.Ordinal));

    private void MaskEmbedded()
    {
        var foreign = package.Parts.Where(part => OfficeParts.IsForeign(package, part)).ToList();
        if (foreign.Any(part => isEmbedded || package.TypeOf(part) is not (FileTypes.Word or FileTypes.Excel)))
            throw new FileRefusedException(string.Create(CultureInfo.InvariantCulture, $"文件里嵌入了其他程序的对象{foreign.Count}个，不能自动遮盖。请删除，或另存为图片后再上传"));
        foreach (var part in foreign)
        {
            var isWord = package.TypeOf(part) == FileTypes.Word;
            using var mask = new OfficeMask(OfficePackage.Open(package.Bytes(part), isWord ? "document.main+xml" : "sheet.main+xml", budget), masks, dropHidden, budget, cells, isEmbedded: true);
            embedded[part] = isWord ? mask.MaskWord() : mask.MaskExcel();
        }
    }

    private void MaskStory(string part, string where, IReadOnlySet<string> hiddenStyles)
    {
        Story story;
        try
        {
            using var reader = package.Read(part);
            story = new StoryReader(where, hiddenStyles, budget).Read(reader);
        }
        catch (XmlException) when (package.IsVml(part))
        {
            throw new FileRefusedException("文件里有旧式图形，不能自动遮盖。请用新版办公软件另存后再上传");
        }
        var edit = edits[part] = new SlotEdits();
        foreach (var piece in StoryTexts.Of(story, dropHidden))
        {
            if (piece.Rows is not { } rows)
            {
                piece.Text.Edit(masks.Text(piece.Text.Text), edit);
                continue;
            }
            var table = new ScannedTable(piece.Where, rows.Select(row => row.Select(cell => cell.Text).ToArray()).ToList());
            if (table.Rows.All(row => row.All(cell => cell.Length == 0)))
                continue;
            var masked = MaskedTable.Of(table, masks.Table);
            for (var row = 0; row < rows.Count; row++)
            {
                for (var column = 0; column < rows[row].Count; column++)
                {
                    if (table.Rows[row][column] == masked[row][column])
                        continue;
                    rows[row][column].Edit(masked[row][column], edit);
                    cells.TryAdd(table.Rows[row][column], masked[row][column]);
                }
            }
        }
        if (dropHidden)
        {
            edit.Dropped.UnionWith(story.DeletedParagraphs);
            edit.Dropped.UnionWith(story.NoteShapes);
            foreach (var table in story.Blocks.OfType<StoryTable>())
                edit.Dropped.UnionWith(table.Rows.All(row => row.Deleted) ? [table.Node] : table.Rows.Where(row => row.Deleted).Select(row => row.Node));
        }
    }

    /// <summary>Masks words that stand outside of texts and tables.</summary>
    private string Loose(string words) => cells.GetValueOrDefault(words) ?? masks.Text(words);

    private byte[]? Rewrite(string part)
    {
        if (embedded.TryGetValue(part, out var masked))
            return masked;
        if (!package.IsXml(part))
            return null;
        using var reader = package.Read(part);
        return new MaskingFilter(
            edits.GetValueOrDefault(part) ?? new SlotEdits(),
            dropHidden,
            Loose,
            OfficeParts.IsProperties(package, part) ? LooseWords.Properties : OfficeParts.IsCustomXml(part) ? LooseWords.All : WorkbookParts.IsLooseValues(package, part) ? LooseWords.Values : LooseWords.None).Copy(reader);
    }

    /// <summary>Links may lead to somebody's mailbox or telephone.</summary>
    private string MaskLink(OfficeRelationship link)
    {
        var words = Uri.UnescapeDataString(link.Target);
        var masked = Loose(words);
        if (masked == words || string.IsNullOrWhiteSpace(words))
            return link.Target;
        var escaped = new StringBuilder();
        foreach (var rune in OfficeXml.Sayable(masked).EnumerateRunes())
            escaped.Append(rune.IsAscii && (Rune.IsLetterOrDigit(rune) || "-._~:/?#[]@!$&'()*+,;=".Contains((char)rune.Value, StringComparison.Ordinal)) ? rune.ToString() : Uri.EscapeDataString(rune.ToString()));
        return escaped.ToString();
    }

    private List<string> Notes()
    {
        var pictures = package.Parts.Count(part => OfficeParts.IsPicture(package, part) && !OfficeParts.IsThumbnail(package, part));
        return pictures == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"图片{pictures}张没有遮盖，请逐张查看")];
    }
}
