using InfoDisclosure.Core.Documents.Inspecting;
using Xunit;

namespace InfoDisclosure.Core.Tests.Documents.Inspecting;

public sealed class FileInspectorWordTests
{
    private const string Number = "123456789012345678";

    private static readonly FileInspection Everything = Inspect.File(WordSample.Everything(Number), WordSample.Type);

    [Fact]
    public void Inspect_PlainDocument_HidesNothing()
    {
        var file = Inspect.File(WordSample.Of(WordSample.Paragraph("第一段") + WordSample.Paragraph("第二段")), WordSample.Type);

        Assert.Equal("第一段\n第二段", file.PlainText);
        Assert.Equal(new("正文", "第一段\n第二段"), Assert.Single(file.Content.Texts));
        Assert.Empty(file.Hidden);
        Assert.Empty(file.Properties);
        Assert.Equal(0, file.UnreadablePages);
    }

    [Theory]
    [InlineData("正文：" + Number)]
    [InlineData("正文表1：" + Number)]
    [InlineData("正文修订前文字：删" + Number)]
    [InlineData("正文隐藏文字：藏" + Number)]
    [InlineData("正文域代码： HYPERLINK \"mailto:m" + Number + "@example.org\" ")]
    [InlineData("文本框：框" + Number)]
    [InlineData("图片替代文字：替" + Number)]
    [InlineData("页眉：页眉" + Number)]
    [InlineData("页脚：页脚" + Number)]
    [InlineData("脚注：脚注" + Number)]
    [InlineData("尾注：尾注" + Number)]
    [InlineData("批注：批注" + Number)]
    [InlineData("链接地址：tel:" + Number)]
    [InlineData("文件属性：标题：标题" + Number)]
    [InlineData("文件属性：自定义属性“经办”：示例经办" + Number)]
    [InlineData("自定义数据：数据" + Number)]
    [InlineData("嵌入的工作簿：工作表“内表”：" + Number)]
    public void Inspect_EveryHidingPlace_IsSeen(string line) => Assert.Contains(line, Everything.Lines());

    [Fact]
    public void Inspect_TextBoxWrittenTwice_IsSeenOnce() => Assert.Single(Everything.Lines(), line => line.EndsWith("框" + Number, StringComparison.Ordinal));

