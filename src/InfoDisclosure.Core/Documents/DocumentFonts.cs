using InfoDisclosure.Pdf.Fonts;

namespace InfoDisclosure.Core.Documents;

/// <summary>What a font is used for in official documents.</summary>
public enum FontRole
{
    /// <summary>小标宋: titles.</summary>
    Title,

    /// <summary>黑体: headings of the first level, table headers, marks.</summary>
    Hei,

    /// <summary>楷体: headings of the second level, quotations.</summary>
    Kai,

    /// <summary>仿宋: the text.</summary>
    Fang,

    /// <summary>宋体: page numbers, and every character that the font of its place lacks.</summary>
    Fallback,
}

/// <summary>
/// The fonts of the office's documents, opened once a process and shared by all renderings. An office that owns
/// 仿宋_GB2312 or 方正小标宋 names those files in the settings; ours then stand behind them for what they lack.
/// </summary>
public sealed class DocumentFonts : IDisposable
{
    private static readonly Dictionary<FontRole, string> Files = new()
    {
        [FontRole.Title] = "NotoSerifSC-Bold.ttf",
        [FontRole.Hei] = "NotoSansSC-Bold.ttf",
        [FontRole.Kai] = "WenKai-Regular.ttf",
        [FontRole.Fang] = Path.Combine("fandol", "FandolFang-Regular.ttf"),
        [FontRole.Fallback] = "NotoSerifSC-Regular.ttf",
    };

    private readonly List<TrueTypeFont> opened = [];
    private readonly Dictionary<FontRole, FontStack> stacks = [];

    private DocumentFonts()
    {
    }

    internal FontStack Title => stacks[FontRole.Title];

    internal FontStack Hei => stacks[FontRole.Hei];

    internal FontStack Kai => stacks[FontRole.Kai];

    internal FontStack Fang => stacks[FontRole.Fang];

    internal FontStack Serif => stacks[FontRole.Fallback];

    /// <summary>
    /// Opens the product's fonts in a folder and the files that settings name instead. 仿宋 alone may be absent from the
    /// folder (it has another licence than the rest): the text is then set in 宋体. Throws
    /// <see cref="DocumentFontException"/> with a message for the office when a file is absent or no usable font.
    /// </summary>
    public static DocumentFonts Load(string folder, IReadOnlyDictionary<FontRole, string>? overrides = null)
    {
        var fonts = new DocumentFonts();
        try
        {
            fonts.Open(folder, overrides ?? new Dictionary<FontRole, string>());
            return fonts;
        }
        catch (DocumentFontException)
        {
            fonts.Dispose();
            throw;
        }
    }

    /// <summary>Closes the files; no rendering may be under way.</summary>
    public void Dispose() => opened.ForEach(font => font.Dispose());

    private static string Explain(FontProblem problem) => problem switch
    {
        FontProblem.NotAFont => "不是 TrueType 字体，或者文件不完整",
        FontProblem.PostScriptOutlines => "是 PostScript 轮廓（CFF）的 OpenType 字体，需要 TrueType 轮廓的字体（.ttf 或 .ttc）",
        FontProblem.Damaged => "字体数据有缺损",
        FontProblem.NoUnicodeMap => "没有 Unicode 字符映射",
        FontProblem.EmbeddingForbidden => "字体厂商不允许把它嵌入文件",
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem, "Not a font problem."),
    };

    private void Open(string folder, IReadOnlyDictionary<FontRole, string> overrides)
    {
        var fallback = OpenFile(Path.Combine(folder, Files[FontRole.Fallback]));
        foreach (var (role, file) in Files)
        {
            var fonts = new List<TrueTypeFont>();
            if (overrides.TryGetValue(role, out var named))
            {
                fonts.Add(OpenFile(named));
            }

            var path = Path.Combine(folder, file);
            if (role != FontRole.Fallback && (role != FontRole.Fang || File.Exists(path)))
            {
                fonts.Add(OpenFile(path));
            }

            fonts.Add(fallback);
            stacks.Add(role, new FontStack(fonts));
        }
    }

    private TrueTypeFont OpenFile(string path)
    {
        try
        {
            var font = TrueTypeFont.Open(path);
            opened.Add(font);
            return font;
        }
        catch (FontFormatException problem)
        {
            throw new DocumentFontException($"字体文件 {path} 不能使用：{Explain(problem.Reason)}。", problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new DocumentFontException($"字体文件 {path} 打不开：文件不存在，或者没有读取权限。", problem);
        }
    }
}

/// <summary>A font of the documents cannot be used; the message is Chinese and names the file.</summary>
public sealed class DocumentFontException(string message, Exception inner) : Exception(message, inner);
