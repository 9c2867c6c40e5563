using System.Xml;

namespace InfoDisclosure.Core.Documents.Inspecting.Office;

/// <summary>The parts of a workbook besides its sheets.</summary>
internal static class WorkbookParts
{
    /// <summary>What the clerk calls the parts that belong to a sheet: its comments, drawings, charts.</summary>
    public static Dictionary<string, string> Labels(OfficePackage package, Workbook book)
    {
        var labels = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var sheet in book.Sheets)
        {
            var waiting = new Stack<string>([sheet.Part]);
            while (waiting.TryPop(out var source))
            {
                foreach (var relationship in package.RelationshipsOf(source))
                {
                    if (relationship.Part is { } part && package.Has(part) && labels.TryAdd(part, sheet.Where + WhatOf(relationship.Kind)))
                        waiting.Push(part);
                }
            }
        }
        return labels;
    }

    /// <summary>True for what stands on a visible sheet beside its cells.</summary>
    public static bool IsShown(string where) => where.StartsWith("工作表", StringComparison.Ordinal) && (where.EndsWith("图形", StringComparison.Ordinal) || where.EndsWith("图表", StringComparison.Ordinal));

    public static string WhereOf(OfficePackage package, string part)
    {
        var type = package.TypeOf(part);
        return type.Contains("pivotCache", StringComparison.Ordinal) ? "数据透视表缓存"
            : type.EndsWith("externalLink+xml", StringComparison.Ordinal) ? "外部链接的数据"
            : type.EndsWith("revisionLog+xml", StringComparison.Ordinal) ? "修订记录"
            : "其他内容";
    }

    /// <summary>True for parts that hold copies of cells without being sheets.</summary>
    public static bool IsLooseValues(OfficePackage package, string part) =>
        package.TypeOf(part) is var type && (type.Contains("pivotCache", StringComparison.Ordinal) || type.EndsWith("externalLink+xml", StringComparison.Ordinal)
            || type.EndsWith("drawingml.chart+xml", StringComparison.Ordinal) || type.EndsWith("revisionLog+xml", StringComparison.Ordinal));

    /// <summary>The different values of such a part.</summary>
    public static IReadOnlyCollection<string> LooseValues(OfficePackage package, string part, ReadingBudget budget)
    {
        var values = new HashSet<string>(StringComparer.Ordinal);
        using var reader = package.Read(part);
        var element = "";
        while (OfficeXml.Next(reader))
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    element = reader.LocalName;
                    // Cached cells of a pivot table: words, numbers, dates; their attribute v.
                    if (element is "s" or "n" or "d" && reader.GetAttribute("v") is { Length: > 0 } cached)
                        Add(cached);
                    else if (element is "cacheField" && reader.GetAttribute("name") is { Length: > 0 } field)
                        Add(field);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA when element is "v" or "t":
                    Add(reader.Value);
                    break;
            }
        }
        return values;

        void Add(string value)
        {
            if (!values.Add(value))
                return;
            budget.CountCells(1);
            budget.CountCharacters(value.Length);
        }
    }

    private static string WhatOf(string relationship) => relationship switch
    {
        "comments" or "threadedComment" => "批注",
        "chart" => "图表",
        _ => "图形",
    };
}
