using System.Globalization;
using InfoDisclosure.Core.Documents.Lists;

namespace InfoDisclosure.Core.Catalogue.Bulk;

/// <summary>Where each field stands in a file, or why the file can't be read by its headings.</summary>
internal sealed record ItemHeadings(IReadOnlyDictionary<string, int> Columns, IReadOnlyList<string> Problems, IReadOnlyList<string> Notes)
{
    public static ItemHeadings Of(ListTable table)
    {
        List<string> problems = [];
        List<string> notes = [];
        var named = table.Headings.Index().Where(pair => pair.Item.Length > 0).ToList();
        var unknown = named.Where(pair => !ItemColumns.Headings.Contains(pair.Item)).Select(pair => pair.Item).Distinct().ToList();
        if (unknown.Count > 0)
            problems.Add($"不认识的列：{Quoted(unknown)}。请改成模板里的列名，不要的列请删掉");
        var doubled = named.GroupBy(pair => pair.Item, StringComparer.Ordinal).Where(group => group.Count() > 1 && ItemColumns.Headings.Contains(group.Key)).Select(group => group.Key).ToList();
        if (doubled.Count > 0)
            problems.Add($"重复的列：{Quoted(doubled)}。每一列只留一个");
        var nameless = table.Headings.Index().Where(pair => pair.Item.Length == 0 && table.Rows.Any(row => !row.Cells[pair.Index].IsBlank)).Select(pair => string.Create(CultureInfo.InvariantCulture, $"第{pair.Index + 1}列")).ToList();
        if (nameless.Count > 0)
            problems.Add($"没有列名的列：{string.Join("、", nameless)}。请填上列名，不要的列请删掉");
        var columns = named.DistinctBy(pair => pair.Item, StringComparer.Ordinal)
            .Join(ItemColumns.All, pair => pair.Item, column => column.Heading, (pair, column) => (column.Field, pair.Index)).ToDictionary(pair => pair.Field, pair => pair.Index);
        if (!columns.ContainsKey(nameof(ItemDraft.Title)))
            problems.Add("缺少的列：“名称”。请在第一行写上列名，和模板一样");
        else if (table.Rows.Count == 0)
            problems.Add("只有列名，没有内容。请从第二行起填写，一行是一条信息");
        var missing = ItemColumns.All.Where(column => !columns.ContainsKey(column.Field)).Select(column => column.Heading).ToList();
        if (missing.Count > 0)
            notes.Add($"文件里没有这些列，按没有填写处理：{string.Join("、", missing)}");
        var passed = named.Select(pair => pair.Item).Where(ItemColumns.PassedOver.Contains).Distinct().ToList();
        if (passed.Count > 0)
            notes.Add($"这些列由网站自己填，没有读：{string.Join("、", passed)}");
        var others = table.OtherSheets.Where(sheet => sheet is not (ItemColumns.GuideName or ItemColumns.ValuesName)).ToList();
        if (others.Count > 0)
            notes.Add($"只读了一个工作表，没有读：{string.Join("、", others)}");
        return new ItemHeadings(columns, problems, notes);
    }

    private static string Quoted(IReadOnlyList<string> headings) => string.Join("、", headings.Take(20).Select(heading => heading.Length <= 30 ? $"“{heading}”" : $"“{heading[..30]}…”")) + (headings.Count > 20 ? "等" : "");
}
