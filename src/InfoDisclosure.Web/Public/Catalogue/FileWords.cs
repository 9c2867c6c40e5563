using InfoDisclosure.Core.Catalogue;

namespace InfoDisclosure.Web.Public.Catalogue;

/// <summary>A file's type in words.</summary>
public static class FileWords
{
    /// <summary>What people call the type.</summary>
    public static string Type(AttachmentRow file) => Path.GetExtension(file.FileName).ToUpperInvariant() switch
    {
        ".PDF" => "PDF 文件",
        ".DOCX" or ".DOC" => "Word 文件",
        ".XLSX" or ".XLS" => "Excel 文件",
        ".PNG" or ".JPG" or ".JPEG" => "图片",
        ".TXT" => "文本",
        ".CSV" => "表格文本",
        _ => "文件",
    };
}
