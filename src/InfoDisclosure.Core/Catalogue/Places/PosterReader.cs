using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Documents;
using InfoDisclosure.Core.Documents.Posters;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue.Places;

/// <summary>What a poster prints, with the fonts to print it.</summary>
public sealed record PosterSource(PosterContent Content, IReadOnlyDictionary<FontRole, string> FontFiles, string FileName);

/// <summary>Reads public items as posters (张贴件).</summary>
public sealed class PosterReader(InfoDisclosureDb db)
{
    private const int LongestName = 60;

    /// <summary>A public item as the public reads it today; null when it isn't public.</summary>
    /// <param name="itemId">The item.</param>
    /// <param name="paper">The sheet.</param>
    /// <param name="address">The address of its page; null leaves the QR code out.</param>
    /// <param name="today">After the 公示期 the masked text is printed.</param>
    public async Task<PosterSource?> PosterAsync(int itemId, PosterPaper paper, string? address, DateOnly today, CancellationToken cancel)
    {
        var item = await db.PublicItems.AsNoTracking().Where(row => row.ItemId == itemId).Select(row => new
        {
            row.IndexNumber,
            row.RevisedAt,
            row.PublicityEnded,
            row.Revision!.Title,
            row.Revision.DocumentNumber,
            row.Revision.FormedOn,
            row.Revision.BodyMarkdown,
            row.Revision.MaskedMarkdown,
            row.Revision.Summary,
            row.Revision.PublicityFrom,
            row.Revision.PublicityTo,
            Files = row.Revision.Attachments.OrderBy(file => file.Position).Select(file => new { file.FileName, TakenAway = file.MaskedDigest == "" }).ToList(),
        }).FirstOrDefaultAsync(cancel);
        if (item is null)
            return null;
        var profile = await db.SiteProfiles.AsNoTracking().SingleAsync(cancel);
        var ended = item.PublicityEnded || item.PublicityTo < today;
        var text = ended ? item.MaskedMarkdown ?? item.BodyMarkdown : item.BodyMarkdown;
        List<TextBlock> blocks = [.. OfficeText.Blocks(text.Length > 0 ? text : item.Summary, figure => figure)];
        var files = item.Files.Where(file => !ended || !file.TakenAway).Select(file => file.FileName).ToList();
        if (files.Count > 0)
            blocks.Add(new TextBlock.Paragraph([new TextRun($"附件：{string.Join("；", files.Select((file, place) => $"{place + 1}. {Path.GetFileNameWithoutExtension(file)}"))}（{(address is null ? "" : "扫码或")}到网站下载）")]));
        return new PosterSource(
            new PosterContent
            {
                AgencyName = profile.AgencyName,
                Title = item.Title,
                IndexNumber = item.IndexNumber,
                DocumentNumber = item.DocumentNumber,
                FormedOn = item.FormedOn,
                Publicity = item is { PublicityFrom: { } from, PublicityTo: { } to } ? new PublicityPeriod(from, to) : null,
                SupervisionPhone = profile.SupervisionTelephone,
                Text = blocks,
                SignedBy = profile.AgencyName,
                SignedOn = item.FormedOn,
                Address = address,
                Paper = paper,
                Marks = profile.IsDemonstration ? [ReportReader.DemonstrationMark] : [],
                DatedAt = item.RevisedAt,
            },
            ReportReader.FontFiles(profile),
            $"{Cut.At(item.Title, LongestName)}（张贴）.pdf");
    }
}
