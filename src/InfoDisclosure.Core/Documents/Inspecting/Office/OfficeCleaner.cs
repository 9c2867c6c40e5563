using System.Globalization;
using System.Xml;
using InfoDisclosure.Core.Documents.Inspecting.Pictures;

namespace InfoDisclosure.Core.Documents.Inspecting.Office;

/// <summary>Takes out of Word documents and workbooks who made them, how and where; of the properties only the title stays.</summary>
internal sealed class OfficeCleaner
{
    private const string CoreProperties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";

    /// <summary>Ways that lead to nothing a reader sees, and what is said when one is cut.</summary>
    private static readonly Dictionary<string, string> Cut = new(StringComparer.Ordinal)
    {
        ["thumbnail"] = "首页缩略图",
        ["extended-properties"] = "单位、模板等属性",
        ["custom-properties"] = "自定义属性",
        ["classificationlabels"] = "分类标签",
        ["printerSettings"] = "打印机设置",
        ["attachedTemplate"] = "模板的路径",
        ["people"] = "作者名单",
        ["mailMergeSource"] = "邮件合并的数据源",
        ["mailMergeHeaderSource"] = "邮件合并的数据源",
        ["recipientData"] = "邮件合并的数据源",
        ["revisionHeaders"] = "共享工作簿的修订记录",
        ["usernames"] = "共享工作簿的用户名单",
        ["origin"] = "数字签名",
        ["signature"] = "数字签名",
    };

    private readonly OfficePackage package;
    private readonly ReadingBudget budget;
    private readonly bool isEmbedded;
    private readonly Names names = new();
    private readonly SortedSet<string> cut = new(StringComparer.Ordinal);
    private int pictures;
    private int files;

    private OfficeCleaner(OfficePackage package, ReadingBudget budget, bool isEmbedded)
    {
        this.package = package;
        this.budget = budget;
        this.isEmbedded = isEmbedded;
    }

    public static (byte[] File, IReadOnlyList<string> TakenOut) CleanWord(byte[] file) => Clean(file, "document.main+xml", new ReadingBudget(), isEmbedded: false);

    public static (byte[] File, IReadOnlyList<string> TakenOut) CleanExcel(byte[] file) => Clean(file, "sheet.main+xml", new ReadingBudget(), isEmbedded: false);

    private static (byte[] File, IReadOnlyList<string> TakenOut) Clean(byte[] file, string mainType, ReadingBudget budget, bool isEmbedded)
    {
        using var opened = OfficePackage.Open(file, mainType, budget);
        return new OfficeCleaner(opened, budget, isEmbedded).Clean();
    }

    private (byte[] File, IReadOnlyList<string> TakenOut) Clean()
    {
        var marks = new Marks();
        var written = package.Rewrite(Keeps, part => Rewrite(part, marks));
        return (written, TakenOut(marks));
    }

    private bool Keeps(string source, OfficeRelationship relationship)
    {
        if (Cut.TryGetValue(relationship.Kind, out var what))
        {
            cut.Add(what);
            return false;
        }
        return relationship.Kind != "core-properties" || Title() is not null;
    }

    private byte[]? Rewrite(string part, Marks marks)
    {
        if (package.TypeOf(part).EndsWith("core-properties+xml", StringComparison.Ordinal))
            return OnlyTitle(Title()!);
        if (package.IsXml(part))
        {
            try
            {
                using var reader = package.Read(part);
                return new CleaningFilter(names, marks).Copy(reader);
            }
            catch (XmlException) when (package.IsVml(part))
            {
                // Old Excel wrote line breaks in captions that no XML reader takes; looks go before.
                return null;
            }
        }
        if (OfficeParts.IsPicture(package, part))
            return CleanPicture(package.Bytes(part));
        return package.TypeOf(part) is FileTypes.Word or FileTypes.Excel && !isEmbedded ? CleanEmbedded(part) : null;
    }

    private byte[]? CleanPicture(byte[] picture)
    {
        var cleaned = FileLimits.Guard<(byte[] File, IReadOnlyList<string> TakenOut)?>(
            () => picture is [0xFF, 0xD8, ..] ? JpegFile.Clean(picture) : picture is [0x89, 0x50, ..] ? PngFile.Clean(picture) : null,
            _ => null);
        pictures += cleaned?.TakenOut.Count > 0 ? 1 : 0;
        return cleaned?.File;
    }

    private byte[]? CleanEmbedded(string part)
    {
        var mainType = package.TypeOf(part) == FileTypes.Word ? "document.main+xml" : "sheet.main+xml";
        var cleaned = FileLimits.Guard<(byte[] File, IReadOnlyList<string> TakenOut)?>(() => Clean(package.Bytes(part), mainType, budget, isEmbedded: true), _ => null);
        files += cleaned?.TakenOut.Count > 0 ? 1 : 0;
        return cleaned?.File;
    }

