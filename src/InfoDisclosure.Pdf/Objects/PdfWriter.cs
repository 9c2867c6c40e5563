using System.IO.Compression;
using System.Security.Cryptography;

namespace InfoDisclosure.Pdf.Objects;

/// <summary>
/// The file itself: numbered objects, Flate streams, object streams for everything that is no stream, and a cross-reference
/// stream (PDF 1.7). Object numbers are handed out in call order and nothing depends on clock or chance, so equal calls
/// give equal bytes; the document's identifier is a digest of the objects.
/// </summary>
internal sealed class PdfWriter
{
    private const int ObjectsPerStream = 128;

    private readonly List<Entry> entries = [default];
    private readonly ByteWriter file = new(1 << 16);
    private readonly ByteWriter pooled = new(1 << 14);
    private readonly List<(int Id, int Offset)> pooledIndex = [];

    public PdfWriter() => file.Bytes("%PDF-1.7\n%政务\n"u8);

    /// <summary>A number for an object that is written later.</summary>
    public int Reserve()
    {
        entries.Add(default);
        return entries.Count - 1;
    }

    /// <summary>Writes a reserved object that is not a stream.</summary>
    public void Write(int id, ByteWriter body)
    {
        pooledIndex.Add((id, pooled.Length));
        pooled.Bytes(body.Written);
        pooled.Byte((byte)'\n');
        if (pooledIndex.Count == ObjectsPerStream)
        {
            FlushPool();
        }
    }

    /// <summary>Writes a new object that is not a stream.</summary>
    public int Write(ByteWriter body)
    {
        int id = Reserve();
        Write(id, body);
        return id;
    }

    /// <summary>Compresses and writes a stream; <paramref name="dictionary"/> holds its entries but for length and filter.</summary>
    public int WriteStream(ByteWriter? dictionary, ReadOnlySpan<byte> data)
    {
        int id = Reserve();
        WriteCompressed(id, dictionary, Compress(data));
        return id;
    }

    /// <summary>Writes a stream whose data is already compressed with <see cref="Compress"/>.</summary>
    public void WriteCompressed(int id, ByteWriter? dictionary, ReadOnlySpan<byte> compressed) =>
        Stream(id, dictionary, compressed, filtered: true);

    /// <summary>Writes a stream as it is, for what other programs look for by scanning the file (XMP).</summary>
    public int WritePlainStream(ByteWriter dictionary, ReadOnlySpan<byte> data)
    {
        int id = Reserve();
        Stream(id, dictionary, data, filtered: false);
        return id;
    }

    /// <summary>The zlib form that /FlateDecode expects.</summary>
    public static byte[] Compress(ReadOnlySpan<byte> data)
    {
        using var memory = new MemoryStream((data.Length / 2) + 64);
        using (var zlib = new ZLibStream(memory, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(data);
        }

        return memory.ToArray();
    }

    /// <summary>Closes the file: the remaining objects, the cross-reference stream, the trailer.</summary>
    public byte[] Finish(int catalogue, int information)
    {
        FlushPool();
        byte[] identifier = SHA256.HashData(file.Written)[..16];
        int id = Reserve();
        int offset = file.Length;
        entries[id] = new Entry(1, offset, 0);

        var table = new ByteWriter(entries.Count * 7);
        table.Bytes([0, 0, 0, 0, 0, 0xFF, 0xFF]);
        for (int i = 1; i < entries.Count; i++)
        {
            Entry entry = entries[i];
            table.Byte(entry.Kind);
            table.UInt32(entry.Offset);
            table.UInt16(entry.Index);
        }

        var dictionary = new ByteWriter();
        dictionary.Bytes("/Type/XRef/W[1 4 2]/Size "u8);
        dictionary.Integer(entries.Count);
        dictionary.Bytes("/Root "u8);
        dictionary.Reference(catalogue);
        dictionary.Bytes("/Info "u8);
        dictionary.Reference(information);
        dictionary.Bytes("/ID["u8);
        for (int copy = 0; copy < 2; copy++)
        {
            dictionary.Byte((byte)'<');
            foreach (byte b in identifier)
            {
                dictionary.Hex(b);
            }

            dictionary.Byte((byte)'>');
        }

        dictionary.Byte((byte)']');
        WriteCompressed(id, dictionary, Compress(table.Written));
        file.Bytes("startxref\n"u8);
        file.Integer(offset);
        file.Bytes("\n%%EOF\n"u8);
        return file.ToArray();
    }

    private void Stream(int id, ByteWriter? dictionary, ReadOnlySpan<byte> data, bool filtered)
    {
        entries[id] = new Entry(1, file.Length, 0);
        file.Integer(id);
        file.Bytes(" 0 obj\n<<"u8);
        if (dictionary is not null)
        {
            file.Bytes(dictionary.Written);
        }

        if (filtered)
        {
            file.Bytes("/Filter/FlateDecode"u8);
        }

        file.Bytes("/Length "u8);
        file.Integer(data.Length);
        file.Bytes(">>\nstream\n"u8);
        file.Bytes(data);
        file.Bytes("\nendstream\nendobj\n"u8);
    }

    private void FlushPool()
    {
        if (pooledIndex.Count == 0)
        {
            return;
        }

        int id = Reserve();
        var data = new ByteWriter(pooled.Length + (pooledIndex.Count * 10));
        for (int i = 0; i < pooledIndex.Count; i++)
        {
            (int member, int offset) = pooledIndex[i];
            entries[member] = new Entry(2, id, i);
            data.Integer(member);
            data.Byte((byte)' ');
            data.Integer(offset);
            data.Byte((byte)' ');
        }

        int first = data.Length;
        data.Bytes(pooled.Written);

        var dictionary = new ByteWriter();
        dictionary.Bytes("/Type/ObjStm/N "u8);
        dictionary.Integer(pooledIndex.Count);
        dictionary.Bytes("/First "u8);
        dictionary.Integer(first);
        WriteCompressed(id, dictionary, Compress(data.Written));
        pooled.Clear();
        pooledIndex.Clear();
    }

    private readonly record struct Entry(byte Kind, int Offset, int Index);
}
