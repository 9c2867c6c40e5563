using System.Globalization;
using System.Runtime.ExceptionServices;
using UglyToad.PdfPig;

namespace InfoDisclosure.Core.Documents.Inspecting.Pdf;

/// <summary>
/// Looks into a PDF: words of all pages, notes, forms, links, attachments, properties. The library runs on a deep stack of its
/// own; whatever it throws about a page makes that page unreadable, about the file the file.
/// </summary>
internal static class PdfInspection
{
    private const int StackSize = 64 * 1024 * 1024;

    /// <summary>Work is bounded by count; this only frees the caller should the library turn in a circle.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    public static FileInspection Of(byte[] file)
    {
        var safe = PdfStructure.Prepare(file);
        var work = new PdfWork();
        FileInspection? found = null;
        Exception? failed = null;
        var reading = new Thread(
            () =>
            {
                try
                {
                    found = Read(safe, file, work);
                }
                catch (Exception exception)
                {
                    failed = exception;
                }
            },
            StackSize)
        {
            IsBackground = true,
        };
        reading.Start();
        if (!reading.Join(Longest))
        {
            work.Stop();
            throw new FileRefusedException("PDF太复杂，两分钟内没有检查完。请重新导出PDF后再上传");
        }
        work.ThrowIfOver();
        if (failed is FileRefusedException)
            ExceptionDispatchInfo.Throw(failed);
        return found ?? throw new InvalidDataException("The PDF can't be read.", failed);
    }

    private static FileInspection Read(byte[] safe, byte[] file, PdfWork work)
    {
        var options = new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, FilterProvider = new PdfFilters(work) };
        using var document = PdfDocument.Open(safe, options);
        if (document.NumberOfPages > PdfWork.MostPages)
            throw new FileRefusedException(string.Create(CultureInfo.InvariantCulture, $"PDF超过{PdfWork.MostPages}页，请拆分后再上传"));
        return new PdfReading(document, work).Read(file);
    }
}
