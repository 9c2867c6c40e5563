using System.Text;
using System.Text.RegularExpressions;
using InfoDisclosure.Core.Text;

namespace InfoDisclosure.Core.Documents.Reading.Word;

/// <summary>
/// Reads a Word document (ISO/IEC 29500-1, 17; both namespaces) in one walk over its parts: styles and numbering first, then the
/// notes, then the text. Tracked changes read as accepted. What a reader of the paper sees is kept or counted as lost.
/// </summary>
internal sealed partial class WordReader
{
    private const int LongestHeading = 120;
    private const int DeepestList = 9;

    private readonly OfficePart main;
    private readonly bool keepFields;
    private readonly WordStyles styles;
    private readonly WordNumbering numbering;
    private readonly Losses losses = new();
    private readonly WordPictures pictures;
    private readonly Dictionary<string, IReadOnlyList<IncomingRun>> noteTexts = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, int> noteNumbers = new(StringComparer.Ordinal);
    private readonly HashSet<string> margins = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> judged = new(StringComparer.Ordinal);
    private int words;

    private WordReader(OfficePart main, bool keepFields)
    {
        this.main = main;
        this.keepFields = keepFields;
        styles = new WordStyles(main.Kind("styles").FirstOrDefault());
        numbering = new WordNumbering(main.Kind("numbering").FirstOrDefault());
        pictures = new WordPictures(losses);
    }

    /// <summary>The text of a document.</summary>
    public static FileText Read(OfficePart main)
    {
        var reader = new WordReader(main, keepFields: false);
        if (!reader.ReadText(out var pieces))
        {
            // A table of contents that never ends would swallow the whole text.
            reader = new WordReader(main, keepFields: true);
            reader.ReadText(out pieces);
        }
        return reader.Finish(pieces);
    }

    private FileText Finish(List<WordPiece> pieces)
    {
        var evenPages = HasEvenPages();
        foreach (var margin in margins.Where(margin => evenPages || !margin.StartsWith("even ", StringComparison.Ordinal)).Select(margin => margin.Split(' ')[1]).Distinct(StringComparer.Ordinal))
            losses.Add(Loss.HeaderFooter, main.Named(margin) is { } part && HasWords(part) ? 1 : 0);
        var (title, blocks) = WordOutline.Of(pieces);
        if (title is not null)
            losses.Add(Loss.TitleNote, title.Notes);
        var notes = noteNumbers.Select(note => new IncomingBlock.Note(note.Value, noteTexts[note.Key]));
        return new FileText
        {
            Title = title?.Words,
            Markdown = IncomingMarkdown.Write([.. blocks, .. notes], figures: false),
            Pictures = pictures.Named,
            LeftOut = losses.Told(),
        };
    }

    /// <summary>Reads notes and body; false if a dropped field never ended.</summary>
    private bool ReadText(out List<WordPiece> pieces)
    {
        ReadNotes("footnotes", "footnote");
        ReadNotes("endnotes", "endnote");
        var story = new Story(main, new WordFields(losses, keepFields));
        pieces = [];
        using var walk = main.Walk();
        ReadBlocks(walk, walk.Root(), story, pieces);
        return keepFields || !story.Fields.IsOpen;
    }

    private void ReadNotes(string kind, string name)
    {
        if (main.Kind(kind).FirstOrDefault() is not { } part)
            return;
        using var walk = part.Walk();
        for (var inside = walk.Root(); walk.Next(inside);)
        {
            if (!walk.Is(Vocabulary.Word, name) || walk["type"] is not (null or "normal"))
            {
                walk.Skip();
                continue;
            }
            var id = name + walk["id"];
            var pieces = new List<WordPiece>();
            ReadBlocks(walk, walk.Enter(), new Story(part, new WordFields(losses, keepFields)), pieces);
            noteTexts.TryAdd(id, IncomingBlock.OneLine(pieces.Select(piece => piece.Block)));
        }
    }

