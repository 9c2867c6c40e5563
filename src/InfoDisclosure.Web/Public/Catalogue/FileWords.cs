using System.Globalization;
using InfoDisclosure.Core.Catalogue;

namespace InfoDisclosure.Web.Public.Catalogue;

/// <summary>A file's type and size in words.</summary>
public static class FileWords
{
    private const double Thousand = 1024;

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

    /// <summary>Bytes as KB or MB.</summary>
    public static string Size(long bytes) => bytes < Thousand * Thousand
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, Math.Round(bytes / Thousand))} KB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / Thousand / Thousand:0.0} MB");
}
