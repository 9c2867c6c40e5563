using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Documents.Lists;
using InfoDisclosure.Core.Journal;

namespace InfoDisclosure.Core.Catalogue.Bulk;

/// <summary>试读: judges every row of a list and saves nothing but a file with the errors beside their rows.</summary>
public sealed class CheckItemList(InfoDisclosureDb db)
{
    /// <param name="path">Where the file lies.</param>
    /// <param name="fileName">What it was called where it came from.</param>
    /// <param name="problemsPath">Where the file with errors is written; only when there are any.</param>
    public async Task<ItemListCheck> RunAsync(string path, string fileName, string problemsPath, ActContext context, BulkProgress progress, CancellationToken cancel)
    {
        var (list, refused) = await new ItemListJudge(db).JudgeAsync(path, fileName, context, progress, cancel);
        if (list is null)
            return new ItemListCheck.Refused(refused);
        var verdict = list.Verdict();
        if (verdict.Bad > 0)
        {
            var names = await ItemNames.ReadAsync(db, cancel);
            var file = File.Create(problemsPath);
            await using (file)
                Write(file, list, names, progress, cancel);
        }

        return new ItemListCheck.Judged(verdict);
    }

    /// <summary>The rows as they were uploaded, each with what is wrong in front, to be mended and uploaded again.</summary>
    private static void Write(Stream stream, JudgedList list, ItemNames names, BulkProgress progress, CancellationToken cancel)
    {
        progress.Begin(BulkStage.Writing, list.Rows.Count);
        var known = ItemColumns.Written(names).ToDictionary(column => column.Heading, StringComparer.Ordinal);
        // A column of problems from an earlier round is replaced, not repeated.
        var kept = list.Table.Headings.Index().Where(pair => pair.Item.Length > 0 && pair.Item != ItemColumns.Problem).ToList();
        using var book = new ListBook(stream);
        book.Begin(ItemColumns.SheetName, [new ListColumn(ItemColumns.Problem, ListKind.Wrapped, 48), .. kept.Select(pair => known.GetValueOrDefault(pair.Item) ?? new ListColumn(pair.Item, ListKind.Text, 20))], filter: true);
        foreach (var row in list.Rows)
        {
            cancel.ThrowIfCancellationRequested();
            var wrong = row.Issues.Select(issue => JudgedList.HeadingOf(issue.Field)).ToHashSet(StringComparer.Ordinal);
            var problems = string.Join('\n', row.Issues.Select(issue => JudgedList.HeadingOf(issue.Field) is { Length: > 0 } heading ? $"{heading}：{issue.Message}" : issue.Message));
            book.Row(kept.Select(pair => Value(row.Row.Cells[pair.Index], wrong.Contains(pair.Item))).Prepend(new ListValue(problems)));
            progress.Step();
        }

        book.Finish();
    }

    private static ListValue Value(ListCell cell, bool isWrong) => new(cell.Text, cell.Day, isWrong);
}
