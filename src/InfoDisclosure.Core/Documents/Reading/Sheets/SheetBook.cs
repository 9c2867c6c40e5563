using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using InfoDisclosure.Core.Text;

namespace InfoDisclosure.Core.Documents.Reading.Sheets;

/// <summary>A sheet as the workbook lists it; without a part it is something else than cells, such as one chart.</summary>
internal sealed record SheetEntry(string Name, OfficePart? Part, bool IsHidden);

/// <summary>A cell as it lies in the file: what it shows, and what that comes from.</summary>
internal readonly record struct SheetCell
{
    /// <summary>What the cell shows.</summary>
    public string Text { get; init; }

    /// <summary>The number behind it; null for words.</summary>
    public double? Number { get; init; }

    /// <summary>The day it shows; null for what isn't one.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>False where the number is shown otherwise than the cell would.</summary>
    public bool IsExact { get; init; }

    /// <summary>A formula that was saved without its value.</summary>
    public bool IsUncounted { get; init; }

    /// <summary>An error of a formula, such as #REF!.</summary>
    public bool IsError { get; init; }
}

/// <summary>What the cells of a workbook refer to: sheets, shared strings, number formats (ISO/IEC 29500-1, 18.2, 18.4, 18.8).</summary>
internal sealed partial class SheetBook
{
    private const int MostSharedCharacters = 20_000_000;

    private readonly OfficePart book;
    private readonly List<SheetEntry> sheets = [];
    private readonly List<NumberFormat> formats = [];
    private readonly List<string> shared = [];
    private bool from1904;

    private SheetBook(OfficePart book) => this.book = book;

    /// <summary>The sheets in their order.</summary>
    public IReadOnlyList<SheetEntry> Sheets => sheets;

    /// <summary>Reads all but the cells.</summary>
    /// <param name="tooLong">Why a file with too many words is refused.</param>
    public static SheetBook Read(OfficePart book, string tooLong)
    {
        var read = new SheetBook(book);
        read.ReadBook();
        read.ReadStyles();
        read.ReadShared(tooLong);
        return read;
    }

    /// <summary>Reads the cell that the walk stands on.</summary>
    public SheetCell ReadCell(XmlWalk walk)
    {
        var type = walk["t"] ?? "n";
        var style = Number(walk["s"]);
        var (value, words, isFormula) = (default(string), default(string), false);
        for (var inside = walk.Enter(); walk.Next(inside);)
        {
            if (walk.Is(Vocabulary.Sheet, "v"))
                value = walk.Text();
            else if (walk.Is(Vocabulary.Sheet, "is"))
                words = ReadWords(walk);
            else if (walk.Is(Vocabulary.Sheet, "f"))
                isFormula = true;
            else
                walk.Skip();
        }
        var format = style < formats.Count ? formats[style] : NumberFormat.Parse("General");
        var cell = new SheetCell { Text = "", IsExact = true, IsUncounted = isFormula && value is null };
        switch (type)
        {
            case "s":
                return cell with { Text = int.TryParse(value, CultureInfo.InvariantCulture, out var place) && place >= 0 && place < shared.Count ? format.Show(shared[place]) : "" };
            case "inlineStr":
                return cell with { Text = format.Show(words ?? "") };
            case "str":
                return cell with { Text = format.Show(Unescape(value ?? "")) };
            case "b":
                return cell with { Text = value is "1" ? "TRUE" : "FALSE" };
            case "e":
                return cell with { Text = value ?? "", IsError = true };
            case "d":
                return cell with { Text = value ?? "" };
            default:
                if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
                    return cell with { Text = value ?? "" };
                return cell with { Text = format.Show(number, from1904, out var isExact), Number = number, Day = format.Day(number, from1904), IsExact = isExact };
        }
    }

