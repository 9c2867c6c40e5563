using System.Globalization;
using InfoDisclosure.Core.Documents.Reading.Sheets;
using InfoDisclosure.Core.Documents.Reading.Word;
using InfoDisclosure.Core.Text;

namespace InfoDisclosure.Core.Documents.Reading;

/// <summary>
/// Reads what a clerk has on disk into the text of an item: Word (docx), Excel (xlsx), plain text and csv. What can't be carried
/// over is listed; what can't be read is refused in a sentence that says what to do. No input throws; work and memory are bounded.
/// </summary>
public static class OfficeFileReader
{
    /// <summary>The largest file, bytes; the largest attachment too.</summary>
    public const int MaxSize = 20 * 1024 * 1024;

    /// <summary>What the form says beside the field.</summary>
    public const string Hint = "可以读Word（docx）、Excel（xlsx）、文本（txt、csv）文件，不超过20MB";

    /// <summary>Reads a file; its name says by its ending what it claims to be, its content what it is.</summary>
    public static FileReading Read(string fileName, Stream content)
    {
        try
        {
            return new FileReading.Read(ReadFile(fileName, content));
        }
        catch (FileRefusedException refused)
        {
            return new FileReading.Refused(refused.Message);
        }
    }

    private static FileText ReadFile(string fileName, Stream content)
    {
        var ending = Path.GetExtension(fileName).ToLowerInvariant();
        using var file = Take(content);
        if (file.Length == 0)
            throw new FileRefusedException("文件是空的，请重新选择。");
        var start = file.GetBuffer().AsSpan(0, (int)Math.Min(file.Length, 8));
        switch (ending)
        {
            case ".docx" or ".xlsx":
                RefuseOtherKinds(start, file, ending);
                return ReadPackage(file, isSheet: ending == ".xlsx");
            case ".txt" or ".csv":
                RefuseOtherKinds(start, file, ending);
                var decoded = TextBytes.Decode(file.GetBuffer().AsSpan(0, (int)file.Length))
                    ?? throw new FileRefusedException("认不出文件的文字编码。请用记事本打开，“另存为”时编码选UTF-8，再上传。");
                return ending == ".txt" ? PlainFileReader.ReadText(decoded.Text) : PlainFileReader.ReadTable(decoded.Text);
            case ".doc" or ".wps" or ".rtf" or ".odt":
                throw new FileRefusedException($"{ending[1..]}文件读不出来。请用Word或WPS打开，另存为docx后再上传。");
            case ".xls" or ".et" or ".ods":
                throw new FileRefusedException($"{ending[1..]}文件读不出来。请用Excel或WPS打开，另存为xlsx后再上传。");
            case ".docm" or ".xlsm" or ".dotm" or ".xlsb":
                throw new FileRefusedException($"{ending[1..]}文件可能带有宏，为了安全没有带入。请另存为{(ending[1] == 'x' ? "xlsx" : "docx")}后再上传。");
            case ".pdf":
                throw new FileRefusedException("PDF文件读不出可以编辑的文字。请找到原来的Word文件上传，或把PDF作为附件上传。");
            default:
                throw new FileRefusedException($"这种文件读不出来。{Hint}。");
        }
    }

    private static FileText ReadPackage(MemoryStream file, bool isSheet)
    {
        try
        {
            using var package = OfficePackage.Open(file, isSheet);
            return isSheet ? SheetReader.Read(package.Main) : WordReader.Read(package.Main);
        }
        catch (Exception error) when (error is not (FileRefusedException or OutOfMemoryException))
        {
            // Whatever ZIP, XML and the package library throw at a broken file, the clerk can do one thing about it.
            throw new FileRefusedException($"文件坏了，读不出来。请用{(isSheet ? "Excel" : "Word")}或WPS打开看看，能打开就另存一份再上传。");
        }
    }

    /// <summary>At most one byte more than a file may have.</summary>
    private static MemoryStream Take(Stream content)
    {
        var file = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = content.Read(buffer)) > 0;)
        {
            file.Write(buffer, 0, read);
            if (file.Length > MaxSize)
                throw new FileRefusedException("文件超过20MB，请压缩其中的图片或拆分后再上传。");
        }
        file.Position = 0;
        return file;
    }

    /// <summary>Files that are something else than their name says, told by their first bytes.</summary>
    private static void RefuseOtherKinds(ReadOnlySpan<byte> start, MemoryStream file, string ending)
    {
        var wanted = ending[1..];
        var isOffice = ending is ".docx" or ".xlsx";
        if (start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            throw new FileRefusedException(file.GetBuffer().AsSpan(0, (int)file.Length).IndexOf(System.Text.Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
                ? $"文件加了密码，读不出来。请用Word或WPS打开，取消密码后另存为{wanted}，再上传。"
                : isOffice
                    ? $"这个文件是旧格式（doc、xls、wps），只是后缀改成了{wanted}。请用Word或WPS打开，另存为{wanted}后再上传。"
                    : "这个文件是旧版Word或Excel文件，不是纯文本。请用Word或WPS打开，另存为docx或xlsx后再上传。");
        }
        if (start.StartsWith("%PDF-"u8))
            throw new FileRefusedException("这个文件其实是PDF。请找到原来的Word文件上传，或把PDF作为附件上传。");
        if (start.StartsWith("{\\rtf"u8))
            throw new FileRefusedException($"这个文件其实是RTF格式。请用Word或WPS打开，另存为{(isOffice ? wanted : "docx")}后再上传。");
        var isZip = start.StartsWith("PK\u0003\u0004"u8);
        if (isOffice && !isZip)
            throw new FileRefusedException(string.Create(CultureInfo.InvariantCulture, $"这个文件的内容和它的后缀不符，不是{(ending == ".docx" ? "Word" : "Excel")}文件（也可能坏了）。请用办公软件打开，另存为{wanted}后再上传。"));
        if (!isOffice && isZip)
            throw new FileRefusedException("这个文件是Word、Excel或压缩文件，不是纯文本。请把后缀改回去再上传。");
    }
}
