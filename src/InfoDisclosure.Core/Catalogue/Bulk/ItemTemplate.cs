using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Documents.Lists;

namespace InfoDisclosure.Core.Catalogue.Bulk;

/// <summary>
/// The empty list that items are imported from, with drop-downs of what there is now, a sheet that says what each column means
/// and one of the values that may be chosen. The example stands on the former, where nothing is imported from.
/// </summary>
public sealed class ItemTemplate(InfoDisclosureDb db)
{
    public async Task WriteAsync(Stream stream, CancellationToken cancel)
    {
        var names = await ItemNames.ReadAsync(db, cancel);
        using var book = new ListBook(stream);
        book.Begin(ItemColumns.SheetName, ItemColumns.Written(names));
        book.Begin(ItemColumns.GuideName,
        [
            new ListColumn("列", ListKind.Text, 22),
            new ListColumn("要不要填", ListKind.Wrapped, 24),
            new ListColumn("怎么填", ListKind.Wrapped, 60),
            new ListColumn("示例（只是样子，不会导入）", ListKind.Wrapped, 44),
        ]);
        foreach (var column in ItemColumns.All)
            book.Row([new ListValue(column.Heading), new ListValue(column.Need), new ListValue(column.Hint), Example(column)]);
        WriteValues(book, names);
        book.Finish();
    }

    /// <summary>Every value that a column with a choice may say, one under the other.</summary>
    private static void WriteValues(ListBook book, ItemNames names)
    {
        var columns = ItemColumns.All.Where(column => column.Names is not null).Select(column => (column.Heading, column.Width, column.Names!(names).Offered)).ToList();
        book.Begin(ItemColumns.ValuesName, [.. columns.Select(column => new ListColumn(column.Heading, ListKind.Text, Math.Max(column.Width, 2 * column.Heading.Length)))]);
        for (var row = 0; row < columns.Max(column => column.Offered.Count); row++)
            book.Row(columns.Select(column => new ListValue(row < column.Offered.Count ? column.Offered[row] : null)));
    }

    private static ListValue Example(ItemColumn column) =>
        column.Kind == ListKind.Date && WrittenDate.TryParse(column.Example, out var day) ? new ListValue(null, day) : new ListValue(column.Example);
}
