using System.Globalization;
using System.Text;

namespace InfoDisclosure.Core.Tests.Documents.Inspecting;

/// <summary>PDFs made object by object; the first is the catalog, the second the page tree.</summary>
internal static class PdfSample
{
    public const string Type = "application/pdf";

    public const string Latin = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";

    /// <summary>One page with this content and resources; further objects follow from number 5 on.</summary>
    public static byte[] Page(string content, string resources = "/Font << /F0 5 0 R >>", string page = "", string catalog = "", params string[] more) =>
        Of([$"<< /Type /Catalog /Pages 2 0 R {catalog} >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << {resources} >> {page} >>", Stream(content), .. more.Length == 0 ? [Latin] : more]);

    /// <summary>Words at places, each its own text object.</summary>
    public static string Text(params (double X, double Y, string Words)[] words) =>
        string.Concat(words.Select(word => string.Create(CultureInfo.InvariantCulture, $"BT /F0 10 Tf {word.X} {word.Y} Td ({word.Words}) Tj ET\n")));

    public static string Stream(string content, string dictionary = "") => $"<< /Length {content.Length} {dictionary} >>\nstream\n{content}\nendstream";

    public static string Packed(byte[] content, string dictionary = "") => Stream(Encoding.Latin1.GetString(PictureSample.Deflate(content)), "/Filter /FlateDecode " + dictionary);

    public static byte[] Of(IReadOnlyList<string> objects, string trailer = "")
    {
        var file = new StringBuilder("%PDF-1.7\n");
        var places = new List<int>();
        foreach (var (content, index) in objects.Select((content, index) => (content, index)))
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{content}\nendobj\n");
        }
        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            file.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }
}
