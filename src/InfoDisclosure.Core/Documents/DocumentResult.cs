using InfoDisclosure.Pdf;

namespace InfoDisclosure.Core.Documents;

/// <summary>What came of rendering a document: a closed set.</summary>
public abstract record DocumentResult
{
    private DocumentResult()
    {
    }

    /// <summary>The finished PDF and how many pages it has.</summary>
    public sealed record Rendered(byte[] Pdf, int Pages) : DocumentResult;

    /// <summary>No font has these characters; an official document is not printed with holes, so there is none.</summary>
    public sealed record CharactersMissing(IReadOnlyList<string> Characters) : DocumentResult;

    /// <summary>The bytes of a document that has been laid out, or the characters it lacks.</summary>
    internal static DocumentResult Of(PdfDocument document, int pages) => document.MissingCharacters.Count > 0
        ? new CharactersMissing([.. document.MissingCharacters.Select(char.ConvertFromUtf32)])
        : new Rendered(document.ToArray(), pages);
}
