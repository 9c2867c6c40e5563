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
}
