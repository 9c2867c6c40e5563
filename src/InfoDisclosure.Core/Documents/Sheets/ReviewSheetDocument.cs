using System.Globalization;
using InfoDisclosure.Pdf;
using InfoDisclosure.Pdf.Layout;
using InfoDisclosure.Pdf.Structure;

namespace InfoDisclosure.Core.Documents.Sheets;

/// <summary>
/// Renders 政府信息公开保密审查单, one form on A4 that runs on to further sheets where the text is long. Equal bytes for equal
/// content; safe for concurrent use.
/// </summary>
public sealed class ReviewSheetDocument(DocumentFonts fonts)
{
    /// <summary>The paper's title.</summary>
    public const string Title = "政府信息公开保密审查单";

    private const double Size = 15; // 小三
    private const double SmallSize = 12; // 小四

    /// <summary>Six columns: the label, and five that the values share.</summary>
    private static readonly double[] Columns = [86, 108, 54, 70, 60, 98];

    private static readonly PageSetup Page = PageSetup.A4(top: 25, bottom: 20, left: 22, right: 20);

    private readonly TextStyle title = new() { Fonts = fonts.Title, Size = 22 };
    private readonly TextStyle label = new() { Fonts = fonts.Hei, Size = Size };
    private readonly TextStyle text = new() { Fonts = fonts.Fang, Size = Size };
    private readonly TextStyle small = new() { Fonts = fonts.Fang, Size = SmallSize };
    private readonly TextStyle smallLabel = new() { Fonts = fonts.Hei, Size = SmallSize };
    private readonly TextStyle number = new() { Fonts = fonts.Serif, Size = SmallSize };
    private readonly TextStyle mark = OfficialStyle.MarkOf(fonts);

    /// <summary>Renders the document, or names the characters that no font has.</summary>
    public DocumentResult Render(ReviewSheetContent content)
    {
        var document = new PdfDocument(PaperMetadata.Of($"{Title}（{content.ItemTitle}）", content.AgencyName, Title, ["保密审查"], content.Marks, content.DatedAt, address: null));
        var flow = new PageFlow(document, Page) { CountedFurniture = (canvas, page, pages) => DrawFurniture(canvas, content.Marks, page, pages) };
        flow.Add(new Paragraph([new(Title, title)], OfficialStyle.TitleParagraph with { SpaceAfter = 10 }) { Type = StructureTypes.Heading(1), OutlineLevel = 1 });
        flow.Add(new Paragraph([new("单位：" + content.AgencyName, small)], new ParagraphStyle { LineHeight = 20, SpaceAfter = 4, KeepWithNext = true }));
        flow.Add(new Table([.. Rows(content)], Size * 1.3) { ColumnWidths = Columns, HorizontalPadding = 5, VerticalPadding = 3, RuleThickness = 0.75 });
        return DocumentResult.Of(document, flow.Finish());
    }

    private IEnumerable<TableRow> Rows(ReviewSheetContent content)
    {
        yield return Row("信息名称", [content.ItemTitle]);
        yield return Pair("索引号", content.IndexNumber ?? "发布时编号", "文号", content.DocumentNumber ?? "无");
        yield return Pair("起草科室", content.DraftingOffice ?? "", "编写人", content.Author ?? "");
        yield return Pair("成文日期", content.FormedOn is { } day ? OfficialDate.Of(day) : "", "公开方式", content.Method);
        yield return Row("拟公开渠道", [string.Join("、", content.Channels)]);
        yield return Row("内容概述", [content.Summary]);
        foreach (var row in AttachmentRows(content.Attachments))
            yield return row;
        yield return new TableRow([Label("内容摘要\nSHA-256"), new TableCell([new(DigestWords.Of(content.ContentDigest, lineOf: 4), small)]) { ColumnSpan = Columns.Length - 1 }]);
        yield return PersonalData(content.PersonalData);
        if (content.Emergency is { } emergency)
            yield return Row("应急发布", [$"由{emergency.Person}于{emergency.At.ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture)}决定先行发布。", "理由：" + emergency.Reason, "补审期限：" + OfficialDate.Of(emergency.ExaminedBy)]);
        yield return Signed("审核意见", content.Opinion is { } opinion ? [opinion.Conclusion, $"审核人：{opinion.Person}　{OfficialDate.Of(opinion.On)}"] : []);
        yield return Signed("保密审查", content.Secrecy is { } secrecy
            ? ["审查内容：" + secrecy.LookedAt, "审查依据：" + secrecy.Ground, "审查结论：" + secrecy.Conclusion, $"审查人：{secrecy.Person}　{OfficialDate.Of(secrecy.On)}"]
            : []);
    }

