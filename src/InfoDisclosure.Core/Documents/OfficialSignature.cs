using InfoDisclosure.Pdf;
using InfoDisclosure.Pdf.Layout;

namespace InfoDisclosure.Core.Documents;

/// <summary>
/// 署名 and 成文日期 with a seal's room (GB/T 9704-2012): two lines free above, the date four characters from the right, the
/// agency centred over it. They never stand alone on a page.
/// </summary>
internal static class OfficialSignature
{
    /// <summary>The block; null when there is neither agency nor date.</summary>
    public static Group? Of(PdfDocument document, BlockStyle style, string? signedBy, DateOnly? signedOn, double linesAbove = 2)
    {
        if (signedBy is null && signedOn is null)
        {
            return null;
        }

        var right = style.Paragraph with { Alignment = TextAlignment.Right, FirstLineIndent = 0 };
        var agency = signedBy ?? "";
        var date = signedOn is { } day ? OfficialDate.Of(day) : "";
        var agencyWidth = document.Measure(agency, style.Text);
        var dateWidth = document.Measure(date, style.Text);
        var dateIndent = 4 * style.CharacterPitch;
        var agencyIndent = dateIndent + ((dateWidth - agencyWidth) / 2);
        if (agencyIndent < 0)
        {
            dateIndent = Math.Max(0, dateIndent - agencyIndent);
            agencyIndent = 0;
        }

        var blocks = new List<Block> { new Spacer(linesAbove * style.LinePitch) };
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
