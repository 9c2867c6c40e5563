namespace InfoDisclosure.Core.Documents.Inspecting.Office;

/// <summary>The parts of a Word document.</summary>
internal static class WordParts
{
    private static readonly Dictionary<string, string> Places = new(StringComparer.Ordinal)
    {
        ["document.main+xml"] = "正文",
        ["document.glossary+xml"] = "构建基块",
        ["header+xml"] = "页眉",
        ["footer+xml"] = "页脚",
        ["footnotes+xml"] = "脚注",
        ["endnotes+xml"] = "尾注",
        ["comments+xml"] = "批注",
        ["settings+xml"] = "文档设置",
        ["drawingml.chart+xml"] = "图表",
        ["drawingml.chartshapes+xml"] = "图表",
        ["drawingml.diagramData+xml"] = "图示",
        ["diagramDrawing+xml"] = "图示副本",
    };

    /// <summary>What the clerk calls the place of a part.</summary>
    public static string WhereOf(OfficePackage package, string part)
    {
        var type = package.TypeOf(part);
        foreach (var (ending, where) in Places)
        {
            if (type.EndsWith("." + ending, StringComparison.Ordinal) || type.EndsWith("+" + ending, StringComparison.Ordinal))
                return where;
        }
        return "其他内容";
    }

    /// <summary>True for what stands on the pages.</summary>
    public static bool IsShown(string where) => where is "正文" or "页眉" or "页脚" or "脚注" or "尾注" or "图示" or "图表";

    public static IReadOnlySet<string> HiddenStyles(OfficePackage package)
    {
        if (package.Related(package.MainPart!, "styles").FirstOrDefault() is not { } styles)
            return new HashSet<string>(StringComparer.Ordinal);
        using var reader = package.Read(styles);
        return StoryReader.HiddenStyles(reader);
    }
}
