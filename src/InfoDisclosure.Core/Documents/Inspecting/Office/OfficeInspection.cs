using System.Xml;

namespace InfoDisclosure.Core.Documents.Inspecting.Office;

/// <summary>Looks into Word documents and Excel workbooks: every part that is XML, whether something shows it or not.</summary>
internal static class OfficeInspection
{
    private static readonly Dictionary<string, (string Label, bool IsWords)> PropertyNames = new(StringComparer.Ordinal)
    {
        ["creator"] = ("作者", true),
        ["lastModifiedBy"] = ("最后修改人", true),
        ["title"] = ("标题", true),
        ["subject"] = ("主题", true),
        ["description"] = ("备注", true),
        ["keywords"] = ("关键词", true),
        ["category"] = ("类别", true),
        ["contentStatus"] = ("内容状态", true),
        ["Company"] = ("单位", true),
        ["Manager"] = ("主管", true),
        ["Template"] = ("模板", true),
        ["HyperlinkBase"] = ("链接基准", true),
        ["Application"] = ("创建程序", false),
        ["created"] = ("创建时间", false),
        ["modified"] = ("修改时间", false),
        ["lastPrinted"] = ("打印时间", false),
    };

    public static FileInspection OfWord(byte[] file)
    {
        var findings = new OfficeFindings(new ReadingBudget(), "");
        ReadWord(file, findings);
        return findings.Done();
    }

    public static FileInspection OfExcel(byte[] file)
    {
        var findings = new OfficeFindings(new ReadingBudget(), "");
        ReadExcel(file, findings);
        return findings.Done();
    }

    /// <summary>What a property is called, and whether people wrote it; null for what tells nothing about anybody.</summary>
    public static (string Label, bool IsWords)? PropertyName(string element) =>
        PropertyNames.TryGetValue(element, out var name) ? name : null;

    private static void ReadWord(byte[] file, OfficeFindings findings)
    {
        using var package = OfficePackage.Open(file, "document.main+xml", findings.Budget);
        var main = package.MainPart!;
        var hiddenStyles = WordParts.HiddenStyles(package);
        var counts = new StoryCounts();
        foreach (var part in package.Parts.Where(part => package.IsXml(part) && !OfficeParts.IsProperties(package, part) && !OfficeParts.IsCustomXml(part)).OrderBy(part => part != main))
            ReadStory(package, part, WordParts.WhereOf(package, part), hiddenStyles, findings, counts);
        counts.Tell(findings);
        ReadCommon(package, findings);
        findings.Tell(package.Parts.Count(part => package.TypeOf(part).EndsWith("document.glossary+xml", StringComparison.Ordinal)), "有文档部件（构建基块）{0}份，平时看不到");
        findings.Tell(package.RelationshipsOf(main).Count(relationship => relationship.Kind == "aFChunk"), "有嵌入的其他格式文档{0}份，没有检查");
    }

    private static void ReadExcel(byte[] file, OfficeFindings findings)
    {
        using var package = OfficePackage.Open(file, "sheet.main+xml", findings.Budget);
        var book = Workbook.Read(package, findings.Budget);
        var labels = WorkbookParts.Labels(package, book);
        findings.Tell([.. book.Sheets.Where(sheet => sheet.State == "hidden").Select(sheet => sheet.Name)], "有{0}个隐藏工作表");
        findings.Tell([.. book.Sheets.Where(sheet => sheet.State == "veryHidden").Select(sheet => sheet.Name)], "有{0}个深度隐藏的工作表，在Excel里也看不到");
        findings.Tell([.. book.Sheets.Where(sheet => sheet.State == WorkbookSheet.Unlisted).Select(sheet => sheet.Name)], "有{0}个没有列出的工作表，留在文件里");
        var used = new HashSet<int>();
        foreach (var sheet in book.Sheets.DistinctBy(sheet => sheet.Part, StringComparer.OrdinalIgnoreCase))
        {
            // Sheets of charts have no cells.
            if (package.IsXml(sheet.Part))
                ReadSheet(package, book, sheet, findings, used);
        }
        var counts = new StoryCounts();
        foreach (var part in package.Parts.Where(part => package.IsXml(part) && !OfficeParts.IsProperties(package, part) && !OfficeParts.IsCustomXml(part)))
        {
            if (part == book.StringsPart || book.Sheets.Any(sheet => string.Equals(sheet.Part, part, StringComparison.OrdinalIgnoreCase)))
                continue;
            ReadStory(package, part, labels.GetValueOrDefault(part) ?? WorkbookParts.WhereOf(package, part), new HashSet<string>(), findings, counts);
        }
        counts.Tell(findings);
        foreach (var name in book.Names)
        {
            foreach (var words in FormulaText.Words(name.Formula))
                findings.Add($"名称“{name.Name}”", words);
        }
        var leftOver = book.Strings.Where((text, index) => text.Length > 0 && !used.Contains(index)).ToList();
        foreach (var text in leftOver)
            findings.Add("残留的文字", text);
        findings.Tell(leftOver.Count, "有残留的文字{0}处：单元格已经删掉，文字还留在文件里");
        foreach (var text in book.Phonetics)
            findings.Add("拼音标注", text);
        findings.Tell(package.Parts.Count(part => package.TypeOf(part).EndsWith("pivotCacheDefinition+xml", StringComparison.Ordinal)), "有数据透视表缓存{0}份，留有透视表的源数据");
        findings.Tell(package.Parts.Count(part => package.TypeOf(part).EndsWith("externalLink+xml", StringComparison.Ordinal)), "有到其他工作簿的链接{0}个，留有那里的数据");
        findings.Tell(package.Parts.Count(part => package.TypeOf(part).EndsWith("revisionLog+xml", StringComparison.Ordinal)), "有共享工作簿的修订记录{0}份，留有改动前的数据");
        findings.Tell(package.Parts.Count(part => package.TypeOf(part).EndsWith("connections+xml", StringComparison.Ordinal)), "有到外部数据的连接");
        ReadCommon(package, findings);
    }

