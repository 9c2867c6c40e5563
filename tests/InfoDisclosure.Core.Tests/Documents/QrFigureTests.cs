using System.Globalization;
using System.Text.RegularExpressions;
using InfoDisclosure.Core.Documents.Posters;
using Xunit;

namespace InfoDisclosure.Core.Tests.Documents;

public sealed partial class QrFigureTests
{
    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("https://example.org/catalogue/1234?from=poster")]
    [InlineData("http://例子.cn/公示")]
    public void Svg_Address_DrawsTheMatrixInsideItsQuietZone(string address)
    {
        var svg = QrFigure.Svg(address)!;

        var matrix = SamplePapers.Matrix(address);
        Assert.Equal((address, matrix.Count + 8), (svg.Address, svg.Size));
        var drawn = Drawn(svg);
        for (var row = 0; row < matrix.Count; row++)
        {
            for (var column = 0; column < matrix.Count; column++)
                Assert.Equal(matrix[row][column], drawn[row, column]);
        }
    }

    [Fact]
    public void Svg_Code_HasTheFinderPatternsAndErrorCorrectionM()
    {
        var matrix = Drawn(QrFigure.Svg("https://example.org/catalogue/1234")!);

        var size = matrix.GetLength(0);
        Assert.Equal(1, size % 4);
        foreach (var (top, left) in new[] { (0, 0), (0, size - 7), (size - 7, 0) })
        {
            for (var row = 0; row < 7; row++)
            {
                for (var column = 0; column < 7; column++)
                    Assert.Equal(row is 0 or 6 || column is 0 or 6 || (row is >= 2 and <= 4 && column is >= 2 and <= 4), matrix[top + row, left + column]);
            }
        }

        // ISO/IEC 18004: the level stands in the first two bits of the format information, masked by 10; 00 is M.
        Assert.Equal((true, false), (matrix[8, 0], matrix[8, 1]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("不是地址")]
    [InlineData("/catalogue/1")]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    public void Svg_NoWebAddress_GetsNone(string address) => Assert.Null(QrFigure.Svg(address));

    [Fact]
    public void Svg_AddressTooLong_GetsNone()
    {
        const string Start = "https://example.org/";

        Assert.Null(QrFigure.Svg(Start + new string('a', QrFigure.LongestAddress)));
        var longest = QrFigure.Svg(Start + new string('a', QrFigure.LongestAddress - Start.Length))!;
        Assert.True(longest.Size <= 77 + 8);
    }

    /// <summary>The squares that the path fills, each once, all inside the quiet zone.</summary>
    private static bool[,] Drawn(QrSvg svg)
    {
        var dark = new bool[svg.Size - 8, svg.Size - 8];
        var rest = Run().Replace(svg.Path, run =>
        {
            var (column, row, length) = (Value(run, "x"), Value(run, "y"), Value(run, "l"));
            Assert.Equal(length, Value(run, "b"));
            for (var i = 0; i < length; i++)
            {
                Assert.False(dark[row - 4, column - 4 + i]);
                dark[row - 4, column - 4 + i] = true;
            }

            return "";
        });
        Assert.Equal("", rest);
        return dark;
    }

    private static int Value(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("M(?<x>[0-9]+) (?<y>[0-9]+)h(?<l>[0-9]+)v1h-(?<b>[0-9]+)z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Run();
}
