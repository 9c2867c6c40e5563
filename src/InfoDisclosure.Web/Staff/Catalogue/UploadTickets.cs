using System.Security.Cryptography;
using System.Text.Json;
using InfoDisclosure.Core.Catalogue;
using Microsoft.AspNetCore.DataProtection;

namespace InfoDisclosure.Web.Staff.Catalogue;

/// <summary>
/// A file that was taken in with a form that couldn't be saved yet stays with the form: the store has its bytes, and the form
/// carries this ticket, sealed so that nobody can name a file that wasn't theirs.
/// </summary>
internal sealed class UploadTickets(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("InfoDisclosure.Uploads.1");

    public string Write(StoredUpload file) => protector.Protect(JsonSerializer.Serialize(file));

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