    private TableRow Row(string name, IReadOnlyList<string> paragraphs) => new([Label(name), Value(paragraphs)]);

    private TableRow Pair(string first, string firstValue, string second, string secondValue) => new(
    [
        Label(first),
        new TableCell([new(firstValue, text)]) { ColumnSpan = 2 },
        Label(second),
        new TableCell([new(secondValue, text)]) { ColumnSpan = 2 },
    ]);

    private TableCell Label(string name) => new([new(name, label)]) { Scope = HeaderScope.Row, Alignment = TextAlignment.Center };

    private TableCell Value(IReadOnlyList<string> paragraphs) => new([new(paragraphs[0], text)])
    {
        ColumnSpan = Columns.Length - 1,
        Further = [.. paragraphs.Skip(1).Select(paragraph => new CellParagraph([new(paragraph, text)]))],
    };

    private IEnumerable<TableRow> AttachmentRows(IReadOnlyList<ReviewAttachment> attachments)
    {
        if (attachments.Count == 0)
        {
            yield return Row("附件清单", ["无"]);
            yield break;
        }

        TableCell Heading(string name, int columns = 1) =>
            new([new(name, smallLabel)]) { Scope = HeaderScope.Column, ColumnSpan = columns, Alignment = TextAlignment.Center };
        TableCell Entry(string value, int columns = 1) =>
            new([new(value, small)]) { ColumnSpan = columns, Alignment = columns > 1 ? TextAlignment.Left : TextAlignment.Center };
        yield return new TableRow([Label("附件清单") with { RowSpan = attachments.Count + 1 }, Heading("名称", 2), Heading("类型"), Heading("大小"), Heading("SHA-256前8位")]);
        foreach (var file in attachments)
            yield return new TableRow([Entry(file.FileName, 2), Entry(file.Type), Entry(file.Size), Entry(DigestWords.Short(file.Digest))]);
    }

    private TableRow PersonalData(PersonalDataCheck? check)
    {
        if (check is null)
            return Row("个人信息\n检查", ["未检查"]);
        var found = string.Create(CultureInfo.InvariantCulture, $"发现{check.Found}处，已遮盖{check.Masked}处，保留{check.Kept.Count}处。");
        var kept = check.Kept.Select((piece, place) =>
            new CellParagraph([new(string.Create(CultureInfo.InvariantCulture, $"{place + 1}. {piece.What}。保留理由：{piece.Reason}"), text)]) { HangingIndent = Size });
        return new TableRow([Label("个人信息\n检查"), new TableCell([new(found, text)]) { ColumnSpan = Columns.Length - 1, Further = [.. kept] }]);
    }

    /// <summary>An opinion with the place for the signature at its foot; without an opinion there is room for writing one.</summary>
    private TableRow Signed(string name, IReadOnlyList<string> opinion)
    {
        const int EmptyLines = 3;
        var lines = opinion.Count > 0 ? opinion.Append("") : Enumerable.Repeat("", EmptyLines);
        var paragraphs = lines.Select(line => new CellParagraph(line.Length > 0 ? [new(line, text)] : []))
            .Append(new CellParagraph([new("签字：　　　　　　　　年　　月　　日", text)]) { Alignment = TextAlignment.Right });
        return new TableRow([Label(name), new TableCell(opinion.Count > 0 ? [new(opinion[0], text)] : []) { ColumnSpan = Columns.Length - 1, Further = [.. paragraphs.Skip(1)] }]);
    }

    private void DrawFurniture(PageCanvas canvas, IReadOnlyList<string> marks, int page, int pages)
    {
        DocumentMarks.Draw(canvas, marks, mark, Page.Left, Millimetres.ToPoints(14));
        if (pages == 1)
            return;
        var words = string.Create(CultureInfo.InvariantCulture, $"{Title}　第{page}页　共{pages}页");
        canvas.Text(words, number, (Page.SheetWidth - canvas.Measure(words, number)) / 2, Page.SheetHeight - Page.Bottom + 28);
    }
}
