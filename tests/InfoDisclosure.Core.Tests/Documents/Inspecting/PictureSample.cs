using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace InfoDisclosure.Core.Tests.Documents.Inspecting;

/// <summary>Pictures made byte by byte: a baseline JPEG and a PNG, each of a few grey pixels.</summary>
internal static class PictureSample
{
    public const string JpegType = "image/jpeg";
    public const string PngType = "image/png";

    /// <summary>What a baseline decoder needs, then eight by eight pixels in one coded block: its mean and nothing more.</summary>
    public static byte[] Jpeg(params byte[][] segments) =>
    [
        0xFF, 0xD8,
        .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
        .. segments.SelectMany(segment => segment),
        .. Pixels,
        0xFF, 0xD9,
    ];

    public static byte[] Pixels { get; } =
    [
        .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]),
        .. Segment(0xC0, [8, 0, 8, 0, 8, 1, 1, 0x11, 0]),
        .. Segment(0xC4, [0x00, 1, .. new byte[15], 0]),
        .. Segment(0xC4, [0x10, 1, .. new byte[15], 0]),
        .. Segment(0xDA, [1, 1, 0x00, 0, 63, 0]),
        // One bit for a mean of nought, one for nothing more, the rest filled; FF 00 is a coded FF, FF D0 a restart.
        0x3F, 0xFF, 0x00, 0xFF, 0xD0, 0x3F,
    ];

    public static byte[] Segment(byte marker, byte[] body)
    {
        var segment = new byte[body.Length + 4];
        segment[0] = 0xFF;
        segment[1] = marker;
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(body.Length + 2));
        body.CopyTo(segment, 4);
        return segment;
    }

    /// <summary>An Exif segment as a telephone writes it: maker, author, turn, place (47°39'0"N, 132°30'36"E).</summary>
    public static byte[] Exif(int turn = 1) => Segment(0xE1, [.. "Exif\0\0"u8, .. Tiff(turn)]);

    public static byte[] Tiff(int turn = 1)
    {
        var artist = Encoding.UTF8.GetBytes("示例摄影\0");
        const int directory = 8;
        const int place = directory + 2 + (4 * 12) + 4;
        const int data = place + 2 + (4 * 12) + 4;
        var tiff = new byte[data + 48 + artist.Length];
        "II*\0"u8.CopyTo(tiff);
        Put(4, 4, directory);
        Put(directory, 2, 4);
        Entry(directory + 2, 0x0112, 3, 1, turn);
        Entry(directory + 14, 0x010F, 2, 3, 'M' | ('k' << 8));
        Entry(directory + 26, 0x013B, 2, artist.Length, data + 48);
        Entry(directory + 38, 0x8825, 4, 1, place);
        Put(place, 2, 4);
        Entry(place + 2, 1, 2, 2, 'N');
        Entry(place + 14, 2, 5, 3, data);
        Entry(place + 26, 3, 2, 2, 'E');
        Entry(place + 38, 4, 5, 3, data + 24);
        foreach (var (number, index) in new[] { 47, 1, 39, 1, 0, 1, 132, 1, 30, 1, 36, 1 }.Select((number, index) => (number, index)))
            Put(data + (index * 4), 4, number);
        artist.CopyTo(tiff, data + 48);
        return tiff;

        void Entry(int at, int tag, int type, int count, int value)
        {
            Put(at, 2, tag);
            Put(at + 2, 2, type);
            Put(at + 4, 4, count);
            Put(at + 8, 4, value);
        }

        void Put(int at, int size, int value)
        {
            for (var i = 0; i < size; i++)
                tiff[at + i] = (byte)(value >> (8 * i));
        }
    }

    /// <summary>A PNG of one grey pixel.</summary>
    public static byte[] Png(params byte[][] chunks) =>
    [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A,
        .. Chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]),
        .. Chunk("gAMA", [0, 0, 0xB1, 0x8F]),
        .. chunks.SelectMany(chunk => chunk),
        .. Chunk("IDAT", Deflate([0, 128])),
        .. Chunk("IEND", []),
    ];

    public static byte[] Chunk(string type, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. data];
        var chunk = new byte[named.Length + 8];
        BinaryPrimitives.WriteUInt32BigEndian(chunk, (uint)data.Length);
        named.CopyTo(chunk, 4);
        var sum = uint.MaxValue;
        foreach (var next in named)
        {
            sum ^= next;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) == 1 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
        }
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), ~sum);
        return chunk;
    }

    public static byte[] Deflate(byte[] data)
    {
        var deflated = new MemoryStream();
        using (var zlib = new ZLibStream(deflated, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(data);
        return deflated.ToArray();
    }
}
