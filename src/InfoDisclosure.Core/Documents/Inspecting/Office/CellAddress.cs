using System.Globalization;

namespace InfoDisclosure.Core.Documents.Inspecting.Office;

/// <summary>Where a cell stands, counted from 0: B5 is row 4, column 1.</summary>
internal readonly record struct CellAddress(int Row, int Column)
{
    public const int MostColumns = 16_384;
    private const int MostRows = 1_048_576;

    public static CellAddress? Parse(string? text)
    {
        if (text is null)
            return null;
        var column = 0;
        var i = 0;
        while (i < text.Length && char.IsAsciiLetter(text[i]) && column <= MostColumns)
            column = (column * 26) + (char.ToUpperInvariant(text[i++]) - 'A' + 1);
        return column is > 0 and <= MostColumns && int.TryParse(text.AsSpan(i), NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row is > 0 and <= MostRows
            ? new CellAddress(row - 1, column - 1)
            : null;
    }
}
