using System.Buffers.Binary;
using System.Globalization;

namespace InfoDisclosure.Core.Documents.Inspecting.Pictures;

/// <summary>A stretch of a JPEG file: a marker with what belongs to it; for a scan its coded pixels too.</summary>
internal readonly record struct JpegSegment(byte Marker, int Start, int Length)
{
    /// <summary>What stands behind marker and length.</summary>
    public ReadOnlySpan<byte> Body(byte[] file) => Length > 4 ? file.AsSpan(Start + 4, Length - 4) : [];
}

/// <summary>
/// JPEG (ITU-T T.81, B.1): segments between a start and an end. Pixels are never touched; what cameras, phones and programs
/// write about a picture stands in application segments and comments.
/// </summary>
internal static class JpegFile
{
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte App0 = 0xE0;
    private const byte App1 = 0xE1;
    private const byte App2 = 0xE2;
    private const byte App13 = 0xED;
    private const byte App14 = 0xEE;
    private const byte App15 = 0xEF;
    private const byte Comment = 0xFE;

    private static ReadOnlySpan<byte> Exif => "Exif\0\0"u8;

    private static ReadOnlySpan<byte> Xmp => "http://ns.adobe.com/xap/1.0/\0"u8;

    private static ReadOnlySpan<byte> LongXmp => "http://ns.adobe.com/xmp/extension/\0"u8;

    /// <summary>What the file says beside its picture.</summary>
    public static PictureProperties Properties(byte[] file)
    {
        var segments = Segments(file);
        var found = new PictureProperties();
        foreach (var segment in segments)
        {
            var body = segment.Body(file);
            switch (segment.Marker)
            {
                case App1 when body.StartsWith(Exif):
                    var exif = ExifData.Read(body[Exif.Length..]).Found;
                    foreach (var property in exif.Properties)
                        found.Add(property.Label, property.Value);
                    found.Hidden.AddRange(exif.Hidden);
                    break;
                case App1 when body.StartsWith(Xmp):
                    XmpData.Read(body[Xmp.Length..].ToArray(), found);
                    break;
                case App1 when body.StartsWith(LongXmp):
                    found.Hidden.Add("图片里有很长的附加信息（XMP扩展），没有检查");
                    break;
                case App13:
                    ReadPhotoshop(body, found);
                    break;
                case Comment:
                    found.Add("注释", PlainFile.Decode(body.ToArray()));
                    break;
            }
        }
        var end = segments[^1].Start + segments[^1].Length;
        if (end < file.Length)
            found.Hidden.Add(string.Create(CultureInfo.InvariantCulture, $"图片后面还附带了{file.Length - end}字节的其他数据"));
        return found;
    }

    /// <summary>The file without anything but the picture, and what was taken out. It looks the same, pixel for pixel.</summary>
    public static (byte[] File, IReadOnlyList<string> TakenOut) Clean(byte[] file)
    {
        var segments = Segments(file);
        var cleaned = new MemoryStream();
        var turn = 1;
        var taken = 0;
        foreach (var segment in segments)
        {
            if (segment.Marker == App1 && segment.Body(file) is var body && body.StartsWith(Exif))
                turn = ExifData.Read(body[Exif.Length..]).Turn;
        }
        var own = turn == 1 ? [] : OnlyTurn(turn);
        var written = own.Length == 0;
        foreach (var segment in segments)
        {
            // Exif comes right behind the JFIF segment, or first.
            if (!written && segment.Marker is not (StartOfImage or App0))
            {
                cleaned.Write(own);
                written = true;
            }
            var bytes = file.AsSpan(segment.Start, segment.Length);
            if (IsJfif(segment, file))
            {
                taken += bytes.Length > 18 ? 1 : 0;
                cleaned.Write(WithoutThumbnail(bytes));
            }
            else if (IsOfThePicture(segment, file))
            {
                cleaned.Write(bytes);
            }
            else if (!bytes.SequenceEqual(own))
            {
                taken++;
            }
        }
        List<string> told = [];
        if (taken > 0)
            told.Add(string.Create(CultureInfo.InvariantCulture, $"去掉了图片的拍摄信息、备注等附加信息{taken}段"));
        var end = segments[^1].Start + segments[^1].Length;
        if (end < file.Length)
            told.Add(string.Create(CultureInfo.InvariantCulture, $"去掉了图片后面附带的数据{file.Length - end}字节"));
        return (cleaned.ToArray(), told);
    }

    private static byte[] OnlyTurn(int turn)
    {
        byte[] body = [.. Exif, .. ExifData.OnlyTurn(turn)];
        return [0xFF, App1, 0, (byte)(body.Length + 2), .. body];
    }

