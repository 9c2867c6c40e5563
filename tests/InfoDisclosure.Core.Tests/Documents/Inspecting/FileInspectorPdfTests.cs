using System.Globalization;
using System.Text;
using InfoDisclosure.Core.Documents.Inspecting;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;
using Xunit;

namespace InfoDisclosure.Core.Tests.Documents.Inspecting;

public sealed class FileInspectorPdfTests
{
    [Fact]
    public void Inspect_OwnReport_ReadsSentencesWhole()
    {
        var content = SampleReport.Content with { Preface = [SampleReport.Paragraph(string.Concat(Enumerable.Repeat("本报告由青山镇人民政府编制，联系电话04542900000，", 8)))] };

        var file = Inspect.File(SampleReport.Render(content).Pdf, PdfSample.Type);

        // Wherever the lines break, what they say is one.
        Assert.Contains(string.Concat(Enumerable.Repeat("本报告由青山镇人民政府编制，联系电话04542900000，", 8)), file.PlainText, StringComparison.Ordinal);
        Assert.Contains("公众号\t20\t26", file.PlainText, StringComparison.Ordinal);
        Assert.Equal(0, file.UnreadablePages);
        Assert.Contains(new FileProperty("作者", "某县青山镇人民政府"), file.Properties);
        Assert.Contains("第1页链接：https://example.org/figures", file.Lines());
    }

    [Fact]
    public void Inspect_EmbeddedChineseFont_ReadsCharacters()
    {
        using var builder = new PdfDocumentBuilder();
        var font = builder.AddTrueTypeFont(File.ReadAllBytes(InfoDisclosure.Pdf.Tests.Programs.RepositoryFonts.File("NotoSansSC-Bold.ttf")));
        builder.AddPage(PageSize.A4).AddText("证件号12345X", 12, new PdfPoint(50, 700), font);

        Assert.Equal("证件号12345X", Inspect.File(builder.Build(), PdfSample.Type).PlainText);
    }

    [Theory]
    // Codes of predefined tables: UTF-16 and GBK, the font itself not in the file.
    [InlineData("UniGB-UCS2-H", "8BC14EF653F70031", "证件号1")]
    [InlineData("GBK-EUC-H", "D6A4BCFEBAC531", "证件号1")]
    public void Inspect_ChineseFontNotInTheFile_ReadsCharacters(string encoding, string codes, string words)
    {
        var file = Inspect.File(
            PdfSample.Page(
                $"BT /F0 10 Tf 50 700 Td <{codes}> Tj ET",
                more:
                [
                    $"<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /{encoding} /DescendantFonts [6 0 R] >>",
                    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /W [1 95 500 814 [500 500]] /FontDescriptor 7 0 R >>",
                    "<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 859 /Descent -140 /CapHeight 700 /StemV 80 >>",
                ]),
            PdfSample.Type);

        Assert.Equal(words, file.PlainText);
        Assert.Equal(0, file.UnreadablePages);
    }

    [Fact]
    public void Inspect_PiecesInAnyOrder_ReadAsTheyStand() =>
        Assert.Equal(
            "name\t12345678\nbelow",
            Inspect.File(PdfSample.Page(PdfSample.Text((50, 600, "below"), (222.24, 700, "5678"), (50, 700, "name"), (200, 700, "1234"))), PdfSample.Type).PlainText);

    [Fact]
    public void Inspect_DigitsInBoxes_AreOneNumber()
    {
        var boxes = "1234567890".Select((digit, index) => (100.0 + (index * 18), 700.0, digit.ToString()));

        Assert.Equal("no\t1234567890", Inspect.File(PdfSample.Page(PdfSample.Text([(50, 700, "no"), .. boxes])), PdfSample.Type).PlainText);
    }

    [Fact]
    public void Inspect_NumbersInColumns_StayApart() =>
        Assert.Equal("12\t34\t56", Inspect.File(PdfSample.Page(PdfSample.Text((50, 700, "12"), (100, 700, "34"), (150, 700, "56"))), PdfSample.Type).PlainText);

    [Fact]
    public void Inspect_LettersDrawnTwice_CountOnce() =>
        Assert.Equal("1123", Inspect.File(PdfSample.Page(PdfSample.Text((50, 700, "1123"), (50.3, 700, "1123"))), PdfSample.Type).PlainText);

