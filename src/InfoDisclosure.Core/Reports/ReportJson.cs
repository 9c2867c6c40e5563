using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using InfoDisclosure.Core.Documents;
using InfoDisclosure.Core.Reports.Tables;
using InfoDisclosure.Core.Text;

namespace InfoDisclosure.Core.Reports;

/// <summary>
/// A published report for programs; docs/open-data.md describes it. Equal content gives equal bytes on any machine, so that its
/// SHA-256 stands for the report.
/// </summary>
internal static class ReportJson
{
    public const string Schema = "infodisclosure-report/1";

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static byte[] Write(ReportRevision revision, AnnualReportContent content, ReportTables? tables, int edition) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            schema = Schema,
            year = content.Year,
            edition,
            title = content.Title,
            agency = content.AgencyName,
            form = tables is null ? null : new { name = tables.Form.Name, document = tables.Form.Document },
            period = new { from = Day(revision.PeriodFrom), to = Day(revision.PeriodTo) },
            signedBy = content.SignedBy,
            signedOn = content.SignedOn is { } day ? Day(day) : null,
            marks = content.Marks,
            changeNote = revision.ChangeNote,
            preface = OfficeBlocks.Words(content.Preface),
            parts = content.Parts.Select(part => new { level = part.Level, number = part.Number, heading = part.Heading, text = OfficeBlocks.Words(part.Text) }),
            tables = tables?.Form.Tables.Select(table => new
            {
                code = table.Code,
                title = table.Title,
                cells = tables.Cells.Values.Where(cell => cell.Cell.Table.Code == table.Code).Select(cell => new { path = cell.Cell.Path, name = cell.Cell.Name, unit = cell.Cell.Unit, value = Plain(cell.Value), adjusted = cell.IsAdjusted, rows = cell.RowIds.Count }),
            }) ?? [],
            figures = revision.Figures.OrderBy(figure => figure.Name, StringComparer.Ordinal).Select(figure => new { name = figure.Name, value = figure.Value }),
        },
        Options);

    /// <summary>12.50 and 12.5 are one number; so they are written alike.</summary>
    private static decimal? Plain(decimal? value) => value is null ? null : decimal.Parse(ReportTables.Text(value), System.Globalization.CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
