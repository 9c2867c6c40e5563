using InfoDisclosure.Core.Text;
using InfoDisclosure.Testing;
using Xunit;
using static InfoDisclosure.Core.Tests.Documents.Reading.Reading;
using static InfoDisclosure.Testing.WordFile;

namespace InfoDisclosure.Core.Tests.Documents.Reading;

public sealed class WordReadingTests
{
    private const string Centred = "<w:jc w:val=\"center\"/>";
    private const string Large = "<w:sz w:val=\"44\"/>";
    private const string Hei = "<w:rFonts w:eastAsia=\"黑体\"/>";
    private const string Kai = "<w:rFonts w:eastAsia=\"楷体_GB2312\"/>";

    private const string Styles =
        """
        <w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>
        <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="2"><w:name w:val="标题 2"/><w:basedOn w:val="a"/></w:style>
        <w:style w:type="paragraph" w:styleId="x1"><w:name w:val="镇政府标题"/><w:basedOn w:val="x2"/></w:style>
        <w:style w:type="paragraph" w:styleId="x2"><w:name w:val="中间"/><w:basedOn w:val="1"/></w:style>
        <w:style w:type="paragraph" w:styleId="a3"><w:name w:val="标题"/><w:basedOn w:val="a"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="loop1"><w:name w:val="绕"/><w:basedOn w:val="loop2"/></w:style>
        <w:style w:type="paragraph" w:styleId="loop2"><w:name w:val="回"/><w:basedOn w:val="loop1"/></w:style>
        <w:style w:type="character" w:styleId="strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
        """;

    [Fact]
    public void Read_StyledDocument_GivesTitleHeadingsAndText()
    {
        var text = Read(new WordFile
        {
            Styles = Styles,
            Body = Styled("a3", "示例镇2019年工作") + Styled("a3", "总结") + Styled("1", "总体情况") + P(R("　　全镇共有") + R("十二个", "<w:b/>") + R("村，") + R("三次", "<w:i/>") + R("会议。"))
                + Styled("2", "（一）会议") + Styled("x1", "按样式链继承的标题") + P(R("大纲级别"), "<w:outlineLvl w:val=\"2\"/>") + Styled("loop1", "绕圈的样式") + P(R("字符样式", "<w:rStyle w:val=\"strong\"/>")),
        });
        Assert.Equal("示例镇2019年工作总结", text.Title);
        Assert.Equal(
            "# 总体情况\n\n全镇共有**十二个**村，*三次*会议。\n\n## （一）会议\n\n# 按样式链继承的标题\n\n### 大纲级别\n\n绕圈的样式\n\n**字符样式**",
            text.Markdown);
        Assert.Empty(text.LeftOut);
    }

    [Fact]
    public void Read_OfficialDocumentWithoutStyles_FindsTitleAndHeadings()
    {
        var text = Read(new WordFile
        {
            Body = P(R("示例镇人民政府文件", "<w:color w:val=\"FF0000\"/><w:sz w:val=\"72\"/>"), Centred) + P(R("示政发〔2019〕5号"), Centred)
                + P(R("示例镇人民政府关于印发", Large), Centred) + P(R("《防汛预案》的通知", Large), Centred) + P(R("各村："))
                + P(R("一、总则", Hei)) + P(R("（一）编制目的", Kai)) + P(R("为做好防汛工作，制定本预案。")) + P(R("（二）", "<w:b/>") + R("适用范围", "<w:b/>")) + P(R("二、", Hei) + R("不全是黑体"))
                + P(R("三、组织领导，落实责任。", Hei)) + P(R("1.编号不是标题", Hei)),
        });
        Assert.Equal("示例镇人民政府关于印发《防汛预案》的通知", text.Title);
        Assert.Equal(
            "示例镇人民政府文件\n\n示政发〔2019〕5号\n\n各村：\n\n# 一、总则\n\n## （一）编制目的\n\n为做好防汛工作，制定本预案。\n\n## （二）适用范围\n\n二、不全是黑体\n\n三、组织领导，落实责任。\n\n1.编号不是标题",
            text.Markdown);
    }

    [Fact]
    public void Read_HeadingStylesBesideOfficialNumbers_TrustsTheStyles() =>
        Assert.Equal("# 总则\n\n一、黑体一行", Read(new WordFile { Styles = Styles, Body = Styled("1", "总则") + P(R("一、黑体一行", Hei)) }).Markdown);

