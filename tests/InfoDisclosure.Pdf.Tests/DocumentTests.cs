using System.Globalization;
using System.Xml.Linq;
using InfoDisclosure.Pdf.Fonts;
using InfoDisclosure.Pdf.Layout;
using InfoDisclosure.Pdf.Structure;
using UglyToad.PdfPig.Actions;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Outline;
using UglyToad.PdfPig.Tokens;
using Xunit;

namespace InfoDisclosure.Pdf.Tests;

public sealed class DocumentTests
{
    private const string Rare = "〇㛃䶮𬭎";

    [Fact]
    public void ToArray_SameContent_GivesSameBytes()
    {
        Assert.Equal(Everything(), Everything());
    }

    [Fact]
    public async Task ToArray_ManyDocumentsAtOnceSharingFonts_GivesSameBytes()
    {
        var expected = Everything();

        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(Everything)));

        Assert.All(made, pdf => Assert.Equal(expected, pdf));
    }

    [Fact]
    public void ToArray_OtherDate_GivesOtherIdentifier()
    {
        var first = Identifier(Sample.Make(Sample.Paragraph("文")));
        var second = Identifier(Sample.Make(Sample.Metadata with { Created = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero) }, Sample.Paragraph("文")));

        Assert.NotEqual(first, second);
    }

    [Fact]
    public void Text_RareCharactersAndRadicals_ComesBackAsWritten()
    {
        var text = $"生僻字{Rare}，人。";

        Assert.Equal([text], Sample.Pages(Sample.Make(Sample.Paragraph(text))));
    }

    [Fact]
    public void Text_DashInAFontThatLeavesAGap_IsOneStrokeAndTwoCharacters()
    {
        var style = Sample.Text with { Fonts = new FontStack(Sample.Serif) };

        var letters = Sample.Letters(Sample.Make(new Paragraph([new("前——后", style)], Sample.Style)));

        Assert.Equal(["前", "——", "后"], letters.Select(letter => letter.Value));
    }

    [Fact]
    public void Text_QuotationMarksInAFontWithNarrowOnes_AreFullWidth()
    {
        var style = Sample.Text with { Fonts = new FontStack(Sample.Kai, Sample.Serif), Pitch = null };

        var letters = Sample.Letters(Sample.Make(new Paragraph([new("“公开”", style)], Sample.Style)));

        Assert.Equal([16.0, 32, 48], letters.Skip(1).Select(letter => Math.Round(letter.StartBaseLine.X - letters[0].StartBaseLine.X, 1)));
    }

    [Fact]
    public void Text_CharacterNoFontHas_PrintsTheSubstituteAndIsReported()
    {
        var document = new PdfDocument(Sample.Metadata);
        var flow = new PageFlow(document, Sample.Page);
        flow.Add(Sample.Paragraph("甲😀乙\uE000丙😀\uD800"));
        flow.Finish();

        Assert.Equal([0x1F600, 0xE000, 0xFFFD], document.MissingCharacters);
        Assert.Equal(["甲〓乙〓丙〓〓"], Sample.Pages(document.ToArray()));
    }

    [Fact]
    public void Text_InvisibleCharacters_AreLeftOut() =>
        Assert.Equal(["甲乙丙"], Sample.Pages(Sample.Make(Sample.Paragraph("\uFEFF甲\u0000\u0007乙\uFE0F\u200D丙\u2060"))));

    [Fact]
    public void Fonts_OfADocument_AreEmbeddedSubsets()
    {
        using var pdf = Sample.PdfDocument(Sample.Make(Sample.HeadingOf("一、标题"), Sample.Paragraph($"正文{Rare}")));

        var names = pdf.GetPage(1).Letters.Select(letter => letter.FontName).Distinct().ToList();
        Assert.Equal(3, names.Count);
        Assert.All(names, name => Assert.Matches("^[A-Z]{6}\\+", name));
        Assert.Equal(3, Objects(pdf).Count(dictionary => dictionary.ContainsKey(NameToken.FontFile2)));
    }

    [Fact]
    public void Metadata_Everything_StandsInInformationAndXmp()
    {
        var metadata = new DocumentMetadata
        {
            Title = "三村镇 <年度> & 报告",
            Author = "同江市三村镇人民政府",
            Subject = "事由",
            Keywords = ["年度报告", "送审稿"],
            Creator = "程序",
            Created = new DateTimeOffset(2019, 3, 19, 16, 30, 0, TimeSpan.FromHours(8)),
            Modified = new DateTimeOffset(2019, 3, 20, 8, 0, 0, TimeSpan.Zero),
            Source = new Uri("https://example.org/reports/2018"),
            Custom = [new("Marks", "送审稿")],
        };

        using var pdf = Sample.PdfDocument(Sample.Make(metadata, Sample.Paragraph("文")));

        Assert.Equal(metadata.Title, pdf.Information.Title);
        Assert.Equal(metadata.Author, pdf.Information.Author);
        Assert.Equal("年度报告, 送审稿", pdf.Information.Keywords);
        Assert.Equal("D:20190319083000Z", pdf.Information.CreationDate);
        Assert.True(pdf.TryGetXmpMetadata(out var xmp));
        var description = Xml(xmp).Descendants().Single(element => element.Name.LocalName == "Description");
        Assert.Equal(metadata.Title, description.Elements().Single(element => element.Name.LocalName == "title").Value.Trim());
        Assert.Equal("2019-03-20T08:00:00Z", description.Elements().Single(element => element.Name.LocalName == "ModifyDate").Value);
        Assert.Equal("送审稿", description.Elements().Single(element => element.Name.LocalName == "Marks").Value);
    }

    [Fact]
    public void Metadata_ControlCharactersInTitle_StillGivesReadableXmp()
    {
        using var pdf = Sample.PdfDocument(Sample.Make(Sample.Metadata with { Title = "甲\u0001乙\uD800" }, Sample.Paragraph("文")));

        Assert.True(pdf.TryGetXmpMetadata(out var xmp));
        Assert.Contains("甲乙", Xml(xmp).Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Outline_Headings_NestByTheirLevels()
    {
        using var pdf = Sample.PdfDocument(Sample.Make(
            Sample.HeadingOf("题目"),
            Sample.HeadingOf("一、甲", 2),
            Sample.HeadingOf("（一）子", 3),
            Sample.HeadingOf("（二）丑", 3),
            new PageBreak(),
            Sample.HeadingOf("二、乙", 2)));

        Assert.True(pdf.TryGetBookmarks(out var bookmarks));
        Assert.Equal(["0 题目 1", "1 一、甲 1", "2 （一）子 1", "2 （二）丑 1", "1 二、乙 2"],
            bookmarks.GetNodes().OfType<DocumentBookmarkNode>().Select(node => string.Create(CultureInfo.InvariantCulture, $"{node.Level} {node.Title} {node.PageNumber}")));
    }

    [Fact]
    public void Links_AddressAndAnchor_LeadThere()
    {
        var blue = Sample.Text with { Underline = true };
        using var pdf = Sample.PdfDocument(Sample.Make(
            new Paragraph(
            [
                new("见", Sample.Text),
                new("公开目录", blue) { Link = new LinkTarget.Address(new Uri("https://example.org/目录?a=1")) },
                new("[1]", Sample.Text) { Link = new LinkTarget.Anchor("note"), Reference = true },
            ], Sample.Style),
            new PageBreak(),
            Sample.Paragraph("注") with { Anchor = "note" }));

        var annotations = pdf.GetPage(1).GetAnnotations().ToList();

        Assert.Equal(2, annotations.Count);
        Assert.Equal(new Uri("https://example.org/目录?a=1").AbsoluteUri, Assert.IsType<UriAction>(annotations[0].Action).Uri);
        Assert.Equal(4 * 16, annotations[0].Rectangle.Width, 0.0 + 2);
        Assert.True(annotations[1].AnnotationDictionary.ContainsKey(NameToken.Dest));
    }

    [Fact]
    public void Links_AnchorThatNoBlockHas_IsTheCallersMistake() =>
        Assert.Throws<InvalidOperationException>(() => Sample.Make(new Paragraph([new("去", Sample.Text) { Link = new LinkTarget.Anchor("nowhere") }], Sample.Style)));

    [Fact]
    public void Catalogue_OfADocument_SaysTaggedLanguageAndTitle()
    {
        using var pdf = Sample.PdfDocument(Sample.Make(Sample.Paragraph("文")));

        var catalogue = pdf.Structure.Catalog.CatalogDictionary;

        Assert.True(catalogue.ContainsKey(NameToken.StructTreeRoot));
        Assert.Equal("zh-CN", ((StringToken)catalogue.Data["Lang"]).Data);
        Assert.Equal("true", ((DictionaryToken)catalogue.Data["MarkInfo"]).Data["Marked"].ToString(), ignoreCase: true);
        Assert.Equal("true", ((DictionaryToken)catalogue.Data["ViewerPreferences"]).Data["DisplayDocTitle"].ToString(), ignoreCase: true);
    }

    [Fact]
    public void Structure_EveryPieceOfAPage_IsOwnedOrFurniture()
    {
        using var pdf = Sample.PdfDocument(Everything());

        foreach (var page in pdf.GetPages())
        {
            var marked = page.GetMarkedContents();
            var inMarks = marked.Sum(content => content.Letters.Count);
            Assert.Equal(page.Letters.Count, inMarks);
            Assert.All(marked, content => Assert.True(content.IsArtifact || content.MarkedContentIdentifier >= 0));
        }
    }

    [Fact]
    public void Finish_NothingAdded_GivesOneEmptyPage() => Assert.Equal([""], Sample.Pages(Sample.Make()));

    /// <summary>A document with a bit of all there is.</summary>
    internal static byte[] Everything()
    {
        var document = new PdfDocument(Sample.Metadata);
        var flow = new PageFlow(document, Sample.Page)
        {
            Furniture = (canvas, number) =>
            {
                canvas.Text(string.Create(CultureInfo.InvariantCulture, $"— {number} —"), Sample.Text, 300, 780);
                canvas.Frame(80, 40, 60, 20, 1, new PdfColor(0xB3, 0x26, 0x1E));
            },
        };
        var note = Sample.Text with { Size = 10, Rise = 5, Pitch = null };
        flow.Add(Sample.HeadingOf("年度报告"));
        flow.Add(Sample.HeadingOf("一、概述", 2));
        flow.Add(new Paragraph(
        [
            new($"2018年3月19日，{Rare}，", Sample.Text),
            new("着重", Sample.Text with { Embolden = 28 }),
            new("链接", Sample.Text with { Color = new PdfColor(0x14, 0x50, 0x8C), Underline = true }) { Link = new LinkTarget.Address(new Uri("https://example.org/")) },
            new("[1]", note) { Reference = true, Link = new LinkTarget.Anchor("n1") },
            new("。", Sample.Text),
        ], Sample.Style with { FirstLineIndent = 32 }));
        flow.Add(new ItemList([new ListItem([Sample.Span("1. ")], Sample.Style, [Sample.Paragraph("甲")]), new ListItem([Sample.Span("2. ")], Sample.Style, [Sample.Paragraph("乙")])]) { Numbering = ListNumbering.Decimal });
        flow.Add(new Group([Sample.Paragraph("引文")]) { Type = StructureTypes.BlockQuote, LeftIndent = 32 });
        flow.Add(new Figure(80, "条形图：公众号46条，目录12条", (canvas, area) =>
        {
            canvas.Fill(area.Left, area.Top, area.Width * 0.8, 20, new PdfColor(0x14, 0x50, 0x8C));
            canvas.Line(area.Left, area.Top, area.Left, area.Top + area.Height, 1, PdfColor.Black);
            canvas.Polyline([(area.Left, area.Top), (area.Left + 20, area.Top + 30), (area.Left + 60, area.Top + 10)], 1, PdfColor.Black);
            canvas.Text("公众号", Sample.Text with { Size = 10, Pitch = null }, area.Left + 4, area.Top + 40);
        }));
        var table = new Table(
        [
            new([Sample.Cell("渠道", rows: 2, scope: HeaderScope.Column), Sample.Cell("条数", columns: 2, scope: HeaderScope.Column)]),
            new([Sample.Cell("上半年", scope: HeaderScope.Column), Sample.Cell("下半年", scope: HeaderScope.Column)]),
            new([Sample.Cell("公众号", scope: HeaderScope.Row), Sample.Cell("20"), Sample.Cell("26")]),
            new([Sample.Cell("合计", scope: HeaderScope.Row), Sample.Cell("46", columns: 2)]),
        ], 18)
        { HeaderRows = 2, Caption = Sample.Paragraph("表1") };
        flow.Add(table);
        flow.Add(table, Sample.Page.Turn());
        flow.Add(new ItemList([new ListItem([Sample.Span("[1] ")], Sample.Style, [Sample.Paragraph("注的文字")]) { Anchor = "n1" }]) { Notes = true });
        flow.Finish();
        return document.ToArray();
    }

    /// <summary>Read as XML itself says (UTF-8); PdfPig takes the bytes for Latin-1.</summary>
    private static XDocument Xml(XmpMetadata xmp)
    {
        using var stream = new MemoryStream(xmp.GetXmlBytes().ToArray());
        return XDocument.Load(stream);
    }

    private static string Identifier(byte[] pdf)
    {
        var text = System.Text.Encoding.Latin1.GetString(pdf);
        var at = text.LastIndexOf("/ID[<", StringComparison.Ordinal);
        return text.Substring(at + 5, 32);
    }

    private static IEnumerable<DictionaryToken> Objects(UglyToad.PdfPig.PdfDocument pdf)
    {
        for (var number = 1; number < 500; number++)
        {
            ObjectToken? found = null;
            try
            {
                found = pdf.Structure.GetObject(new UglyToad.PdfPig.Core.IndirectReference(number, 0));
            }
            catch (Exception problem) when (problem is InvalidOperationException or KeyNotFoundException)
            {
                // Numbers beyond the last object.
            }
            if (found?.Data is DictionaryToken dictionary)
                yield return dictionary;
        }
    }
}
