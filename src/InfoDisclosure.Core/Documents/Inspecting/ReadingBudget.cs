using System.Globalization;

namespace InfoDisclosure.Core.Documents.Inspecting;

/// <summary>What may still be read of one upload, files embedded in it included, so that many small bombs are no way around.</summary>
internal sealed class ReadingBudget
{
    private const long MostUnpackedBytes = 200L * 1024 * 1024;
    private const int MostCells = 5_000_000;
    private const int MostCharacters = 50_000_000;

    private long bytes;
    private int cells;
    private long characters;

    public void CountBytes(int count)
    {
        if ((bytes += count) > MostUnpackedBytes)
            throw new FileRefusedException(string.Create(CultureInfo.InvariantCulture, $"文件解压后超过{MostUnpackedBytes / 1024 / 1024}MB，请拆分后再上传"));
    }

    /// <summary>Cells of a table, stretches of a text and the like, empty ones included: each takes memory.</summary>
    public void CountCells(int count)
    {
        if ((cells += count) > MostCells)
            throw new FileRefusedException(string.Create(CultureInfo.InvariantCulture, $"文件里的单元格或段落超过{MostCells / 10_000}万，请拆分后再上传"));
    }

    public void CountCharacters(int count)
    {
        if ((characters += count) > MostCharacters)
            throw new FileRefusedException(string.Create(CultureInfo.InvariantCulture, $"文件里的文字超过{MostCharacters / 10_000}万字，请拆分后再上传"));
    }
}
