using InfoDisclosure.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue;

/// <summary>
/// Deletes files that no row names: what a masked copy took the place of, what a deleted draft left, what was uploaded and never
/// saved. A file is left alone for a day after it was last brought or shown by a form, so that no form waits with bytes that are gone.
/// </summary>
public sealed class SweepUploads(InfoDisclosureDb db, DataDirectory directory)
{
    /// <summary>How long a file waits for a row that names it.</summary>
    public static readonly TimeSpan Waits = TimeSpan.FromDays(1);

    /// <summary>Sweeps once; gives how many files went.</summary>
    public async Task<int> RunAsync(DateTime now, CancellationToken cancel)
    {
        if (!Directory.Exists(directory.Uploads))
            return 0;
        // First the files, then the names: what is named meanwhile is young.
        var old = Directory.EnumerateFiles(directory.Uploads, "*", SearchOption.AllDirectories).Where(path => IsOld(path, now)).ToList();
        if (old.Count == 0)
            return 0;
        var named = await db.Attachments.Select(file => file.Digest)
            .Union(db.Attachments.Where(file => file.MaskedDigest != null).Select(file => file.MaskedDigest!))
            .Union(db.Set<Places.PostingProof>().Select(proof => proof.Digest))
            .Union(db.ReportFiles.Select(file => file.Digest)).ToHashSetAsync(cancel);
        var swept = 0;
        foreach (var path in old.Where(path => !named.Contains(Path.GetFileName(path)) && IsOld(path, now)))
        {
            var digest = Path.GetFileName(path);
            await db.FileTexts.Where(text => text.Digest == digest).ExecuteDeleteAsync(cancel);
            File.Delete(path);
            swept++;
        }

        return swept;
    }

    private static bool IsOld(string path, DateTime now) => File.GetLastWriteTimeUtc(path) < now - Waits;
}
