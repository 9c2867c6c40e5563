using System.Buffers.Text;
using System.Text;

namespace InfoDisclosure.Pdf.Objects;

/// <summary>A growing byte buffer that knows how PDF writes numbers, names and strings.</summary>
internal sealed class ByteWriter(int capacity = 256)
{
    private static readonly double[] scales = [1, 10, 100, 1000, 10000, 100000];

    private byte[] buffer = new byte[capacity];
    private int length;

    public int Length => length;

    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, length);

    public void Clear() => length = 0;

    public byte[] ToArray() => Written.ToArray();

    public void Byte(byte value)
    {
        if (length == buffer.Length)
        {
            Grow(1);
        }

        buffer[length++] = value;
    }

    public void Bytes(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    public void Ascii(string text)
    {
        Span<byte> into = Take(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            into[i] = (byte)text[i];
        }
    }

    public void Integer(long value)
    {
        Span<byte> room = Room(20);
        Utf8Formatter.TryFormat(value, room, out int written);
        length += written;
    }

    /// <summary>A real number without exponent, rounded to the given decimals and without trailing zeros.</summary>
    public void Number(double value, int decimals = 3)
    {
        double scale = scales[decimals];
        long scaled = (long)Math.Round(value * scale, MidpointRounding.AwayFromZero);
        if (scaled < 0)
        {
            Byte((byte)'-');
            scaled = -scaled;
        }

        long unit = (long)scale;
        Integer(scaled / unit);
        long rest = scaled % unit;
        if (rest == 0)
        {
            return;
        }

        Byte((byte)'.');
        while (rest > 0)
        {
            unit /= 10;
            Byte((byte)('0' + (rest / unit)));
            rest %= unit;
        }
    }

    public void Reference(int id)
    {
        Integer(id);
        Bytes(" 0 R"u8);
    }

    /// <summary>A name with its slash; characters outside the regular ASCII ones are written as #xx of their UTF-8 bytes.</summary>
    public void Name(string name)
    {
        Byte((byte)'/');
        foreach (byte b in Encoding.UTF8.GetBytes(name))
        {
            if (b is > 0x20 and < 0x7F && "()<>[]{}/%#"u8.IndexOf(b) < 0)
            {
                Byte(b);
            }
            else
            {
                Byte((byte)'#');
                Hex(b);
            }
        }
    }

    /// <summary>A text string: literal while it is ASCII, UTF-16BE with its mark otherwise.</summary>
    public void Text(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            Byte((byte)'(');
            foreach (char c in text)
            {
                Escaped((byte)c);
            }

            Byte((byte)')');
            return;
        }

        Bytes("<FEFF"u8);
        foreach (char c in text)
        {
            Hex((byte)(c >> 8));
            Hex((byte)c);
        }

        Byte((byte)'>');
    }

    /// <summary>One byte inside a literal string.</summary>
    public void Escaped(byte value)
    {
        switch (value)
        {
            case (byte)'(' or (byte)')' or (byte)'\\':
                Byte((byte)'\\');
                Byte(value);
                break;
            case (byte)'\r': // a reader would turn a bare CR into LF
                Byte((byte)'\\');
                Byte((byte)'r');
                break;
            default:
                Byte(value);
                break;
        }
    }

    public void Hex(byte value)
    {
        Byte(Digit(value >> 4));
        Byte(Digit(value & 15));
    }

    public void Hex16(int value)
    {
        Hex((byte)(value >> 8));
        Hex((byte)value);
    }

    public void UInt16(int value)
    {
        Span<byte> into = Take(2);
        into[0] = (byte)(value >> 8);
        into[1] = (byte)value;
    }

    public void UInt32(long value)
    {
        Span<byte> into = Take(4);
        into[0] = (byte)(value >> 24);
        into[1] = (byte)(value >> 16);
        into[2] = (byte)(value >> 8);
        into[3] = (byte)value;
    }

    private static byte Digit(int value) => (byte)(value < 10 ? '0' + value : 'A' + value - 10);

    private Span<byte> Take(int count)
    {
        Span<byte> room = Room(count)[..count];
        length += count;
        return room;
    }

    private Span<byte> Room(int count)
    {
        if (buffer.Length - length < count)
        {
            Grow(count);
        }

        return buffer.AsSpan(length);
    }

    private void Grow(int count) => Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + count));
}
