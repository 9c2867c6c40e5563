using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;

namespace InfoDisclosure.Testing;

/// <summary>What a workbook that we wrote says, read by nothing of ours: cells of one sheet by row and heading.</summary>
public sealed class WrittenSheet
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private readonly List<Dictionary<string, string>> rows = [];

    /// <param name="sheet">Its number in the book, from 1.</param>
    public WrittenSheet(byte[] file, int sheet = 1)
    {
        using var zip = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        var formats = Part(zip, "xl/styles.xml").Descendants(Main + "cellXfs").Elements().Select(look => (int)look.Attribute("numFmtId")!).ToList();
        var part = Part(zip, $"xl/worksheets/sheet{sheet}.xml");
        HasFormulas = part.Descendants(Main + "f").Any();
        foreach (var row in part.Descendants(Main + "row"))
        {
            var cells = row.Elements(Main + "c").ToDictionary(cell => new string([.. ((string)cell.Attribute("r")!).TakeWhile(char.IsLetter)]), cell => Text(cell, formats));
            if (Headings.Count == 0)
                Headings = [.. cells.Values];
            else
                rows.Add(Columns.Zip(Headings, (column, heading) => (heading, text: cells.GetValueOrDefault(column, ""))).ToDictionary(pair => pair.heading, pair => pair.text));
        }
    }

    public IReadOnlyList<string> Headings { get; } = [];

    public int Rows => rows.Count;

    public bool HasFormulas { get; }

    /// <summary>A cell by the row below the headings, from 0: words as they are, other cells as "day 2026-11-25", "moment 2026-11-25 10:00" or "number 10".</summary>
    public string this[int row, string heading] => rows[row][heading];

    private static IEnumerable<string> Columns => Enumerable.Range(0, 26 * 27).Select(place => place < 26 ? $"{(char)('A' + place)}" : $"{(char)('A' + (place / 26) - 1)}{(char)('A' + (place % 26))}");

    private static string Text(XElement cell, List<int> formats)
    {
        if ((string?)cell.Attribute("t") == "inlineStr")
            return string.Concat(cell.Descendants(Main + "t").Select(text => text.Value));
        var number = double.Parse(cell.Element(Main + "v")?.Value ?? "NaN", CultureInfo.InvariantCulture);
        return double.IsNaN(number) ? "" : formats[(int)cell.Attribute("s")!] switch
        {
            176 => $"day {DateTime.FromOADate(number):yyyy-MM-dd}",
            177 => $"moment {DateTime.FromOADate(number):yyyy-MM-dd HH:mm}",
            _ => $"number {number.ToString(CultureInfo.InvariantCulture)}",
        };
    }

    private static XDocument Part(ZipArchive zip, string name)
    {
        using var content = zip.GetEntry(name)!.Open();
        return XDocument.Load(content);
    }
}
