namespace InfoDisclosure.Core.Documents.Reading;

/// <summary>What a clerk's file says, ready to become an item.</summary>
public sealed record FileText
{
    /// <summary>The document's own title, in one line; null where it has none. It isn't repeated in the text.</summary>
    public required string? Title { get; init; }

    /// <summary>The text as Markdown of the office; its pictures are named <c>file:图1.png</c>.</summary>
    public required string Markdown { get; init; }

    /// <summary>The pictures that the text names, in its order; they are to be attached under these names.</summary>
    public required IReadOnlyList<FilePicture> Pictures { get; init; }

    /// <summary>What is visible in the file and couldn't be carried over, a sentence each with its count, for the clerk to check.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }
}

/// <summary>A picture out of a file.</summary>
public sealed record FilePicture
{
    /// <summary>Such as 图1.png, by its place in the text.</summary>
    public required string Name { get; init; }

    /// <summary>image/png or image/jpeg, as its bytes say.</summary>
    public required string ContentType { get; init; }

    /// <summary>The bytes as they were in the file.</summary>
    public required byte[] Content { get; init; }

    /// <summary>What the author wrote as its description, otherwise 图 and its number.</summary>
    public required string Description { get; init; }
}

/// <summary>How reading a file ended.</summary>
public abstract record FileReading
{
    private FileReading()
    {
    }

    /// <summary>The file was read.</summary>
    public sealed record Read(FileText Text) : FileReading;

    /// <summary>It wasn't; <paramref name="Why"/> says in Chinese what to do.</summary>
    public sealed record Refused(string Why) : FileReading;
}
