using System.Globalization;
using System.Xml;

namespace InfoDisclosure.Core.Documents.Inspecting.Office;

/// <summary>
/// Reads the words of a part in one pass: WordprocessingML, DrawingML, comments of both programs, VML. Elements are known by
/// their local names, which mean the same in the transitional and the strict manner. Nodes are numbered as <see cref="XmlFilter"/>
/// numbers them.
/// </summary>
internal sealed class StoryReader(string where, IReadOnlySet<string> hiddenStyles, ReadingBudget budget)
{
    private const int MostColumns = 100;

    /// <summary>Word follows styles to what they are based on for eleven steps.</summary>
    private const int LongestDescent = 20;

    private readonly Story story = new();
    private readonly List<string> path = [];
    private readonly Stack<Frame> frames = new();
    private readonly Stack<Opened> paragraphs = new();
    private readonly Stack<bool> hiddenRuns = new();
    private readonly Dictionary<string, int> tables = new(StringComparer.Ordinal);
    private int node;
    private int deletions;
    private int insertions;
    private int copies;
    private int shape;
    private int stretches;

    public Story Read(XmlReader reader)
    {
        frames.Push(new Frame("", where, stretches));
        while (OfficeXml.Next(reader))
        {
            node++;
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var name = reader.LocalName;
                    Start(reader, name);
                    if (reader.IsEmptyElement)
                        End(name);
                    else
                        path.Add(name);
                    break;
                case XmlNodeType.EndElement:
                    path.RemoveAt(path.Count - 1);
                    End(reader.LocalName);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    AddText(reader.Value);
                    break;
            }
        }
        return story;
    }

    /// <summary>The styles of a word-processing document that hide what is written in them.</summary>
    public static IReadOnlySet<string> HiddenStyles(XmlReader styles)
    {
        var own = new Dictionary<string, bool>(StringComparer.Ordinal);
        var basis = new Dictionary<string, string>(StringComparer.Ordinal);
        var style = "";
        while (OfficeXml.Next(styles))
        {
            if (styles.NodeType != XmlNodeType.Element)
                continue;
            switch (styles.LocalName)
            {
                case "style":
                    style = OwnAttribute(styles, "styleId") ?? "";
                    break;
                case "basedOn":
                    basis[style] = OwnAttribute(styles, "val") ?? "";
                    break;
                case "vanish" or "specVanish":
                    own[style] = IsOn(styles);
                    break;
            }
        }
        return basis.Keys.Union(own.Keys).Where(Hides).ToHashSet(StringComparer.Ordinal);

        bool Hides(string name)
        {
            for (var step = 0; step < LongestDescent; step++)
            {
                if (own.TryGetValue(name, out var hidden))
                    return hidden;
                if (!basis.TryGetValue(name, out name!))
                    return false;
            }
            return false;
        }
    }

    private static string? OwnAttribute(XmlReader element, string name) =>
        element.GetAttribute(name, element.NamespaceURI) ?? element.GetAttribute(name);

    private static bool IsOn(XmlReader element) => OwnAttribute(element, "val") is not ("0" or "false" or "off");

    private static int Number(XmlReader element, string name, int most) =>
        int.TryParse(OwnAttribute(element, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, most) : 0;

    private string? Parent(int steps = 0) => path.Count > steps ? path[^(steps + 1)] : null;

    private void Start(XmlReader reader, string name)
    {
        if (name.EndsWith("Change", StringComparison.Ordinal) && OwnAttribute(reader, "author") is not null)
            story.Reformattings++;
        switch (name)
        {
            case "p" or "text":
                StartParagraph();
                break;
            case "div" when Parent() == "textbox":
                StartParagraph();
                break;
            case "pStyle" when Parent() == "pPr" && Parent(1) == "p" && paragraphs.TryPeek(out var styled):
                styled.Hidden = hiddenStyles.Contains(OwnAttribute(reader, "val") ?? "");
                break;
            case "r":
                hiddenRuns.Push((hiddenRuns.TryPeek(out var outer) && outer) || (paragraphs.TryPeek(out var around) && around.Hidden));
                break;
            case "rStyle" when InRunLooks && hiddenStyles.Contains(OwnAttribute(reader, "val") ?? ""):
                SetHidden(true);
                break;
            case "vanish" or "specVanish" when InRunLooks:
                SetHidden(IsOn(reader));
                break;
            case "tab" or "ptab" when Parent() == "r":
                AddSlot("\t", SlotKinds.Mark);
                break;
            case "br" or "cr" when Parent() is "r" or "p":
                AddSlot("\n", SlotKinds.Mark);
                break;
            case "noBreakHyphen":
                AddSlot("-", SlotKinds.Mark);
                break;
            case "ins" or "moveTo":
                story.Insertions += OwnAttribute(reader, "author") is null ? 0 : 1;
                insertions++;
                break;
            case "del" or "moveFrom":
                story.Deletions += OwnAttribute(reader, "author") is null ? 0 : 1;
                deletions++;
                if (Parent() == "rPr" && Parent(1) == "pPr" && paragraphs.TryPeek(out var ending))
                    ending.EndDeleted = true;
                else if (Parent() == "trPr" && frames.Peek().Row is { } deleted)
                    deleted.Deleted = true;
                break;
            case "tbl":
                var place = frames.Peek().Where;
                tables[place] = tables.GetValueOrDefault(place) + 1;
                var begun = new StoryTable { Node = node, Where = string.Create(CultureInfo.InvariantCulture, $"{place}表{tables[place]}") };
                story.Blocks.Add(begun);
                // What comes before and behind a table is read apart.
                frames.Peek().Stretch = ++stretches;
                frames.Push(new Frame(name, place, ++stretches) { Table = begun });
                break;
            case "tr" when frames.Peek().Table is { } table:
                frames.Peek().Row = new StoryRow { Node = node };
                table.Rows.Add(frames.Peek().Row!);
                break;
            case "gridBefore" when Parent() == "trPr" && Parent(1) == "tr" && frames.Peek().Row is { } row:
                row.Before = Number(reader, "val", MostColumns);
                break;
            case "tc" when frames.Peek().Row is { } holder:
                budget.CountCells(1);
                holder.Cells.Add(new StoryCell());
                frames.Push(new Frame(name, frames.Peek().Where, ++stretches) { Cell = holder.Cells[^1] });
                break;
            case "gridSpan" when Parent() == "tcPr" && Parent(1) == "tc" && frames.Peek().Cell is { } wide:
                wide.Span = Math.Max(1, Number(reader, "val", MostColumns));
                budget.CountCells(wide.Span - 1);
                break;
            case "textbox" or "txBody":
                frames.Push(new Frame(name, frames.Peek().Where, ++stretches));
                break;
            case "txbxContent":
                frames.Push(new Frame(name, frames.Peek().Where is "正文" ? "文本框" : frames.Peek().Where + "文本框", ++stretches));
                break;
            case "comment" or "threadedComment" or "footnote" or "endnote":
                story.Comments += name is "comment" or "threadedComment" ? 1 : 0;
                frames.Push(new Frame(name, reader.GetAttribute("ref") is { } cell ? $"{where} {cell}" : where, ++stretches));
                break;
            case "Fallback":
                copies++;
                break;
            case "shape":
                shape = node;
                break;
            case "ClientData" when reader.GetAttribute("ObjectType") == "Note":
                story.NoteShapes.Add(shape);
                break;
            case "drawing" or "pict" or "object" or "sectPr" or "fldChar":
                if (paragraphs.TryPeek(out var full))
                    full.HoldsMore = true;
                break;
        }
        if (reader.HasAttributes && TextAttributes.AreOn(name))
            AddAttributes(reader, name);
    }

    private bool InRunLooks => Parent() == "rPr" && Parent(1) == "r";

    private void SetHidden(bool hidden)
    {
        hiddenRuns.Pop();
        hiddenRuns.Push(hidden);
    }

    private void End(string name)
    {
        switch (name)
        {
            case "p" or "text":
                EndParagraph();
                break;
            case "div" when Parent() == "textbox":
                EndParagraph();
                break;
            case "r":
                hiddenRuns.TryPop(out _);
                break;
            case "ins" or "moveTo":
                insertions--;
                break;
            case "del" or "moveFrom":
                deletions--;
                break;
            case "tr" when frames.Peek().Table is not null:
                frames.Peek().Row = null;
                break;
            case "tbl" or "tc" or "textbox" or "txBody" or "txbxContent" or "comment" or "threadedComment" or "footnote" or "endnote" when frames.Peek().Name == name:
                frames.Pop();
                break;
            case "Fallback":
                copies--;
                break;
        }
    }

    private void StartParagraph()
    {
        var frame = frames.Peek();
        if (frame.Unfinished is { } before)
        {
            // Its end was deleted: readers see it and this one as one paragraph.
            frame.Unfinished = null;
            before.Slots.Add(new TextSlot(0, "\n", SlotKinds.Mark | SlotKinds.Deleted));
            paragraphs.Push(new Opened(before, node));
            return;
        }
        budget.CountCells(1);
        var paragraph = new StoryParagraph { Where = frame.Where, Stretch = frame.Stretch, Copy = copies > 0 };
        if (frame.Cell is { } cell)
            cell.Paragraphs.Add(paragraph);
        else
            story.Blocks.Add(paragraph);
        paragraphs.Push(new Opened(paragraph, node));
    }

    private void EndParagraph()
    {
        if (!paragraphs.TryPop(out var opened) || !opened.EndDeleted)
            return;
        frames.Peek().Unfinished = opened.Paragraph;
        if (!opened.HoldsMore && frames.Peek().Cell is null && opened.Paragraph.Slots.Skip(opened.FirstSlot).All(slot => slot.Kinds.HasFlag(SlotKinds.Deleted)))
            story.DeletedParagraphs.Add(opened.Node);
    }

    private void AddText(string text)
    {
        switch (Parent())
        {
            case "t" or "text":
                AddSlot(text, SlotKinds.Plain);
                break;
            case "delText":
                AddSlot(text, SlotKinds.Deleted);
                break;
            case "instrText":
                AddSlot(text, SlotKinds.Code);
                break;
            case "delInstrText":
                AddSlot(text, SlotKinds.Code | SlotKinds.Deleted);
                break;
            default:
                // The caption of a control on a sheet is HTML inside VML.
                if (path.Contains("textbox") && !path.Contains("txbxContent"))
                    AddSlot(text, SlotKinds.Plain);
                break;
        }
    }

    private void AddSlot(string text, SlotKinds kinds)
    {
        budget.CountCells(1);
        budget.CountCharacters(text.Length);
        if (deletions > 0)
            kinds |= SlotKinds.Deleted;
        if (insertions > 0)
            kinds |= SlotKinds.Inserted;
        if (hiddenRuns.TryPeek(out var hidden) && hidden)
        {
            kinds |= SlotKinds.Hidden;
            story.HiddenStretches++;
        }
        var alone = paragraphs.Count == 0;
        if (alone)
            StartParagraph();
        paragraphs.Peek().Paragraph.Slots.Add(new TextSlot(node, text, kinds));
        if (alone)
            EndParagraph();
    }

    private void AddAttributes(XmlReader reader, string name)
    {
        while (reader.MoveToNextAttribute())
        {
            if (TextAttributes.NameOf(name, reader.LocalName) is { } what && !string.IsNullOrWhiteSpace(reader.Value))
            {
                budget.CountCharacters(reader.Value.Length);
                story.Attributes.Add((where is "正文" ? what : where + what, reader.Value));
            }
        }
        reader.MoveToElement();
    }

    /// <summary>What encloses paragraphs: a table, a cell, a text box, a comment or note, or the part itself.</summary>
    private sealed class Frame(string name, string where, int stretch)
    {
        public string Name { get; } = name;
        public string Where { get; } = where;
        public int Stretch { get; set; } = stretch;
        public StoryTable? Table { get; init; }
        public StoryRow? Row { get; set; }
        public StoryCell? Cell { get; init; }

        /// <summary>The paragraph that goes on in the next because its end was deleted.</summary>
        public StoryParagraph? Unfinished { get; set; }
    }

    /// <summary>A paragraph element that is being read.</summary>
    private sealed class Opened(StoryParagraph paragraph, int node)
    {
        public StoryParagraph Paragraph { get; } = paragraph;
        public int Node { get; } = node;
        public int FirstSlot { get; } = paragraph.Slots.Count;

        /// <summary>Its style hides its words.</summary>
        public bool Hidden { get; set; }

        /// <summary>Its end was deleted while changes were tracked.</summary>
        public bool EndDeleted { get; set; }

        /// <summary>Something besides words stands in it: a picture, a section's end.</summary>
        public bool HoldsMore { get; set; }
    }
}
