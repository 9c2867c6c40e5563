using InfoDisclosure.Core.Text;

namespace InfoDisclosure.Core.Documents.Reading.Word;

/// <summary>A block of a Word document and, for a paragraph, how it stood there.</summary>
internal sealed record WordPiece(IncomingBlock Block, WordFacts? Facts = null);

/// <summary>By what titles and headings are known where no style says so.</summary>
internal sealed record WordFacts
{
    /// <summary>The words with a number that Word counted before them.</summary>
    public required string Text { get; init; }

    /// <summary>The level that style or outline give, from 1; 0 for text.</summary>
    public required int HeadingLevel { get; init; }

    /// <summary>True for the style Title (标题).</summary>
    public required bool IsTitle { get; init; }

    public required bool Centred { get; init; }

    /// <summary>Points, the mean over its words.</summary>
    public required double Size { get; init; }

    /// <summary>True if all of it is bold, 黑体 or 楷体.</summary>
    public required bool IsHeavy { get; init; }
}

/// <summary>What w:pPr says.</summary>
internal readonly record struct WordParagraph
{
    public string? Style { get; init; }

    public WordShape Shape { get; init; }

    /// <summary>The look of the paragraph's end, which its number has too.</summary>
    public bool EndIsDeleted { get; init; }

    /// <summary>Reads w:pPr; <paramref name="section"/> gets a w:sectPr in it.</summary>
    public static WordParagraph ReadShape(XmlWalk walk, Action<XmlWalk>? section = null)
    {
        var read = new WordParagraph();
        var shape = new WordShape();
        for (var inside = walk.Enter(); walk.Next(inside);)
        {
            switch (walk.Name)
            {
                case "pStyle":
                    read = read with { Style = walk["val"] };
                    break;
                case "outlineLvl":
                    shape = shape with { Outline = Number(walk["val"]) };
                    break;
                case "jc":
                    shape = shape with { Centred = walk["val"] == "center" };
                    break;
                case "numPr":
                    for (var numbering = walk.Enter(); walk.Next(numbering);)
                    {
                        if (walk.Is(Vocabulary.Word, "ilvl"))
                            shape = shape with { NumberingLevel = Number(walk["val"]) };
                        else if (walk.Is(Vocabulary.Word, "numId"))
                            shape = shape with { NumberingId = walk["val"] };
                    }
                    break;
                case "rPr":
                    for (var mark = walk.Enter(); walk.Next(mark);)
                    {
                        if (walk.Is(Vocabulary.Word, "del"))
                            read = read with { EndIsDeleted = true };
                        walk.Skip();
                    }
                    break;
                case "sectPr" when section is not null:
                    section(walk);
                    break;
                default:
                    walk.Skip();
                    break;
            }
        }
        return read with { Shape = shape };
    }

    private static int? Number(string? text) => int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
