namespace InfoDisclosure.Core.Documents.Inspecting.Office;

/// <summary>The attributes that hold words people wrote (ECMA-376 part 1), and what the clerk calls them.</summary>
internal static class TextAttributes
{
    private static readonly Dictionary<(string Element, string Attribute), string> Known = new()
    {
        [("docPr", "descr")] = "图片替代文字",
        [("docPr", "title")] = "图片替代文字",
        [("cNvPr", "descr")] = "图片替代文字",
        [("cNvPr", "title")] = "图片替代文字",
        [("shape", "alt")] = "图片替代文字",
        [("textpath", "string")] = "艺术字",
        [("tblCaption", "val")] = "表格说明",
        [("tblDescription", "val")] = "表格说明",
        [("fldSimple", "instr")] = "域代码",
        [("hyperlink", "tooltip")] = "链接提示",
        [("hyperlink", "display")] = "链接文字",
        [("hlinkClick", "tooltip")] = "链接提示",
        [("alias", "val")] = "内容控件",
        [("tag", "val")] = "内容控件",
        [("listItem", "displayText")] = "下拉列表",
        [("listItem", "value")] = "下拉列表",
        [("listEntry", "val")] = "下拉列表",
        [("default", "val")] = "表单域",
        [("statusText", "val")] = "表单域",
        [("helpText", "val")] = "表单域",
        [("docVar", "val")] = "文档变量",
        [("dataValidation", "prompt")] = "输入提示",
        [("dataValidation", "promptTitle")] = "输入提示",
        [("dataValidation", "error")] = "输入提示",
        [("dataValidation", "errorTitle")] = "输入提示",
        [("filter", "val")] = "筛选条件",
        [("customFilter", "val")] = "筛选条件",
        [("cfRule", "text")] = "条件格式",
        [("scenario", "comment")] = "方案",
        [("inputCells", "val")] = "方案",
        [("definedName", "comment")] = "名称",
        [("table", "comment")] = "表格说明",
        [("table", "altTextSummary")] = "表格说明",
        [("tableColumn", "totalsRowLabel")] = "表格说明",
        [("sheetName", "val")] = "外部链接",
    };

    private static readonly HashSet<string> Elements = [.. Known.Keys.Select(key => key.Element)];

    public static bool AreOn(string element) => Elements.Contains(element);

    /// <summary>What the attribute is called; null when it holds no words.</summary>
    public static string? NameOf(string element, string attribute) => Known.GetValueOrDefault((element, attribute));
}
