using System.IO.Compression;
using System.Runtime.InteropServices;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace InfoDisclosure.Core.Documents.Inspecting.Pdf;

/// <summary>
/// The library's filters, bounded: what a stream unpacks to is measured before it is unpacked. Filters of pictures are left out,
/// since no picture is looked at.
/// </summary>
internal sealed class PdfFilters : BaseFilterProvider
{
    public PdfFilters(PdfWork work)
        : base(All(work)) => Work = work;

    public PdfWork Work { get; }

    private static Dictionary<string, IFilter> All(PdfWork work)
    {
        IFilter flate = new Bounded(new FlateFilter(), FlateLength, work);
        IFilter lzw = new Bounded(new LzwFilter(), LzwLength, work);
        IFilter runs = new Bounded(new RunLengthFilter(), RunsLength, work);
        // Each character stands for at most four bytes.
        IFilter hex = new Bounded(new AsciiHexDecodeFilter(), input => input.Length, work);
        IFilter base85 = new Bounded(new Ascii85Filter(), input => 4L * input.Length, work);
        return new Dictionary<string, IFilter>(StringComparer.Ordinal)
        {
            ["FlateDecode"] = flate,
            ["Fl"] = flate,
            ["LZWDecode"] = lzw,
            ["LZW"] = lzw,
            ["RunLengthDecode"] = runs,
            ["RL"] = runs,
            ["ASCIIHexDecode"] = hex,
            ["AHx"] = hex,
            ["ASCII85Decode"] = base85,
            ["A85"] = base85,
        };
    }

    /// <summary>How long Flate data unpacks, counted up to where it would be refused anyway.</summary>
    public static long FlateLength(ReadOnlyMemory<byte> input)
    {
        if (input.Length < 2 || !MemoryMarshal.TryGetArray(input[2..], out var bytes))
            return 0;
        using var inflated = new DeflateStream(new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count), CompressionMode.Decompress);
        var buffer = new byte[81920];
        long length = 0;
        try
        {
            int read;
            while (length <= PdfWork.LongestContent && (read = inflated.Read(buffer)) > 0)
                length += read;
        }
        catch (InvalidDataException)
        {
            // As much as could be read counts; the library does the same.
        }
        return length;
    }

    /// <summary>The longer of both ways to count, since codes may grow one earlier or later.</summary>
    private static long LzwLength(ReadOnlyMemory<byte> input) => Math.Max(LzwLength(input.Span, early: 1), LzwLength(input.Span, early: 0));

    private static long LzwLength(ReadOnlySpan<byte> input, int early)
    {
        const int clear = 256;
        const int end = 257;
        // What each code stands for, as a length: single bytes first, then the one before and a byte more.
        var lengths = new int[4096];
        lengths.AsSpan(0, clear).Fill(1);
        long length = 0;
        var next = end + 1;
        var before = 0;
        var bits = 9;
        for (long at = 0; at + bits <= input.Length * 8L && length <= PdfWork.LongestContent;)
        {
            var code = 0;
            for (var bit = 0; bit < bits; bit++, at++)
                code = (code << 1) | ((input[(int)(at / 8)] >> (7 - (int)(at % 8))) & 1);
            if (code == end)
                break;
            if (code == clear)
            {
                (next, before, bits) = (end + 1, 0, 9);
                continue;
            }
            if (before > 0 && next < lengths.Length)
                lengths[next++] = before + 1;
            before = code < next ? lengths[code] : before + 1;
            length += before;
            bits = next + early >= 2048 ? 12 : next + early >= 1024 ? 11 : next + early >= 512 ? 10 : 9;
        }
        return length;
    }

    private static long RunsLength(ReadOnlyMemory<byte> input)
    {
        long length = 0;
        var bytes = input.Span;
        for (var i = 0; i < bytes.Length && bytes[i] != 128; i += bytes[i] < 128 ? bytes[i] + 2 : 2)
            length += bytes[i] < 128 ? bytes[i] + 1 : 257 - bytes[i];
        return length;
    }

    private sealed class Bounded(IFilter filter, Func<ReadOnlyMemory<byte>, long> length, PdfWork work) : IFilter
    {
        private const int WidestRow = 1_000_000;

        public bool IsSupported => true;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            var unpacked = length(input);
            if (unpacked > PdfWork.LongestContent)
                throw new InvalidDataException("A stream unpacks to too much.");
            if (RowOf(streamDictionary) > WidestRow)
                throw new InvalidDataException("A row of a predictor is too wide.");
            work.CountUnpacked(unpacked);
            return PdfStructure.Defuse(filter.Decode(input, streamDictionary, filterProvider, filterIndex), streamDictionary);
        }

        /// <summary>A predictor keeps rows of this many values in memory.</summary>
        private static double RowOf(DictionaryToken dictionary) =>
            dictionary.TryGet(NameToken.DecodeParms, out var token) || dictionary.TryGet(NameToken.Create("DP"), out token)
                ? Math.Max(Columns(token), token is ArrayToken all ? all.Data.Select(Columns).DefaultIfEmpty(0).Max() : 0)
                : 0;

        private static double Columns(IToken token) =>
            token is DictionaryToken parameters && parameters.TryGet(NameToken.Columns, out NumericToken columns) ? columns.Data : 0;
    }
}