    [Theory]
    [InlineData("居中而不大", Centred, "<w:sz w:val=\"32\"/>")]
    [InlineData("大而不居中", "", Large)]
    [InlineData("大而居中，却是一句话。", Centred, Large)]
    public void Read_ParagraphThatIsNoTitle_StaysText(string words, string shape, string look)
    {
        var text = Read(new WordFile { Body = P(R(words, look), shape) + P(R("正文")) });
        Assert.Null(text.Title);
        Assert.Equal(words + "\n\n正文", text.Markdown);
    }

    private const string Numbering =
        """
        <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2)"/></w:lvl><w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2.%3"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF06C;"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl><w:lvl w:ilvl="2"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="（%3）"/></w:lvl><w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:isLgl/><w:lvlText w:val="%1.%4"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="10"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimalEnclosedCircle"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num>
        <w:num w:numId="5"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num><w:num w:numId="6"><w:abstractNumId w:val="4"/></w:num>
        """;

    [Fact]
    public void Read_Lists_CountAsWordCounts()
    {
        var body = Item(1, 0, "甲") + Item(1, 1, "甲子") + Item(1, 1, "甲丑") + Item(1, 0, "乙") + P(R("中间一段")) + Item(1, 0, "丙") + Item(5, 0, "重新数起") + Item(5, 0, "再一") + Item(2, 0, "点") + Item(1, 2, "三级") + Item(2, 0, "又点") + Item(5, 0, "三");
        Assert.Equal(
            "1. 甲\n   1. 甲子\n   2. 甲丑\n2. 乙\n\n中间一段\n\n3. 丙\n1) 重新数起\n2) 再一\n\n- 点\n\n2.1.1 三级\n\n- 又点\n\n3. 三",
            Read(new WordFile { Numbering = Numbering, Body = body }).Markdown);
    }

    [Fact]
    public void Read_BulletWithoutASign_IsAParagraph() =>
        Assert.Equal("- 点\n\n无点", Read(new WordFile { Numbering = Numbering + "<w:num w:numId=\"9\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\" \"/></w:lvl></w:lvlOverride></w:num>", Body = Item(2, 0, "点") + Item(9, 0, "无点") }).Markdown);

    [Fact]
    public void Read_ListsThatFollowEachOther_StayTwoLists()
    {
        var markdown = Read(new WordFile { Numbering = Numbering, Body = Item(1, 0, "甲") + Item(1, 0, "乙") + Item(5, 0, "丙") + Item(5, 0, "丁") }).Markdown;
        var lists = OfficeText.Blocks(markdown, _ => "").Cast<TextBlock.ItemList>().ToList();
        Assert.Equal([(1, 2), (1, 2)], lists.Select(list => (list.Start, list.Items.Count)));
    }

    [Fact]
    public void Read_OfficialNumbers_BecomeWords()
    {
        var body = Item(3, 0, "总则") + Item(3, 1, "目的") + Item(3, 1, "依据") + Item(3, 2, "其三") + Item(3, 0, "职责") + Item(3, 1, "又从一数") + Item(3, 3, "法定") + Item(4, 0, "内容") + Item(4, 0, "又") + Item(6, 0, "圈");
        Assert.Equal(
            "一、总则\n\n（一）目的\n\n（二）依据\n\n（3）其三\n\n二、职责\n\n（一）又从一数\n\n2.1 法定\n\n第十条 内容\n\n第十一条 又\n\n①圈",
            Read(new WordFile { Numbering = Numbering, Body = body }).Markdown);
    }

    [Fact]
    public void Read_NumberedHeadings_KeepTheirNumbers()
    {
        var styles = Styles.Replace("<w:outlineLvl w:val=\"0\"/>", "<w:numPr><w:numId w:val=\"3\"/></w:numPr><w:outlineLvl w:val=\"0\"/>", StringComparison.Ordinal);
        Assert.Equal("# 一、总则\n\n# 二、职责\n\n# 1. 小节\n\n# 不编号", Read(new WordFile
        {
            Styles = styles,
            Numbering = Numbering,
            Body = Styled("1", "总则") + Styled("1", "职责") + P(R("小节"), "<w:pStyle w:val=\"1\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>") + P(R("不编号"), "<w:pStyle w:val=\"1\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>"),
        }).Markdown);
    }

