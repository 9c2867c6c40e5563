using InfoDisclosure.Core.Documents;
using InfoDisclosure.Core.Reports.Tables;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Reports;

namespace InfoDisclosure.Core.Reports;

/// <summary>Builds the one model from which page and document are rendered.</summary>
public static class ReportContent
{
    /// <summary>The document's content; <paramref name="figureText"/> gives frozen values for a published revision, present ones for a draft, and so do the tables.</summary>
    public static AnnualReportContent Of(ReportRevision revision, int year, string agencyName, Func<string, string> figureText, IReadOnlyList<string> marks, string? address, ReportTables? tables)
    {
        var parts = revision.Parts.OrderBy(part => part.Position).ToList();
        var numbers = PartNumbering.Number(parts.Select(part => part.Level));
        var grids = tables?.Placed([.. parts.Select(part => (part.Level, part.Heading))]);
        return new AnnualReportContent
        {
            Year = year,
            Title = revision.Title,
            AgencyName = agencyName,
            Preface = OfficeText.Blocks(revision.PrefaceMarkdown, figureText),
            Parts = [.. parts.Select((part, place) => new AnnualReportPartContent(part.Level, numbers[place], part.Heading, OfficeText.Blocks(part.Markdown, figureText)) { Tables = [.. grids?[place].Select(grid => grid.ToBlock()) ?? []] })],
            SignedBy = revision.SignedBy,
            SignedOn = revision.SignedOn,
            Marks = marks,
            DatedAt = revision.PublishedAt ?? revision.WrittenAt,
            Address = address,
        };
    }

    /// <summary>The printed value of a figure by its frozen row; a stated one is its own value.</summary>
    public static Func<string, string> Frozen(ReportRevision revision)
    {
        var values = revision.Figures.ToDictionary(figure => figure.Name, figure => figure.Value.ToString());
        var cells = revision.Cells.ToDictionary(cell => cell.Path, cell => ReportTables.Text(cell.Value));
        return name => FigureName.Parse(name) switch
        {
            FigureName.Stated stated => stated.Value + "（原报告载明）",
            FigureName.Cell cell => cells[cell.Path],
            _ => values[name],
        };
    }

    /// <summary>The printed value of a figure as it is counted now.</summary>
    public static Func<string, string> Present(IReadOnlyDictionary<string, FigureValue> values) =>
        name => values.TryGetValue(name, out var value) ? value.Stated is null ? value.Text : value.Text + "（原报告载明）" : "{{" + name + "}}";
}
