using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using InfoDisclosure.Core.Text;
using TableCell = DocumentFormat.OpenXml.Wordprocessing.TableCell;

namespace InfoDisclosure.Core.Documents.Reports;

/// <summary>
/// Writes an annual report as a Word document (ISO/IEC 29500): real headings, lists and tables with repeated heads; a wide table lies on
/// a page of its own long side. Equal input gives equal bytes but for the package's own stamps.
/// </summary>
internal sealed class ReportWordFile
{
    /// <summary>A table of more columns lies on the long side.</summary>
    private const int WidestUpright = 7;

    private const int LightestColumn = 4;
    private const int HeaviestColumn = 16;

    // What the margins leave, twentieths of a point.
    private const int RoomUpright = 8844;
    private const int RoomLying = 14570;

    private const string Song = "方正小标宋简体";
    private const string Fang = "仿宋_GB2312";
    private const string Hei = "黑体";
    private const string Kai = "楷体_GB2312";

    private readonly Body body = new();

    public static byte[] Write(AnnualReportContent content)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            package.PackageProperties.Title = content.Title;
            package.PackageProperties.Creator = content.AgencyName;
            package.PackageProperties.Created = package.PackageProperties.Modified = content.DatedAt;
            var main = package.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = Styles();
            main.Document = new Document(new ReportWordFile().Fill(content));
        }

        return stream.ToArray();
    }

    private Body Fill(AnnualReportContent content)
    {
        foreach (var mark in content.Marks)
            Add("Mark", mark);
        Add("Title", content.Title);
        Add(content.Preface);
        foreach (var part in content.Parts)
        {
            Add($"Heading{part.Level}", part.Number + part.Heading);
            Add(part.Blocks);
        }

        if (content.SignedBy is not null)
            Add("Signature", content.SignedBy);
        if (content.SignedOn is { } day)
            Add("Signature", OfficialDate.Of(day));
        if (content.Edition is { } edition)
            Add("Edition", edition);
        body.AppendChild(Section(isWide: false));
        return body;
    }

    private void Add(string style, string text) => body.AppendChild(Paragraph(style, [new TextRun(text)]));

    private void Add(IReadOnlyList<TextBlock> blocks)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case TextBlock.Paragraph paragraph:
                    body.AppendChild(Paragraph("Normal", paragraph.Runs));
                    break;
                case TextBlock.Heading heading:
                    body.AppendChild(Paragraph($"Heading{Math.Min(heading.Level + 2, 4)}", heading.Runs));
                    break;
                case TextBlock.ItemList list:
                    var number = list.Start;
                    foreach (var item in list.Items)
                    {
                        var mark = list.Ordered ? $"{number++}. " : "· ";
                        foreach (var (place, inner) in item.Index())
                        {
                            if (place == 0 && inner is TextBlock.Paragraph first)
                                body.AppendChild(Paragraph("Normal", [new TextRun(mark), .. first.Runs]));
                            else
                                Add([inner]);
                        }
                    }

                    break;
                case TextBlock.Quote quote:
                    Add(quote.Blocks);
                    break;
                case TextBlock.Table table:
                    Add(table);
                    break;
                case TextBlock.Footnotes notes:
                    foreach (var note in notes.Notes)
                        Add(note);
                    break;
                default:
                    throw new InvalidOperationException("TextBlock is a closed set.");
            }
        }
    }

    private void Add(TextBlock.Table table)
    {
        var columns = table.Rows.Select(row => row.Sum(cell => cell.ColumnSpan)).DefaultIfEmpty(1).Max();
        var isWide = columns > WidestUpright;
        if (isWide)
            body.AppendChild(new Paragraph(new ParagraphProperties(Section(isWide: false))));
        if (table.Caption is { } caption)
            Add("Caption", caption);
        body.AppendChild(Grid(table, columns));
        body.AppendChild(new Paragraph(isWide ? new ParagraphProperties(Section(isWide: true)) : new ParagraphProperties(new ParagraphStyleId { Val = "Caption" })));
    }

    private static Table Grid(TextBlock.Table source, int columns)
    {
        var table = new Table(new TableProperties(
            new TableStyle { Val = "ReportTable" },
            new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
            new TableLayout { Type = TableLayoutValues.Fixed }));
        var widths = Widths(source, columns);
        table.AppendChild(new TableGrid(widths.Select(width => new GridColumn { Width = width.ToString(CultureInfo.InvariantCulture) })));
        // What a cell spans downwards has a cell of its own in each row below.
        var covered = new (int Left, int Across)[columns];
        foreach (var (place, cells) in source.Rows.Index())
        {
            var row = new TableRow();
            row.AppendChild(new TableRowProperties(place < source.HeaderRows ? [new CantSplit(), new TableHeader()] : [new CantSplit()]));
            var column = 0;
            foreach (var cell in cells)
            {
                column = Fill(row, covered, column, widths);
                row.AppendChild(Cell(cell, Width(widths, column, cell.ColumnSpan), cell.RowSpan > 1 ? MergedCellValues.Restart : null));
                if (cell.RowSpan > 1 && column < columns)
                    covered[column] = (cell.RowSpan - 1, cell.ColumnSpan);
                column += cell.ColumnSpan;
            }

            Fill(row, covered, column, widths);
            table.AppendChild(row);
        }

        return table;
    }

    /// <summary>Widths of the columns, twentieths of a point: by the longest words that stand in one column alone.</summary>
    private static List<int> Widths(TextBlock.Table source, int columns)
    {
        var weights = Enumerable.Repeat(LightestColumn, columns).ToArray();
        var covered = new int[columns];
        foreach (var row in source.Rows)
        {
            var column = 0;
            var next = 0;
            while (column < columns)
            {
                if (covered[column] > 0 || next == row.Count)
                {
                    covered[column] = Math.Max(0, covered[column] - 1);
                    column++;
                    continue;
                }

                var cell = row[next++];
                if (cell.ColumnSpan == 1)
                    weights[column] = Math.Max(weights[column], Math.Min(HeaviestColumn, cell.Runs.Sum(run => run.Text.Length)));
                for (var end = Math.Min(column + cell.ColumnSpan, columns); column < end; column++)
                    covered[column] = cell.RowSpan - 1;
            }
        }

        var room = columns > WidestUpright ? RoomLying : RoomUpright;
        return [.. weights.Select(weight => room * weight / weights.Sum())];
    }

    private static int Width(IReadOnlyList<int> widths, int column, int across) => widths.Skip(column).Take(across).Sum();

    /// <summary>Writes the cells that those above still cover, from a column on; gives the next free one.</summary>
    private static int Fill(TableRow row, (int Left, int Across)[] covered, int column, IReadOnlyList<int> widths)
    {
        while (column < covered.Length && covered[column].Left > 0)
        {
            var across = covered[column].Across;
            row.AppendChild(Cell(new Text.TableCell([], ColumnSpan: across), Width(widths, column, across), MergedCellValues.Continue));
            covered[column].Left--;
            column += across;
        }

        return column;
    }

    private static TableCell Cell(Text.TableCell cell, int width, MergedCellValues? merge)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = width.ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa });
        if (cell.ColumnSpan > 1)
            properties.AppendChild(new GridSpan { Val = cell.ColumnSpan });
        if (merge is { } how)
            properties.AppendChild(new VerticalMerge { Val = how });
        properties.AppendChild(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        return new TableCell(properties, Paragraph("TableText", cell.Runs, cell.Alignment));
    }

    private static Paragraph Paragraph(string style, IReadOnlyList<TextRun> runs, CellAlignment? alignment = null)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = style });
        if (alignment is { } where)
        {
            properties.AppendChild(new Justification
            {
                Val = where switch { CellAlignment.Start => JustificationValues.Left, CellAlignment.Center => JustificationValues.Center, CellAlignment.End => JustificationValues.Right, _ => throw new ArgumentOutOfRangeException(nameof(alignment)) },
            });
        }

        var paragraph = new Paragraph(properties);
        foreach (var run in runs)
        {
            var made = new Run();
            if (run.Strong)
                made.AppendChild(new RunProperties(new Bold()));
            made.AppendChild(new DocumentFormat.OpenXml.Wordprocessing.Text(run.Text) { Space = SpaceProcessingModeValues.Preserve });
            paragraph.AppendChild(made);
        }

        return paragraph;
    }

    /// <summary>A4 with the margins of GB/T 9704-2012, in twentieths of a point.</summary>
    private static SectionProperties Section(bool isWide) => isWide
        ? new SectionProperties(new PageSize { Width = 16838, Height = 11906, Orient = PageOrientationValues.Landscape }, new PageMargin { Top = 1134, Bottom = 1134, Left = 1134, Right = 1134, Header = 851, Footer = 992, Gutter = 0 })
        : new SectionProperties(new PageSize { Width = 11906, Height = 16838 }, new PageMargin { Top = 2098, Bottom = 1985, Left = 1588, Right = 1474, Header = 851, Footer = 992, Gutter = 0 });

    private static Styles Styles() => new(
        Style("Normal", "Normal", Fang, 32, firstLine: true),
        Style("Title", "Title", Song, 44, align: JustificationValues.Center, after: 480),
        Style("Heading1", "heading 1", Hei, 32, outline: 0, firstLine: true),
        Style("Heading2", "heading 2", Kai, 32, outline: 1, firstLine: true),
        Style("Heading3", "heading 3", Fang, 32, outline: 2, firstLine: true),
        Style("Heading4", "heading 4", Fang, 32, outline: 3, firstLine: true),
        Style("Caption", "caption", Hei, 28, align: JustificationValues.Center),
        Style("TableText", "Table Text", Fang, 21),
        Style("Signature", "Signature", Fang, 32, align: JustificationValues.Right),
        Style("Edition", "Edition", Fang, 18),
        Style("Mark", "Mark", Hei, 24, align: JustificationValues.Center),
        new Style(
            new StyleName { Val = "Report Table" },
            new StyleTableProperties(new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 4 },
                new LeftBorder { Val = BorderValues.Single, Size = 4 },
                new BottomBorder { Val = BorderValues.Single, Size = 4 },
                new RightBorder { Val = BorderValues.Single, Size = 4 },
                new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 },
                new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 })))
        {
            Type = StyleValues.Table,
            StyleId = "ReportTable",
        });

    private static Style Style(string id, string name, string font, int halfPoints, JustificationValues? align = null, int? outline = null, bool firstLine = false, int after = 0)
    {
        var paragraph = new StyleParagraphProperties(new SpacingBetweenLines { After = after.ToString(CultureInfo.InvariantCulture), Line = id == "TableText" ? "240" : "360", LineRule = LineSpacingRuleValues.Auto });
        if (firstLine)
            paragraph.AppendChild(new Indentation { FirstLineChars = 200 });
        if (align is { } where)
            paragraph.AppendChild(new Justification { Val = where });
        if (outline is { } level)
            paragraph.AppendChild(new OutlineLevel { Val = level });
        return new Style(
            new StyleName { Val = name },
            paragraph,
            new StyleRunProperties(new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = font }, new FontSize { Val = halfPoints.ToString(CultureInfo.InvariantCulture) }))
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
            Default = id == "Normal",
        };
    }
}