    /// <summary>Reads the blocks inside an element; <paramref name="cell"/> takes the properties of a table's cell.</summary>
    private void ReadBlocks(XmlWalk walk, int inside, Story story, List<WordPiece> pieces, Cell? cell = null)
    {
        Paragraph? unended = null;
        Visit(inside);
        if (unended is not null)
            EndParagraph(unended, story, pieces);

        void Visit(int within)
        {
            while (walk.Next(within))
            {
                if (walk.Vocabulary != Vocabulary.Word)
                    continue;
                switch (walk.Name)
                {
                    case "tcPr" when cell is not null:
                        cell.ReadShape(walk);
                        break;
                    case not null when cell?.IsCovered == true:
                        walk.Skip();
                        break;
                    case "p":
                        var paragraph = unended ?? new Paragraph();
                        unended = ReadParagraph(walk, story, paragraph) ? paragraph : null;
                        if (unended is null)
                            EndParagraph(paragraph, story, pieces);
                        break;
                    case "tbl":
                        ReadTable(walk, story, pieces);
                        break;
                    case "sdt":
                        ReadControl(walk, Visit, () => DropContentsTitle(pieces));
                        break;
                    case "sectPr":
                        ReadSection(walk);
                        break;
                    case "altChunk" or "subDoc":
                        losses.Add(Loss.OtherFile);
                        walk.Skip();
                        break;
                    case "del" or "moveFrom":
                        losses.Add(Loss.Deleted);
                        walk.Skip();
                        break;
                    case "customXmlPr" or "sdtPr" or "background":
                        walk.Skip();
                        break;
                    default:
                        // A wrapper: its blocks are visited.
                        break;
                }
            }
        }
    }

    /// <summary>A content control: its content is text like any other, unless it is a table of contents or a hint to fill in.</summary>
    private void ReadControl(XmlWalk walk, Action<int> content, Action contents)
    {
        var (isContents, isHint) = (false, false);
        for (var inside = walk.Enter(); walk.Next(inside);)
        {
            if (walk.Is(Vocabulary.Word, "sdtPr"))
            {
                for (var properties = walk.Enter(); walk.Next(properties);)
                {
                    isContents |= walk.Is(Vocabulary.Word, "docPartGallery") && walk["val"] == "Table of Contents";
                    isHint |= walk.Is(Vocabulary.Word, "showingPlcHdr") && WordLook.IsOn(walk);
                }
            }
            else if (!walk.Is(Vocabulary.Word, "sdtContent"))
            {
                walk.Skip();
            }
            else if (isContents && !keepFields)
            {
                losses.Add(Loss.Contents);
                contents();
                walk.Skip();
            }
            else if (isHint)
            {
                losses.Add(Loss.Placeholder);
                walk.Skip();
            }
            else
            {
                content(walk.Enter());
            }
        }
    }

    /// <summary>Headers and footers that the section shows, each with the kind of page it stands on.</summary>
    private void ReadSection(XmlWalk walk)
    {
        var named = new List<(string Type, string Id)>();
        var hasTitlePage = false;
        for (var inside = walk.Enter(); walk.Next(inside);)
        {
            if (walk.Name is "headerReference" or "footerReference" && walk.Relationship("id") is { } id)
                named.Add((walk["type"] ?? "default", id));
            else if (walk.Is(Vocabulary.Word, "titlePg"))
                hasTitlePage = WordLook.IsOn(walk);
            else
                walk.Skip();
        }
        foreach (var (type, id) in named)
        {
            if (type != "first" || hasTitlePage)
                margins.Add($"{(type == "even" ? "even" : "any")} {id}");
        }
    }

    private bool HasEvenPages()
    {
        if (main.Kind("settings").FirstOrDefault() is not { } settings)
            return false;
        using var walk = settings.Walk();
        for (var inside = walk.Root(); walk.Next(inside);)
        {
            if (walk.Is(Vocabulary.Word, "evenAndOddHeaders"))
                return WordLook.IsOn(walk);
            walk.Skip();
        }
        return false;
    }

    /// <summary>True if a header or footer says more than the number of the page.</summary>
    private bool HasWords(OfficePart part)
    {
        var reader = new WordReader(part, keepFields: false);
        var pieces = new List<WordPiece>();
        using var walk = part.Walk();
        reader.ReadBlocks(walk, walk.Root(), new Story(part, new WordFields(reader.losses, keepAll: false)), pieces);
        var text = string.Concat(IncomingBlock.OneLine(pieces.Select(piece => piece.Block)).Select(run => run.Text));
        return reader.pictures.Named.Count > 0 || text.Any(c => char.IsLetterOrDigit(c) && !"第页頁共".Contains(c, StringComparison.Ordinal));
    }

    /// <summary>Reads a paragraph on; true if its end was deleted, so that the next one goes on in it.</summary>
    private bool ReadParagraph(XmlWalk walk, Story story, Paragraph paragraph)
    {
        paragraph.Begin(new WordParagraph(), styles);
        for (var inside = walk.Enter(); walk.Next(inside);)
        {
            if (walk.Is(Vocabulary.Word, "pPr"))
                paragraph.Begin(WordParagraph.ReadShape(walk, ReadSection), styles);
            else
                ReadInline(walk, new Spot(story, paragraph));
        }
        return paragraph.Own.EndIsDeleted;
    }

