using System.Collections;
using System.Globalization;
using System.Text;
using InfoDisclosure.Pdf;
using InfoDisclosure.Pdf.Layout;
using QRCoder;

namespace InfoDisclosure.Core.Documents.Posters;

/// <summary>
/// An address as a QR code (GB/T 18284, error correction M) of vector squares, for papers and for pages.
/// </summary>
public static class QrFigure
{
    /// <summary>Bytes of the longest address that gets a code; a longer one makes squares too small for a phone.</summary>
    public const int LongestAddress = 400;

    /// <summary>Modules that stay blank on every side.</summary>
    private const int QuietZone = 4;

    private static readonly double LeastModule = Millimetres.ToPoints(0.5);

    /// <summary>The code as the path of an SVG; null for an address that gets none (not http or https, or too long).</summary>
    public static QrSvg? Svg(string address)
    {
        if (Matrix(address) is not { } matrix)
            return null;
        var path = new StringBuilder();
        foreach (var (row, from, length) in Runs(matrix))
            path.Append(CultureInfo.InvariantCulture, $"M{from + QuietZone} {row + QuietZone}h{length}v1h-{length}z");
        return new QrSvg(address, matrix.Count + (2 * QuietZone), path.ToString());
    }

    /// <summary>
    /// The code with its quiet zone on the right and below; left and above the caller leaves it blank. As large as asked for,
    /// or larger where its squares would else be too small. Null for an address that gets none.
    /// </summary>
    internal static (Figure Figure, double Width)? Block(string address, double least)
    {
        if (Matrix(address) is not { } matrix)
            return null;

        // A multiple of what the page's numbers can say, so that all squares are equal.
        var module = Math.Ceiling(Math.Max(least / matrix.Count, LeastModule) * 100) / 100;
        var size = module * matrix.Count;
        var quiet = module * QuietZone;
        var figure = new Figure(size, address, (canvas, area) => canvas.FillAll(
            Runs(matrix).Select(run => new FigureArea(area.Left + (run.From * module), area.Top + (run.Row * module), run.Length * module, module)),
            PdfColor.Black))
        { SpaceAfter = quiet };
        return (figure, size + quiet);
    }

    /// <summary>The dark modules, row by row, without quiet zone; true is dark.</summary>
    private static List<BitArray>? Matrix(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri is not { Scheme: "http" or "https" } || Encoding.UTF8.GetByteCount(uri.AbsoluteUri) > LongestAddress)
            return null;
        using var code = QRCodeGenerator.GenerateQrCode(uri.AbsoluteUri, QRCodeGenerator.ECCLevel.M);
        var size = code.ModuleMatrix.Count - (2 * QuietZone);
        return [.. Enumerable.Range(QuietZone, size).Select(row => new BitArray([.. Enumerable.Range(QuietZone, size).Select(column => code.ModuleMatrix[row][column])]))];
    }

    private static IEnumerable<(int Row, int From, int Length)> Runs(List<BitArray> matrix)
    {
        for (var row = 0; row < matrix.Count; row++)
        {
            for (var column = 0; column < matrix.Count; column++)
            {
                var from = column;
                while (column < matrix.Count && matrix[row][column])
                    column++;
                if (column > from)
                    yield return (row, from, column - from);
            }
        }
    }
}

/// <summary>
/// A QR code for a web page: an SVG of <c>viewBox="0 0 Size Size"</c> (quiet zone included) with the address as its title,
/// <c>shape-rendering="crispEdges"</c> and one path, filled in black on white.
/// </summary>
public sealed record QrSvg(string Address, int Size, string Path);
