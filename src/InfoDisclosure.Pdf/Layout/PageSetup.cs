namespace InfoDisclosure.Pdf.Layout;

/// <summary>
/// A sheet and the margins of its text. A turned page keeps the sheet upright, sets the text a quarter turn to the left
/// (its head at the binding edge) and tells the reader to show it turned: page furniture stays where it is on the other
/// sheets of a bound document, as GB/T 9704 asks of wide tables.
/// </summary>
public sealed record PageSetup
{
    /// <summary>A4 with the margins in millimetres.</summary>
    public static PageSetup A4(double top, double bottom, double left, double right) => Of(210, 297, top, bottom, left, right);

    /// <summary>A3 with the margins in millimetres.</summary>
    public static PageSetup A3(double top, double bottom, double left, double right) => Of(297, 420, top, bottom, left, right);

    /// <summary>Width of the sheet in points.</summary>
    public required double SheetWidth { get; init; }

    /// <summary>Height of the sheet in points.</summary>
    public required double SheetHeight { get; init; }

    /// <summary>Top margin of the sheet in points.</summary>
    public required double Top { get; init; }

    /// <summary>Bottom margin of the sheet in points.</summary>
    public required double Bottom { get; init; }

    /// <summary>Left margin of the sheet in points.</summary>
    public required double Left { get; init; }

    /// <summary>Right margin of the sheet in points.</summary>
    public required double Right { get; init; }

    /// <summary>Whether the text runs along the sheet's long side.</summary>
    public bool Turned { get; init; }

    /// <summary>Width of the text in points, along its lines.</summary>
    public double TextWidth => Turned ? SheetHeight - Top - Bottom : SheetWidth - Left - Right;

    /// <summary>Height of the text in points, across its lines.</summary>
    public double TextHeight => Turned ? SheetWidth - Left - Right : SheetHeight - Top - Bottom;

    /// <summary>The same sheet with its text turned.</summary>
    public PageSetup Turn() => this with { Turned = true };

    /// <summary>The sheet laid on its long side, page furniture and all: for sheets that hang by themselves. Margins keep their places.</summary>
    public PageSetup Landscape() => this with { SheetWidth = SheetHeight, SheetHeight = SheetWidth };

    /// <summary>Where the text begins, from the left of the page as it is read.</summary>
    internal double TextLeft => Turned ? Bottom : Left;

    /// <summary>Where the text begins, from the top of the page as it is read.</summary>
    internal double TextTop => Turned ? Left : Top;

    /// <summary>Height of the page as it is read.</summary>
    internal double ReadHeight => Turned ? SheetWidth : SheetHeight;

    private static PageSetup Of(double width, double height, double top, double bottom, double left, double right) => new()
    {
        SheetWidth = Millimetres.ToPoints(width),
        SheetHeight = Millimetres.ToPoints(height),
        Top = Millimetres.ToPoints(top),
        Bottom = Millimetres.ToPoints(bottom),
        Left = Millimetres.ToPoints(left),
        Right = Millimetres.ToPoints(right),
    };
}
