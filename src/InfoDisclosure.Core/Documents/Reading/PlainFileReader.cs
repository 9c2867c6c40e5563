using InfoDisclosure.Core.Documents.Reading.Sheets;
using InfoDisclosure.Core.Text;

namespace InfoDisclosure.Core.Documents.Reading;

/// <summary>Reads plain text (a line is a paragraph) and comma-separated values (RFC 4180; a table).</summary>
internal static class PlainFileReader
{
    public static FileText ReadText(string text)
    {
        if (text.Length > FileRefusedException.MostWords)
            throw FileRefusedException.TooManyWords();
        var blocks = new List<IncomingBlock>();
        var words = new IncomingText();
        foreach (var line in OfficeText.Clean(text).Split('\n'))
        {
            words.AddWords(line, new IncomingRun(""));
            if (words.Take() is { Count: > 0 } runs)
                blocks.Add(new IncomingBlock.Paragraph(runs));
        }
        return Write(blocks);
    }

    public static FileText ReadTable(string text)
    {
        var table = new IncomingTable(SheetReader.MostColumns);
        foreach (var (row, record) in CsvRecords.Of(text).Index())
        {
            var cells = record.ConvertAll(OneLine.Of);
            var last = cells.FindLastIndex(cell => cell.Length > 0);
            if (last >= 0 && (row >= SheetReader.MostRows || last >= SheetReader.MostColumns))
                throw SheetReader.TooLarge("表格");
            for (var column = 0; column <= last; column++)
                table.Set(row, column, cells[column].Length == 0 ? [] : [new IncomingRun(cells[column])]);
        }
        return Write(table.ToBlock(keepBlank: true) is { } block ? [block] : []);
    }

    private static FileText Write(IReadOnlyList<IncomingBlock> blocks) => new()
    {
        Title = null,
        Markdown = IncomingMarkdown.Write(blocks, figures: false),
        Pictures = [],
        LeftOut = [],
    };
}