    private static bool IsJfif(JpegSegment segment, byte[] file) =>
        segment.Marker == App0 && segment.Length >= 18 && segment.Body(file).StartsWith("JFIF\0"u8);

    /// <summary>The segment's fixed part, with a thumbnail of no width and no height.</summary>
    private static byte[] WithoutThumbnail(ReadOnlySpan<byte> jfif) => [0xFF, App0, 0, 16, .. jfif[4..16], 0, 0];

    /// <summary>
    /// True for what the picture needs: tables, frames, scans; the colour profile; and the mark by which programs of Adobe say
    /// how colours are coded.
    /// </summary>
    private static bool IsOfThePicture(JpegSegment segment, byte[] file) => segment.Marker switch
    {
        App2 => segment.Body(file).StartsWith("ICC_PROFILE\0"u8),
        App14 => segment.Length == 16 && segment.Body(file).StartsWith("Adobe"u8),
        >= App0 and <= App15 or Comment => false,
        _ => true,
    };

    /// <summary>The segments from the start to the first end of the image; damage throws.</summary>
    private static List<JpegSegment> Segments(byte[] file)
    {
        if (file.Length < 4 || file[0] != 0xFF || file[1] != StartOfImage)
            throw new InvalidDataException("No JPEG file.");
        var segments = new List<JpegSegment> { new(StartOfImage, 0, 2) };
        for (var at = 2; at < file.Length - 1;)
        {
            if (file[at] != 0xFF)
                throw new InvalidDataException("A marker is missing.");
            var marker = file[at + 1];
            // Any number of FF may fill up before a marker.
            if (marker == 0xFF)
            {
                at++;
                continue;
            }
            if (marker == EndOfImage)
            {
                segments.Add(new JpegSegment(marker, at, 2));
                return segments;
            }
            var end = at + 2;
            if (!StandsAlone(marker))
            {
                var length = at + 4 <= file.Length ? BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 2)) : 0;
                end += length;
                if (length < 2 || end > file.Length)
                    throw new InvalidDataException("A segment is cut off.");
                if (marker == StartOfScan)
                    end = EndOfPixels(file, end);
            }
            segments.Add(new JpegSegment(marker, at, end - at));
            at = end;
        }
        throw new InvalidDataException("The image doesn't end.");
    }

    private static bool StandsAlone(byte marker) => marker is 0x01 or (>= 0xD0 and <= 0xD7);

    /// <summary>Coded pixels go on to the next marker that is no restart; FF 00 is a coded FF.</summary>
    private static int EndOfPixels(byte[] file, int at)
    {
        while (at < file.Length - 1)
        {
            if (file[at] == 0xFF && file[at + 1] is not (0 or 0xFF or (>= 0xD0 and <= 0xD7)))
                return at;
            at++;
        }
        return file.Length;
    }

    /// <summary>Photoshop's resources; of them the IPTC record (IIM 4.2): who, where, what.</summary>
    private static void ReadPhotoshop(ReadOnlySpan<byte> body, PictureProperties found)
    {
        if (!body.StartsWith("Photoshop 3.0\0"u8))
            return;
        body = body["Photoshop 3.0\0".Length..];
        while (body.Length >= 12 && body.StartsWith("8BIM"u8))
        {
            var id = BinaryPrimitives.ReadUInt16BigEndian(body[4..]);
            // The name and the content are filled up to even lengths.
            var name = (body[6] + 2) & ~1;
            if (6 + name + 4 > body.Length)
                return;
            var size = BinaryPrimitives.ReadUInt32BigEndian(body[(6 + name)..]);
            var start = 6 + name + 4;
            if (start + (long)size > body.Length)
                return;
            if (id == 0x0404)
                ReadIptc(body.Slice(start, (int)size), found);
            body = body[Math.Min(body.Length, start + (int)((size + 1) & ~1u))..];
        }
    }

    private static void ReadIptc(ReadOnlySpan<byte> record, PictureProperties found)
    {
        while (record.Length >= 5 && record[0] == 0x1C)
        {
            var size = BinaryPrimitives.ReadUInt16BigEndian(record[3..]);
            if (5 + size > record.Length)
                return;
            var label = record[1] != 2 ? null : record[2] switch
            {
                5 => "标题",
                25 => "关键词",
                80 => "作者",
                85 => "作者职务",
                90 => "城市",
                92 => "拍摄地点",
                95 => "省份",
                110 => "供稿人",
                115 => "来源",
                116 => "版权",
                118 => "联系方式",
                120 => "说明",
                122 => "说明作者",
                _ => null,
            };
            if (label is not null)
                found.Add(label, PlainFile.Decode(record.Slice(5, size).ToArray()));
            record = record[(5 + size)..];
        }
    }
}
