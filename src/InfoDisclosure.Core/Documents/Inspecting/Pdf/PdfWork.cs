using System.Globalization;

namespace InfoDisclosure.Core.Documents.Inspecting.Pdf;

/// <summary>
/// Counts the work that a PDF asks for. The library catches much of what is thrown inside it, so a limit once passed stays
/// passed: <see cref="ThrowIfOver"/>.
/// </summary>
internal sealed class PdfWork
{
    public const int MostPages = 1_000;

    /// <summary>The longest content of a page or drawing, unpacked.</summary>
    public const int LongestContent = 32 * 1024 * 1024;

    private const long MostUnpacked = 1024L * 1024 * 1024;
    private const int MostOperations = 20_000_000;
    private const int MostGlyphs = 10_000_000;

    private long unpacked;
    private int operations;
    private int glyphs;
    private volatile bool over;

    public void CountUnpacked(long bytes) => Count((unpacked += bytes) > MostUnpacked);

    public void CountOperation() => Count(++operations > MostOperations);

    /// <summary>What fails, or shows a drawing, takes as long as many that don't.</summary>
    public void CountLongOperation() => Count((operations += 50) > MostOperations);

    public void CountGlyph() => Count(++glyphs > MostGlyphs);

    /// <summary>Ends the work at the next thing that is counted.</summary>
    public void Stop() => over = true;

    public void ThrowIfOver() => Count(limit: false);

    private void Count(bool limit)
    {
        if (limit)
            over = true;
        if (over)
            throw new FileRefusedException(string.Create(CultureInfo.InvariantCulture, $"PDF的内容太多太复杂，无法全部检查。请拆成几个不超过{MostPages}页的文件，或重新导出PDF后再上传"));
    }
}
