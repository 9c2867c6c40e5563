using System.Globalization;
using InfoDisclosure.Pdf;
using InfoDisclosure.Pdf.Layout;
using InfoDisclosure.Pdf.Structure;

namespace InfoDisclosure.Core.Documents;

/// <summary>
/// Renders an annual report as an official document in the proportions of GB/T 9704-2012: tagged, searchable PDF with
/// embedded fonts, equal bytes for equal content. Safe for concurrent use.
/// </summary>
public sealed class AnnualReportDocument(DocumentFonts fonts)
{
    private readonly OfficialStyle style = new(fonts);

    /// <summary>Renders the document, or names the characters that no font has.</summary>
    public DocumentResult Render(AnnualReportContent content)
    {
        var document = new PdfDocument(Metadata(content));
        var furniture = new OfficialFurniture(style, content.Marks);
        var flow = new PageFlow(document, OfficialStyle.Page) { Furniture = furniture.Draw };
        var blocks = new OfficialBlocks(style, document, content.Address);

        AddTitle(flow, content);
        AddText(flow, blocks.Of(content.Preface, level: 1));
        foreach (var part in content.Parts)
        {
            flow.Add(Heading(part));
            AddText(flow, blocks.Of(part.Blocks, part.Level));
        }

        if (Signature(document, content) is { } signature)
        {
            flow.Add(signature);
        }

        var pages = flow.Finish();
        return document.MissingCharacters.Count > 0
            ? new DocumentResult.CharactersMissing([.. document.MissingCharacters.Select(char.ConvertFromUtf32)])
            : new DocumentResult.Rendered(document.ToArray(), pages);
    }

    private static DocumentMetadata Metadata(AnnualReportContent content)
    {
        var dated = new DateTimeOffset(DateTime.SpecifyKind(content.DatedAt, DateTimeKind.Utc));
        var marks = string.Join("；", content.Marks);
        var subject = $"{content.AgencyName}{content.Year.ToString(CultureInfo.InvariantCulture)}年政府信息公开工作年度报告";
        return new DocumentMetadata
        {
            Title = content.Title,
            Author = content.AgencyName,
            Subject = marks.Length > 0 ? $"{subject}（{marks}）" : subject,
            Keywords = ["政府信息公开", "年度报告", content.Year.ToString(CultureInfo.InvariantCulture), .. content.Marks],
            Creator = "InfoDisclosure",
            Created = dated,
            Modified = dated,
            Source = Uri.TryCreate(content.Address, UriKind.Absolute, out var address) ? address : null,
            Custom = marks.Length > 0 ? [new("Marks", marks)] : [],
        };
    }

    private static void AddText(PageFlow flow, IEnumerable<(Block Block, PageSetup Setup)> blocks)
    {
        foreach (var (block, setup) in blocks)
        {
            flow.Add(block, setup);
        }
    }

    private void AddTitle(PageFlow flow, AnnualReportContent content)
    {
        flow.Add(new Spacer(OfficialStyle.LinePitch));
        flow.Add(new Paragraph([new(WithBreaks(content.Title), style.Title)], OfficialStyle.TitleParagraph) { Type = StructureTypes.Heading(1), OutlineLevel = 1 });
    }

    /// <summary>Titles too long for a line are divided where their sense divides.</summary>
    private static string WithBreaks(string title)
    {
        foreach (var word in (ReadOnlySpan<string>)["政府信息公开", "工作年度报告"])
        {
            var at = title.IndexOf(word, StringComparison.Ordinal);
            if (at > 0)
            {
                title = title.Insert(at, "\u200B");
            }
        }

        return title;
    }

    private Paragraph Heading(AnnualReportPartContent part) =>
        new([new(part.Number + part.Heading, style.Heading(part.Level))], OfficialStyle.HeadingParagraph)
        {
            Type = StructureTypes.Heading(part.Level + 1),
            OutlineLevel = part.Level + 1,
        };

    /// <summary>
    /// 署名 and 成文日期 with a seal's room: two lines free above, the date four characters from the right, the agency
    /// centred over it. They never stand alone on a page.
    /// </summary>
    private Group? Signature(PdfDocument document, AnnualReportContent content)
    {
        if (content.SignedBy is null && content.SignedOn is null)
        {
            return null;
        }

        var pitch = OfficialStyle.CharacterPitch;
        var right = OfficialStyle.Paragraph with { Alignment = TextAlignment.Right, FirstLineIndent = 0 };
        var agency = content.SignedBy ?? "";
        var date = content.SignedOn is { } day ? string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日") : "";
        var agencyWidth = document.Measure(agency, style.Text);
        var dateWidth = document.Measure(date, style.Text);
        var dateIndent = 4 * pitch;
        var agencyIndent = dateIndent + ((dateWidth - agencyWidth) / 2);
        if (agencyIndent < 0)
        {
            dateIndent = Math.Max(0, dateIndent - agencyIndent);
            agencyIndent = 0;
        }

        var blocks = new List<Block> { new Spacer(2 * OfficialStyle.LinePitch) };
        if (agency.Length > 0)
        {
            blocks.Add(new Paragraph([new(agency, style.Text)], right with { RightIndent = agencyIndent }));
        }

        if (date.Length > 0)
        {
            blocks.Add(new Paragraph([new(date, style.Text)], right with { RightIndent = dateIndent }));
        }

        return new Group(blocks) { KeepTogether = true, KeepWithPrevious = true };
    }
}
