using InfoDisclosure.Core.Text;
using InfoDisclosure.Pdf;
using InfoDisclosure.Pdf.Layout;
using TableCell = InfoDisclosure.Pdf.Layout.TableCell;

namespace InfoDisclosure.Core.Documents.Posters;

/// <summary>
/// Renders the posting of a village's subsidies: a large-print table with its header on every sheet and the total at its end.
/// Equal bytes for equal content; safe for concurrent use.
/// </summary>
public sealed class HouseholdPosterDocument(DocumentFonts fonts)
{
    private const int MostUprightColumns = 6;

    private readonly PosterStyle a4 = new(fonts, PosterPaper.A4);
    private readonly PosterStyle a3 = new(fonts, PosterPaper.A3);

    /// <summary>Renders the document, or names the characters that no font has.</summary>
    public DocumentResult Render(HouseholdPosterContent content)
    {
        var style = content.Paper == PosterPaper.A3 ? a3 : a4;
        var document = new PdfDocument(PaperMetadata.Of(content.Title, content.AgencyName, "补贴公示", ["补贴公示"], content.Marks, content.DatedAt, content.Address));
        var parts = new PosterParts(style, document);
        var wide = style.Page.Landscape();
        var (table, page) = TableFit.Choose(
            document,
            style.ListSizes,
            content.Columns.Count > MostUprightColumns ? [wide] : [style.Page, wide],
            size => Table(style, content, size));
        var width = page.TextWidth;
        var flow = new PageFlow(document, page)
        {
            CountedFurniture = new PosterFurniture(style, content.Title, content.Marks).Draw,
            FirstPageFoot = content.Address is null ? [] : parts.Foot(content.Address, content.IndexNumber, width),
        };
        flow.Add(parts.Band(content.AgencyName));
        flow.Add(parts.Title(content.Title, width));
        foreach (var block in parts.Facts([.. Facts(content)], width))
            flow.Add(block);
        flow.Add(table);
        if (content.Arithmetic is { } arithmetic)
            flow.Add(new Group([new Paragraph([new("合计：", style.FactLabel), new(arithmetic, style.FactValue)], style.FactParagraph with { Alignment = TextAlignment.Left, KeepWithNext = false })]) { KeepTogether = true, KeepWithPrevious = true });
        if (OfficialSignature.Of(document, style.Blocks, content.SignedBy, content.SignedOn, linesAbove: 1) is { } signature)
            flow.Add(signature);
        return DocumentResult.Of(document, flow.Finish());
    }

    private static IEnumerable<PosterFact> Facts(HouseholdPosterContent content)
    {
        (string Label, string? Value)[] facts =
        [
            ("政策依据", content.PolicyBasis),
            ("年度/批次", content.Batch),
            ("补贴标准", content.Rate),
            ("公示期", content.Publicity is { } period ? OfficialDate.Span(period.From, period.To) : null),
            ("监督举报电话", content.SupervisionPhone),
            ("咨询电话", content.EnquiryPhone),
        ];
        return facts.Where(fact => fact.Value is not null).Select(fact => new PosterFact(fact.Label, fact.Value!));
    }

    private static Table Table(PosterStyle style, HouseholdPosterContent content, double size)
    {
        var text = style.Blocks.TableText(size);
        var header = style.Blocks.TableHeader(size);
        var rows = new List<TableRow>(content.Rows.Count + 2)
        {
            new([.. content.Columns.Select(column => new TableCell([new(column.Heading, header)]) { Scope = HeaderScope.Column, Alignment = TextAlignment.Center })]),
        };
        rows.AddRange(content.Rows.Select(row => new TableRow([.. content.Columns.Select((column, c) => Cell(row, c, column, text))])));
        if (content.Total is { } total)
            rows.Add(new TableRow(TotalCells(content.Columns, total, header)));
        var (horizontal, vertical) = style.Blocks.CellPadding(size);
        return new Table(rows, size * 1.4)
        {
            HeaderRows = 1,
            HorizontalPadding = horizontal,
            VerticalPadding = vertical,
            SpaceAfter = style.Points(12),
        };
    }

    private static TableCell Cell(IReadOnlyList<string> row, int column, HouseholdColumn manner, TextStyle style) =>
        new(column < row.Count && row[column].Length > 0 ? [new(row[column], style)] : []) { Alignment = Alignment(manner) };

    /// <summary>The total's name covers the columns that have no sum; the name is the row's header.</summary>
    private static List<TableCell> TotalCells(IReadOnlyList<HouseholdColumn> columns, IReadOnlyList<string> total, TextStyle style)
    {
        var covered = 1;
        while (covered < columns.Count && (covered >= total.Count || total[covered].Length == 0))
            covered++;
        var name = total.Count > 0 ? total[0] : "";
        List<TableCell> cells = [new TableCell([new(name, style)]) { Scope = HeaderScope.Row, ColumnSpan = covered, Alignment = TextAlignment.Center }];
        cells.AddRange(columns.Select((column, c) => Cell(total, c, column, style)).Skip(covered));
        return cells;
    }

    private static TextAlignment Alignment(HouseholdColumn column) => column.Alignment switch
    {
        CellAlignment.Start => TextAlignment.Left,
        CellAlignment.Center => TextAlignment.Center,
        CellAlignment.End => TextAlignment.Right,
        _ => throw new ArgumentOutOfRangeException(nameof(column), column.Alignment, "Not an alignment."),
    };
}
