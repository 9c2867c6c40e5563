using System.Globalization;
using System.Text.RegularExpressions;
using InfoDisclosure.Core.Documents.Reading;
using InfoDisclosure.Core.Text;

namespace InfoDisclosure.Core.Catalogue.Files;

/// <summary>A clerk's file as the beginning of an item.</summary>
public sealed record ItemFileText
{
    /// <summary>The document's own title, otherwise the file's name.</summary>
    public required string Title { get; init; }

    /// <summary>The text as Markdown; its pictures are named as they are attached.</summary>
    public required string Body { get; init; }

    /// <summary>Its pictures, already in the store.</summary>
    public required IReadOnlyList<StoredUpload> Pictures { get; init; }

    public required DocumentFacts Facts { get; init; }

    /// <summary>What couldn't be carried over or was taken out, a sentence each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}

/// <summary>How reading a clerk's file ended.</summary>
public abstract record ItemFileResult
{
    private ItemFileResult()
    {
    }

    public sealed record Read(ItemFileText Text) : ItemFileResult;

    public sealed record Refused(string Why) : ItemFileResult;
}

/// <summary>Reads a clerk's file; its pictures go into the store as attachments do.</summary>
public sealed partial class ReadItemFile(UploadStore store)
{
    /// <summary>Reads it.</summary>
    /// <param name="fileName">The name on the clerk's disk.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="taken">Names of the files that the item has; its pictures are numbered on from them.</param>
    public async Task<ItemFileResult> RunAsync(string fileName, Stream content, IReadOnlyCollection<string> taken, CancellationToken cancel)
    {
        var reading = OfficeFileReader.Read(fileName, content);
        if (reading is FileReading.Refused refused)
            return new ItemFileResult.Refused(refused.Why);
        var text = ((FileReading.Read)reading).Text;
        var first = taken.Select(Numbered).Max() ?? 0;
        List<string> notes = [.. text.LeftOut];
        List<StoredUpload> pictures = [];
        foreach (var picture in text.Pictures)
        {
            using var bytes = new MemoryStream(picture.Content, writable: false);
            switch (await store.PutAsync(Renamed(picture.Name, first), bytes, cancel))
            {
                case UploadResult.Stored(var file, _):
                    pictures.Add(file);
                    break;
                case UploadResult.Refused(var why):
                    notes.Add($"{picture.Name}没有带入：{why}");
                    break;
            }
        }

        var body = first == 0 ? text.Markdown : PictureName().Replace(text.Markdown, name => LinkAddress.PictureScheme + Renamed(name.Groups["name"].Value, first));
        var title = text.Title;
        // A text's one heading at its very beginning is its title, and the page shows that already.
        if (title is null && Heading().Match(body) is { Success: true } heading && Heading().Count(body) == 1 && heading.Index == 0)
            (title, body) = (OneLine.Of(OfficeText.Read(heading.Value, _ => false).PlainText), body[heading.Length..].TrimStart('\n'));
        return new ItemFileResult.Read(new ItemFileText
        {
            Title = title ?? OneLine.Of(Path.GetFileNameWithoutExtension(fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..])),
            Body = body,
            Pictures = pictures,
            Facts = DocumentFacts.Of(OfficeText.Read(body, _ => false).PlainText),
            Notes = notes,
        });
    }

    private static int? Numbered(string name) => Number().Match(name) is { Success: true } match ? int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) : null;

    private static string Renamed(string name, int first) =>
        first > 0 && Numbered(name) is { } number ? string.Create(CultureInfo.InvariantCulture, $"图{number + first}{Path.GetExtension(name)}") : name;

    [GeneratedRegex("^# .+$", RegexOptions.CultureInvariant | RegexOptions.Multiline, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex("^图(?<number>[0-9]{1,6})\\.[a-z]{3,4}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();

    [GeneratedRegex("file:(?<name>图[0-9]{1,6}\\.[a-z]{3,4})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PictureName();
}
