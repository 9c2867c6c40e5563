using InfoDisclosure.Pdf.Structure;

namespace InfoDisclosure.Core.Documents;

/// <summary>What a paper says about itself.</summary>
internal static class PaperMetadata
{
    /// <param name="title">The paper's title.</param>
    /// <param name="agency">Whose paper it is.</param>
    /// <param name="kind">What kind of paper.</param>
    /// <param name="keywords">Key words beside 政府信息公开.</param>
    /// <param name="marks">Marks such as 演示数据，非正式文件.</param>
    /// <param name="datedAt">UTC.</param>
    /// <param name="address">Where the original is found.</param>
    public static DocumentMetadata Of(string title, string agency, string kind, IReadOnlyList<string> keywords, IReadOnlyList<string> marks, DateTime datedAt, string? address)
    {
        var dated = new DateTimeOffset(DateTime.SpecifyKind(datedAt, DateTimeKind.Utc));
        var marked = string.Join("；", marks);
        return new DocumentMetadata
        {
            Title = title,
            Author = agency,
            Subject = marked.Length > 0 ? $"{agency}{kind}（{marked}）" : agency + kind,
            Keywords = ["政府信息公开", .. keywords, .. marks],
            Creator = "InfoDisclosure",
            Created = dated,
            Modified = dated,
            Source = Uri.TryCreate(address, UriKind.Absolute, out var parsed) ? parsed : null,
            Custom = marked.Length > 0 ? [new("Marks", marked)] : [],
        };
    }
}
