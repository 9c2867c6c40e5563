using InfoDisclosure.Pdf;
using InfoDisclosure.Pdf.Layout;
using InfoDisclosure.Pdf.Structure;

namespace InfoDisclosure.Core.Documents.Posters;

/// <summary>A fact in the lines below a poster's title.</summary>
internal sealed record PosterFact(string Label, string Value);

/// <summary>The pieces that all posters have: band, title, facts, foot.</summary>
internal sealed class PosterParts(PosterStyle style, PdfDocument document)
{
    private const string Column = "政府信息公开";
    private const string Invitation = "用手机扫一扫，看全文和附件";

    /// <summary>Words that a title's lines are not to divide.</summary>
    private static readonly string[] TitleWords =
        ["政府信息公开", "耕地地力保护", "补贴", "资金", "发放", "情况", "名单", "公示", "公告", "通知", "结果", "方案", "办法", "报告", "预算", "决算", "项目", "工程", "人民政府", "年度"];

    /// <summary>The agency and 政府信息公开, white on the blue of official pages.</summary>
    public Drawing Band(string agency) => new(style.Points(40), (canvas, area) =>
    {
        var padding = style.Points(12);
        var gap = style.Points(24);
        var wanted = style.Band(style.Points(20));
        var room = area.Width - (2 * padding) - gap;
        var size = wanted.Size * Math.Min(1, room / (canvas.Measure(agency, wanted) + canvas.Measure(Column, wanted)));
        var band = style.Band(size);
        var baseline = area.Top + (area.Height / 2) + (size * 0.38);
        canvas.Fill(area.Left, area.Top, area.Width, area.Height, OfficialStyle.OfficialBlue);
        canvas.Text(agency + "　", band, area.Left + padding, baseline);
        canvas.Text(Column, band, area.Left + area.Width - padding - canvas.Measure(Column, band), baseline);
    });

    /// <summary>The title, smaller when it is long, its lines of like length; on a sheet's long side one line is worth a size.</summary>
    public Paragraph Title(string title, double width)
    {
        var em = document.Measure(title, style.Title(1));
        (double Size, double Lines)[] manners = [(40, 1), (34, width > style.Page.TextWidth ? 1 : 0), (40, 1.9), (34, 2.8), (28, 8)];
        var size = style.Points(manners.FirstOrDefault(manner => style.Points(manner.Size) * em <= width * manner.Lines, manners[^1]).Size);
        return new Paragraph([new(WithBreaks(title), style.Title(size))], new ParagraphStyle
        {
            LineHeight = size * 1.35,
            Alignment = TextAlignment.Balanced,
            SpaceBefore = style.Points(20),
            SpaceAfter = style.Points(12),
            KeepWithNext = true,
            KeepTogether = true,
        })
        {
            Type = StructureTypes.Heading(1),
            OutlineLevel = 1,
        };
    }

    /// <summary>Facts in lines, as many to a line as fit without dividing one, and a rule below.</summary>
    public IEnumerable<Block> Facts(IReadOnlyList<PosterFact> facts, double width)
    {
        var gap = new TextSpan("　　", style.FactValue);
        var gapWidth = document.Measure(gap.Text, gap.Style);
        var line = new List<TextSpan>();
        var used = 0.0;
        foreach (var fact in facts)
        {
            List<TextSpan> spans = [new(fact.Label + "：", style.FactLabel), new(fact.Value, style.FactValue)];
            var wide = spans.Sum(span => document.Measure(span.Text, span.Style));
            if (line.Count > 0 && used + gapWidth + wide > width)
            {
                yield return new Paragraph([.. line], style.FactParagraph);
                line.Clear();
                used = 0;
            }

            if (line.Count > 0)
            {
                line.Add(gap);
                used += gapWidth;
            }

            line.AddRange(spans);
            used += wide;
        }

        if (line.Count > 0)
            yield return new Paragraph([.. line], style.FactParagraph);
        yield return new Rule(width, style.Points(1)) { Height = style.Points(24) };
    }

    /// <summary>
    /// The first sheet's foot: the QR code with one plain sentence beside it and the address in writing under it, so that who
    /// has no telephone can have it looked up. An address too long for a code is none to write down either.
    /// </summary>
    public IReadOnlyList<Block> Foot(string? address, string? indexNumber, double width)
    {
        var line = new ParagraphStyle { LineHeight = style.Points(20), Alignment = TextAlignment.Left };
        List<Block> index = indexNumber is null ? [] : [new Paragraph([new("索引号：" + indexNumber, style.Small)], line)];
        var rule = new Rule(width, style.Points(1)) { Height = style.Points(34) };
        if (address is null || address.Length > QrFigure.LongestAddress)
            return index.Count == 0 ? [] : [rule, .. index];

        var written = new Paragraph([new(address, style.Address)], line);
        var invitation = new Paragraph([new(Invitation, style.Invitation)], new ParagraphStyle { LineHeight = style.Points(34), Alignment = TextAlignment.Left });
        return QrFigure.Block(address, Millimetres.ToPoints(32) * style.Scale) is { } code
            ? [rule, new Beside(code.Width, [code.Figure], [invitation, .. index]) { Gap = style.Points(8) }, new Spacer(style.Points(16)), written]
            : [rule, written, .. index];
    }

    private static string WithBreaks(string title)
    {
        foreach (var word in TitleWords)
            title = title.Replace(word, "\u200B" + word + "\u200B", StringComparison.Ordinal);
        return title;
    }
}
