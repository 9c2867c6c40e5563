using InfoDisclosure.Rules.Catalogue.Privacy;

namespace InfoDisclosure.Rules.Tests.Catalogue.Privacy;

internal static class TestWords
{
    /// <summary>The lists that the program starts with.</summary>
    public static ScanWords Seeded { get; } = PlantedScore.Words(Path.Combine(AppContext.BaseDirectory, "Catalogue", "Privacy", "words.json"));

    /// <summary>A list of sensitive words alone.</summary>
    public static ScanWords Of(IReadOnlyList<SensitiveWord> sensitive) => new() { Sensitive = sensitive, Mistyped = [], Hardship = [], Institutions = [], Titles = [] };

    public static IReadOnlyList<Finding> Scan(string text) => PersonalDataScanner.Scan(new ScannedContent([new ScannedText("正文", text)], []), Seeded);

    public static IReadOnlyList<Finding> Scan(params string[][] rows) => PersonalDataScanner.Scan(new ScannedContent([], [Table(rows)]), Seeded);

    public static ScannedTable Table(params string[][] rows) => new("正文表1", rows);

    /// <summary>The text as it is once every finding is masked.</summary>
    public static string Mask(string text) => PersonalDataMask.MaskText(text, Scan(text));

    public static ScannedContent Mask(ScannedContent content)
    {
        var findings = PersonalDataScanner.Scan(content, Seeded);
        return new ScannedContent(
            [.. content.Texts.Select((text, i) => text with { Text = PersonalDataMask.MaskText(text.Text, findings.Where(finding => finding.Place == new FindingPlace.InText(i))) })],
            [.. content.Tables.Select((table, t) => table with { Rows = PersonalDataMask.MaskTable(table.Rows, findings.Where(finding => finding.Place is FindingPlace.InCell cell && cell.Table == t)) })]);
    }
}