    [Fact]
    public void Inspect_NumberBrokenAtLineEnd_IsOne()
    {
        var line = new string('a', 60);
        var words = PdfSample.Text((50, 700, line + " 12345678"), (50, 685, "90123 " + line[..20] + "."));

        Assert.Contains("1234567890123", Inspect.File(PdfSample.Page(words), PdfSample.Type).PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_NumbersBelowEachOther_StayApart() =>
        Assert.Equal("13800000001\n13800000002", Inspect.File(PdfSample.Page(PdfSample.Text((50, 700, "13800000001"), (50, 685, "13800000002"))), PdfSample.Type).PlainText);

    [Theory]
    [InlineData("0 1 -1 0 300 200")]
    [InlineData("0 -1 1 0 300 200")]
    [InlineData("-1 0 0 -1 300 200")]
    [InlineData("0.8 0.6 -0.6 0.8 300 200")]
    public void Inspect_TurnedText_ReadsAlong(string matrix) =>
        Assert.Equal("first 123456\nsecond", Inspect.File(PdfSample.Page($"q {matrix} cm {PdfSample.Text((0, 40, "first 123"), (36.7, 40, "456"), (0, 20, "second"))} Q"), PdfSample.Type).PlainText);

    [Fact]
    public void Inspect_TurnedPage_ReadsAlong() =>
        Assert.Equal("first\nsecond", Inspect.File(PdfSample.Page(PdfSample.Text((50, 700, "first"), (50, 600, "second")), page: "/Rotate 90"), PdfSample.Type).PlainText);

    [Theory]
    // The picture of a whole page; beside it a page number; a stamp on a page of words; lines only.
    [InlineData("q 600 0 0 800 0 0 cm /I Do Q", 1)]
    [InlineData("q 600 0 0 800 0 0 cm /I Do Q BT /F0 10 Tf 300 20 Td (- 1 -) Tj ET", 1)]
    [InlineData("q 90 0 0 90 0 0 cm /I Do Q BT /F0 10 Tf 50 700 Td (words) Tj ET", 0)]
    [InlineData("q 90 0 0 90 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID A EI Q", 1)]
    [InlineData("0 0 m 10 10 l S", 0)]
    public void Inspect_PageThatIsAPicture_CannotBeRead(string content, int pages)
    {
        var file = Inspect.File(PdfSample.Page(content, "/Font << /F0 5 0 R >> /XObject << /I 6 0 R >>", more: [PdfSample.Latin, PdfSample.Stream("A", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray")]), PdfSample.Type);

        Assert.Equal(pages, file.UnreadablePages);
        Assert.Equal(pages == 1, file.Hidden.Contains("有1页只有图片，或文字无法识别，没有检查：第1页"));
    }

    [Fact]
    public void Inspect_PageWithAPictureAmongWords_TellsOfIt()
    {
        var words = PdfSample.Text([.. Enumerable.Range(0, 20).Select(line => (50.0, 700.0 - (line * 15), "words and words"))]);
        var file = Inspect.File(PdfSample.Page(words + "q 500 0 0 400 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID A EI Q"), PdfSample.Type);

        Assert.Equal(0, file.UnreadablePages);
        Assert.Equal(["有1页带有图片，图片里的文字没有检查"], file.Hidden);
    }

    [Fact]
    public void Inspect_WordsDrawnAsShapes_CannotBeRead() =>
        Assert.Equal(1, Inspect.File(PdfSample.Page(string.Concat(Enumerable.Repeat("0 0 m 9 9 l 9 0 l f\n", 300))), PdfSample.Type).UnreadablePages);

    [Fact]
    public void Inspect_FontThatNamesNoCharacters_CannotBeRead()
    {
        var file = Inspect.File(PdfSample.Page("BT /F0 10 Tf 50 700 Td <0011001200130014001500160017> Tj ET", more: IdentityFont("")), PdfSample.Type);

        Assert.Equal(1, file.UnreadablePages);
        Assert.Equal("", file.PlainText);
    }

    [Theory]
    [InlineData("1 beginbfrange <0011> <0017> <0031> endbfrange", "1234567")]
    [InlineData("1 beginbfrange <0011> <0017> [<0041> <0042> <00430044> <0045> <0046> <0047> <0048>] endbfrange", "ABCDEFGH")]
    [InlineData("7 beginbfchar <0011> <0031> <0012> <D842DFB7> <0013> <0033> <0014> <0034> <0015> <0035> <0016> <0036> <0017> <0037> endbfchar", "1\U00020BB734567")]
    // A range that claims four thousand million codes, or nonsense, doesn't keep the others from being read.
    [InlineData("1 beginbfrange <00000000> <FFFFFFFF> <0000> endbfrange 1 beginbfrange <0011> <0017> <0031> endbfrange [[[[ << ) > endbfchar", "1234567")]
    public void Inspect_FontThatNamesItsCharacters_IsRead(string map, string words) =>
        Assert.Equal(words, Inspect.File(PdfSample.Page("BT /F0 10 Tf 50 700 Td <0011001200130014001500160017> Tj ET", more: [.. IdentityFont("/ToUnicode 8 0 R"), PdfSample.Stream(map)]), PdfSample.Type).PlainText);

    [Fact]
    public void Inspect_MissingFont_CannotBeRead() =>
        Assert.Equal(1, Inspect.File(PdfSample.Page("BT /F9 10 Tf 50 700 Td (words) Tj ET BT /F0 10 Tf 50 600 Td (others) Tj ET"), PdfSample.Type).UnreadablePages);

    [Fact]
    public void Inspect_Properties_AreNamed()
    {
        const string packet = "<?xpacket begin=\"\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmp:CreatorTool=\"Tool\"><dc:creator><rdf:Seq><rdf:li>Sample Two</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>";
        var objects = new[] { "<< /Type /Catalog /Pages 2 0 R /Metadata 6 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] >>", "<< /Author (Sample One) /Title <FEFF516C793A> /CreationDate (D:20240102) /Office (Sample Office) >>", "null", PdfSample.Packed(Encoding.UTF8.GetBytes(packet)) };

        var file = Inspect.File(PdfSample.Of(objects, "/Info 4 0 R"), PdfSample.Type);

        Assert.Equal(
            [new("作者", "Sample One"), new("标题", "公示"), new("创建时间", "2024-01-02"), new("属性“Office”", "Sample Office"), new("软件", "Tool"), new("作者", "Sample Two")],
            file.Properties);
        Assert.Contains("文件属性：作者：Sample Two", file.Lines());
    }

    [Fact]
    public void Inspect_EveryHidingPlace_IsSeenAndTold()
    {
        var file = Inspect.File(
            PdfSample.Page(
                PdfSample.Text((50, 700, "words")),
                page: "/Annots [6 0 R 7 0 R 8 0 R 9 0 R]",
                catalog: "/AcroForm << /Fields [8 0 R] >> /Names << /EmbeddedFiles << /Names [(list.xlsx) 10 0 R] >> >> /Outlines 11 0 R /OCProperties << /D << /OFF [12 0 R] >> >>",
                more:
                [
                    PdfSample.Latin,
                    "<< /Subtype /Text /Rect [0 0 9 9] /Contents (note 123) /T (Sample Reviewer) >>",
                    "<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (mailto:a@example.org) >> >>",
                    "<< /Subtype /Widget /Rect [0 0 9 9] /FT /Tx /T (field) /V (filled 456) /DV (before 789) >>",
                    "<< /Subtype /FileAttachment /Rect [0 0 9 9] /FS << /F (photo.jpg) >> >>",
                    "<< /F (list.xlsx) >>",
                    "<< /First 13 0 R >>",
                    "<< /Type /OCG /Name (layer) >>",
                    "<< /Title (chapter 1) /Next 13 0 R >>",
                ]),
            PdfSample.Type);

        Assert.Equal(
            ["第1页：words", "第1页注释：note 123", "第1页注释作者：Sample Reviewer", "第1页链接：mailto:a@example.org", "书签：chapter 1", "表单：filled 456", "表单默认值：before 789"],
            file.Lines());
        Assert.Equal(
            ["有注释、批注2处", "表单里填有内容1处", "带有附件2个，里面的内容没有检查：“photo.jpg”“list.xlsx”", "有隐藏的图层，图层里的文字已一并检查"],
            file.Hidden);
    }

    [Fact]
    public void Inspect_SavedByAdding_TellsThatTheOldIsStillThere()
    {
        var file = PdfSample.Page(PdfSample.Text((50, 700, "words")));
        byte[] added = [.. file, .. Encoding.ASCII.GetBytes($"xref\n0 0\ntrailer\n<< /Size 6 /Root 1 0 R /Prev {file.AsSpan().LastIndexOf("xref\n0"u8).ToString(CultureInfo.InvariantCulture)} >>\nstartxref\n{file.Length.ToString(CultureInfo.InvariantCulture)}\n%%EOF\n")];

        Assert.Empty(Inspect.File(file, PdfSample.Type).Hidden);
        Assert.Equal(["文件修改后追加保存过1次，修改前的内容可能还留在文件里，请重新导出"], Inspect.File(added, PdfSample.Type).Hidden);
    }

    [Fact]
    public void Inspect_Encrypted_SaysWhatToDo() =>
        Assert.Contains("去掉密码", Inspect.Unreadable(PdfSample.Of(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>", "<< /Filter /Standard /V 2 /R 3 /O () /U () /P -1 >>"], "/#45ncrypt 3 0 R"), PdfSample.Type), StringComparison.Ordinal);

    [Fact]
    public void Inspect_TooManyPages_IsRefused() =>
        Assert.Contains("1000页", Inspect.Unreadable(PdfSample.Of(["<< /Type /Catalog /Pages 2 0 R >>", $"<< /Type /Pages /Kids [{string.Concat(Enumerable.Range(3, 1001).Select(number => $"{number} 0 R "))}] /Count 1001 >>", .. Enumerable.Repeat("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] >>", 1001)]), PdfSample.Type), StringComparison.Ordinal);

    private static string[] IdentityFont(string more) =>
    [
        $"<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Sample /Encoding /Identity-H /DescendantFonts [6 0 R] {more} >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Sample /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 600 /FontDescriptor 7 0 R >>",
        "<< /Type /FontDescriptor /FontName /ABCDEF+Sample /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 859 /Descent -140 /CapHeight 700 /StemV 80 >>",
    ];
}
