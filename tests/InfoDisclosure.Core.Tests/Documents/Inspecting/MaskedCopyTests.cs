using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using InfoDisclosure.Core.Documents.Inspecting;
using InfoDisclosure.Rules.Catalogue.Privacy;
using Xunit;

namespace InfoDisclosure.Core.Tests.Documents.Inspecting;

public sealed class MaskedCopyTests
{
    private const string Number = "123456789012345678";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Make_WordWithEverything_LeavesNoDigit(bool dropHidden)
    {
        var (copy, notes) = Make(WordSample.Everything(Number), WordSample.Type, dropHidden);

        Assert.DoesNotContain(Inspect.File(copy, WordSample.Type).Lines(), line => line.Split('：')[^1].Any(char.IsAsciiDigit));
        AssertNowhere(copy, Number, "123456", "789012345678");
        Assert.Equal(["图片1张没有遮盖，请逐张查看"], notes);
        Assert.Equal(copy, Make(copy, WordSample.Type, dropHidden).File);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Make_ExcelWithEverything_LeavesNoDigit(bool dropHidden)
    {
        var (copy, notes) = Make(ExcelSample.Everything(Number), ExcelSample.Type, dropHidden);

        Assert.DoesNotContain(Inspect.File(copy, ExcelSample.Type).Content.Texts, text => text.Text.Any(char.IsAsciiDigit));
        Assert.DoesNotContain(Inspect.File(copy, ExcelSample.Type).Content.Tables, table => table.Rows.Any(row => row.Any(cell => cell.Any(char.IsAsciiDigit))));
        AssertNowhere(copy, Number, "13800000000", "33000");
        Assert.Empty(notes);
        Assert.Equal(copy, Make(copy, ExcelSample.Type, dropHidden).File);
    }

    [Fact]
    public void Make_OfficeFile_StaysAsValidAsItWas()
    {
        // A mask of words that stand in no formula or field, so that what programs check stays what they check.
        var word = Make(WordSample.Everything(Number), WordSample.Type, Secret).File;
        var excel = Make(ExcelSample.Everything(Number), ExcelSample.Type, Secret).File;

        Assert.Equal(WordSample.Errors(WordSample.Everything(Number)), WordSample.Errors(word));
        Assert.Equal(ExcelSample.Errors(ExcelSample.Everything(Number)), ExcelSample.Errors(excel));
        Assert.Equal(ExcelSample.Errors(ExcelSample.Everything(Number)), ExcelSample.Errors(Make(ExcelSample.Everything(Number), ExcelSample.Type, dropHidden: true).File));
    }

    [Fact]
    public void Make_NumberInTwoRuns_IsMaskedAsOneAndKeepsItsLooks()
    {
        var body = "<w:p>" + WordSample.Run("号：1234", "<w:b/>") + WordSample.Run("5678", "<w:i/>") + WordSample.Run("止") + "</w:p>";

        var copy = Make(WordSample.Of(body), WordSample.Type, text => text.Replace("12345678", "****5678", StringComparison.Ordinal)).File;

        Assert.Equal(["号：****", "5678", "止"], Runs(copy));
    }

    [Fact]
    public void Make_ShorterWords_StayInTheRunWhereTheyBegan()
    {
        var body = "<w:p>" + WordSample.Run("住址：甲村3", "<w:b/>") + WordSample.Run("组5号，", "<w:i/>") + WordSample.Run("电话12") + "</w:p>";

        var copy = Make(WordSample.Of(body), WordSample.Type, text => text.Replace("3组5号", "（略）", StringComparison.Ordinal).Replace("12", "（略）", StringComparison.Ordinal)).File;

        Assert.Equal(["住址：甲村（略）", "，", "电话（略）"], Runs(copy));
    }

    [Fact]
    public void Make_ManyParagraphs_EachKeepsItsRuns()
    {
        var paragraph = "<w:p>" + WordSample.Run("号1234", "<w:b/>") + WordSample.Run("567，", "<w:i/>") + WordSample.Run("长" + new string('文', 200)) + "</w:p>";

        var copy = Make(WordSample.Of(string.Concat(Enumerable.Repeat(paragraph, 300))), WordSample.Type, text => text.Replace("1234567", "略", StringComparison.Ordinal)).File;

        Assert.Equal(string.Concat(Enumerable.Repeat("号略|，|长" + new string('文', 200) + "|", 300)), string.Concat(Runs(copy).Select(run => run + "|")));
    }

    [Fact]
    public void Make_WordsThatBeginWithASpace_KeepIt()
    {
        var copy = Make(WordSample.Of("<w:p><w:r><w:t>甲</w:t></w:r></w:p>"), WordSample.Type, _ => " 乙 ").File;

        Assert.Equal(" 乙 ", Inspect.File(copy, WordSample.Type).PlainText);
        Assert.Contains(ZipSample.Unzip(copy).Values, part => part.Contains("xml:space=\"preserve\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Make_WordTable_IsMaskedByItsHeadings()
    {
        var body = WordSample.Table(WordSample.Row("姓名", "金额"), WordSample.Row("示例甲", "100"), WordSample.Row("100", "示例甲"));

        var copy = Make(WordSample.Of(body + WordSample.Paragraph("示例甲")), WordSample.Type, text => text, NamesByHeading).File;

        Assert.Equal("姓名\t金额\n示**\t100\n1**\t示例甲\n示例甲", Inspect.File(copy, WordSample.Type).PlainText);
    }

    [Fact]
    public void Make_ExcelTable_IsMaskedByItsHeadingsAndNumbersBecomeWords()
    {
        var sheet = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\"><v>5</v></c></row><row r=\"3\"><c r=\"A3\" s=\"1\"><v>12345</v></c><c r=\"B3\" t=\"s\"><v>2</v></c></row><row r=\"4\"><c r=\"A4\" t=\"str\"><f>A2</f><v>示例甲</v></c></row></sheetData>";
        var file = ExcelSample.Of(["姓名", "金额", "示例甲"], [("名单", "visible", sheet)], null);

        var copy = Make(file, ExcelSample.Type, text => text, NamesByHeading).File;

        using var book = SpreadsheetDocument.Open(new MemoryStream(copy), isEditable: false);
        var cells = book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Cell>().ToDictionary(cell => cell.CellReference!.Value!, StringComparer.Ordinal);
        Assert.Equal(("inlineStr", "示**"), (cells["A2"].DataType!.InnerText, cells["A2"].InnerText));
        Assert.Equal("5", cells["B2"].InnerText);
        Assert.Equal(("inlineStr", "1*********", 1u), (cells["A3"].DataType!.InnerText, cells["A3"].InnerText, cells["A3"].StyleIndex!.Value));
        // The same string elsewhere is no name, so the workbook keeps it.
        Assert.Equal(("s", "2"), (cells["B3"].DataType!.InnerText, cells["B3"].InnerText));
        Assert.Equal(("str", "A2", "示**"), (cells["A4"].DataType!.InnerText, cells["A4"].CellFormula!.Text, cells["A4"].CellValue!.Text));
    }

    [Fact]
    public void Make_StringThatNoCellUsesAnyMore_IsGone()
    {
        var file = ExcelSample.Of(["姓名", "示例甲"], [("名单", "visible", "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c></row></sheetData>")], null);

        var copy = Make(file, ExcelSample.Type, text => text, NamesByHeading).File;

        AssertNowhere(copy, "示例甲");
        Assert.Equal("姓名\n示**", Inspect.File(copy, ExcelSample.Type).PlainText);
    }

    [Fact]
    public void Make_ValuesThatChartsAndFiltersRepeat_AreMaskedToo()
    {
        var sheet = ExcelSample.Rows(["姓名", "金额"], ["示例甲", "1"]) + "<autoFilter ref=\"A1:B2\"><filterColumn colId=\"0\"><filters><filter val=\"示例甲\"/></filters></filterColumn></autoFilter><drawing r:id=\"rDrawing\"/>";
        var file = ExcelSample.Of([], [("名单", "visible", sheet)], (_, parts) =>
        {
            var drawing = parts[0].AddNewPart<DrawingsPart>("rDrawing");
            drawing.WorksheetDrawing = new DocumentFormat.OpenXml.Drawing.Spreadsheet.WorksheetDrawing();
            drawing.AddNewPart<ChartPart>().ChartSpace = new DocumentFormat.OpenXml.Drawing.Charts.ChartSpace(
                "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart><c:plotArea><c:pieChart><c:ser><c:cat><c:strRef><c:f>名单!$A$2</c:f><c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>示例甲</c:v></c:pt></c:strCache></c:strRef></c:cat></c:ser></c:pieChart></c:plotArea></c:chart></c:chartSpace>");
        });

        AssertNowhere(Make(file, ExcelSample.Type, text => text, NamesByHeading).File, "示例甲");
    }

    [Fact]
    public void Make_DroppingHidden_LeavesAWorkbookThatHolds()
    {
        var sheets = new[]
        {
            ("底表", "hidden", ExcelSample.Rows(["密"])),
            ("名单", "visible", "<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><f t=\"shared\" si=\"0\" ref=\"A1:A2\">底表!A1</f><v>甲</v></c><c r=\"B1\"><f>1+2</f><v>3</v></c></row><row r=\"2\"><c r=\"A2\" t=\"str\"><f t=\"shared\" si=\"0\"/><v>乙</v></c></row></sheetData><dataValidations count=\"1\"><dataValidation type=\"list\" sqref=\"C1\"><formula1>底表!$A$1:$A$2</formula1></dataValidation></dataValidations>"),
        };
        var file = ExcelSample.Of([], sheets, (document, _) => document.WorkbookPart!.Workbook.Append(
            new DefinedNames(new DefinedName("名单!$A$1") { Name = "甲", LocalSheetId = 1 }, new DefinedName("底表!$A$1") { Name = "乙", LocalSheetId = 0 }, new DefinedName("底表!$A$1") { Name = "丙" })));

        var copy = Make(file, ExcelSample.Type, text => text, table => table.Rows, dropHidden: true).File;

        Assert.Equal(ExcelSample.Errors(file), ExcelSample.Errors(copy));
        AssertNowhere(copy, "底表", "密");
        using var book = SpreadsheetDocument.Open(new MemoryStream(copy), isEditable: false);
        Assert.Equal(["名单"], book.WorkbookPart!.Workbook.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(sheet => sheet.Name!.Value!));
        Assert.Equal([("甲", 0u, "名单!$A$1"), ("丙", 9u, "#REF!")], book.WorkbookPart.Workbook.DefinedNames!.Elements<DefinedName>().Select(name => (name.Name!.Value!, name.LocalSheetId?.Value ?? 9u, name.Text)));
        Assert.Equal(["甲||", "3|1+2|", "乙||"], book.WorkbookPart.WorksheetParts.Single().Worksheet.Descendants<Cell>().Select(cell => $"{cell.CellValue!.Text}|{cell.CellFormula?.Text}|"));
    }

    [Fact]
    public void Make_DroppingHidden_LeavesWordAsItReads()
    {
        const string deleted = "<w:rPr><w:del w:id=\"9\" w:author=\"示例\"/></w:rPr>";
        var body = WordSample.Paragraph("首")
            + $"<w:p><w:pPr>{deleted}</w:pPr><w:del w:id=\"1\" w:author=\"示例\"><w:r><w:delText>整段删</w:delText></w:r></w:del></w:p>"
            + "<w:p>" + WordSample.Run("甲") + "<w:moveFrom w:id=\"3\" w:author=\"示例\">" + WordSample.Run("移") + "</w:moveFrom></w:p>"
            + WordSample.Table(WordSample.Row("留"), $"<w:tr><w:trPr><w:del w:id=\"2\" w:author=\"示例\"/></w:trPr><w:tc><w:tcPr/><w:p><w:del w:id=\"4\" w:author=\"示例\"><w:r><w:delText>行删</w:delText></w:r></w:del></w:p></w:tc></w:tr>")
            + WordSample.Paragraph("尾");
        var file = WordSample.Of(body);

        var copy = Make(file, WordSample.Type, text => text, table => table.Rows, dropHidden: true).File;

        AssertNowhere(copy, "整段删", "移", "行删");
        Assert.Equal("首\n甲\n留\n尾", Inspect.File(copy, WordSample.Type).PlainText);
        Assert.Equal(WordSample.Errors(file), WordSample.Errors(copy));
    }

    [Fact]
    public void Make_Csv_ChangesOnlyMaskedCells()
    {
        var text = "姓名,备注\r\n\"示例甲\",\"说\"\"好\"\"\"\r\n示例乙, 空 \r\n";

        var copy = Make(Encoding.UTF8.GetBytes(text), "text/csv", text => text, NamesByHeading).File;

        Assert.Equal("姓名,备注\r\n示**,\"说\"\"好\"\"\"\r\n示**, 空 \r\n", Encoding.UTF8.GetString(copy));
    }

    [Fact]
    public void Make_Text_KeepsItsEncoding()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var chinese = Encoding.GetEncoding("GB18030");
        byte[] wide = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("电话138")];

        Assert.Equal(chinese.GetBytes("电话***"), Make(chinese.GetBytes("电话138"), "text/plain").File);
        Assert.Equal([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("电话***")], Make(wide, "text/plain").File);
    }

    [Property(MaxTest = 60)]
    public Property Make_AnyWordDocument_MaskedTwiceIsMaskedOnce() => Prop.ForAll(
        Gen.Elements("1", "23", "甲4", " 5 ", "乙", "<w:tab/>", "<w:br/>", "😀6").ListOf().SelectMany(runs => Gen.Elements("", "<w:vanish/>", "del", "ins").ListOf(runs.Count).Select(looks => runs.Zip(looks).ToList())).ToArbitrary(),
        runs =>
        {
            var body = "<w:p>" + string.Concat(runs.Select(run => run.Second switch
            {
                "del" => $"<w:del w:id=\"1\" w:author=\"示例\">{Run(run.First, "").Replace("<w:t ", "<w:delText ", StringComparison.Ordinal).Replace("</w:t>", "</w:delText>", StringComparison.Ordinal)}</w:del>",
                "ins" => $"<w:ins w:id=\"1\" w:author=\"示例\">{Run(run.First, "")}</w:ins>",
                var looks => Run(run.First, looks),
            })) + "</w:p>";
            var copy = Make(WordSample.Of(body + WordSample.Table($"<w:tr><w:tc><w:tcPr/>{body}</w:tc></w:tr>")), WordSample.Type).File;
            var seen = Inspect.File(copy, WordSample.Type);
            return seen.Lines().All(line => !line[(line.IndexOf('：', StringComparison.Ordinal) + 1)..].Any(char.IsAsciiDigit))
                && Inspect.File(WordSample.Of(body), WordSample.Type).PlainText.Length <= seen.PlainText.Length
                && Make(copy, WordSample.Type).File.SequenceEqual(copy);
        });

    [Property(MaxTest = 60)]
    public Property Make_AnySheet_MaskedTwiceIsMaskedOnce() => Prop.ForAll(
        Gen.Elements("<c><v>12</v></c>", "<c t=\"s\"><v>0</v></c>", "<c t=\"s\"><v>1</v></c>", "<c/>", "<c s=\"1\"><v>40000</v></c>", "<c t=\"str\"><f>A1&amp;\"7\"</f><v>97</v></c>", "<c t=\"b\"><v>1</v></c>", "<c t=\"inlineStr\"><is><r><t>甲</t></r><r><t>9_x0031_</t></r></is></c>").ListOf().ListOf().ToArbitrary(),
        rows =>
        {
            var sheet = $"<sheetData>{string.Concat(rows.Select(row => $"<row>{string.Concat(row)}</row>"))}</sheetData>";
            var copy = Make(ExcelSample.Of(["乙34", "丙"], [("表", "visible", sheet)], null), ExcelSample.Type).File;
            var before = Inspect.File(ExcelSample.Of(["乙34", "丙"], [("表", "visible", sheet)], null), ExcelSample.Type).Content.Tables;
            var after = Inspect.File(copy, ExcelSample.Type).Content.Tables;
            return before.SelectMany(table => table.Rows).Select(row => string.Join('|', row.Select(Digits))).SequenceEqual(after.SelectMany(table => table.Rows).Select(row => string.Join('|', row)))
                && Make(copy, ExcelSample.Type).File.SequenceEqual(copy);
        });

    [Property]
    public Property TextChanges_AnyTexts_GiveTheMaskedText() => Prop.ForAll(
        Gen.Elements('1', '2', '甲', '\n').ListOf().Two().ToArbitrary(),
        texts =>
        {
            var (original, masked) = (string.Concat(texts.Item1), string.Concat(texts.Item2));
            var body = "<w:p>" + string.Concat(original.Select(c => c == '\n' ? "<w:r><w:br/></w:r>" : WordSample.Run(c.ToString()))) + "</w:p>";
            if (string.IsNullOrWhiteSpace(original) || string.IsNullOrWhiteSpace(masked))
                return true;
            var copy = Make(WordSample.Of(body), WordSample.Type, _ => masked).File;
            // A break can only stay or go.
            return Inspect.File(copy, WordSample.Type).PlainText.Replace("\n", "", StringComparison.Ordinal) == masked.Replace("\n", "", StringComparison.Ordinal);
        });

    [Theory]
    [InlineData(PdfSample.Type, "PDF不能自动遮盖")]
    [InlineData(PictureSample.JpegType, "图片不能自动遮盖")]
    [InlineData(PictureSample.PngType, "图片不能自动遮盖")]
    [InlineData("application/zip", "不能自动遮盖")]
    public void Make_WhatCannotBeMasked_IsRefused(string type, string why) => Assert.Contains(why, Refused([1, 2, 3], type), StringComparison.Ordinal);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Make_ThreadedComments_AreMaskedOrDropped(bool dropHidden)
    {
        var copy = Make(ExcelSample.WithThreadedComment(Number), ExcelSample.Type, dropHidden).File;

        AssertNowhere(copy, Number);
        Assert.Equal(dropHidden ? [] : ["工作表“表”批注 A1：回复" + new string('*', 18)], Inspect.File(copy, ExcelSample.Type).Lines().Where(line => line.Contains("批注", StringComparison.Ordinal)));
    }

    [Fact]
    public void Make_LinkedWorkbook_LosesItsData()
    {
        var copy = Make(WithoutPivot(ExcelSample.WithCopies(Number)), ExcelSample.Type).File;

        AssertNowhere(copy, Number, "sheetDataSet");
    }

    [Fact]
    public void Make_PartWrittenInOtherCase_IsMaskedTheSame()
    {
        var parts = ZipSample.Unzip(ExcelSample.Of(["姓名", "示例甲"], [("表", "visible", "<sheetData><row><c t=\"s\"><v>0</v></c></row><row><c t=\"s\"><v>1</v></c></row></sheetData>")], null));
        var file = ZipSample.Zip([.. parts.Select(part => (part.Key is "xl/sharedStrings.xml" or "xl/workbook.xml" or "xl/worksheets/sheet1.xml" ? part.Key.ToUpperInvariant() : part.Key, part.Value))]);

        var copy = Make(file, ExcelSample.Type, text => text, NamesByHeading).File;

        AssertNowhere(copy, "示例甲");
        Assert.Equal("姓名\n示**", Inspect.File(copy, ExcelSample.Type).PlainText);
    }

    [Fact]
    public void Make_SheetThatIsNotListed_IsLeftOut() => AssertNowhere(Make(ExcelSample.WithUnlistedSheet(Number), ExcelSample.Type, text => text, table => table.Rows).File, Number);

    [Fact]
    public void Make_PivotTable_IsRefused() => Assert.Contains("数据透视表", Refused(ExcelSample.WithCopies(Number), ExcelSample.Type), StringComparison.Ordinal);

    [Fact]
    public void Make_DroppingHidden_TakesTheBoxesOfCommentsAway()
    {
        var file = ExcelSample.Of([], [("表", "visible", ExcelSample.Rows(["甲"]) + "<legacyDrawing r:id=\"rBoxes\"/>")], (_, sheets) =>
        {
            sheets[0].AddNewPart<VmlDrawingPart>("rBoxes").FeedData(new MemoryStream(Encoding.UTF8.GetBytes(
                "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><v:shape id=\"a\"><v:textbox><div>1</div></v:textbox><x:ClientData ObjectType=\"Note\"/></v:shape><v:shape id=\"b\"><v:textbox><div><font>按</font><font>钮2</font></div></v:textbox><x:ClientData ObjectType=\"Button\"/></v:shape></xml>")));
            sheets[0].AddNewPart<WorksheetCommentsPart>().Comments = new Comments("<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><authors><author>示例</author></authors><commentList><comment ref=\"A1\" authorId=\"0\"><text><t>批</t></text></comment></commentList></comments>");
        });

        Assert.Contains("工作表“表”图形：按钮2", Inspect.File(file, ExcelSample.Type).Lines());
        Assert.Equal(["工作表“表”图形：按钮*", "工作表“表”：甲"], Inspect.File(Make(file, ExcelSample.Type, dropHidden: true).File, ExcelSample.Type).Lines());
    }

    [Theory]
    [InlineData("姓名", 1, "SUM(名册[金额])")]
    [InlineData("姓名2", 0, null)]
    public void Make_TableWithMaskedHeading_BecomesPlainCells(string heading, int tables, string? formula)
    {
        var sheet = $"<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{heading}</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>金额</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>甲</t></is></c></row><row r=\"3\"><c r=\"C3\"><f>SUM(名册[金额])</f><v>0</v></c></row></sheetData><tableParts count=\"1\"><tablePart r:id=\"rTable\"/></tableParts>";
        var file = ExcelSample.Of([], [("表", "visible", sheet)], (_, sheets) => sheets[0].AddNewPart<TableDefinitionPart>("rTable").Table = new Table(
            $"<table xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" id=\"1\" name=\"名册\" displayName=\"名册\" ref=\"A1:B2\"><tableColumns count=\"2\"><tableColumn id=\"1\" name=\"{heading}\"/><tableColumn id=\"2\" name=\"金额\"/></tableColumns></table>"));

        var copy = Make(file, ExcelSample.Type, text => text, table => [.. table.Rows.Select(row => (IReadOnlyList<string>)[.. row.Select(cell => cell == "姓名2" ? "姓名*" : cell)])]).File;

        Assert.Equal(ExcelSample.Errors(file), ExcelSample.Errors(copy));
        using var book = SpreadsheetDocument.Open(new MemoryStream(copy), isEditable: false);
        Assert.Equal(tables, book.WorkbookPart!.WorksheetParts.Single().TableDefinitionParts.Count());
        Assert.Equal(formula, book.WorkbookPart.WorksheetParts.Single().Worksheet.Descendants<Cell>().Single(cell => cell.CellReference == "C3").CellFormula?.Text);
    }

    [Fact]
    public void Make_SheetNameToBeMasked_IsRefused() =>
        Assert.Contains("请先改名", Refused(ExcelSample.Of(("电话138", "visible", ExcelSample.Rows(["甲"]))), ExcelSample.Type), StringComparison.Ordinal);

    [Fact]
    public void Make_EmbeddedObject_IsRefused() =>
        Assert.Contains("嵌入了其他程序的对象1个", Refused(WordSample.Of(WordSample.Paragraph("文"), document => document.MainDocumentPart!.AddEmbeddedObjectPart("application/vnd.openxmlformats-officedocument.oleObject").FeedData(new MemoryStream([1]))), WordSample.Type), StringComparison.Ordinal);

    private static string Run(string content, string looks) => content.StartsWith('<') ? $"<w:r>{content}</w:r>" : WordSample.Run(content, looks);

    private static byte[] WithoutPivot(byte[] file)
    {
        var changed = new MemoryStream();
        changed.Write(file);
        using (var document = SpreadsheetDocument.Open(changed, isEditable: true))
            document.WorkbookPart!.DeletePart(document.WorkbookPart.PivotTableCacheDefinitionParts.Single());
        return changed.ToArray();
    }

    private static string Digits(string text) => string.Concat(text.Select(c => char.IsAsciiDigit(c) ? '*' : c));

    private static string Secret(string text) => text.Replace("示例甲", "示*", StringComparison.Ordinal);

    /// <summary>Of every cell below 姓名 the first character stays.</summary>
    private static List<IReadOnlyList<string>> NamesByHeading(ScannedTable table) =>
    [
        .. table.Rows.Select((row, number) => (IReadOnlyList<string>)[.. row.Select((cell, column) => number > 0 && table.Rows[0].ElementAtOrDefault(column) == "姓名" && cell.Length > 0 ? cell[0] + new string('*', cell.Length - 1) : cell)]),
    ];

    private static (byte[] File, IReadOnlyList<string> Notes) Make(byte[] file, string type, bool dropHidden = false) => Make(file, type, Digits, dropHidden: dropHidden);

    private static (byte[] File, IReadOnlyList<string> Notes) Make(byte[] file, string type, Func<string, string> mask, Func<ScannedTable, IReadOnlyList<IReadOnlyList<string>>>? table = null, bool dropHidden = false)
    {
        var copy = new MemoryStream();
        var result = MaskedCopy.Make(new MemoryStream(file), copy, type, mask, table ?? (table => [.. table.Rows.Select(row => (IReadOnlyList<string>)[.. row.Select(mask)])]), dropHidden);
        return (copy.ToArray(), Assert.IsType<MaskingResult.Masked>(result).Notes);
    }

    private static string Refused(byte[] file, string type)
    {
        var copy = new MemoryStream();
        var result = MaskedCopy.Make(new MemoryStream(file), copy, type, Digits, table => table.Rows);
        Assert.Equal(0, copy.Length);
        return Assert.IsType<MaskingResult.Refused>(result).Why;
    }

    private static List<string> Runs(byte[] file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        return [.. document.MainDocumentPart!.Document.Body!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Run>().Select(run => run.InnerText)];
    }

    /// <summary>No part of the file, embedded ones included, has the words in its XML.</summary>
    private static void AssertNowhere(byte[] file, params string[] words)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(file));
        foreach (var entry in zip.Entries)
        {
            var content = new MemoryStream();
            using (var part = entry.Open())
                part.CopyTo(content);
            if (content.ToArray() is [(byte)'P', (byte)'K', ..])
                AssertNowhere(content.ToArray(), words);
            else
                Assert.All(words, word => Assert.DoesNotContain(word, Encoding.UTF8.GetString(content.ToArray()), StringComparison.Ordinal));
        }
    }
}
