using InfoDisclosure.Core.Documents.Inspecting.Office;
using InfoDisclosure.Core.Documents.Inspecting.Pdf;
using InfoDisclosure.Core.Documents.Inspecting.Pictures;

namespace InfoDisclosure.Core.Documents.Inspecting;

/// <summary>
/// Looks into a file for all that would be published with it (个人信息保护法 Art. 28, 34): visible words, and what hides in
/// comments, tracked changes, hidden sheets, properties and picture data. No input throws; work and memory are bounded.
/// </summary>
public static class FileInspector
{
    /// <summary>Reads a file of one of the types that can be uploaded.</summary>
    public static InspectionResult Inspect(Stream file, string contentType) =>
        FileLimits.Guard<InspectionResult>(
            () => new InspectionResult.Inspected(Read(FileLimits.ReadAll(file), contentType)),
            why => new InspectionResult.Unreadable(why));

    private static FileInspection Read(byte[] file, string contentType) => contentType switch
    {
        FileTypes.Word => OfficeInspection.OfWord(file),
        FileTypes.Excel => OfficeInspection.OfExcel(file),
        FileTypes.Pdf => PdfInspection.Of(file),
        FileTypes.Jpeg => PictureInspection.Of(JpegFile.Properties(file)),
        FileTypes.Png => PictureInspection.Of(PngFile.Properties(file)),
        FileTypes.Text => PlainFile.InspectText(file),
        FileTypes.Csv => PlainFile.InspectCsv(file),
        _ => throw new FileRefusedException("这种类型的文件不能检查，请换成 PDF、Word、Excel、图片或文本文件"),
    };
}
