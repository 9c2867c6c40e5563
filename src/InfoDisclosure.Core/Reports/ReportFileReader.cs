using System.Security.Cryptography;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Reports.Tables;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Reports;

/// <summary>What a digest is of: a closed set.</summary>
public abstract record FileVerdict
{
    private FileVerdict()
    {
    }

    /// <summary>正式文件 第n版: what is public now.</summary>
    public sealed record Official(int Year, string Title, int Edition, ReportFormat Format, DateTime PublishedAt) : FileVerdict;

    /// <summary>已被第n版替代.</summary>
    public sealed record Replaced(int Year, string Title, int Edition, int By, ReportFormat Format, DateTime PublishedAt) : FileVerdict;

    /// <summary>不是本机关发布.</summary>
    public sealed record Unknown : FileVerdict;
}

/// <summary>Reads the files of published reports.</summary>
public sealed class ReportFileReader(InfoDisclosureDb db)
{
    /// <summary>A file of the public revision; null when it has none of the format.</summary>
    public Task<ReportFile?> FileAsync(int year, ReportFormat format, CancellationToken cancel) =>
        db.ReportFiles.AsNoTracking().FirstOrDefaultAsync(file => file.Format == format && db.Reports.Any(report => report.Year == year && report.LiveRevisionId == file.RevisionId), cancel);

    /// <summary>The files of the public revision.</summary>
    public async Task<IReadOnlyList<ReportFile>> FilesAsync(int year, CancellationToken cancel) =>
        await db.ReportFiles.AsNoTracking().Where(file => db.Reports.Any(report => report.Year == year && report.LiveRevisionId == file.RevisionId)).OrderBy(file => file.Id).ToListAsync(cancel);

    /// <summary>Looks a digest up; spaces and upper case don't matter. Null when it isn't a SHA-256.</summary>
    public async Task<FileVerdict?> VerifyAsync(string digest, CancellationToken cancel)
    {
        var clean = string.Concat(digest.Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();
        if (clean.Length != ReportFile.DigestLength || !clean.All(char.IsAsciiHexDigitLower))
            return null;
        var found = await db.ReportFiles.AsNoTracking().Where(file => file.Digest == clean)
            .Join(db.ReportRevisions, file => file.RevisionId, revision => revision.Id, (file, revision) => new { file.Format, revision.Id, revision.ReportId, revision.Title, revision.PublishedAt, revision.Report!.Year, revision.Report.LiveRevisionId })
            .FirstOrDefaultAsync(cancel);
        if (found?.PublishedAt is not { } at)
            return new FileVerdict.Unknown();
        var published = await db.ReportRevisions.Where(row => row.ReportId == found.ReportId && row.PublishedAt != null).OrderBy(row => row.Number).Select(row => row.Id).ToListAsync(cancel);
        var edition = published.IndexOf(found.Id) + 1;
        return found.LiveRevisionId == found.Id
            ? new FileVerdict.Official(found.Year, found.Title, edition, found.Format, at)
            : new FileVerdict.Replaced(found.Year, found.Title, edition, published.Count, found.Format, at);
    }

    /// <summary>The digest of a file.</summary>
    public static async Task<string> DigestAsync(Stream file, CancellationToken cancel) => Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
}