    private static void ReadSheet(OfficePackage package, Workbook book, WorkbookSheet place, OfficeFindings findings, HashSet<int> used)
    {
        var sheet = Sheet.Read(package.Read(place.Part), book, findings.Budget, _ => true);
        used.UnionWith(sheet.Cells.Where(cell => cell.Shared >= 0).Select(cell => cell.Shared));
        findings.Add(place.Where, sheet.Rows);
        foreach (var (what, words) in sheet.Others)
            findings.Add(place.Where + what, words);
        findings.Tell(sheet.HiddenRows, $"{place.Where}有隐藏的行{{0}}行");
        findings.Tell(sheet.HiddenColumns, $"{place.Where}有隐藏的列{{0}}列");
        findings.Tell(sheet.InvisibleCells, $"{place.Where}有{{0}}个单元格用数字格式隐藏了内容");
        findings.Tell([.. sheet.Others.Where(other => other.What == "页眉页脚").Select(other => other.Words)], $"{place.Where}的页眉页脚有文字{{0}}处");
        if (place.IsHidden)
            return;
        for (var row = 0; row < sheet.Rows.Count; row++)
            findings.AddPlain(string.Join('\t', sheet.Rows[row].Where((_, column) => sheet.Shows(row, column))).TrimEnd('\t'));
    }

    private static void ReadStory(OfficePackage package, string part, string where, IReadOnlySet<string> hiddenStyles, OfficeFindings findings, StoryCounts counts)
    {
        Story story;
        try
        {
            using var reader = package.Read(part);
            story = new StoryReader(where, hiddenStyles, findings.Budget).Read(reader);
        }
        catch (XmlException) when (package.IsVml(part))
        {
            findings.Tell(1, $"{where}有旧式图形，里面的文字没有检查");
            return;
        }
        counts.Add(where, story);
        if (WorkbookParts.IsLooseValues(package, part))
        {
            foreach (var value in WorkbookParts.LooseValues(package, part, findings.Budget))
                findings.Add(where, value);
        }
        foreach (var piece in StoryTexts.Of(story, withoutDeleted: false))
        {
            if (piece.IsRepeated)
                continue;
            var isShown = piece.IsSeen && (WordParts.IsShown(where) || WorkbookParts.IsShown(where));
            if (piece.Rows is { } rows)
            {
                var texts = rows.Select(row => row.Select(cell => cell.Text).ToArray()).ToList();
                findings.Add(piece.Where, texts);
                if (isShown)
                {
                    foreach (var row in texts)
                        findings.AddPlain(string.Join('\t', row));
                }
                continue;
            }
            findings.Add(piece.Where, piece.Text.Text);
            if (isShown)
                findings.AddPlain(piece.Text.Text);
        }
        foreach (var (what, words) in story.Attributes)
            findings.Add(what, words);
    }

