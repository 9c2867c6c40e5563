using System.Text;
using Xunit;

namespace InfoDisclosure.Core.Tests.Documents.Inspecting;

public sealed class FileInspectorPlainTests
{
    private const string Words = "姓名：示例甲\r\n电话：13800000000";

    public static TheoryData<byte[]> Encodings
    {
        get
        {
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            return
            [
                Encoding.UTF8.GetBytes(Words),
                [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Words)],
                [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Words)],
                [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Words)],
                Encoding.GetEncoding("GB18030").GetBytes(Words),
            ];
        }
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Inspect_Text_IsReadInItsEncoding(byte[] text)
    {
        var file = Inspect.File(text, "text/plain");

        Assert.Equal(Words, file.PlainText);
        Assert.Equal(new("正文", Words), Assert.Single(file.Content.Texts));
    }

    [Theory]
    [InlineData(new byte[] { 1, 0, 2 })]
    [InlineData(new byte[] { 0x81, 0x20, 0xFF, 0xFF })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x41 })]
    public void Inspect_NoText_SaysWhatToDo(byte[] bytes) => Assert.Contains("UTF-8", Inspect.Unreadable(bytes, "text/plain"), StringComparison.Ordinal);

    [Fact]
    public void Inspect_Csv_IsATable()
    {
        var file = Inspect.File("姓名,\"电话, 手机\"\r\n示例甲,\"说\"\"好\"\"\n13800000000\"\r\n\r\n示例乙,,\n"u8.ToArray(), "text/csv");

        Assert.Equal([["姓名", "电话, 手机"], ["示例甲", "说\"好\"\n13800000000"], [], ["示例乙", "", ""]], Assert.Single(file.Content.Tables).Rows);
    }

    [Theory]
    [InlineData("a;b\n1,5;2", "1,5")]
    [InlineData("a\tb\n1,5\t2", "1,5")]
    [InlineData("a,b;c,d\n1,5,2,3", "1")]
    public void Inspect_Csv_FindsItsSeparator(string text, string firstOfSecondRow) =>
        Assert.Equal(firstOfSecondRow, Inspect.File(Encoding.UTF8.GetBytes(text), "text/csv").Content.Tables[0].Rows[1][0]);

    [Theory]
    [InlineData("text/plain")]
    [InlineData("text/csv")]
    public void Inspect_EmptyFile_HoldsNothing(string type) => Assert.Empty(Inspect.File([], type).Lines());
}
