using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using InfoDisclosure.Core.Text;

namespace InfoDisclosure.Core.Documents.Reports;

/// <summary>Writes an annual report's tables as an Excel workbook: a sheet a table, numbers as numbers, spans as merged cells.</summary>
internal static class ReportExcelFile
{
    private const int LongestName = 31;

    public static byte[] Write(AnnualReportContent content)
    {
        using var stream = new MemoryStream();
        using (var package = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            package.PackageProperties.Title = content.Title;
            package.PackageProperties.Creator = content.AgencyName;
            package.PackageProperties.Created = package.PackageProperties.Modified = content.DatedAt;
            var book = package.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Looks();
            var sheets = new DocumentFormat.OpenXml.Spreadsheet.Sheets();
            IReadOnlyList<string?> lines = [content.Title, .. content.Marks, content.SignedBy, content.SignedOn is { } day ? OfficialDate.Of(day) : null, content.Edition];
            Sheet(book, sheets, "说明", [.. lines.OfType<string>().Select(line => (IReadOnlyList<Text.TableCell>)[new Text.TableCell([new TextRun(line)])])], 1);
            foreach (var (number, table) in content.Parts.SelectMany(part => part.Blocks).OfType<TextBlock.Table>().Index())
            {
                var name = $"{number + 1}{table.Caption}";
                Sheet(book, sheets, Cut.At(string.Concat(name.Where(c => !@"[]:*?/\".Contains(c, StringComparison.Ordinal))), LongestName), table.Rows, table.Rows.Max(row => row.Sum(cell => cell.ColumnSpan)));
            }

            book.Workbook = new Workbook(sheets);
        }

        return stream.ToArray();
    }

    private static void Sheet(WorkbookPart book, DocumentFormat.OpenXml.Spreadsheet.Sheets sheets, string name, IReadOnlyList<IReadOnlyList<Text.TableCell>> rows, int columns)
    {
        var data = new SheetData();
        var merges = new MergeCells();
        var covered = new int[columns];
        foreach (var (place, cells) in rows.Index())
        {
            var row = new Row { RowIndex = (uint)place + 1 };
            var column = 0;
            var next = 0;
            while (column < columns)
            {
                if (covered[column] > 0 || next == cells.Count)
                {
                    covered[column] = Math.Max(0, covered[column] - 1);
                    column++;
                    continue;
                }

                var cell = cells[next++];
                row.AppendChild(Value(cell, Address(place, column)));
                if (cell.ColumnSpan > 1 || cell.RowSpan > 1)
                    merges.AppendChild(new MergeCell { Reference = $"{Address(place, column)}:{Address(place + cell.RowSpan - 1, column + cell.ColumnSpan - 1)}" });
                for (var end = Math.Min(column + cell.ColumnSpan, columns); column < end; column++)
                    covered[column] = cell.RowSpan - 1;
            }

            data.AppendChild(row);
        }

        var part = book.AddNewPart<WorksheetPart>();
        part.Worksheet = new Worksheet(new SheetViews(new SheetView { WorkbookViewId = 0 }), new Columns(new Column { Min = 1, Max = (uint)columns, Width = columns == 1 ? 90 : 18, CustomWidth = true }), data);
        if (merges.HasChildren)
            part.Worksheet.AppendChild(merges);
        part.Worksheet.AppendChild(new PageSetup { Orientation = columns > 7 ? OrientationValues.Landscape : OrientationValues.Portrait, PaperSize = 9, FitToWidth = 1, FitToHeight = 0 });
        sheets.AppendChild(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)sheets.Count() + 1, Name = name });
    }

    private static Cell Value(Text.TableCell cell, string address)
    {
        var text = string.Concat(cell.Runs.Select(run => run.Text));
        return !cell.Header && decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? new Cell { CellReference = address, StyleIndex = 1, DataType = CellValues.Number, CellValue = new CellValue(number.ToString(CultureInfo.InvariantCulture)) }
            : new Cell { CellReference = address, StyleIndex = cell.Header ? 2u : 1u, DataType = CellValues.InlineString, InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(text)) };
    }

    private static string Address(int row, int column)
    {
        var letters = "";
        for (var left = column + 1; left > 0; left = (left - 1) / 26)
            letters = (char)('A' + (left - 1) % 26) + letters;
        return letters + (row + 1).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Plain, framed, and framed on a ground for heads.</summary>
    private static Stylesheet Looks()
    {
        static Border Framed() => new(
            new LeftBorder { Style = BorderStyleValues.Thin }, new RightBorder { Style = BorderStyleValues.Thin }, new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder { Style = BorderStyleValues.Thin }, new DiagonalBorder());
        static Alignment Centred() => new() { Horizontal = HorizontalAlignmentValues.Center, Vertical = VerticalAlignmentValues.Center, WrapText = true };
        return new Stylesheet(
            new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "宋体" })),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }), new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE8EEF5" }) { PatternType = PatternValues.Solid })),
            new Borders(new Border(), Framed()),
            new CellFormats(
                new CellFormat(),
                new CellFormat { BorderId = 1, ApplyBorder = true, ApplyAlignment = true, Alignment = Centred() },
                new CellFormat { BorderId = 1, FillId = 2, ApplyBorder = true, ApplyFill = true, ApplyAlignment = true, Alignment = Centred() }));
    }
}