    [Theory]
    [InlineData("<w:tab/>", "甲 乙")]
    [InlineData("<w:br/>", "甲\\\n乙")]
    [InlineData("<w:cr/>", "甲\\\n乙")]
    [InlineData("<w:noBreakHyphen/>", "甲-乙")]
    [InlineData("<w:softHyphen/><w:lastRenderedPageBreak/>", "甲乙")]
    [InlineData("<w:t> </w:t>", "甲 乙")]
    [InlineData("<w:t>　</w:t>", "甲　乙")]
    [InlineData("<w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/>", "甲√乙")]
    [InlineData("<w:sym w:font=\"Wingdings 2\" w:char=\"F0A3\"/>", "甲□乙")]
    [InlineData("<w:sym w:font=\"Symbol\" w:char=\"F0B0\"/>", "甲°乙")]
    [InlineData("<w:sym w:font=\"宋体\" w:char=\"2460\"/>", "甲①乙")]
    public void Read_InsideALine_IsKept(string inside, string markdown) => Assert.Equal(markdown, Markdown(P(R("甲") + $"<w:r>{inside}</w:r>" + R("乙"))));

    [Fact]
    public void Read_WordsInSymbolFonts_AreTheirSigns()
    {
        var text = Read(new WordFile { Body = P(R("已办", "") + R("ü", "<w:rFonts w:ascii=\"Wingdings\" w:hAnsi=\"Wingdings\"/>") + R("角a=30", "<w:rFonts w:ascii=\"Symbol\"/>") + "<w:r><w:sym w:font=\"Webdings\" w:char=\"F021\"/></w:r>") });
        Assert.Equal("已办✓角α=30", text.Markdown);
        Assert.Equal(["特殊符号1个认不出来，没有带入，请核对。"], text.LeftOut);
    }

    [Fact]
    public void Read_RaisedFigures_KeepTheirMeaning() =>
        Assert.Equal("面积30m²，10^5，CO2，注［1］", Markdown(P(R("面积30m") + R("2", "<w:vertAlign w:val=\"superscript\"/>") + R("，10") + R("5", "<w:vertAlign w:val=\"superscript\"/>") + R("，CO") + R("2", "<w:vertAlign w:val=\"subscript\"/>") + R("，注") + R("［1］", "<w:vertAlign w:val=\"superscript\"/>"))));

    [Fact]
    public void Read_Links_AreKeptWhereTheyOpen()
    {
        var text = Read(new WordFile
        {
            Body = P(R("见!") + "<w:hyperlink r:id=\"r1\" w:anchor=\"x\">" + R("县政府") + "</w:hyperlink>" + R("和") + "<w:hyperlink w:anchor=\"_Toc\">" + R("下文") + "</w:hyperlink>" + "<w:hyperlink r:id=\"r2\">" + R("本机") + "</w:hyperlink>"
                + Field("HYPERLINK \"https://example.cn/a b\"", R("空格")) + Field("HYPERLINK \"https://example.cn/\" \\o \"提示\"", R("域一") + R("域二", "<w:b/>")) + Field("HYPERLINK \\l \"书签\"", R("书签"))),
        }.WithLink("r1", "https://example.gov.cn/").WithLink("r2", "file:///C:/x.docx"));
        Assert.Equal("见\\![县政府](<https://example.gov.cn/#x>)和下文本机空格[域一](<https://example.cn/>)[**域二**](<https://example.cn/>)书签", text.Markdown);
        Assert.Equal(["链接2个在网上打不开，只保留了文字。"], text.LeftOut);
    }

    [Fact]
    public void Read_Fields_ShowTheirResults()
    {
        var text = Read(new WordFile
        {
            Body = P(R("图") + Field("SEQ 图 \\* ARABIC", R("3")) + R("共") + Field("NUMPAGES", R("9")) + "<w:fldSimple w:instr=\" PAGE \">" + R("7") + "</w:fldSimple>" + "<w:fldSimple w:instr=\"DATE\">" + R("2019年") + "</w:fldSimple>")
                + P(Field("EQ \\o\\ac(○,5)", null) + Field("SYMBOL 252 \\f \"Wingdings\"", null) + Field("EQ \\f(1,2)", null) + Field("XE \"索引\"", null) + Field("MACROBUTTON NoMacro 填写单位", null))
                + P(Field(" FORMCHECKBOX ", null, "<w:ffData><w:checkBox><w:default w:val=\"0\"/><w:checked/></w:checkBox></w:ffData>") + R("同意") + Field("FORMCHECKBOX", null, "<w:ffData><w:checkBox><w:default w:val=\"0\"/></w:checkBox></w:ffData>") + R("不同意")),
        });
        Assert.Equal("图3共2019年\n\n⑤✓ 1 2 填写单位\n\n√同意□不同意", text.Markdown);
        Assert.Equal(["公式1处改成了文字，请核对。"], text.LeftOut);
    }

