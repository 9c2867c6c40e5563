using System.Text;

namespace InfoDisclosure.Core.Text;

/// <summary>Which characters are written without spaces between them.</summary>
internal static class CjkText
{
    /// <summary>A Chinese character or kana, rare planes included; no punctuation.</summary>
    public static bool IsIdeograph(Rune rune) => rune.Value
        is (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF)
        or 0x3005 or 0x3007 or (>= 0x3040 and <= 0x30FF) or (>= 0xE000 and <= 0xF8FF);

    /// <summary>A character of Chinese running text: ideographs, full-width forms, Chinese punctuation.</summary>
    public static bool IsCjk(Rune rune) => IsIdeograph(rune) || rune.Value
        is (>= 0x2E80 and <= 0x2FFF) or (>= 0x3001 and <= 0x33FF) or (>= 0xFE30 and <= 0xFE4F) or (>= 0xFF01 and <= 0xFFEF)
        or 0x2014 or 0x2018 or 0x2019 or 0x201C or 0x201D or 0x2026 or 0x00B7 or (>= 0xE0100 and <= 0xE01EF) or (>= 0xFE00 and <= 0xFE0F);

    /// <summary>The character that a text ends with; false for an empty one.</summary>
    public static bool TryLast(ReadOnlySpan<char> text, out Rune rune) =>
        Rune.DecodeLastFromUtf16(text, out rune, out _) == System.Buffers.OperationStatus.Done;

    /// <summary>The character that a text begins with; false for an empty one.</summary>
    public static bool TryFirst(ReadOnlySpan<char> text, out Rune rune) =>
        Rune.DecodeFromUtf16(text, out rune, out _) == System.Buffers.OperationStatus.Done;

    /// <summary>What stands between two lines that are one paragraph: nothing beside Chinese, otherwise a space.</summary>
    public static string Between(ReadOnlySpan<char> before, ReadOnlySpan<char> after) =>
        !TryLast(before, out var last) || !TryFirst(after, out var first) || IsCjk(last) || IsCjk(first) ? "" : " ";
}