    /// <summary>A number of an attribute; 0 for what is none.</summary>
    public static int Number(string? text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? Math.Max(number, 0) : 0;

    /// <summary>Whether an attribute says yes.</summary>
    public static bool IsOn(string? value) => value is "1" or "true";

    private void ReadBook()
    {
        using var walk = book.Walk();
        for (var inside = walk.Root(); walk.Next(inside);)
        {
            if (walk.Is(Vocabulary.Sheet, "workbookPr"))
            {
                from1904 = IsOn(walk["date1904"]);
            }
            else if (walk.Is(Vocabulary.Sheet, "sheet"))
            {
                var part = book.Named(walk.Relationship("id"));
                sheets.Add(new SheetEntry(OneLine.Of(walk["name"]), part?.IsKind("worksheet") == true ? part : null, walk["state"] is "hidden" or "veryHidden"));
            }
        }
    }

    private void ReadStyles()
    {
        if (book.Kind("styles").FirstOrDefault() is not { } part)
            return;
        var codes = new Dictionary<int, string>();
        var parsed = new Dictionary<int, NumberFormat>();
        using var walk = part.Walk();
        for (var inside = walk.Root(); walk.Next(inside);)
        {
            if (walk.Is(Vocabulary.Sheet, "numFmt"))
            {
                codes.TryAdd(Number(walk["numFmtId"]), walk["formatCode"] ?? "General");
            }
            else if (walk.Is(Vocabulary.Sheet, "cellXfs"))
            {
                for (var looks = walk.Enter(); walk.Next(looks); walk.Skip())
                {
                    var id = Number(walk["numFmtId"]);
                    if (!parsed.TryGetValue(id, out var format))
                        parsed.Add(id, format = NumberFormat.Of(id, codes.GetValueOrDefault(id)));
                    formats.Add(format);
                }
            }
            else if (!walk.Is(Vocabulary.Sheet, "numFmts"))
            {
                walk.Skip();
            }
        }
    }

    private void ReadShared(string tooLong)
    {
        if (book.Kind("sharedStrings").FirstOrDefault() is not { } part)
            return;
        var length = 0;
        using var walk = part.Walk();
        for (var inside = walk.Root(); walk.Next(inside);)
        {
            if (!walk.Is(Vocabulary.Sheet, "si"))
                continue;
            var text = ReadWords(walk);
            if ((length += text.Length) > MostSharedCharacters)
                throw new FileRefusedException(tooLong);
            shared.Add(text);
        }
    }

    /// <summary>The words of a string, its runs joined, readings (pinyin) left out.</summary>
    private static string ReadWords(XmlWalk walk)
    {
        var words = new StringBuilder();
        for (var inside = walk.Enter(); walk.Next(inside);)
        {
            if (walk.Is(Vocabulary.Sheet, "t"))
                words.Append(walk.Text());
            else if (!walk.Is(Vocabulary.Sheet, "r"))
                walk.Skip();
        }
        return Unescape(words.ToString());
    }

    private static string Unescape(string text) =>
        Escaped().Replace(text, match => ((char)int.Parse(match.ValueSpan[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    /// <summary>A character that XML can't hold, written _x000D_.</summary>
    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Escaped();
}

/// <summary>A range of cells; rows and columns from 1.</summary>
internal readonly record struct SheetRange(int Top, int Left, int Bottom, int Right)
{
    private const int MostMerges = 100_000;

    public static SheetRange? Parse(string? text)
    {
        if (text?.Split(':') is not [var from, var to])
            return null;
        var range = new SheetRange(Row(from), Column(from), Row(to), Column(to));
        return range is { Top: > 0, Left: > 0 } && range.Bottom >= range.Top && range.Right >= range.Left ? range : null;
    }

    /// <summary>The column of a reference such as AB12; 0 without one.</summary>
    public static int Column(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? "")
        {
            if (!char.IsAsciiLetter(c) || column > 20_000)
                break;
            column = (column * 26) + (char.ToUpperInvariant(c) - 'A' + 1);
        }
        return column;
    }

    /// <summary>Merged ranges stand behind the cells, but which cells they begin in must be known before.</summary>
    public static List<SheetRange> ReadMerges(OfficePart part)
    {
        var merges = new List<SheetRange>();
        using var walk = part.Walk();
        for (var inside = walk.Root(); walk.Next(inside);)
        {
            if (walk.Is(Vocabulary.Sheet, "mergeCell"))
            {
                if (Parse(walk["ref"]) is { } range && merges.Count < MostMerges)
                    merges.Add(range);
            }
            else if (!walk.Is(Vocabulary.Sheet, "mergeCells"))
            {
                walk.Skip();
            }
        }
        return merges;
    }

    private static int Row(string reference) => SheetBook.Number(reference.TrimStart([.. Enumerable.Range('A', 26).Select(c => (char)c)]));
}
