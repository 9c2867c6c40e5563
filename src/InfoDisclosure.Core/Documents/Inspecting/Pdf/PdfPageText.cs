using UglyToad.PdfPig.Tokens;

namespace InfoDisclosure.Core.Documents.Inspecting.Pdf;

/// <summary>A character on a page: where its baseline begins, which way it runs (degrees), how long it is and how tall.</summary>
internal readonly record struct PdfGlyph(string Text, double X, double Y, double Angle, double Length, double Size);

/// <summary>What a page shows.</summary>
internal sealed class PdfPageText
{
    /// <summary>How much of a page a picture covers that is more than a mark.</summary>
    public const double LargePicture = 0.05;

    /// <summary>A scan may have a page number or a stamp set beside the picture.</summary>
    private const int FewGlyphs = 50;

    /// <summary>A bullet or two of which nothing is known doesn't matter; a number has more digits.</summary>
    private const int ManyUnknown = 6;

    /// <summary>Words drawn as outlines are hundreds of shapes.</summary>
    private const int ManyShapes = 200;

    public List<PdfGlyph> Glyphs { get; } = [];

    /// <summary>Characters of which the file doesn't say which they are.</summary>
    public int Unknown { get; set; }

    /// <summary>How much of the page pictures cover, 1 for all of it.</summary>
    public double Pictured { get; set; }

    public int Shapes { get; set; }

    /// <summary>Part of the page could not be read.</summary>
    public bool Failed { get; set; }

    public required DictionaryToken Dictionary { get; init; }

    /// <summary>True when a human must look because words may be there that no program read.</summary>
    public bool IsUnreadable =>
        Failed || Unknown >= ManyUnknown || (Unknown > 0 && Unknown >= Glyphs.Count)
        || (Pictured >= 0.4 && Glyphs.Count < FewGlyphs) || (Glyphs.Count == 0 && (Pictured > 0 || Shapes >= ManyShapes));
}
