using System.Security.Cryptography;
using InfoDisclosure.Core.Documents;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace InfoDisclosure.Web.Public;

/// <summary>Prints documents for an answer.</summary>
public sealed partial class Printer(DocumentPress press, ILogger<Printer> log)
{
    /// <summary>A font file that went missing after it was set must not take the document from the reader: ours stand in.</summary>
    public DocumentResult Print(IReadOnlyDictionary<FontRole, string> fontFiles, Func<DocumentPress, IReadOnlyDictionary<FontRole, string>, DocumentResult> render)
    {
        try
        {
            return render(press, fontFiles);
        }
        catch (DocumentFontException problem) when (fontFiles.Count > 0)
        {
            FontsReplaced(log, problem);
            return render(press, new Dictionary<FontRole, string>());
        }
    }

    /// <summary>The answer: shown in the browser, saved under its name, known again by its digest.</summary>
    /// <param name="document">The document.</param>
    /// <param name="fileName">The name it is saved under.</param>
    /// <param name="datedAt">When what it says was last changed (UTC).</param>
    /// <param name="response">The answer that it becomes.</param>
    public static FileContentResult Answer(DocumentResult.Rendered document, string fileName, DateTime datedAt, HttpResponse response)
    {
        var disposition = new ContentDispositionHeaderValue("inline");
        disposition.SetHttpFileName(fileName);
        response.Headers.ContentDisposition = disposition.ToString();
        return new FileContentResult(document.Pdf, "application/pdf")
        {
            LastModified = new DateTimeOffset(datedAt),
            EntityTag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(document.Pdf))}\""),
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The font files of the settings can't be used; the document is printed with the program's own")]
    private static partial void FontsReplaced(ILogger log, Exception problem);
}
