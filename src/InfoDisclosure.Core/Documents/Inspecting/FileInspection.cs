using InfoDisclosure.Rules.Catalogue.Privacy;

namespace InfoDisclosure.Core.Documents.Inspecting;

/// <summary>Something a file says about itself beside its content: 作者, 最后修改人, 拍摄地点.</summary>
public sealed record FileProperty(string Label, string Value);

/// <summary>What was found in a file, also where nobody looks.</summary>
public sealed record FileInspection
{
    /// <summary>Every word and every table for the privacy scan: hidden, deleted and attached ones included, properties too.</summary>
    public required ScannedContent Content { get; init; }

    /// <summary>What a reader sees, for the search index: one line a paragraph or row, cells apart by tabs.</summary>
    public required string PlainText { get; init; }

    /// <summary>What lies in the file unseen, a Chinese sentence each, for the clerk.</summary>
    public required IReadOnlyList<string> Hidden { get; init; }

    /// <summary>Author, company, camera, place and so on.</summary>
    public required IReadOnlyList<FileProperty> Properties { get; init; }

    /// <summary>
    /// Pages whose words no program can read: scanned pages, pages whose fonts don't say which characters they show, a picture.
    /// Nobody but a human can check them.
    /// </summary>
    public required int UnreadablePages { get; init; }

    /// <summary>
    /// The pictures among the words, each by what tells it from another: the SHA-256 of its bytes, or in a PDF its page. What they show
    /// nobody but a human can check either.
    /// </summary>
    public required IReadOnlyList<string> Pictures { get; init; }
}

/// <summary>How looking into a file ended.</summary>
public abstract record InspectionResult
{
    private InspectionResult()
    {
    }

    public sealed record Inspected(FileInspection File) : InspectionResult;

    /// <summary>Nothing could be checked; <paramref name="Why"/> says what the clerk can do.</summary>
    public sealed record Unreadable(string Why) : InspectionResult;
}
