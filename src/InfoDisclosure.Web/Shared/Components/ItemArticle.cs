using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Text;

namespace InfoDisclosure.Web.Shared.Components;

/// <summary>An item's article, the same on the public page and in every preview of it.</summary>
public sealed record ItemArticle
{
    public required ItemView Item { get; init; }

    public required string AgencyName { get; init; }

    /// <summary>Where a file, by its id, is downloaded.</summary>
    public required Func<int, string> FileAddress { get; init; }

    /// <summary>The list of a category, by its code; null for plain words.</summary>
    public required Func<string, string>? CategoryAddress { get; init; }

    /// <summary>Another item's page, by its id.</summary>
    public required Func<int, string> ItemAddress { get; init; }

    /// <summary>The text with its pictures in place.</summary>
    public SafeHtml Body => OfficeText.WithPictures(Item.Body, name => Item.Attachments.FirstOrDefault(file => file.FileName == name) is { } picture ? FileAddress(picture.Id) : null);

    /// <summary>The files that the text doesn't show.</summary>
    public IReadOnlyList<AttachmentRow> Files
    {
        get
        {
            var shown = OfficeText.PicturesIn(Item.Body);
            return [.. Item.Attachments.Where(file => !shown.Contains(file.FileName))];
        }
    }

    /// <summary>False in a preview: what publishing gives is said to come.</summary>
    public bool IsPublished { get; init; } = true;
}
