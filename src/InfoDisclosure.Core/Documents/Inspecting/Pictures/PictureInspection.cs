using InfoDisclosure.Rules.Catalogue.Privacy;

namespace InfoDisclosure.Core.Documents.Inspecting.Pictures;

/// <summary>A picture: no program reads what it shows, but it may say who took it, when and where.</summary>
internal static class PictureInspection
{
    public static FileInspection Of(PictureProperties picture) => new()
    {
        Content = new ScannedContent([.. picture.Properties.Select(property => new ScannedText("文件属性：" + property.Label, property.Value))], []),
        PlainText = "",
        Hidden = picture.Hidden,
        Properties = picture.Properties,
        UnreadablePages = 1,
        Pictures = [],
    };
}
