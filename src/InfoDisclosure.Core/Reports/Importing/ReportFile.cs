using System.Globalization;
using InfoDisclosure.Core.Text;

namespace InfoDisclosure.Core.Reports.Importing;

/// <summary>Bytes to text: UTF-8, GB18030 (GBK and GB2312 are part of it) or UTF-16 with its mark; what isn't text is refused in words.</summary>
internal static class ReportFile
{
    /// <summary>The longest file that is read, in bytes; the longest real report has some fifty thousand.</summary>
    public const int Longest = 2_000_000;

    private static readonly (byte[] Start, string Kind)[] OtherKinds =
    [
        ([0x50, 0x4B, 0x03, 0x04], "Word、Excel 或压缩文件"),
        ([0xD0, 0xCF, 0x11, 0xE0], "旧版 Word 或 Excel 文件"),
        ("%PDF"u8.ToArray(), "PDF 文件"),
        ("{\\rtf"u8.ToArray(), "写字板（RTF）文件"),
    ];

    /// <summary>The text and the name of its encoding, or the reason why there is none.</summary>
    public static (string? Text, string Encoding, string? Reason) Decode(byte[] file)
    {
        if (file.Length > Longest)
            return Refused(string.Create(CultureInfo.InvariantCulture, $"文件超过{Longest / 1_000_000}兆字节，不像一份纯文本的年度报告。"));
        if (OtherKinds.FirstOrDefault(kind => file.AsSpan().StartsWith(kind.Start)) is { Kind: { } other })
            return Refused($"这是{other}，不是纯文本。请用原来的软件打开，“另存为”纯文本（.txt）后再导入，或者在编辑页面直接粘贴。");
        if (TextBytes.Decode(file) is { } decoded)
            return (decoded.Text, decoded.Encoding, null);
        return Refused(file.AsSpan().Contains((byte)0)
            ? "文件里有不属于文字的内容，不是纯文本。请另存为纯文本（.txt）后再导入。"
            : "认不出文件的文字编码。请用记事本打开，“另存为”时编码选 UTF-8，再导入。");
    }

    private static (string? Text, string Encoding, string? Reason) Refused(string reason) => (null, "", reason);
}
