namespace InfoDisclosure.Core.Reports.Tables;

/// <summary>The forms in which a published report can be taken away.</summary>
public enum ReportFormat
{
    Pdf,
    Word,
    Excel,

    /// <summary>The numbers and words for programs; its SHA-256 is the report's digest.</summary>
    Json,
}

/// <summary>A file of a published revision: made once, when it was signed, and served ever after.</summary>
public sealed class ReportFile
{
    public const int FileNameLength = 200;
    public const int DigestLength = 64;

    public int Id { get; set; }

    public int RevisionId { get; set; }

    public ReportFormat Format { get; set; }

    public required string FileName { get; set; }

    /// <summary>Bytes.</summary>
    public long Size { get; set; }

    /// <summary>SHA-256 in lower-case hexadecimal digits; the bytes lie in the store under it.</summary>
    public required string Digest { get; set; }
}

/// <summary>What the formats are called.</summary>
public static class ReportFormats
{
    public static string Label(this ReportFormat format) => format switch
    {
        ReportFormat.Pdf => "PDF",
        ReportFormat.Word => "Word",
        ReportFormat.Excel => "Excel",
        ReportFormat.Json => "JSON",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    public static string Ending(this ReportFormat format) => format switch
    {
        ReportFormat.Pdf => ".pdf",
        ReportFormat.Word => ".docx",
        ReportFormat.Excel => ".xlsx",
        ReportFormat.Json => ".json",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    public static string ContentType(this ReportFormat format) => format switch
    {
        ReportFormat.Pdf => "application/pdf",
        ReportFormat.Word => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ReportFormat.Excel => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ReportFormat.Json => "application/json",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };
}