    private string? Title()
    {
        if (package.Related("", "core-properties").FirstOrDefault() is not { } part)
            return null;
        using var reader = package.Read(part);
        while (OfficeXml.Next(reader))
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "title", IsEmptyElement: false } && OfficeXml.Next(reader) && reader.NodeType == XmlNodeType.Text)
                return reader.Value;
        }
        return null;
    }

    private static byte[] OnlyTitle(string title) => OfficeXml.Write("coreProperties", CoreProperties, writer => writer.WriteElementString("title", DublinCore, title));

    private List<string> TakenOut(Marks marks)
    {
        List<string> told = [];
        var properties = Properties();
        if (properties.Count > 0)
            told.Add($"去掉了文件属性：{string.Join('、', properties)}");
        if (cut.Count > 0)
            told.Add($"去掉了{string.Join('、', cut)}");
        if (names.Renamed > 0)
            told.Add(string.Create(CultureInfo.InvariantCulture, $"批注和修订里的{names.Renamed}个姓名改成了“作者1”等"));
        if (marks.Moments > 0)
            told.Add(string.Create(CultureInfo.InvariantCulture, $"去掉了批注和修订的时间{marks.Moments}处"));
        if (marks.Traces > 0)
            told.Add(string.Create(CultureInfo.InvariantCulture, $"去掉了编辑痕迹编号、文件路径等{marks.Traces}处"));
        if (pictures > 0)
            told.Add(string.Create(CultureInfo.InvariantCulture, $"去掉了{pictures}张图片的拍摄信息等附加信息"));
        if (files > 0)
            told.Add(string.Create(CultureInfo.InvariantCulture, $"清理了嵌入的文件{files}个"));
        return told;
    }

    /// <summary>The core properties that are there and are not the title.</summary>
    private List<string> Properties()
    {
        List<string> found = [];
        foreach (var part in package.Related("", "core-properties"))
        {
            using var reader = package.Read(part);
            var element = "";
            while (OfficeXml.Next(reader))
            {
                if (reader.NodeType == XmlNodeType.Element)
                    element = reader.LocalName;
                else if (reader.NodeType == XmlNodeType.Text && element != "title" && OfficeInspection.PropertyName(element) is { } name)
                    found.Add(name.Label);
            }
        }
        return found;
    }

    /// <summary>How often the traces were met.</summary>
    private sealed class Marks
    {
        public int Moments { get; set; }
        public int Traces { get; set; }
    }

    /// <summary>Names of authors and what they are called instead, in the order in which they come.</summary>
    private sealed class Names
    {
        private readonly Dictionary<string, string> known = new(StringComparer.Ordinal);

        public int Renamed => known.Count(name => name.Key != name.Value);

        public string Of(string name)
        {
            if (name.Length == 0)
                return name;
            if (!known.TryGetValue(name, out var neutral))
                known[name] = neutral = string.Create(CultureInfo.InvariantCulture, $"作者{known.Count + 1}");
            return neutral;
        }

        /// <summary>In workbooks a comment begins with its author's name and a colon.</summary>
        public string? Before(string words) =>
            words.EndsWith(':') && known.TryGetValue(words[..^1], out var neutral) ? neutral + ":" : null;
    }

    private sealed class CleaningFilter(Names names, Marks marks) : XmlFilter
    {
        protected override bool Keeps(XmlReader element)
        {
            var kept = element.LocalName is not ("rsids" or "rsid" or "attachedTemplate" or "docVars" or "mailMerge" or "docId" or "absPath" or "revisionPtr" or "printerSettings");
            if (!kept)
                marks.Traces++;
            return kept;
        }

        protected override string? Attribute(XmlReader attribute, string element)
        {
            switch (attribute.LocalName)
            {
                case "author" when attribute.NamespaceURI.Length > 0:
                    return names.Of(attribute.Value);
                case "displayName" when element == "person":
                    return names.Of(attribute.Value);
                case "date" when attribute.NamespaceURI.Length > 0:
                case "dateUtc":
                case "dT":
                    marks.Moments++;
                    return null;
                case "initials" when attribute.NamespaceURI.Length > 0:
                case "userId" or "providerId" when element == "person":
                case "refreshedBy" or "refreshedDate" when element == "pivotCacheDefinition":
                case "userName" when element == "fileSharing":
                case "id" when element == "pageSetup":
                    marks.Traces++;
                    return null;
                default:
                    if (!attribute.LocalName.StartsWith("rsid", StringComparison.Ordinal))
                        return attribute.Value;
                    marks.Traces++;
                    return null;
            }
        }

        protected override string Text(string words) => Ancestors switch
        {
            [.., "authors", "author"] => names.Of(words),
            [.., "comment", "text", _, "t"] or [.., "comment", "text", "t"] => names.Before(words) ?? words,
            _ => words,
        };
    }
}
