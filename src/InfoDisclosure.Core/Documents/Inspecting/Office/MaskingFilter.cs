using System.Xml;

namespace InfoDisclosure.Core.Documents.Inspecting.Office;

/// <summary>Which text nodes of a part are words that no story holds.</summary>
internal enum LooseWords
{
    None,

    /// <summary>Values of properties that people wrote.</summary>
    Properties,

    /// <summary>Copies of cells in charts and the like.</summary>
    Values,

    All,
}

/// <summary>Writes a part with what its story's masking changed, and masks its attributes on the way.</summary>
internal class MaskingFilter(SlotEdits edits, bool dropHidden, Func<string, string> loose, LooseWords kind) : XmlFilter
{
    protected override bool Keeps(XmlReader element)
    {
        if (edits.Dropped.Contains(Node))
            return false;
        return element.LocalName switch
        {
            // Values that other workbooks had when this one was saved: nothing shows them.
            "sheetDataSet" => false,
            "commentRangeStart" or "commentRangeEnd" or "commentReference" or "moveFromRangeStart" or "moveFromRangeEnd" => !dropHidden,
            // The mark on the end of a paragraph holds no words; without it, two paragraphs would part that are seen as one.
            "del" or "moveFrom" => !dropHidden || Ancestors is [.., "rPr"],
            _ => true,
        };
    }

    protected override string? Attribute(XmlReader attribute, string element)
    {
        var isName = attribute.LocalName is "author" or "initials" && attribute.NamespaceURI.Length > 0;
        return isName || (attribute.LocalName is "displayName" or "userId" && element == "person") || TextAttributes.NameOf(element, attribute.LocalName) is not null
            ? Masked(attribute.Value)
            : attribute.Value;
    }

    protected override string Text(string words) => edits.Of(Node) ?? (IsLoose() ? Masked(words) : words);

    protected override bool KeepsSpace(int node) => edits.Of(node) is { Length: > 0 } text && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]));

    protected string Masked(string said) => string.IsNullOrWhiteSpace(said) ? said : loose(said);

    private bool IsLoose() => kind switch
    {
        LooseWords.All => true,
        LooseWords.Values => Ancestors is [.., "v"],
        LooseWords.Properties => Ancestors.Count > 0 && (OfficeInspection.PropertyName(Ancestors[^1])?.IsWords == true || OfficeParts.IsWordsProperty(Ancestors[^1])),
        LooseWords.None => Ancestors is [.., "authors", "author"],
        _ => throw new InvalidOperationException($"There are no loose words {kind}."),
    };
}
