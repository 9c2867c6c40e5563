using System.Text;
using InfoDisclosure.Rules.Catalogue.Privacy;

namespace InfoDisclosure.Core.Documents.Inspecting;

/// <summary>Text and CSV files.</summary>
internal static class PlainFile
{
    private static readonly Encoding[] Marked = [new UTF8Encoding(true, true), new UnicodeEncoding(false, true, true), new UnicodeEncoding(true, true, true)];

    public static FileInspection InspectText(byte[] file)
    {
        var (text, _) = Read(file);
        return Found(new ScannedContent(text.Length == 0 ? [] : [new ScannedText("正文", text)], []), text);
    }

    public static FileInspection InspectCsv(byte[] file)
    {
        var table = CsvTable.Read(Read(file).Text, new ReadingBudget());
        return Found(new ScannedContent([], table.Rows.Count == 0 ? [] : [new ScannedTable("表格", table.Rows)]), string.Join('\n', table.Rows.Select(row => string.Join('\t', row).TrimEnd('\t'))));
    }

    /// <summary>The same file with its text masked, in the same encoding.</summary>
    public static byte[] MaskText(byte[] file, Func<string, string> mask)
    {
        var (text, encoding) = Read(file);
        return text.Length == 0 ? file : Write(mask(text), encoding);
    }

    /// <summary>The same file with its cells masked: what is not masked stays as it was typed.</summary>
    public static byte[] MaskCsv(byte[] file, Func<ScannedTable, IReadOnlyList<IReadOnlyList<string>>> mask)
    {
        var (text, encoding) = Read(file);
        var table = CsvTable.Read(text, new ReadingBudget());
        return table.Rows.Count == 0 ? file : Write(table.With(MaskedTable.Of(new ScannedTable("表格", table.Rows), mask)), encoding);
    }

    /// <summary>Words of unknown encoding, such as those in a picture: UTF-8 where possible, else GB18030; never throws.</summary>
    public static string Decode(byte[] words)
    {
        try
        {
            return Marked[0].GetString(words);
        }
        catch (DecoderFallbackException)
        {
            return Chinese(DecoderFallback.ReplacementFallback).GetString(words);
        }
    }

    private static (string Text, Encoding Encoding) Read(byte[] file)
    {
        var encoding = Marked.FirstOrDefault(encoding => file.AsSpan().StartsWith(encoding.Preamble));
        try
        {
            if (encoding is not null)
                return (encoding.GetString(file.AsSpan(encoding.Preamble.Length)), encoding);
            if (file.AsSpan().Contains((byte)0))
                throw new FileRefusedException("这不是文本文件，或编码不能识别。请用记事本打开，另存为 UTF-8 编码后再上传");
            var plain = new UTF8Encoding(false, true);
            try
            {
                return (plain.GetString(file), plain);
            }
            catch (DecoderFallbackException)
            {
                var chinese = Chinese(DecoderFallback.ExceptionFallback);
                return (chinese.GetString(file), chinese);
            }
        }
        catch (DecoderFallbackException)
        {
            throw new FileRefusedException("文本的编码不能识别。请用记事本打开，另存为 UTF-8 编码后再上传");
        }
    }

    private static byte[] Write(string text, Encoding encoding)
    {
        // A mask may cut a character in halves; what no encoding can say becomes a replacement character.
        var tolerant = (Encoding)encoding.Clone();
        tolerant.EncoderFallback = EncoderFallback.ReplacementFallback;
        return [.. encoding.Preamble, .. tolerant.GetBytes(text)];
    }

    private static Encoding Chinese(DecoderFallback fallback)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030", EncoderFallback.ReplacementFallback, fallback);
    }

    private static FileInspection Found(ScannedContent content, string plain) => new()
    {
        Content = content,
        PlainText = plain,
        Hidden = [],
        Properties = [],
        UnreadablePages = 0,
        Pictures = [],
    };
}
