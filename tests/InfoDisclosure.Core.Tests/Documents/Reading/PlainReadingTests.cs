using System.Text;
using InfoDisclosure.Core.Text;
using Xunit;
using static InfoDisclosure.Core.Tests.Documents.Reading.Reading;

namespace InfoDisclosure.Core.Tests.Documents.Reading;

public sealed class PlainReadingTests
{
    public static readonly TheoryData<string> Encodings = new(["utf-8", "utf-8-bom", "utf-16", "utf-16BE", "GB18030"]);

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_TextInAnyEncoding_IsParagraphs(string encoding)
    {
        var text = Read("说明.txt", Encode(encoding, "　　第一段，含罕见字䶮。\r\n\r\n# 井号\r1. 编号\n{{公开.总数}}\n\n"));
        Assert.Equal("第一段，含罕见字䶮。\n\n\\# 井号\n\n1\\. 编号\n\n\\{{公开.总数}}", text.Markdown);
        Assert.Equal("第一段，含罕见字䶮。\n# 井号\n1. 编号\n{{公开.总数}}", PlainText(text.Markdown));
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_CsvInAnyEncoding_IsATable(string encoding) =>
        Assert.Equal("| 渠道 | 条数 |\n|---|---|\n| 微信 | 46 |", Read("表.csv", Encode(encoding, "渠道,条数\r\n微信,46\r\n\r\n")).Markdown);

    [Theory]
    [InlineData("a;b\n1;2,5", "| a | b |\n|---|---|\n| 1 | 2,5 |")]
    [InlineData("a\tb\n1\t2", "| a | b |\n|---|---|\n| 1 | 2 |")]
    [InlineData("\"a,b\",c\n\"1\"\"2\n3\",4", "| a,b | c |\n|---|---|\n| 1\"2 3 | 4 |")]
    [InlineData("a,b\n\n1,2,3\n,,\n", "| a | b |  |\n|---|---|---|\n|  |  |  |\n| 1 | 2 | 3 |")]
    [InlineData("a,\"b", "| a | b |\n|---|---|")]
    [InlineData("a,b\"c\"\n<<,^^", "| a | b\"c\" |\n|---|---|\n| \\<\\< | \\^^ |")]
    public void Read_CsvOfAllShapes_KeepsItsCells(string csv, string markdown)
    {
        var text = Read("表.csv", Encoding.UTF8.GetBytes(csv));
        Assert.Equal(markdown, text.Markdown);
        Assert.IsType<TextBlock.Table>(Assert.Single(OfficeText.Blocks(text.Markdown, _ => "")));
    }

    [Theory]
    [InlineData(2001, 1)]
    [InlineData(1, 51)]
    public void Read_CsvTooLarge_IsRefused(int rows, int columns) =>
        Assert.Equal(
            "表格超过2000行或50列，放不进正文。请作为附件上传，正文里写明要点。",
            Refusal("表.csv", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(string.Join(',', Enumerable.Repeat("1", columns)) + "\n", rows)))));

    private static byte[] Encode(string encoding, string text) => encoding switch
    {
        "utf-8" => Encoding.UTF8.GetBytes(text),
        "utf-8-bom" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
        "GB18030" => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(text),
        _ => [.. Encoding.GetEncoding(encoding).Preamble, .. Encoding.GetEncoding(encoding).GetBytes(text)],
    };
}
