using System.Security.Cryptography;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Documents;
using InfoDisclosure.Core.Documents.Reports;
using InfoDisclosure.Core.Reports.Tables;
using InfoDisclosure.Core.Site;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Reports;

/// <summary>
/// Makes the files of a report once, when it is signed, from the one frozen model: JSON first, whose SHA-256 the others carry, then
/// PDF, Word and Excel. They lie in the store under their own digests.
/// </summary>
public sealed class ReportFileMaker(InfoDisclosureDb db, DocumentPress press, UploadStore store)
{
    /// <summary>The files, kept in the store and not yet in the database; null when a character has no font.</summary>
    /// <param name="tables">The tables as they are frozen with the revision.</param>
    internal async Task<List<ReportFile>?> MakeAsync(ReportRevision revision, int year, ReportTables tables, DateTime signedAt, CancellationToken cancel)
    {
        var profile = await db.SiteProfiles.AsNoTracking().SingleAsync(row => row.Id == SiteProfile.OnlyId, cancel);
        var edition = 1 + await db.ReportRevisions.CountAsync(row => row.ReportId == revision.ReportId && row.PublishedAt != null && row.Number < revision.Number, cancel);
        var shown = tables.Form.Tables.Count == 0 ? null : tables;
        var address = profile.PublicAddress is { } site ? $"{site.TrimEnd('/')}{(profile.BasePath ?? "").TrimEnd('/')}/reports/{year}" : null;
        var content = ReportContent.Of(revision, year, profile.AgencyName, ReportContent.Frozen(revision), profile.IsDemonstration ? [ReportReader.DemonstrationMark] : [], address, shown) with { DatedAt = signedAt };
        var json = ReportJson.Write(revision, content, shown, edition);
        content = content with { Edition = EditionWords(edition, Digest(json)) };
        if (press.Render(content, ReportReader.FontFiles(profile)) is not DocumentResult.Rendered(var pdf, _))
            return null;
        var name = Path.GetFileNameWithoutExtension(ReportReader.FileName(profile.ShortName, year));
        return
        [
            Keep(ReportFormat.Pdf, pdf),
            Keep(ReportFormat.Word, ReportWordFile.Write(content)),
            Keep(ReportFormat.Excel, ReportExcelFile.Write(content)),
            Keep(ReportFormat.Json, json),
        ];

        ReportFile Keep(ReportFormat format, byte[] bytes) => new() { Format = format, FileName = name + format.Ending(), Size = bytes.Length, Digest = store.Keep(bytes) };
    }

    /// <summary>The line that page and files carry.</summary>
    public static string EditionWords(int edition, string digest) => $"第{edition}版。内容摘要（JSON 文件的 SHA-256）：{digest}";

    /// <summary>What writes the office formats of a content, by name; for measuring.</summary>
    public static IReadOnlyList<(string Name, Func<byte[]> Write)> Writers(AnnualReportContent content) =>
        [("Word", () => ReportWordFile.Write(content)), ("Excel", () => ReportExcelFile.Write(content))];

    internal static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
