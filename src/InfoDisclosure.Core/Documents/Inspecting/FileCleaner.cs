using InfoDisclosure.Core.Documents.Inspecting.Office;
using InfoDisclosure.Core.Documents.Inspecting.Pictures;

namespace InfoDisclosure.Core.Documents.Inspecting;

/// <summary>How taking hidden information out of a file ended.</summary>
public abstract record CleaningResult
{
    private CleaningResult()
    {
    }

    /// <summary>The file is written; a Chinese sentence for each kind of thing that was taken out, none when nothing was.</summary>
    public sealed record Cleaned(IReadOnlyList<string> TakenOut) : CleaningResult;

    /// <summary>Nothing was written.</summary>
    public sealed record NotCleaned(string Why) : CleaningResult;
}

/// <summary>
/// Takes out of a file what nobody sees and nobody needs (个人信息保护法 Art. 6): who wrote it, on which machine, where a picture
/// was taken. What is seen stays as it is, pixel for pixel and word for word. Equal input gives equal bytes.
/// </summary>
public static class FileCleaner
{
    /// <summary>Writes the cleaned file to <paramref name="cleaned"/>, or nothing.</summary>
    public static CleaningResult Clean(Stream file, Stream cleaned, string contentType) =>
        FileLimits.Guard<CleaningResult>(
            () =>
            {
                var (bytes, taken) = Clean(FileLimits.ReadAll(file), contentType);
                cleaned.Write(bytes);
                return new CleaningResult.Cleaned(taken);
            },
            why => new CleaningResult.NotCleaned(why));

    private static (byte[] File, IReadOnlyList<string> TakenOut) Clean(byte[] file, string contentType) => contentType switch
    {
        FileTypes.Word => OfficeCleaner.CleanWord(file),
        FileTypes.Excel => OfficeCleaner.CleanExcel(file),
        FileTypes.Jpeg => JpegFile.Clean(file),
        FileTypes.Png => PngFile.Clean(file),
        FileTypes.Text or FileTypes.Csv => (file, []),
        FileTypes.Pdf => throw new FileRefusedException("PDF里的附加信息不能在这里去掉，请在办公软件里去掉后重新导出PDF"),
        _ => throw new FileRefusedException("这种类型的文件不能清理"),
    };
}
