using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace InfoDisclosure.Core.Search;

/// <summary>
/// What search takes for the same character: capitals and small letters, full-width and half-width forms, traditional and
/// simplified characters (seeds/search/traditional.txt, built into the program because the index is written with it). Each
/// character becomes exactly one, so that places in folded and real text agree.
/// </summary>
internal static class Folding
{
    private const string Table = "InfoDisclosure.Core.Search.traditional.txt";

    private static readonly char[] Folded = Read(out Mark);

    /// <summary>Names the table; an index that was written with another one is written again.</summary>
    public static readonly string Mark;

    public static char Fold(char c) => Folded[c];

    public static string Fold(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
            span[i] = Folded[source[i]];
    });

    private static char[] Read(out string mark)
    {
        var folded = new char[char.MaxValue + 1];
        for (var c = 0; c < folded.Length; c++)
            folded[c] = Narrow((char)c);
        using var stream = typeof(Folding).Assembly.GetManifestResourceStream(Table) ?? throw new InvalidOperationException($"{Table} isn't built in.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = reader.ReadToEnd();
        foreach (var line in text.EnumerateLines())
        {
            if (line.Length > 0 && line[0] != '#')
                folded[line[0]] = line[2];
        }

        mark = Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<char>(folded)))[..8];
        return folded;
    }

    private static char Narrow(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => char.ToLowerInvariant((char)(c - 0xFEE0)),
        '\u3000' => ' ',
        _ => char.ToLowerInvariant(c),
    };
}
