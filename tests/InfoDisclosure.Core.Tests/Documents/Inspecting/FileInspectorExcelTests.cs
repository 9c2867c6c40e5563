using InfoDisclosure.Core.Documents.Inspecting;
using Xunit;

namespace InfoDisclosure.Core.Tests.Documents.Inspecting;

public sealed class FileInspectorExcelTests
{
    private const string Number = "123456789012345678";

    private static readonly FileInspection Everything = Inspect.File(ExcelSample.Everything(Number), ExcelSample.Type);

    [Theory]
    [InlineData("工作表“名单”：" + Number)]
    [InlineData("工作表“名单”：13800000000")]
    [InlineData("工作表“名单”：1990-05-07")]
    [InlineData("工作表“名单”：示例乙")]
    [InlineData("工作表“名单”公式：" + Number)]
    [InlineData("工作表“名单”公式：1234567890")]
    [InlineData("工作表“名单”公式：甲" + Number + ",乙")]
    [InlineData("工作表“名单”输入提示：提示" + Number)]
    [InlineData("工作表“名单”页眉页脚：页眉" + Number)]
    [InlineData("工作表“名单”批注 B5：示例审阅:批注" + Number)]
    [InlineData("隐藏工作表“底表”：" + Number)]
    [InlineData("深度隐藏工作表“深藏”：" + Number)]
    [InlineData("名称“联系人”：常量" + Number)]
    [InlineData("残留的文字：残留" + Number)]
    [InlineData("文件属性：标题：标题" + Number)]
    public void Inspect_EveryHidingPlace_IsSeen(string line) => Assert.Contains(line, Everything.Lines());

    [Fact]
    public void Inspect_Hidden_TellsTheClerk() => Assert.Equal(
        [
            "有1个隐藏工作表：“底表”",
            "有1个深度隐藏的工作表，在Excel里也看不到：“深藏”",
            "工作表“名单”有隐藏的行1行",
            "工作表“名单”有隐藏的列1列",
            "工作表“名单”有1个单元格用数字格式隐藏了内容",
            "工作表“名单”的页眉页脚有文字1处：“页眉123456789012345678”",
            "有批注1处",
            "有残留的文字1处：单元格已经删掉，文字还留在文件里",
        ],
        Everything.Hidden);

    [Fact]
    public void Inspect_PlainText_LeavesHiddenRowsColumnsAndSheetsOut() =>
        Assert.Equal("姓名\t证件号\t电话\n示例甲\t" + Number + "\t13800000000", Everything.PlainText);

    [Fact]
    public void Inspect_Rows_StandWhereTheyStand()
    {
        var file = Inspect.File(ExcelSample.Of(("表", "visible", "<sheetData><row r=\"3\"><c r=\"B3\"><v>1</v></c></row><row><c><v>2</v></c><c><v>3</v></c></row></sheetData>")), ExcelSample.Type);

        Assert.Equal([[], [], ["", "1"], ["2", "3"]], Assert.Single(file.Content.Tables).Rows);
    }

    [Theory]
    [InlineData("123456789012345678", "123456789012345678")]
    [InlineData("1.2345678901234568E+17", "123456789012345680")]
    [InlineData("1.5E-3", "0.0015")]
    [InlineData("0.1", "0.1")]
    [InlineData("-7", "-7")]
    public void Inspect_Number_KeepsEveryDigitTheFileHas(string raw, string shown)
    {
        var file = Inspect.File(ExcelSample.Of(("表", "visible", $"<sheetData><row r=\"1\"><c r=\"A1\"><v>{raw}</v></c></row></sheetData>")), ExcelSample.Type);

        Assert.Equal(["工作表“表”：" + shown], file.Lines());
    }

    [Theory]
    [InlineData("33000", "1990-05-07")]
    [InlineData("33000.5", "1990-05-07 12:00:00")]
    [InlineData("60", "1900-02-28")]
    [InlineData("-1", "-1")]
    [InlineData("1e99", "1e99")]
    public void Inspect_DateFormat_ShowsADate(string raw, string shown)
    {
        var file = Inspect.File(ExcelSample.Of(("表", "visible", $"<sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>{raw}</v></c></row></sheetData>")), ExcelSample.Type);

        Assert.Equal(["工作表“表”：" + shown], file.Lines());
    }

    [Fact]
    public void Inspect_EscapedCharacters_AreRead()
    {
        var file = Inspect.File(ExcelSample.Of(("表", "visible", ExcelSample.Rows(["甲_x000D_乙", "_x005F_x0041_", "_xZZZZ_"]))), ExcelSample.Type);

        Assert.Equal([["甲\r乙", "_x0041_", "_xZZZZ_"]], Assert.Single(file.Content.Tables).Rows);
    }

    [Fact]
    public void Inspect_ThreadedComments_AreSeen()
    {
        var file = Inspect.File(ExcelSample.WithThreadedComment(Number), ExcelSample.Type);

        Assert.Contains("工作表“表”批注 A1：回复" + Number, file.Lines());
        Assert.Contains("有批注1处", file.Hidden);
    }

    [Fact]
    public void Inspect_CopiesOfCellsElsewhere_AreSeen()
    {
        var file = Inspect.File(ExcelSample.WithCopies(Number), ExcelSample.Type);

        Assert.Contains("数据透视表缓存：证件号", file.Lines());
        Assert.Contains("数据透视表缓存：透" + Number, file.Lines());
        Assert.Contains("外部链接的数据：外" + Number, file.Lines());
        Assert.Contains("工作表“表”图表：图" + Number, file.Lines());
        Assert.Equal(
            ["有数据透视表缓存1份，留有透视表的源数据", "有到其他工作簿的链接1个，留有那里的数据", "有到本机或局域网文件的链接1处：“file:///D:/示例/人员.xlsx”"],
            file.Hidden);
    }

    [Fact]
    public void Inspect_SheetThatIsNotListed_IsSeen()
    {
        var file = Inspect.File(ExcelSample.WithUnlistedSheet(Number), ExcelSample.Type);

        Assert.Contains(file.Lines(), line => line.StartsWith("未列出的工作表", StringComparison.Ordinal) && line.EndsWith("：" + Number, StringComparison.Ordinal));
        Assert.Contains(file.Hidden, sentence => sentence.StartsWith("有1个没有列出的工作表", StringComparison.Ordinal));
        Assert.Equal("甲", file.PlainText);
    }

    [Fact]
    public void Inspect_MainPartMissing_IsDamaged() =>
        Assert.Contains("另存", Inspect.Unreadable(ZipSample.Zip([.. ZipSample.Unzip(ExcelSample.Of(("表", "visible", ExcelSample.Rows(["甲"])))).Where(part => part.Key != "xl/workbook.xml").Select(part => (part.Key, part.Value))]), ExcelSample.Type), StringComparison.Ordinal);

    [Fact]
    public void Inspect_AnotherProgramsFile_IsRefused() =>
        Assert.Contains("另存", Inspect.Unreadable(WordSample.Of(WordSample.Paragraph("文")), ExcelSample.Type), StringComparison.Ordinal);
}
