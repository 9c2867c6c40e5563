using InfoDisclosure.Core.Catalogue.Review;
using InfoDisclosure.Core.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Tests.Architecture.Planted;

// Each breaks one rule of the house on purpose; none is ever called.
#pragma warning disable CA2211, MA0069, CS0649, CA1051

public sealed class ReadsAFile
{
    public string Text(string path) => System.IO.File.ReadAllText(path);
}

public sealed class AsksTheNetwork
{
    public string Name() => System.Net.Dns.GetHostName();
}

public sealed class Waits
{
    public System.Threading.Tasks.Task Now() => System.Threading.Tasks.Task.CompletedTask;
}

public sealed class Remembers
{
    public static int Count;
}

public sealed class SeesTheRequest
{
    public string Path(HttpContext context) => context.Request.Path;
}

[NonController]
public sealed class QueriesController(InfoDisclosureDb db) : Controller
{
    public int Index() => db.PublicItems.Count();
}

public sealed class PublishesFromThePublicSide(PublishItem act)
{
    public PublishItem Act => act;
}

public sealed class ParsesHtml
{
    public AngleSharp.Html.Parser.HtmlParser Parser() => new();
}

public sealed class WritesPdf(InfoDisclosure.Pdf.Structure.StructureElement element)
{
    public InfoDisclosure.Pdf.Structure.StructureElement Element => element;
}

public sealed class DrawsCodes(QRCoder.QRCodeData code)
{
    public QRCoder.QRCodeData Code => code;
}

public sealed class OpensWord(DocumentFormat.OpenXml.Packaging.WordprocessingDocument document)
{
    public DocumentFormat.OpenXml.Packaging.WordprocessingDocument Document => document;
}

public sealed class ReadsPdf(UglyToad.PdfPig.PdfDocument document)
{
    public UglyToad.PdfPig.PdfDocument Document => document;
}
