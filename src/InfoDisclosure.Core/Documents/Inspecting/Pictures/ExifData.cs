using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace InfoDisclosure.Core.Documents.Inspecting.Pictures;

/// <summary>
/// Exif data: a TIFF file in small (JEITA CP-3451, TIFF 6.0). Offsets that lead nowhere or round in circles are passed over.
/// </summary>
internal sealed class ExifData
{
    private const int Orientation = 0x0112;
    private const int ExifDirectory = 0x8769;
    private const int PlaceDirectory = 0x8825;
    private const int MostEntries = 5_000;
    private const int Deepest = 3;

    private static readonly Dictionary<int, string> Labels = new()
    {
        [0x010E] = "说明",
        [0x010F] = "相机厂商",
        [0x0110] = "相机型号",
        [0x0131] = "软件",
        [0x0132] = "修改时间",
        [0x013B] = "作者",
        [0x013C] = "电脑名称",
        [0x8298] = "版权",
        [0x9003] = "拍摄时间",
        [0x9286] = "备注",
        [0x9C9B] = "标题",
        [0x9C9C] = "备注",
        [0x9C9D] = "作者",
        [0x9C9E] = "关键词",
        [0x9C9F] = "主题",
        [0xA420] = "图片编号",
        [0xA430] = "相机所有者",
        [0xA431] = "相机序列号",
        [0xA435] = "镜头序列号",
    };

    private readonly byte[] data;
    private readonly bool isBigEndian;
    private readonly HashSet<uint> visited = [];
    private int entries;

    private ExifData(byte[] data, bool isBigEndian)
    {
        this.data = data;
        this.isBigEndian = isBigEndian;
    }

    /// <summary>How the picture must be turned to be upright: 1 (as it is) to 8.</summary>
    public int Turn { get; private set; } = 1;

    public PictureProperties Found { get; } = new();

    public static ExifData Read(ReadOnlySpan<byte> tiff)
    {
        var exif = new ExifData(tiff.ToArray(), tiff.StartsWith("MM"u8));
        if (tiff.Length >= 8 && (tiff.StartsWith("II*\0"u8) || tiff.StartsWith("MM\0*"u8)))
            exif.ReadAll();
        return exif;
    }

    /// <summary>Exif data that says nothing but how to turn the picture.</summary>
    public static byte[] OnlyTurn(int turn) =>
    [
        .. "MM\0*"u8, 0, 0, 0, 8,
        0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)turn, 0, 0,
        0, 0, 0, 0,
    ];

    private void ReadAll()
    {
        var next = ReadDirectory(UInt(4), depth: 0, isPlace: false);
        // The second directory describes the thumbnail.
        if (next != 0)
        {
            Found.Hidden.Add("图片里带有缩略图，可能还是裁剪或涂抹之前的样子");
            ReadDirectory(next, depth: 0, isPlace: false);
        }
    }

    private uint ReadDirectory(uint offset, int depth, bool isPlace)
    {
        if (depth > Deepest || offset < 8 || offset > data.Length - 2 || !visited.Add(offset))
            return 0;
        var count = UShort((int)offset);
        var place = new double?[2];
        var negative = new bool[2];
        for (var i = 0; i < count && entries++ < MostEntries; i++)
        {
            var entry = (int)offset + 2 + (i * 12);
            if (entry + 12 > data.Length)
                return 0;
            var tag = UShort(entry);
            if (isPlace)
                ReadPlace(tag, entry, place, negative);
            else
                ReadEntry(tag, entry, depth);
        }
        if (isPlace && place[0] is { } latitude && place[1] is { } longitude && (latitude != 0 || longitude != 0))
            AddPlace(Found, negative[0] ? -latitude : latitude, negative[1] ? -longitude : longitude);
        var end = (int)offset + 2 + (count * 12);
        return end + 4 <= data.Length ? UInt(end) : 0;
    }

    /// <summary>Says where a picture was taken, as loudly as it deserves.</summary>
    public static void AddPlace(PictureProperties found, double latitude, double longitude)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{(latitude < 0 ? "南纬" : "北纬")}{Math.Abs(latitude):0.######}°，{(longitude < 0 ? "西经" : "东经")}{Math.Abs(longitude):0.######}°");
        found.Add("拍摄地点", place);
        var sentence = $"图片里记着拍摄地点（{place}），任何人都能查到是在哪里拍的，请去掉";
        if (!found.Hidden.Contains(sentence))
            found.Hidden.Add(sentence);
    }

    private void ReadEntry(int tag, int entry, int depth)
    {
        switch (tag)
        {
            case Orientation:
                Turn = UShort(entry + 8) is >= 1 and <= 8 and var turn ? turn : 1;
                break;
            case ExifDirectory:
                ReadDirectory(UInt(entry + 8), depth + 1, isPlace: false);
                break;
            case PlaceDirectory:
                ReadDirectory(UInt(entry + 8), depth + 1, isPlace: true);
                break;
            default:
                if (Labels.TryGetValue(tag, out var label))
                    Found.Add(label, Words(tag, Value(entry)));
                break;
        }
    }

    private void ReadPlace(int tag, int entry, double?[] place, bool[] negative)
    {
        var value = Value(entry);
        switch (tag)
        {
            case 1 or 3:
                negative[tag / 2] = value.Length > 0 && value[0] is (byte)'S' or (byte)'W';
                break;
            case 2 or 4:
                place[(tag / 2) - 1] = value.Length >= 24 ? Part(value, 0) + (Part(value, 8) / 60) + (Part(value, 16) / 3600) : null;
                break;
            case 29:
                Found.Add("拍摄日期（GPS）", Encoding.ASCII.GetString(value));
                break;
        }
    }

    private double Part(ReadOnlySpan<byte> value, int at)
    {
        var below = UInt(value[(at + 4)..]);
        return below == 0 ? 0 : UInt(value[at..]) / (double)below;
    }

    private static string Words(int tag, ReadOnlySpan<byte> value)
    {
        // What Windows writes is UTF-16; a comment begins with eight bytes that name its encoding.
        if (tag is >= 0x9C9B and <= 0x9C9F)
            return Encoding.Unicode.GetString(value);
        if (tag != 0x9286 || value.Length < 8)
            return PlainFile.Decode(value.ToArray());
        return value.StartsWith("UNICODE"u8) ? Encoding.BigEndianUnicode.GetString(value[8..]) : PlainFile.Decode(value[8..].ToArray());
    }

    private ReadOnlySpan<byte> Value(int entry)
    {
        var size = (long)UInt(entry + 4) * UShort(entry + 2) switch
        {
            1 or 2 or 6 or 7 => 1,
            3 or 8 => 2,
            5 or 10 or 12 => 8,
            _ => 4,
        };
        if (size <= 4)
            return data.AsSpan(entry + 8, (int)size);
        var offset = UInt(entry + 8);
        return offset + size <= data.Length ? data.AsSpan((int)offset, (int)size) : [];
    }

    private int UShort(int at) => isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(at)) : BinaryPrimitives.ReadUInt16LittleEndian(data.AsSpan(at));

    private uint UInt(int at) => UInt(data.AsSpan(at));

    private uint UInt(ReadOnlySpan<byte> at) => isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(at) : BinaryPrimitives.ReadUInt32LittleEndian(at);
}
