using System.Globalization;
using InfoDisclosure.Core.Documents.Lists;

namespace InfoDisclosure.Core.Catalogue.Bulk;

/// <summary>What became of each item, as Excel.</summary>
public static class ChangeReportFile
{
    public static void Write(Stream stream, ItemChangeReport report)
    {
        using var book = new ListBook(stream);
        book.Begin("结果", [new ListColumn("编号", ListKind.Text, 10), new ListColumn("名称", ListKind.Text, 60), new ListColumn("结果", ListKind.Text, 10), new ListColumn("原因", ListKind.Wrapped, 60)], filter: true);
        foreach (var line in report.Lines)
            book.Row([new(line.Id.ToString(CultureInfo.InvariantCulture)), new(line.Title), new(line.Why is null ? "完成" : "没有动"), new(line.Why)]);
        book.Finish();
    }
}