    [Fact]
    public void Read_TableOfContents_IsDroppedWithItsTitle()
    {
        var lines = P(R("目　录"), Centred) + P("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>TOC \\o \"1-3\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + R("总则") + Field("PAGEREF _Toc1 \\h", R("1")))
            + P(R("职责") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>") + P(R("正文"));
        var text = Read(new WordFile { Body = lines });
        Assert.Equal("正文", text.Markdown);
        Assert.Equal(["目录1处没有带入。"], text.LeftOut);

        var control = Read(new WordFile { Body = "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr><w:sdtContent>" + lines + "</w:sdtContent></w:sdt>" + P(R("尾")) });
        Assert.Equal("尾", control.Markdown);
        Assert.Equal(["目录1处没有带入。"], control.LeftOut);
    }

    [Fact]
    public void Read_FieldThatNeverEnds_SwallowsNothing()
    {
        var text = Read(new WordFile { Body = P("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + R("甲")) + P(R("乙")) + P("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" + R("丙")) + P(R("丁")) });
        Assert.Equal("甲\n\n乙\n\n丁", text.Markdown);
    }

    [Fact]
    public void Read_Tables_KeepMergesAndHeaders()
    {
        var text = Read(new WordFile
        {
            Body = P(R("表1 收支情况")) + Table(
                Row(Cell("项目", "<w:vMerge w:val=\"restart\"/>"), Cell("金额", "<w:gridSpan w:val=\"2\"/>")),
                Row(Cell("", "<w:vMerge/>"), Cell("本年"), Cell("上年")),
                Row(Cell("甲"), Cell("1"), Cell("2")),
                Row(Cell("合计", "<w:vMerge w:val=\"restart\"/>"), Cell("3", "<w:gridSpan w:val=\"2\"/><w:vMerge w:val=\"restart\"/>")),
                Row(Cell("看不见的字", "<w:vMerge w:val=\"continue\"/>"), Cell("", "<w:gridSpan w:val=\"2\"/><w:vMerge/>")),
                Row(Cell("备注"), Cell(""), Cell("")),
                Row(Cell(""), Cell(""), Cell("")))
                + P(R("后")),
        });
        Assert.Equal(
            "表1 收支情况\n\n| 项目 | 金额 | << |\n|---|---|---|\n| ^^ | 本年 | 上年 |\n|---|---|---|\n| 甲 | 1 | 2 |\n| 合计 | 3 | << |\n| ^^ | ^^ | << |\n| 备注 |  |  |\n|  |  |  |\n\n后",
            text.Markdown);
        Assert.Equal("表1 收支情况", Assert.IsType<TextBlock.Table>(OfficeText.Blocks(text.Markdown, _ => "")[0]).Caption);
    }

    [Fact]
    public void Read_TablesOfAllShapes_KeepTheirWords()
    {
        var text = Read(new WordFile
        {
            Numbering = Numbering,
            Body = Table(Row(Cell("甲"), "<w:tc><w:tcPr/>" + P(R("第一段")) + P(R("第二段")) + Item(1, 0, "一项") + Table(Row(Cell("内"), Cell("里"))) + P("") + "</w:tc>"), "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" + Cell("缩进") + "</w:tr>")
                + Table(Row(Cell("框里的话")))
                + Table("<w:tr><w:trPr><w:tblHeader/></w:trPr>" + Cell("头") + Cell("部") + "</w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>" + Cell("二") + Cell("行") + "</w:tr>", "<w:tr><w:trPr><w:hidden/></w:trPr>" + Cell("隐") + Cell("藏") + "</w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>" + Cell("删") + Cell("除") + "</w:tr>", Row(Cell("1"), Cell("2"))),
        });
        Assert.Equal(
            "| 甲 | 第一段 第二段 1. 一项 内 里 |\n|---|---|\n|  | 缩进 |\n\n框里的话\n\n| 头 | 部 |\n|---|---|\n| 二 | 行 |\n|---|---|\n| 1 | 2 |",
            text.Markdown);
        Assert.Equal(["表格里的表格1个改成了文字，请核对。", "修订中已删除的文字1处没有带入。", "隐藏的行1行没有带入。"], text.LeftOut);
    }

    [Fact]
    public void Read_Pictures_AreNamedInOrder()
    {
        var text = Read(new WordFile
        {
            Body = P(R("见") + Picture("p1", "办公楼") + R("和") + Picture("p2", "C:\\Users\\示例\\1.jpg") + Picture("p1"))
                + Table(Row(Cell("图"), "<w:tc>" + P(Picture("p3", "", "<a:srcRect l=\"1000\"/>")) + "</w:tc>"))
                + P("<w:r><w:pict><v:shape alt=\"旧式\"><v:imagedata r:id=\"p4\"/></v:shape></w:pict></w:r>") + P(Picture("p5")) + P(Picture("没有")),
        }.WithPicture("p1", Png).WithPicture("p2", Jpeg).WithPicture("p3", [.. Png, 1]).WithPicture("p4", [.. Png, 2]).WithPicture("p5", [1, 0, 0, 0]));
        Assert.Equal(
            "见![办公楼](<file:图1.png>)和![图2](<file:图2.jpg>)![办公楼](<file:图1.png>)\n\n| 图 | ![图3](<file:图3.png>) |\n|---|---|\n\n![旧式](<file:图4.png>)",
            text.Markdown);
        Assert.Equal([("图1.png", "image/png", "办公楼"), ("图2.jpg", "image/jpeg", "图2"), ("图3.png", "image/png", "图3"), ("图4.png", "image/png", "旧式")], text.Pictures.Select(picture => (picture.Name, picture.ContentType, picture.Description)));
        Assert.Equal(Png, text.Pictures[0].Content);
        Assert.Equal(["图1.png", "图2.jpg", "图3.png", "图4.png"], OfficeText.Read(text.Markdown, _ => false).Pictures);
        Assert.Equal(
            [
                "图片1张没有带入（在文件里找不到，或是链接到别处的），请作为附件上传。",
                "图片1张的格式网页不能显示，没有带入。请另存为png或jpg后作为附件上传。",
                "图片1张在文档里裁剪过，带入的是没有裁剪的原图，请核对裁掉的部分能否公开。",
            ], text.LeftOut);
    }

    [Fact]
    public void Read_Notes_StandAtTheEndInTheirOrder()
    {
        var text = Read(new WordFile
        {
            Body = P(R("甲") + "<w:r><w:endnoteReference w:id=\"2\"/></w:r>" + R("乙") + "<w:r><w:footnoteReference w:id=\"3\"/></w:r>" + R("：丙") + "<w:r><w:footnoteReference w:id=\"4\"/></w:r><w:r><w:footnoteReference w:id=\"99\"/></w:r>"),
            Footnotes = "<w:footnote w:type=\"separator\" w:id=\"0\">" + P("<w:r><w:separator/></w:r>") + "</w:footnote><w:footnote w:id=\"3\">" + P("<w:r><w:footnoteRef/></w:r>" + R(" 脚注") + R("粗", "<w:b/>")) + P(R("两段")) + "</w:footnote><w:footnote w:id=\"4\">" + P("") + "</w:footnote><w:footnote w:id=\"5\">" + P(R("没有引用")) + "</w:footnote>",
            Endnotes = "<w:endnote w:id=\"2\">" + P(R("尾注")) + "</w:endnote>",
        });
        Assert.Equal("甲[^1]乙[^2]：丙\n\n[^1]: 尾注\n\n[^2]: 脚注**粗** 两段", text.Markdown);
        Assert.Equal("甲乙：丙\n尾注\n脚注粗 两段", PlainText(text.Markdown));
    }

    [Fact]
    public void Read_NoteOnTheTitle_IsTold()
    {
        var text = Read(new WordFile { Styles = Styles, Body = P(R("题目") + "<w:r><w:footnoteReference w:id=\"3\"/></w:r>", "<w:pStyle w:val=\"a3\"/>") + P(R("正文")), Footnotes = "<w:footnote w:id=\"3\">" + P(R("题注")) + "</w:footnote>" });
        Assert.Equal("题目", text.Title);
        Assert.Contains("标题上的脚注1处没有带入，请在正文里写明。", text.LeftOut);
    }

    [Fact]
    public void Read_Boxes_FollowTheirParagraph()
    {
        const string Choice = "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><wp:docPr id=\"1\" name=\"b\"/><a:graphic><a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
            + "<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>";
        var text = Read(new WordFile
        {
            Body = P(R("前") + "<w:r>" + Choice + "</w:r>" + R("后")) + P("<w:r><w:pict><v:rect><v:textbox><w:txbxContent>" + P(R("旧框")) + "</w:txbxContent></v:textbox></v:rect><v:line/></w:pict></w:r>")
                + P("<w:r><w:pict><v:shapetype><v:path/></v:shapetype><v:shape><v:textpath string=\"艺术字\"/></v:shape></w:pict></w:r>"),
        });
        Assert.Equal("前后\n\n框里\n\n旧框\n\n艺术字", text.Markdown);
        Assert.Equal(["线条、箭头等图形1个没有带入。"], text.LeftOut);
    }

    [Fact]
    public void Read_TrackedChanges_ReadAsAccepted()
    {
        var text = Read(new WordFile
        {
            Body = P(R("甲") + "<w:ins w:id=\"1\" w:author=\"x\">" + R("乙") + "</w:ins><w:del w:id=\"2\"><w:r><w:delText>丙</w:delText></w:r></w:del><w:moveFrom w:id=\"3\">" + R("丁") + "</w:moveFrom><w:moveTo w:id=\"4\">" + R("戊") + "</w:moveTo>")
                + P(R("上半句，"), "<w:rPr><w:del w:id=\"5\"/></w:rPr>") + P(R("下半句。")) + P("<w:r><w:commentReference w:id=\"1\"/></w:r>" + R("尾")),
        });
        Assert.Equal("甲乙戊\n\n上半句，下半句。\n\n尾", text.Markdown);
        Assert.Equal(["修订中新增的文字2处已按接受修订带入，请核对。", "修订中已删除的文字1处没有带入。", "批注1处没有带入。"], text.LeftOut);
    }

    [Fact]
    public void Read_WhatDoesNotShowOrLooksOtherwise_IsTold()
    {
        var text = Read(new WordFile
        {
            Body = P(R("甲") + R("密", "<w:vanish/>") + R("码", "<w:vanish/>") + R("乙") + R("又", "<w:vanish/>") + R("  ", "<w:vanish/>")) + P(R("划", "<w:strike/>") + R("掉", "<w:strike/>") + R("的"))
                + P("<m:oMathPara><m:oMath><m:r><m:t>a</m:t></m:r><m:sSup><m:e><m:r><m:t>b</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup><m:f><m:num><m:r><m:t>x+1</m:t></m:r></m:num><m:den><m:r><m:t>y</m:t></m:r></m:den></m:f><m:sSub><m:e><m:r><m:t>c</m:t></m:r></m:e><m:sub><m:r><m:t>n</m:t></m:r></m:sub></m:sSub><m:rad><m:deg/><m:e><m:r><m:t>d</m:t></m:r></m:e></m:rad></m:oMath></m:oMathPara>")
                + P("<w:r><w:object><v:shape><v:imagedata r:id=\"x\"/></v:shape><o:OLEObject ProgID=\"Excel.Sheet\"/></w:object></w:r>") + "<w:altChunk r:id=\"c\"/>"
                + P(Graphic("http://schemas.openxmlformats.org/drawingml/2006/chart") + Graphic("http://schemas.openxmlformats.org/drawingml/2006/diagram"))
                + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + P(R("单击此处输入")) + "</w:sdtContent></w:sdt>",
        });
        Assert.Equal("甲乙\n\n划掉的\n\nab²(x+1)/yc\\_n√d", text.Markdown);
        Assert.Equal(
            [
                "图表1个没有带入，请截图后作为附件上传，或改用表格。",
                "SmartArt图形1个没有带入，请改用文字，或截图后作为附件上传。",
                "嵌入的对象1个（其他软件的文件、控件）没有带入，请单独作为附件上传。",
                "公式1处改成了文字，请核对。",
                "带删除线的文字1处带入后没有删除线，请核对。",
                "隐藏的文字2处没有带入。",
                "没有填写的内容控件1处没有带入。",
                "插入的其他文件1处没有带入，请打开后把内容复制进来。",
            ], text.LeftOut);
    }

    [Theory]
    [InlineData("— 1 —", false)]
    [InlineData("第页 共页", false)]
    [InlineData("内部资料", true)]
    public void Read_HeaderOrFooter_IsToldWhenItHasWords(string words, bool told)
    {
        var text = Read(new WordFile
        {
            Body = P(R("正文")) + "<w:sectPr><w:headerReference w:type=\"first\" r:id=\"rHeader\"/><w:footerReference w:type=\"default\" r:id=\"rFooter\"/></w:sectPr>",
            Header = P(R("首页不用的页眉")),
            Footer = P(R(words.Replace("1", "", StringComparison.Ordinal)) + Field("PAGE", R("12"))),
        });
        Assert.Equal("正文", text.Markdown);
        Assert.Equal(told ? ["页眉、页脚1处的文字或图片没有带入。"] : [], text.LeftOut);
    }

    [Fact]
    public void Read_Wrappers_AreWalkedThrough()
    {
        const string Ruby = "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>tóng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>同</w:t></w:r></w:rubyBase></w:ruby></w:r>";
        Assert.Equal("标签标签自定义双向控件同（tóng）江\n\n块控件\n\n块自定义", Markdown(
            P("<w:smartTag w:element=\"x\"><w:smartTagPr/>" + R("标签") + "<w:smartTag>" + R("标签") + "</w:smartTag></w:smartTag><w:customXml><w:customXmlPr/>" + R("自定义") + "</w:customXml><w:bdo w:val=\"ltr\">" + R("双向") + "</w:bdo><w:sdt><w:sdtPr/><w:sdtContent>" + R("控件") + "</w:sdtContent></w:sdt>" + Ruby + R("江"))
            + "<w:sdt><w:sdtPr/><w:sdtContent>" + P(R("块控件")) + "</w:sdtContent></w:sdt><w:customXml>" + P(R("块自定义")) + "</w:customXml>"));
    }

    [Fact]
    public void Read_AlternativesWeDoNotKnow_TakeTheFallback()
    {
        var text = Read(new WordFile { Body = P("<w:r><mc:AlternateContent><mc:Choice Requires=\"cx1\">" + "<w:t>新图表</w:t>" + "</mc:Choice><mc:Fallback>" + Picture("p1", "图表的样子")["<w:r>".Length..^"</w:r>".Length] + "</mc:Fallback></mc:AlternateContent></w:r>") }.WithPicture("p1", Png));
        Assert.Equal("![图表的样子](<file:图1.png>)", text.Markdown);
    }

    [Fact]
    public void Read_Braces_AreNoLiveFigures() =>
        Assert.Empty(OfficeText.Read(Markdown(P(R("共{{公开.总数}}条")) + Table(Row(Cell("｛｛甲｝｝"), Cell("乙")))), _ => true).Figures);

    [Fact]
    public void Read_ManyMarks_StayReadable()
    {
        var text = Read(new WordFile
        {
            Numbering = Numbering,
            Body = string.Concat(Enumerable.Range(0, 900).Select(_ => Item(2, 0, "项").Replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>", StringComparison.Ordinal)))
                + P(string.Concat(Enumerable.Range(0, 1500).Select(i => R("粗", i % 2 == 0 ? "<w:b/>" : "")))) + P(R(new string('_', 3000)))
                + Table([.. Enumerable.Range(0, 400).Select(_ => Row(Cell("头"), "<w:tc>" + P(R("粗", "<w:b/>") + R("细")) + "</w:tc>", "<w:tc>" + P(R("粗", "<w:b/>")) + "</w:tc>"))]),
        });
        var read = OfficeText.Read(text.Markdown, _ => false);
        Assert.False(read.TooDeep);
        Assert.Equal(new string('项', 900) + new string('粗', 1500) + new string('_', 3000) + string.Concat(Enumerable.Repeat("头粗细粗", 400)), Squeeze(read.PlainText));
    }

    private static string Item(int list, int level, string words) => P(R(words), $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");

    private static string Field(string code, string? result, string data = "") =>
        $"<w:r><w:fldChar w:fldCharType=\"begin\">{data}</w:fldChar></w:r><w:r><w:instrText xml:space=\"preserve\">{System.Security.SecurityElement.Escape(code)}</w:instrText></w:r>"
        + (result is null ? "" : $"<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{result}") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";

    private static string Graphic(string kind) => $"<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"x\"/><a:graphic><a:graphicData uri=\"{kind}\"><a:x/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>";
}
