using InfoDisclosure.Core.Documents.Inspecting.Office;
using InfoDisclosure.Rules.Catalogue.Privacy;

namespace InfoDisclosure.Core.Documents.Inspecting;

/// <summary>How making a masked copy ended.</summary>
public abstract record MaskingResult
{
    private MaskingResult()
    {
    }

    /// <summary>The copy is written; the notes say what the clerk must still look at, such as pictures.</summary>
    public sealed record Masked(IReadOnlyList<string> Notes) : MaskingResult;

    /// <summary>Nothing was written, because something could not be masked.</summary>
    public sealed record Refused(string Why) : MaskingResult;
}

/// <summary>What masks words that stand alone, and what masks cells, which their column's heading explains.</summary>
internal sealed record Masks(Func<string, string> Text, Func<ScannedTable, IReadOnlyList<IReadOnlyList<string>>> Table);

/// <summary>
/// The same file with every text passed through a mask (个人信息保护法 Art. 51, 去标识化): also headers, comments, hidden sheets,
/// words deleted while changes were tracked, links and properties. The masks see the texts and tables that
/// <see cref="FileInspector"/> finds. What can't be masked is refused, not passed on.
/// </summary>
public static class MaskedCopy
{
    /// <summary>Writes the masked copy to <paramref name="copy"/>, or nothing.</summary>
    /// <param name="file">The file.</param>
    /// <param name="copy">Where the copy goes.</param>
    /// <param name="contentType">Word, Excel, CSV or text.</param>
    /// <param name="maskText">Masks words; words without anything to mask come back unchanged.</param>
    /// <param name="maskTable">Masks a table's cells; gives as many rows and cells as it takes.</param>
    /// <param name="dropHidden">Hidden sheets, comments and words deleted while changes were tracked are left out of the copy.</param>
    public static MaskingResult Make(
        Stream file, Stream copy, string contentType, Func<string, string> maskText, Func<ScannedTable, IReadOnlyList<IReadOnlyList<string>>> maskTable, bool dropHidden = false) =>
        FileLimits.Guard<MaskingResult>(
            () =>
            {
                var (bytes, notes) = Make(FileLimits.ReadAll(file), contentType, new Masks(maskText, maskTable), dropHidden);
                copy.Write(bytes);
                return new MaskingResult.Masked(notes);
            },
            why => new MaskingResult.Refused(why));

    private static (byte[] File, IReadOnlyList<string> Notes) Make(byte[] file, string contentType, Masks masks, bool dropHidden) => contentType switch
    {
        FileTypes.Word => OfficeMask.MaskWord(file, masks, dropHidden),
        FileTypes.Excel => OfficeMask.MaskExcel(file, masks, dropHidden),
        FileTypes.Text => (PlainFile.MaskText(file, masks.Text), []),
        FileTypes.Csv => (PlainFile.MaskCsv(file, masks.Table), []),
        FileTypes.Pdf => throw new FileRefusedException("PDF不能自动遮盖，请在原来的Word、Excel文件里遮盖后重新导出PDF"),
        FileTypes.Jpeg or FileTypes.Png => throw new FileRefusedException("图片不能自动遮盖，请用图片软件涂抹后再上传"),
        _ => throw new FileRefusedException("这种类型的文件不能自动遮盖"),
    };
}
