using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace InfoDisclosure.Core.Catalogue;

/// <summary>
/// One digest over everything that the public will read of a revision: words, particulars, files. A review names it, so that
/// nobody publishes other words than those reviewed, by whatever way they were changed.
/// </summary>
internal static class ItemDigest
{
    /// <summary>SHA-256 in lower-case hexadecimal digits. Channels, other categories and attachments must be loaded.</summary>
    public static string Of(ItemRevision revision)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(revision.Title);
        Add(revision.Summary);
        Add(revision.BodyMarkdown);
        Add(revision.MaskedHtml);
        Add(revision.FormedOn);
        Add(revision.ChangedOn);
        Add(revision.DisclosedOn);
        Add(revision.DocumentNumber);
        Add(revision.Genre?.ToString());
        Add(revision.Keywords);
        Add(revision.Source);
        Add(revision.LimitDays);
        Add(revision.LimitBasis);
        Add(revision.UpdatePeriod.ToString());
        Add(revision.PublicityFrom);
        Add(revision.PublicityTo);
        Add(revision.InterpretsId);
        Add(revision.OfficeId);
        Add(revision.CategoryId);
        foreach (var id in revision.AlsoUnder.Select(category => category.Id).Order())
            Add(id);
        Add(revision.GroupId);
        Add(revision.Method.ToString());
        Add(revision.Validity.ToString());
        Add(revision.ValidityFrom);
        foreach (var id in revision.Channels.Select(channel => channel.Id).Order())
            Add(id);
        Add(revision.ChangeNote);
        foreach (var file in revision.Attachments.OrderBy(file => file.Position))
        {
            Add(file.FileName);
            Add(file.Digest);
            Add(file.MaskedDigest);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());

        // The length in front keeps one field's end from reading as the next one's beginning.
        void Add(object? value)
        {
            var words = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{(value is null ? -1 : words.Length)}:{words}\n")));
        }
    }
}
