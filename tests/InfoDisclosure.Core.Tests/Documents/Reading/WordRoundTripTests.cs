using System.Globalization;
using System.Text;
using InfoDisclosure.Testing;
using Xunit;
using static InfoDisclosure.Core.Tests.Documents.Reading.Reading;
using static InfoDisclosure.Testing.WordFile;

namespace InfoDisclosure.Core.Tests.Documents.Reading;

/// <summary>What is written reads back: the title and the plain text hold every visible word of a document, in its order.</summary>
public sealed class WordRoundTripTests
{
    private static readonly string[] Pieces =
    [
        "甲", "乙，", "。", "ab", " ", "　", "1.", "#", "-", "*", "_", "[", "](", ")", "!", "`", "|", "<", ">", "&", "&amp;", "\\", "~~~", "=", "+", "“", "”", "（一）", "一、", "^", ":", "：", "3)", "表1 ",
        "{{", "}}", "｛｛", "<<", "^^", "---", "[^1]", "䶮㛃", "𬭎", "。", "http://example.cn/a_b", "图1", "\u00A0", "——",
    ];

    [Fact]
    public void Read_RandomDocuments_KeepEveryVisibleWordInOrder()
    {
        for (var seed = 1; seed <= 300; seed++)
        {
            var document = new Document(new Random(seed));
            var text = Read(document.File());
            var read = Core.Text.OfficeText.Read(text.Markdown, _ => true);
            Assert.False(read.TooDeep);
            Assert.Empty(read.Figures);
            Assert.True(
                Squeeze(document.Visible).Normalize() == Squeeze(text.Title + read.PlainText),
                $"Seed {seed}:\n{Squeeze(document.Visible)}\n{Squeeze(text.Title + read.PlainText)}\n{text.Markdown}");
            Assert.Equal(text.Pictures.Select(picture => picture.Name), read.Pictures);
        }
    }

    /// <summary>A document of random blocks beside the words that its reader would see.</summary>
    private sealed class Document(Random random)
    {
        private readonly StringBuilder visible = new();
        private readonly StringBuilder noteWords = new();
        private readonly StringBuilder notes = new();
        private readonly StringBuilder body = new();
        private int pictures;
        private int noteCount;
        private string title = "";

        public string Visible => title + visible + noteWords;

        public WordFile File()
        {
            if (random.Next(2) == 0)
            {
                title = Words(plain: true) + "题";
                body.Append(P(R(title), "<w:pStyle w:val=\"a3\"/>"));
            }
            for (var i = random.Next(1, 12); i > 0; i--)
                body.Append(Block(visible, depth: 0));
            var file = new WordFile
            {
                Body = body.ToString(),
                Footnotes = notes.ToString(),
                Styles = """
                    <w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>
                    <w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style>
                    """,
                Numbering = """
                    <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl></w:abstractNum>
                    <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
                    """,
            };
            for (var i = 1; i <= pictures; i++)
                file.WithPicture("p" + i.ToString(CultureInfo.InvariantCulture), [.. Png, (byte)i]);
            return file.WithLink("link", "https://example.gov.cn/");
        }

        private string Block(StringBuilder seen, int depth)
        {
            switch (random.Next(depth > 1 ? 3 : 8))
            {
                case 0:
                    return P(Inline(seen), $"<w:pStyle w:val=\"{random.Next(1, 3)}\"/>");
                case 1:
                    return P(Inline(seen), $"<w:numPr><w:ilvl w:val=\"{(depth == 0 ? random.Next(2) : 1)}\"/><w:numId w:val=\"1\"/></w:numPr>");
                case 2:
                    return P(Inline(seen));
                case 3:
                    return TableOf(seen, depth);
                case 4:
                    return "<w:sdt><w:sdtPr/><w:sdtContent>" + Block(seen, depth) + "</w:sdtContent></w:sdt>";
                case 5:
                    var box = new StringBuilder();
                    var paragraph = P(Inline(seen) + "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>" + P(Inline(box)) + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>");
                    seen.Append(box);
                    return paragraph;
                case 6:
                    return P(Inline(seen), "<w:rPr><w:del w:id=\"1\"/></w:rPr>") + P(Inline(seen));
                default:
                    return P("") + P(R("　　 "));
            }
        }

        private string TableOf(StringBuilder seen, int depth)
        {
            var (rows, columns) = (random.Next(1, 5), random.Next(2, 4));
            var table = new StringBuilder();
            for (var r = 0; r < rows; r++)
            {
                table.Append("<w:tr>");
                for (var c = 0; c < columns; c++)
                {
                    var span = Math.Min(random.Next(3) > 0 ? 1 : 2, columns - c);
                    var below = r > 0 && random.Next(5) == 0;
                    var words = below ? P("") : depth == 0 && random.Next(10) == 0 ? Block(seen, depth: 2) : P(Inline(seen));
                    table.Append($"<w:tc><w:tcPr><w:gridSpan w:val=\"{span}\"/>{(below ? "<w:vMerge/>" : random.Next(4) == 0 ? "<w:vMerge w:val=\"restart\"/>" : "")}</w:tcPr>{words}</w:tc>");
                    c += span - 1;
                }
                table.Append("</w:tr>");
            }
            return $"<w:tbl><w:tblPr/>{table}</w:tbl>";
        }

        private string Inline(StringBuilder seen)
        {
            var inline = new StringBuilder();
            for (var i = random.Next(1, 6); i > 0; i--)
            {
                switch (random.Next(10))
                {
                    case 0:
                        inline.Append("<w:hyperlink r:id=\"link\">" + R(Seen(seen)) + "</w:hyperlink>");
                        break;
                    case 1:
                        inline.Append("<w:ins w:id=\"1\">" + R(Seen(seen)) + "</w:ins><w:del w:id=\"2\"><w:r><w:delText>删</w:delText></w:r></w:del>");
                        break;
                    case 2:
                        inline.Append("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + R(Seen(seen)) + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
                        break;
                    case 3:
                        inline.Append("<w:r><w:br/></w:r>");
                        break;
                    case 4 when noteCount < 5:
                        noteCount++;
                        var words = "注" + Words(plain: false);
                        notes.Append($"<w:footnote w:id=\"{noteCount}\">{P(R(words))}</w:footnote>");
                        noteWords.Append(words);
                        inline.Append($"<w:r><w:footnoteReference w:id=\"{noteCount}\"/></w:r>");
                        break;
                    case 5 when pictures < 5:
                        pictures++;
                        var description = "说" + Words(plain: true);
                        inline.Append(Picture("p" + pictures.ToString(CultureInfo.InvariantCulture), description));
                        seen.Append("［图：").Append(description).Append('］');
                        break;
                    case 6:
                        inline.Append(R(Seen(seen), "<w:b/>"));
                        break;
                    case 7:
                        inline.Append(R(Seen(seen), "<w:i/>")).Append(R("密", "<w:vanish/>"));
                        break;
                    default:
                        inline.Append(R(Seen(seen)));
                        break;
                }
            }
            return inline.ToString();
        }

        private string Seen(StringBuilder seen)
        {
            var words = Words(plain: false);
            seen.Append(words);
            return words;
        }

        private string Words(bool plain)
        {
            var words = new StringBuilder();
            for (var i = random.Next(0, 7); i > 0; i--)
                words.Append(plain ? (char)random.Next(0x4E00, 0x9000) : Pieces[random.Next(Pieces.Length)]);
            return words.ToString();
        }
    }
}
