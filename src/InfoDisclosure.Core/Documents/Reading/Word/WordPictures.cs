using System.Globalization;
using System.Text.RegularExpressions;
using InfoDisclosure.Core.Text;

namespace InfoDisclosure.Core.Documents.Reading.Word;

/// <summary>The pictures of a document, named in the order in which the text shows them; one shown twice is kept once.</summary>
internal sealed partial class WordPictures(Losses losses)
{
    /// <summary>The largest picture, in bytes: the largest attachment.</summary>
    private const int Largest = 20 * 1024 * 1024;

    private readonly Dictionary<string, FilePicture?> known = new(StringComparer.Ordinal);
    private readonly List<FilePicture> named = [];

    public IReadOnlyList<FilePicture> Named => named;

    /// <summary>Takes a picture in; null, and counted as lost, where it isn't one that browsers show.</summary>
    public FilePicture? Take(OfficePart? part, string? description)
    {
        if (part is null)
        {
            losses.Add(Loss.Picture);
            return null;
        }
        if (!known.TryGetValue(part.Path, out var picture))
            known.Add(part.Path, picture = Read(part, description));
        if (picture is null)
            losses.Add(Loss.PictureFormat);
        return picture;
    }

    private FilePicture? Read(OfficePart part, string? description)
    {
        var bytes = part.Bytes();
        var type = bytes.AsSpan() switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
            [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
            _ => null,
        };
        if (type is null || bytes.Length > Largest)
            return null;
        var label = string.Create(CultureInfo.InvariantCulture, $"图{named.Count + 1}");
        var picture = new FilePicture
        {
            Name = label + (type == "image/png" ? ".png" : ".jpg"),
            ContentType = type,
            Content = bytes,
            Description = OneLine.Of(description) is { Length: > 0 } words && !Machine().IsMatch(words) ? words : label,
        };
        named.Add(picture);
        return picture;
    }

    /// <summary>Names of files and folders, which office programs write where a description should stand; a folder may name a person.</summary>
    [GeneratedRegex(@"[\\/]|\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|webp)$|^(?:图片|Picture|Image|IMG|图像)?[ _]?[0-9_-]*$|^[0-9a-f]{16,}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Machine();
}
