using UglyToad.PdfPig.Tokens;

namespace InfoDisclosure.Core.Documents.Inspecting.Pdf;

/// <summary>
/// What the library (0.1.16) follows in circles until the process dies, found before it gets there: objects that are nothing
/// but a reference, and trees of named destinations. A stack overflow can't be caught.
/// </summary>
internal static class PdfStructure
{
    private const int MostTables = 100;

    /// <summary>Checks a file and returns what the library may read.</summary>
    public static byte[] Prepare(byte[] file)
    {
        if (file.AsSpan(0, Math.Min(file.Length, 1024)).IndexOf("%PDF-"u8) < 0)
            throw new InvalidDataException("No PDF file.");
        if (Names(file, "Encrypt").Count > 0)
            throw new FileRefusedException("PDF加了密码或设了权限，无法检查。请去掉密码和权限后再上传");
        var safe = (byte[])file.Clone();
        RefuseAliases(safe);
        HideDestinations(safe);
        var tables = Names(safe, "XRef");
        if (tables.Count > MostTables)
            throw new InvalidDataException("There are too many tables of objects.");
        foreach (var table in tables)
            RefuseBomb(safe, table);
        return safe;
    }

    /// <summary>The same for objects that lie packed in a stream.</summary>
    public static Memory<byte> Defuse(Memory<byte> unpacked, DictionaryToken dictionary)
    {
        HideDestinations(unpacked.Span);
        if (dictionary.TryGet(NameToken.First, out NumericToken first) && dictionary.TryGet(NameToken.N, out NumericToken count))
            RefuseAliases(unpacked.Span, first.Int, count.Int);
        return unpacked;
    }

    /// <summary>How often the file was saved by adding to its end; each time what was before stays in it.</summary>
    public static int Additions(byte[] file)
    {
        var ends = 0;
        for (var rest = file.AsSpan(); rest.IndexOf("startxref"u8) is >= 0 and var at; rest = rest[(at + 9)..])
            ends++;
        // A file made for quick showing has two tables from the start.
        return Math.Max(0, ends - 1 - (Names(file.AsSpan(0, Math.Min(file.Length, 1024)), "Linearized").Count > 0 ? 1 : 0));
    }

    /// <summary>The places where a name stands, its letters possibly written as #xx.</summary>
    private static List<int> Names(ReadOnlySpan<byte> bytes, string name)
    {
        var found = new List<int>();
        for (var at = 0; bytes[at..].IndexOf((byte)'/') is >= 0 and var next; at++)
        {
            at += next;
            var i = at + 1;
            var matched = 0;
            while (matched < name.Length && i < bytes.Length)
            {
                var letter = (char)bytes[i];
                var length = 1;
                if (letter == '#' && i + 2 < bytes.Length && Hex(bytes[i + 1]) is >= 0 and var high && Hex(bytes[i + 2]) is >= 0 and var low)
                {
                    letter = (char)((high * 16) + low);
                    length = 3;
                }
                if (letter != name[matched])
                    break;
                matched++;
                i += length;
            }
            if (matched == name.Length && (i == bytes.Length || IsSpace(bytes[i]) || "/<>[]()%"u8.Contains(bytes[i])))
                found.Add(at);
        }
        return found;
    }

    private static void HideDestinations(Span<byte> bytes)
    {
        // The library reads the tree on opening, and round and round if it is one. Nobody needs it here.
        foreach (var at in Names(bytes, "Dests"))
            bytes[at + (bytes[at + 1] == '#' ? 3 : 1)]++;
    }

    /// <summary>Finds "obj" followed by nothing but a reference.</summary>
    private static void RefuseAliases(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; bytes[at..].IndexOf("obj"u8) is >= 0 and var next; at++)
        {
            at += next;
            RefuseReference(bytes[(at + 3)..]);
        }
    }

    private static void RefuseAliases(ReadOnlySpan<byte> unpacked, int first, int count)
    {
        // The stream begins with pairs of numbers: which object, and where it begins behind the pairs.
        var at = 0;
        for (var i = 0; i < count && Number(unpacked, ref at) is not null; i++)
        {
            if (Number(unpacked, ref at) is { } offset && first + (long)offset is >= 0 and var start && start < unpacked.Length)
                RefuseReference(unpacked[(int)start..]);
        }
    }

    private static void RefuseReference(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        if (Number(bytes, ref at) is null || Number(bytes, ref at) is null)
            return;
        Space(bytes, ref at);
        if (at < bytes.Length && bytes[at] == 'R')
            throw new InvalidDataException("An object is only a reference.");
    }

    /// <summary>A table of objects is unpacked before any limit is asked.</summary>
    private static void RefuseBomb(byte[] file, int table)
    {
        if (file.AsSpan(table).IndexOf("stream"u8) is not (>= 0 and var start))
            return;
        start += table + 6;
        while (start < file.Length && file[start] is (byte)'\r' or (byte)'\n')
            start++;
        if (start < file.Length && PdfFilters.FlateLength(file.AsMemory(start)) > PdfWork.LongestContent)
            throw new InvalidDataException("A table of objects unpacks to too much.");
    }

    private static int? Number(ReadOnlySpan<byte> bytes, ref int at)
    {
        Space(bytes, ref at);
        var start = at;
        long number = 0;
        while (at < bytes.Length && bytes[at] is >= (byte)'0' and <= (byte)'9')
            number = Math.Min(int.MaxValue, (number * 10) + bytes[at++] - '0');
        return at == start ? null : (int)number;
    }

    private static void Space(ReadOnlySpan<byte> bytes, ref int at)
    {
        while (at < bytes.Length && (IsSpace(bytes[at]) || bytes[at] == '%'))
        {
            if (bytes[at] == '%')
            {
                while (at < bytes.Length && bytes[at] is not ((byte)'\r' or (byte)'\n'))
                    at++;
            }
            else
            {
                at++;
            }
        }
    }

    private static bool IsSpace(byte b) => b is 0 or 9 or 10 or 12 or 13 or 32;

    private static int Hex(byte b) => b switch
    {
        >= (byte)'0' and <= (byte)'9' => b - '0',
        >= (byte)'a' and <= (byte)'f' => b - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => b - 'A' + 10,
        _ => -1,
    };
}
