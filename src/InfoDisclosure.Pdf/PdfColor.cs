namespace InfoDisclosure.Pdf;

/// <summary>A colour in the screen's red, green and blue.</summary>
public readonly record struct PdfColor(byte Red, byte Green, byte Blue)
{
    /// <summary>Black; written as grey, so that printers use black ink only.</summary>
    public static PdfColor Black => default;

    /// <summary>White.</summary>
    public static PdfColor White => new(255, 255, 255);
}

/// <summary>Lengths are points throughout (1/72 inch); this turns millimetres into them.</summary>
public static class Millimetres
{
    /// <summary>Points of so many millimetres.</summary>
    public static double ToPoints(double millimetres) => millimetres * 72 / 25.4;
}
