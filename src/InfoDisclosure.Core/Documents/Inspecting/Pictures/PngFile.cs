using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace InfoDisclosure.Core.Documents.Inspecting.Pictures;

/// <summary>A chunk of a PNG file with its length, type, data and checksum.</summary>
internal readonly record struct PngChunk(string Type, int Start, int Length)
{
    public ReadOnlySpan<byte> Data(byte[] file) => file.AsSpan(Start + 8, Length - 12);
}

/// <summary>
/// PNG (W3C, third edition): chunks behind a signature. Pixels are never touched; words, times and Exif data stand in chunks
/// of their own.
/// </summary>
internal static class PngFile
{
    private const int LongestText = 1024 * 1024;
    private const string ExifChunk = "eXIf";

    /// <summary>What a viewer needs to show the picture as it is meant: pixels, colours, size, animation.</summary>
    private static readonly HashSet<string> OfThePicture = new(StringComparer.Ordinal)
    {
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "mDCV", "cLLI", "sBIT", "pHYs", "bKGD", "acTL", "fcTL", "fdAT",
    };

    private static readonly Dictionary<string, string> Labels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Title"] = "标题",
        ["Author"] = "作者",
        ["Description"] = "说明",
        ["Copyright"] = "版权",
        ["Creation Time"] = "创建时间",
        ["Software"] = "软件",
        ["Source"] = "来源",
        ["Comment"] = "注释",
    };

    private static readonly uint[] Checksums = [.. Enumerable.Range(0, 256).Select(Checksum)];

    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>What the file says beside its picture.</summary>
    public static PictureProperties Properties(byte[] file)
    {
        var chunks = Chunks(file);
        var found = new PictureProperties();
        foreach (var chunk in chunks)
        {
            var data = chunk.Data(file);
            switch (chunk.Type)
            {
                case "tEXt" or "zTXt" or "iTXt":
                    ReadText(chunk.Type, data, found);
                    break;
                case ExifChunk:
                    var exif = ExifData.Read(data).Found;
                    foreach (var property in exif.Properties)
                        found.Add(property.Label, property.Value);
                    found.Hidden.AddRange(exif.Hidden);
                    break;
                case "tIME" when data.Length == 7:
                    found.Add("修改时间", string.Create(CultureInfo.InvariantCulture, $"{BinaryPrimitives.ReadUInt16BigEndian(data)}-{data[2]:00}-{data[3]:00} {data[4]:00}:{data[5]:00}:{data[6]:00}"));
                    break;
            }
        }
        var others = chunks.Where(chunk => !OfThePicture.Contains(chunk.Type) && chunk.Type is not ("tEXt" or "zTXt" or "iTXt" or ExifChunk or "tIME" or "hIST" or "sPLT")).Select(chunk => chunk.Type).Distinct(StringComparer.Ordinal).ToList();
        if (others.Count > 0)
            found.Hidden.Add(string.Create(CultureInfo.InvariantCulture, $"图片里有{others.Count}种软件自用的数据块，没有检查"));
        if (End(chunks) is var end && end < file.Length)
            found.Hidden.Add(string.Create(CultureInfo.InvariantCulture, $"图片后面还附带了{file.Length - end}字节的其他数据，可能是裁剪之前的画面"));
        return found;
    }

    /// <summary>The file without anything but the picture, and what was taken out. It looks the same, pixel for pixel.</summary>
    public static (byte[] File, IReadOnlyList<string> TakenOut) Clean(byte[] file)
    {
        var chunks = Chunks(file);
        var turn = chunks.Where(chunk => chunk.Type == ExifChunk).Select(chunk => ExifData.Read(chunk.Data(file)).Turn).FirstOrDefault(turn => turn != 1, 1);
        var own = turn == 1 ? [] : Chunk(ExifChunk, ExifData.OnlyTurn(turn));
        var cleaned = new MemoryStream();
        cleaned.Write(Signature);
        var taken = 0;
        foreach (var chunk in chunks)
        {
            var bytes = file.AsSpan(chunk.Start, chunk.Length);
            if (OfThePicture.Contains(chunk.Type))
                cleaned.Write(bytes);
            else if (!bytes.SequenceEqual(own))
                taken++;
            // Exif stands anywhere but between pixels; right behind the header is always right.
            if (chunk.Type == "IHDR")
                cleaned.Write(own);
        }
        List<string> told = [];
        if (taken > 0)
            told.Add(string.Create(CultureInfo.InvariantCulture, $"去掉了图片的拍摄信息、备注等附加信息{taken}段"));
        if (End(chunks) is var end && end < file.Length)
            told.Add(string.Create(CultureInfo.InvariantCulture, $"去掉了图片后面附带的数据{file.Length - end}字节"));
        return (cleaned.ToArray(), told);
    }

    private static int End(List<PngChunk> chunks) => chunks[^1].Start + chunks[^1].Length;

    private static List<PngChunk> Chunks(byte[] file)
    {
        if (!file.AsSpan().StartsWith(Signature))
            throw new InvalidDataException("No PNG file.");
        var chunks = new List<PngChunk>();
        for (var at = Signature.Length; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (length > file.Length - at - 12)
                throw new InvalidDataException("A chunk is cut off.");
            var chunk = new PngChunk(Encoding.Latin1.GetString(file, at + 4, 4), at, (int)length + 12);
            chunks.Add(chunk);
            if (chunks[0].Type != "IHDR")
                throw new InvalidDataException("The header is missing.");
            if (chunk.Type == "IEND")
                return chunks;
            at += chunk.Length;
        }
        throw new InvalidDataException("The image doesn't end.");
    }

    private static void ReadText(string type, ReadOnlySpan<byte> data, PictureProperties found)
    {
        var end = data.IndexOf((byte)0);
        if (end < 0)
            return;
        var keyword = Encoding.Latin1.GetString(data[..end]);
        data = data[(end + 1)..];
        var compressed = type == "zTXt";
        if (type == "iTXt")
        {
            if (data.Length < 2)
                return;
            compressed = data[0] == 1;
            data = data[2..];
            // A language and a translated keyword.
            for (var skipped = 0; skipped < 2; skipped++)
                data = data.IndexOf((byte)0) is >= 0 and var zero ? data[(zero + 1)..] : [];
        }
        else if (compressed)
        {
            data = data.Length > 0 ? data[1..] : data;
        }
        var words = compressed ? Inflate(data) : data.ToArray();
        if (words is null)
            found.Hidden.Add($"图片里有一段读不懂的附加信息（{keyword}）");
        else if (keyword == "XML:com.adobe.xmp")
            XmpData.Read(words, found);
        else
            found.Add(Labels.GetValueOrDefault(keyword) ?? keyword, PlainFile.Decode(words));
    }

    private static byte[]? Inflate(ReadOnlySpan<byte> data)
    {
        try
        {
            using var inflated = new ZLibStream(new MemoryStream(data.ToArray()), CompressionMode.Decompress);
            var words = new byte[LongestText];
            var length = inflated.ReadAtLeast(words, words.Length, throwOnEndOfStream: false);
            return words[..length];
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] checkedBytes = [.. Encoding.Latin1.GetBytes(type), .. data];
        var chunk = new byte[checkedBytes.Length + 8];
        BinaryPrimitives.WriteUInt32BigEndian(chunk, (uint)data.Length);
        checkedBytes.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), ~checkedBytes.Aggregate(uint.MaxValue, (sum, next) => Checksums[(sum ^ next) & 0xFF] ^ (sum >> 8)));
        return chunk;
    }

    /// <summary>The checksum of a single byte (annex D): CRC-32 with the polynomial EDB88320.</summary>
    private static uint Checksum(int value)
    {
        var sum = (uint)value;
        for (var bit = 0; bit < 8; bit++)
            sum = (sum & 1) == 1 ? 0xEDB88320 ^ (sum >> 1) : sum >> 1;
        return sum;
    }
}
