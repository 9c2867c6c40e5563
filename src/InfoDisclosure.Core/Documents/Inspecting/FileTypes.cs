namespace InfoDisclosure.Core.Documents.Inspecting;

/// <summary>The content types that an upload can have.</summary>
internal static class FileTypes
{
    public const string Pdf = "application/pdf";
    public const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string Png = "image/png";
    public const string Jpeg = "image/jpeg";
    public const string Text = "text/plain";
    public const string Csv = "text/csv";
}
