using System.Text;

namespace InfoDisclosure.Core.Text;

/// <summary>Bytes to text: UTF-8, UTF-16 with its mark, or GB18030 (GBK and GB2312 are part of it).</summary>
internal static class TextBytes
{
    /// <summary>The text and the name of its encoding; null for what isn't text in any of them.</summary>
    public static (string Text, string Encoding)? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            return Strict(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), bytes[3..], "UTF-8（带标记）");
        if (bytes.StartsWith(Encoding.Unicode.Preamble))
            return Strict(new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), bytes[2..], "UTF-16");
        if (bytes.StartsWith(Encoding.BigEndianUnicode.Preamble))
            return Strict(new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), bytes[2..], "UTF-16");
        if (bytes.Contains((byte)0))
            return null;
        return Strict(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), bytes, "UTF-8")
            ?? Strict(
                CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                    ?? throw new InvalidOperationException("The GB18030 table is missing from this runtime."),
                bytes,
                "GB18030");
    }

    private static (string Text, string Encoding)? Strict(Encoding encoding, ReadOnlySpan<byte> bytes, string name)
    {
        try
        {
            return (encoding.GetString(bytes), name);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