    /// <summary>What both programs' files have: properties, links, embedded files, pictures.</summary>
    private static void ReadCommon(OfficePackage package, OfficeFindings findings)
    {
        foreach (var part in package.Parts.Where(part => OfficeParts.IsProperties(package, part)))
            ReadProperties(package, part, findings);
        var custom = package.Parts.Where(OfficeParts.IsCustomXml).Where(package.IsXml).ToList();
        var customWords = custom.SelectMany(part => OfficeParts.Words(package, part)).ToList();
        foreach (var words in customWords)
        {
            findings.Budget.CountCharacters(words.Length);
            findings.Add("自定义数据", words);
        }
        findings.Tell(customWords.Count, "有自定义数据{0}项，平时看不到");
        var links = package.Parts.Prepend("").SelectMany(package.RelationshipsOf).Where(relationship => relationship.Part is null && relationship.Target.Length > 0).ToList();
        foreach (var link in links)
            findings.Add("链接地址", Uri.UnescapeDataString(link.Target));
        findings.Tell([.. links.Where(link => OfficeParts.IsLocal(link.Target)).Select(link => Uri.UnescapeDataString(link.Target))], "有到本机或局域网文件的链接{0}处");
        findings.Tell(package.Parts.Count(part => OfficeParts.IsThumbnail(package, part)), "有首页缩略图{0}张");
        var pictures = package.Parts.Where(part => OfficeParts.IsPicture(package, part) && !OfficeParts.IsThumbnail(package, part)).ToList();
        foreach (var picture in pictures)
            findings.AddPicture(package.Bytes(picture));
        findings.Tell(pictures.Count, "有图片{0}张，图片里的文字没有检查");
        ReadEmbedded(package, findings);
    }

    private static void ReadProperties(OfficePackage package, string part, OfficeFindings findings)
    {
        using var reader = package.Read(part);
        var custom = "";
        var path = new Stack<string>();
        while (OfficeXml.Next(reader))
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    custom = reader.LocalName == "property" ? reader.GetAttribute("name") ?? "" : custom;
                    if (!reader.IsEmptyElement)
                        path.Push(reader.LocalName);
                    break;
                case XmlNodeType.EndElement:
                    path.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    findings.Budget.CountCharacters(reader.Value.Length);
                    if (PropertyName(path.Peek()) is { } name)
                        findings.AddProperty(name.Label, reader.Value, name.IsWords);
                    else if (custom.Length > 0)
                        findings.AddProperty($"自定义属性“{custom}”", reader.Value, isWords: OfficeParts.IsWordsProperty(path.Peek()));
                    break;
            }
        }
    }

    private static void ReadEmbedded(OfficePackage package, OfficeFindings findings)
    {
        var unread = 0;
        var read = 0;
        foreach (var part in package.Parts.Where(part => OfficeParts.IsForeign(package, part)))
        {
            var type = package.TypeOf(part);
            if (findings.IsEmbedded || type is not (FileTypes.Word or FileTypes.Excel))
            {
                unread++;
                continue;
            }
            var embedded = new OfficeFindings(findings.Budget, type == FileTypes.Excel ? "嵌入的工作簿：" : "嵌入的文档：");
            var why = FileLimits.Guard<string?>(
                () =>
                {
                    if (type == FileTypes.Excel)
                        ReadExcel(package.Bytes(part), embedded);
                    else
                        ReadWord(package.Bytes(part), embedded);
                    return null;
                },
                why => why);
            if (why is null)
            {
                read++;
                findings.AddEmbedded(embedded);
            }
            else
            {
                unread++;
            }
        }
        findings.Tell(read, "嵌入了其他文件{0}个，里面的内容已一并检查");
        findings.Tell(unread, "嵌入了其他文件{0}个，里面的内容没有检查，请打开查看或去掉");
    }

    /// <summary>What stories add up to.</summary>
    private sealed class StoryCounts
    {
        private readonly List<string> furniture = [];
        private int insertions;
        private int deletions;
        private int reformattings;
        private int hidden;
        private int comments;
        private int alternatives;

        public void Add(string where, Story story)
        {
            insertions += story.Insertions;
            deletions += story.Deletions;
            reformattings += story.Reformattings;
            hidden += story.HiddenStretches;
            comments += story.Comments;
            alternatives += story.Attributes.Count(attribute => attribute.Where.EndsWith("替代文字", StringComparison.Ordinal));
            if (where is "页眉" or "页脚")
                furniture.AddRange(StoryTexts.Of(story, withoutDeleted: true).Where(piece => piece.IsSeen && piece.Rows is null).Select(piece => where + "：" + piece.Text.Text));
        }

        public void Tell(OfficeFindings findings)
        {
            findings.Tell(comments, "有批注{0}处");
            findings.Tell(insertions + deletions + reformattings, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"有修订记录{{0}}处（插入{insertions}、删除{deletions}、格式{reformattings}），删除的文字还留在文件里"));
            findings.Tell(hidden, "有隐藏文字{0}处");
            findings.Tell(furniture, "页眉页脚有文字{0}处");
            findings.Tell(alternatives, "图片有替代文字{0}处");
        }
    }
}
