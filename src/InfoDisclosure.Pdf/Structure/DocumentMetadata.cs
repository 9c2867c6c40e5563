namespace InfoDisclosure.Pdf.Structure;

/// <summary>What a document says about itself, in its information dictionary and as XMP.</summary>
public sealed record DocumentMetadata
{
    /// <summary>The document's title; shown in the window's title bar.</summary>
    public required string Title { get; init; }

    /// <summary>The language of the text, BCP 47.</summary>
    public string Language { get; init; } = "zh-CN";

    /// <summary>Who wrote it.</summary>
    public string? Author { get; init; }

    /// <summary>What it is about, in a sentence.</summary>
    public string? Subject { get; init; }

    /// <summary>Key words.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>The program that the document was made with.</summary>
    public string? Creator { get; init; }

    /// <summary>Creation date. Passed in and never asked of a clock, so that equal input gives equal bytes.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>Date of last change.</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>Where the document's original is found.</summary>
    public Uri? Source { get; init; }

    /// <summary>Further entries by name; names are letters and digits.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Custom { get; init; } = [];
}