    [Fact]
    public void Inspect_PlainText_HasOnlyWhatIsVisible()
    {
        Assert.Equal(
            ["公示名单", Number, "姓名\t证件号", "示例甲\t" + Number, "增", "写信", "正文末", "框" + Number],
            Everything.PlainText.Split('\n').Take(8));
        Assert.DoesNotContain("藏", Everything.PlainText, StringComparison.Ordinal);
        Assert.DoesNotContain("删", Everything.PlainText, StringComparison.Ordinal);
        Assert.DoesNotContain("批注", Everything.PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_Hidden_TellsTheClerk() => Assert.Equal(
        [
            "有批注1处",
            "有修订记录2处（插入1、删除1、格式0），删除的文字还留在文件里",
            "有隐藏文字1处",
            "页眉页脚有文字2处：“页脚：页脚123456789012345678”“页眉：页眉123456789012345678”",
            "图片有替代文字1处",
            "有自定义数据1项，平时看不到",
            "有首页缩略图1张",
            "有图片1张，图片里的文字没有检查",
            "嵌入了其他文件1个，里面的内容已一并检查",
        ],
        Everything.Hidden);

    [Fact]
    public void Inspect_Properties_AreNamed()
    {
        Assert.Contains(new FileProperty("作者", "示例作者"), Everything.Properties);
        Assert.Contains(new FileProperty("最后修改人", "示例修改人"), Everything.Properties);
        Assert.Contains(new FileProperty("单位", "示例单位"), Everything.Properties);
        Assert.Contains(new FileProperty("模板", "Normal.dotm"), Everything.Properties);
    }

    [Fact]
    public void Inspect_NumberPartlyInserted_IsReadAsItStandsAndAsItWas()
    {
        var body = "<w:p>" + WordSample.Run("11")
            + "<w:del w:id=\"1\" w:author=\"示例\"><w:r><w:delText>22</w:delText></w:r></w:del>"
            + "<w:ins w:id=\"2\" w:author=\"示例\"><w:r><w:t>33</w:t></w:r></w:ins>" + WordSample.Run("44") + "</w:p>";

        var file = Inspect.File(WordSample.Of(body), WordSample.Type);

        Assert.Equal(["正文：113344", "正文修订前文字：112244"], file.Lines());
    }

    [Fact]
    public void Inspect_ParagraphEndDeleted_ReadsBothAsOne()
    {
        var body = "<w:p><w:pPr><w:rPr><w:del w:id=\"1\" w:author=\"示例\"/></w:rPr></w:pPr>" + WordSample.Run("1234") + "</w:p>" + WordSample.Paragraph("5678");

        var file = Inspect.File(WordSample.Of(body), WordSample.Type);

        Assert.Equal([new("正文", "12345678"), new("正文修订前文字", "1234\n5678")], file.Content.Texts);
    }

    [Fact]
    public void Inspect_HiddenByStyle_IsHidden()
    {
        var body = "<w:p><w:pPr><w:pStyle w:val=\"Deep\"/></w:pPr>" + WordSample.Run("藏") + "</w:p><w:p>" + WordSample.Run("露", "<w:rStyle w:val=\"Deep\"/><w:vanish w:val=\"0\"/>") + "</w:p>";

        var file = Inspect.File(
            WordSample.Of(body, document => document.MainDocumentPart!.AddNewPart<DocumentFormat.OpenXml.Packaging.StyleDefinitionsPart>().Styles = new DocumentFormat.OpenXml.Wordprocessing.Styles(
                $"<w:styles {WordSample.Namespaces}><w:style w:type=\"paragraph\" w:styleId=\"Deep\"><w:basedOn w:val=\"Gone\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"Gone\"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>")),
            WordSample.Type);

        Assert.Equal(["正文：露", "正文隐藏文字：藏"], file.Lines());
        Assert.Equal("露", file.PlainText);
    }

    [Fact]
    public void Inspect_Paragraphs_AreOneTextUpToTheNextTable()
    {
        var body = WordSample.Paragraph("甲") + WordSample.Paragraph("") + WordSample.Paragraph("乙") + WordSample.Table(WordSample.Row("格")) + WordSample.Paragraph("丙");
        var file = Inspect.File(
            WordSample.Of(body, document => document.MainDocumentPart!.AddNewPart<DocumentFormat.OpenXml.Packaging.WordprocessingCommentsPart>().Comments = new DocumentFormat.OpenXml.Wordprocessing.Comments(
                $"<w:comments {WordSample.Namespaces}><w:comment w:id=\"0\">{WordSample.Paragraph("一") + WordSample.Paragraph("二")}</w:comment><w:comment w:id=\"1\">{WordSample.Paragraph("三")}</w:comment></w:comments>")),
            WordSample.Type);

        Assert.Equal([new("正文", "甲\n乙"), new("正文", "丙"), new("批注", "一\n二"), new("批注", "三")], file.Content.Texts);
    }

    [Fact]
    public void Inspect_MergedCells_KeepTheirColumns()
    {
        var wide = $"<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>{WordSample.Paragraph("证件")}</w:tc><w:tc><w:tcPr/>{WordSample.Paragraph("电话")}</w:tc></w:tr>";
        var late = $"<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr><w:tc><w:tcPr/>{WordSample.Paragraph("乙")}</w:tc><w:tc><w:tcPr/>{WordSample.Paragraph("丙")}{WordSample.Paragraph("丁")}</w:tc></w:tr>";

        var table = Assert.Single(Inspect.File(WordSample.Of(WordSample.Table(wide, WordSample.Row("类型", "号", "话"), late)), WordSample.Type).Content.Tables);

        Assert.Equal([["证件", "", "电话"], ["类型", "号", "话"], ["", "乙", "丙\n丁"]], table.Rows);
    }

    [Fact]
    public void Inspect_TableInCell_IsATableOfItsOwn()
    {
        var nested = $"<w:tr><w:tc><w:tcPr/>{WordSample.Table(WordSample.Row("内"))}{WordSample.Paragraph("外")}</w:tc></w:tr>";

        var tables = Inspect.File(WordSample.Of(WordSample.Table(nested)), WordSample.Type).Content.Tables;

        Assert.Equal(["正文表1", "正文表2"], tables.Select(table => table.Where));
        Assert.Equal([[["外"]], [["内"]]], tables.Select(table => table.Rows));
    }

    [Fact]
    public void Inspect_BreaksAndHyphens_ReadAsCharacters()
    {
        var body = "<w:p><w:r><w:t>0454</w:t><w:noBreakHyphen/><w:t>2900000</w:t><w:tab/><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>";

        Assert.Equal("0454-2900000\t甲\n乙", Inspect.File(WordSample.Of(body), WordSample.Type).PlainText);
    }

    [Fact]
    public void Inspect_StrictManner_IsReadTheSame()
    {
        var parts = ZipSample.Unzip(WordSample.Of(WordSample.Paragraph("文") + WordSample.Table(WordSample.Row("格"))));
        var strict = parts.Select(part => (part.Key, part.Value
            .Replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main", StringComparison.Ordinal)
            .Replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships", StringComparison.Ordinal)));

        Assert.Equal(["正文：文", "正文表1：格"], Inspect.File(ZipSample.Zip([.. strict]), WordSample.Type).Lines());
    }

    [Fact]
    public void Inspect_FileWithPassword_SaysWhatToDo() =>
        Assert.Contains("去掉密码", Inspect.Unreadable([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], WordSample.Type), StringComparison.Ordinal);
}
