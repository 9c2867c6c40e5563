using System.Security.Cryptography;
using System.Text.Json;
using InfoDisclosure.Core.Catalogue;
using Microsoft.AspNetCore.DataProtection;

namespace InfoDisclosure.Web.Staff.Catalogue;

/// <summary>
/// A file that was taken in with a form that couldn't be saved yet stays with the form: the store has its bytes, and the form
/// carries this ticket, sealed so that nobody can name a file that wasn't theirs.
/// </summary>
public sealed class UploadTickets(IDataProtectionProvider protection, UploadStore store)
{
    private readonly IDataProtector protector = protection.CreateProtector("InfoDisclosure.Uploads.1");

    public string Write(StoredUpload file) => protector.Protect(JsonSerializer.Serialize(file));

    /// <summary>
    /// The files of a form: those it carries tickets of, and those just chosen, which are put into the store; <paramref name="tell"/>
    /// hears what was taken out of them.
    /// </summary>
    public async Task<List<StoredUpload>> TakeInAsync(IEnumerable<string> carried, IEnumerable<IFormFile> chosen, Action<string> refuse, CancellationToken cancel, Action<string>? tell = null)
    {
        var files = new List<StoredUpload>();
        foreach (var file in carried.Select(Read).OfType<StoredUpload>())
        {
            if (store.Touch(file.Digest))
                files.Add(file);
            else
                refuse($"“{file.FileName}”上传以后放得太久，已经从服务器上清除，请重新选择");
        }

        foreach (var file in chosen)
        {
            using var content = file.OpenReadStream();
            switch (await store.PutAsync(file.FileName, content, cancel))
            {
                case UploadResult.Stored(var stored, var taken):
                    files.Add(stored);
                    foreach (var what in taken)
                        tell?.Invoke($"“{stored.FileName}”：{what}");
                    break;
                case UploadResult.Refused(var why):
                    refuse(why);
                    break;
            }
        }

        return files;
    }

    /// <summary>What the form shows of the files it carries.</summary>
    public IReadOnlyList<WaitingFile> Waiting(IEnumerable<string> carried) =>
        [.. carried.Select(ticket => (ticket, File: Read(ticket))).Where(pair => pair.File is not null).Select(pair => new WaitingFile(pair.ticket, pair.File!.FileName, pair.File.Size))];

    /// <summary>Null when it isn't one of ours.</summary>
    public StoredUpload? Read(string? ticket)
    {
        if (string.IsNullOrEmpty(ticket))
            return null;
        try
        {
            return JsonSerializer.Deserialize<StoredUpload>(protector.Unprotect(ticket));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