    private void EndParagraph(Paragraph paragraph, Story story, List<WordPiece> pieces)
    {
        story.Fields.EndParagraph();
        var shape = paragraph.Own.Shape.Over(paragraph.Style.Shape);
        var level = shape.Outline is { } outline ? (outline is >= 0 and < 9 ? outline + 1 : 0) : paragraph.Style.HeadingLevel;
        var label = shape.NumberingId is { } list && list != "0" && story.Fields.IsVisible ? numbering.Count(list, shape.NumberingLevel ?? 0) : null;
        var runs = paragraph.Text.Take();
        if (runs.Count > 0)
        {
            var isItem = label is WordLabel.Bullet or WordLabel.Number && level == 0 && !paragraph.Style.IsTitle;
            var shown = isItem ? null : label switch
            {
                WordLabel.Number number => number.Text,
                WordLabel.Words words => words.Text,
                _ => null,
            };
            if (shown is not null)
                runs.Insert(0, new IncomingRun(EndsOpen(shown) ? shown + " " : shown, paragraph.IsBold));
            var text = string.Concat(runs.Select(run => run.Text));
            if (text.Length > LongestHeading)
                level = 0;
            IncomingBlock block = isItem
                ? new IncomingBlock.Item(Math.Clamp((shape.NumberingLevel ?? 0) + 1, 1, DeepestList), (label as WordLabel.Number)?.Value, [new IncomingBlock.Paragraph(runs)])
                : level > 0 ? new IncomingBlock.Heading(Math.Min(level, 6), runs) : new IncomingBlock.Paragraph(runs);
            var facts = isItem ? null : new WordFacts
            {
                Text = text,
                HeadingLevel = level,
                IsTitle = paragraph.Style.IsTitle,
                Centred = shape.Centred == true,
                Size = paragraph.Size,
                IsHeavy = paragraph.IsHeavy,
            };
            pieces.Add(new WordPiece(block, facts));
        }
        pieces.AddRange(paragraph.Boxes);
        // Its title, 目录, goes with a table of contents.
        if (paragraph.HoldsContents)
            DropContentsTitle(pieces);

        static bool EndsOpen(string label) => CjkText.TryLast(label, out var last) && (last.IsAscii || Rune.IsLetterOrDigit(last));
    }

    private static void DropContentsTitle(List<WordPiece> pieces)
    {
        if (pieces is [.., { Facts.Text: { } text }] && string.Concat(text.Where(c => !char.IsWhiteSpace(c))) == "目录")
            pieces.RemoveAt(pieces.Count - 1);
    }

    /// <summary>A part being read and the fields that are open in it.</summary>
    private sealed record Story(OfficePart Part, WordFields Fields);

    /// <summary>Where words go: into which paragraph, under which link.</summary>
    private readonly record struct Spot(Story Story, Paragraph Paragraph, string? Href = null)
    {
        public OfficePart Part => Story.Part;

        public WordFields Fields => Story.Fields;
    }

    /// <summary>A paragraph being read.</summary>
    private sealed class Paragraph
    {
        private double sizes;
        private int letters;
        private int heavy;
        private int bold;

        public IncomingText Text { get; } = new();

        /// <summary>The blocks of boxes that hang at it.</summary>
        public List<WordPiece> Boxes { get; } = [];

        public WordParagraph Own { get; private set; }

        public WordStyle Style { get; private set; } = WordStyle.None;

        /// <summary>What its words look like unless they say otherwise.</summary>
        public WordLook Look { get; private set; }

        public bool IsHiding { get; set; }

        public bool IsStriking { get; set; }

        public bool HoldsContents { get; set; }

        public double Size => letters == 0 ? 0 : sizes / letters;

        public bool IsHeavy => letters > 0 && heavy == letters;

        public bool IsBold => letters > 0 && bold == letters;

        public void Begin(WordParagraph own, WordStyles styles)
        {
            Own = own;
            Style = styles.Paragraph(own.Style);
            Look = Style.Look.Over(styles.Defaults);
        }

        public void Measure(string text, WordLook look)
        {
            var count = text.Count(c => !char.IsWhiteSpace(c));
            letters += count;
            sizes += count * (look.Size ?? 20) / 2.0;
            bold += look.Bold == true ? count : 0;
            heavy += look.Bold == true || Heavy().IsMatch(look.Font ?? "") ? count : 0;
        }
    }

    /// <summary>The fonts of headings, under their Chinese and their file names.</summary>
    [GeneratedRegex("黑体|楷体|SimHei|KaiTi|YaHei|小标宋", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Heavy();
}
