using System.Text;
using System.Text.RegularExpressions;
using InfoDisclosure.Core.Text;

namespace InfoDisclosure.Core.Documents.Reading.Word;

/// <summary>What stands in a line: runs of words, fields, notes, equations, links.</summary>
internal sealed partial class WordReader
{
    private void ReadInside(XmlWalk walk, int inside, Spot spot)
    {
        while (walk.Next(inside))
            ReadInline(walk, spot);
    }

    /// <summary>What stands in a line; wrappers are left to be opened.</summary>
    private void ReadInline(XmlWalk walk, Spot spot)
    {
        if (walk.Vocabulary == Vocabulary.Math && walk.Name is "oMath" or "oMathPara")
        {
            ReadEquation(walk, spot);
            return;
        }
        if (walk.Vocabulary != Vocabulary.Word)
            return;
        switch (walk.Name)
        {
            case "r":
                ReadRun(walk, spot);
                break;
            case "hyperlink":
                var address = spot.Part.Link(walk.Relationship("id"));
                if (address is not null && walk["anchor"] is { Length: > 0 } anchor)
                    address += "#" + anchor;
                ReadInside(walk, walk.Enter(), spot with { Href = Address(address) ?? spot.Href });
                break;
            case "fldSimple":
                spot.Fields.Begin();
                spot.Fields.AddCode(walk["instr"] ?? "");
                BeginResult(spot);
                ReadInside(walk, walk.Enter(), spot);
                spot.Fields.End();
                break;
            case "ins" or "moveTo":
                losses.Add(Loss.Inserted);
                break;
            case "del":
                losses.Add(Loss.Deleted);
                walk.Skip();
                break;
            case "moveFrom":
                walk.Skip();
                break;
            case "sdt":
                ReadControl(walk, inside => ReadInside(walk, inside, spot), () => { });
                break;
            case "subDoc" or "altChunk":
                losses.Add(Loss.OtherFile);
                walk.Skip();
                break;
            case "smartTagPr" or "customXmlPr":
                walk.Skip();
                break;
            default:
                break;
        }
    }

    private void ReadRun(XmlWalk walk, Spot spot)
    {
        var look = spot.Paragraph.Look;
        for (var inside = walk.Enter(); walk.Next(inside);)
        {
            if (walk.Vocabulary != Vocabulary.Word)
                continue;
            switch (walk.Name)
            {
                case "rPr":
                    look = WordLook.Read(walk, styles).Over(spot.Paragraph.Look);
                    break;
                case "t":
                    AddWords(walk.Text(), look, spot);
                    break;
                case "tab" or "ptab":
                    AddWords("\t", look, spot);
                    break;
                case "noBreakHyphen":
                    AddWords("-", look, spot);
                    break;
                case "br" or "cr":
                    if (spot.Fields.IsVisible && look.Hidden != true)
                        spot.Paragraph.Text.AddBreak();
                    break;
                case "sym":
                    if (SymbolFonts.Sign(walk["font"], walk["char"]) is { } sign)
                        AddWords(sign, look with { LatinFont = null }, spot);
                    else if (spot.Fields.IsVisible && look.Hidden != true)
                        losses.Add(Loss.Symbol);
                    break;
                case "ruby":
                    ReadRuby(walk, spot);
                    break;
                case "fldChar":
                    ReadFieldMark(walk, look, spot);
                    break;
                case "instrText":
                    spot.Fields.AddCode(walk.Text());
                    break;
                case "footnoteReference" or "endnoteReference":
                    if (spot.Fields.IsVisible && look.Hidden != true)
                        AddNote(walk.Name == "footnoteReference" ? "footnote" : "endnote", walk["id"], spot);
                    break;
                case "drawing":
                    ReadDrawing(walk, look, spot);
                    break;
                case "pict":
                    ReadPicture(walk, look, spot);
                    break;
                case "object":
                    losses.Add(Loss.Embedded);
                    walk.Skip();
                    break;
                case "contentPart":
                    losses.Add(Loss.Shape);
                    walk.Skip();
                    break;
                case "commentReference":
                    losses.Add(Loss.Comment);
                    break;
                default:
                    walk.Skip();
                    break;
            }
        }
    }

    /// <summary>Words with their reading above them: the reading follows in brackets.</summary>
    private void ReadRuby(XmlWalk walk, Spot spot)
    {
        var (reading, words) = (new Paragraph(), new Paragraph());
        reading.Begin(new WordParagraph(), styles);
        words.Begin(new WordParagraph(), styles);
        for (var inside = walk.Enter(); walk.Next(inside);)
        {
            if (walk.Is(Vocabulary.Word, "rt"))
                ReadInside(walk, walk.Enter(), new Spot(spot.Story, reading));
            else if (walk.Is(Vocabulary.Word, "rubyBase"))
                ReadInside(walk, walk.Enter(), new Spot(spot.Story, words));
            else
                walk.Skip();
        }
        var above = string.Concat(reading.Text.Take().Select(run => run.Text));
        AddWords(string.Concat(words.Text.Take().Select(run => run.Text)) + (above.Length > 0 ? $"（{above}）" : ""), spot.Paragraph.Look, spot);
    }

    private void ReadFieldMark(XmlWalk walk, WordLook look, Spot spot)
    {
        switch (walk["fldCharType"])
        {
            case "begin":
                bool? ticked = null;
                for (var inside = walk.Enter(); walk.Next(inside);)
                {
                    if (walk.Name is "default" or "checked" && walk.Vocabulary == Vocabulary.Word)
                        ticked = WordLook.IsOn(walk);
                }
                spot.Fields.Begin(ticked);
                break;
            case "separate":
                BeginResult(spot);
                break;
            case "end":
                if (spot.Fields.End() is { } shown)
                    AddWords(shown, look, spot);
                break;
            default:
                break;
        }
    }

    private static void BeginResult(Spot spot)
    {
        spot.Fields.BeginResult();
        spot.Paragraph.HoldsContents |= spot.Fields.IsContents;
    }

    private void AddWords(string text, WordLook look, Spot spot)
    {
        if (!spot.Fields.IsVisible)
            return;
        if (look.Hidden == true)
        {
            spot.Paragraph.IsHiding |= Count(Loss.Hidden, spot.Paragraph.IsHiding, text);
            return;
        }
        spot.Paragraph.IsHiding = false;
        if ((words += text.Length) > FileRefusedException.MostWords)
            throw FileRefusedException.TooManyWords();
        if (SymbolFonts.Table(look.LatinFont) is { } table)
        {
            text = SymbolFonts.Words(text, table, out var unknown);
            losses.Add(Loss.Symbol, unknown);
        }
        if (look.IsRaised == true)
            text = Scripts.Raise(text);
        spot.Paragraph.IsStriking = look.Struck == true && (Count(Loss.Struck, spot.Paragraph.IsStriking, text) || spot.Paragraph.IsStriking);
        spot.Paragraph.Measure(text, look);
        spot.Paragraph.Text.AddWords(text, new IncomingRun("", look.Bold == true, look.Italic == true, spot.Href ?? Address(spot.Fields)));
    }

    /// <summary>Counts a stretch once, however many runs it has; blank ones don't count.</summary>
    private bool Count(Loss loss, bool isCounted, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return false;
        losses.Add(loss, isCounted ? 0 : 1);
        return true;
    }

    private void AddNote(string kind, string? id, Spot spot)
    {
        var key = kind + id;
        if (!noteTexts.TryGetValue(key, out var text) || text.Count == 0)
            return;
        if (!noteNumbers.TryGetValue(key, out var number))
            noteNumbers.Add(key, number = noteNumbers.Count + 1);
        spot.Paragraph.Text.AddMark(new IncomingRun("") { Note = number });
    }

    /// <summary>An equation in one line: a/b, x², √(y).</summary>
    private void ReadEquation(XmlWalk walk, Spot spot)
    {
        var text = ReadMath(walk, walk.Enter());
        if (string.IsNullOrWhiteSpace(text) || !spot.Fields.IsVisible)
            return;
        losses.Add(Loss.Equation);
        AddWords(text, spot.Paragraph.Look, spot with { Href = null });
    }

    private static string ReadMath(XmlWalk walk, int inside)
    {
        var text = new StringBuilder();
        while (walk.Next(inside))
        {
            if (walk.Vocabulary != Vocabulary.Math)
            {
                if (walk.Is(Vocabulary.Word, "t"))
                    text.Append(walk.Text());
                else if (walk.Is(Vocabulary.Word, "del"))
                    walk.Skip();
                continue;
            }
            switch (walk.Name)
            {
                case "t":
                    text.Append(walk.Text());
                    break;
                case "num":
                    text.Append(Bracketed(ReadMath(walk, walk.Enter()))).Append('/');
                    break;
                case "den":
                    text.Append(Bracketed(ReadMath(walk, walk.Enter())));
                    break;
                case "sup" when ReadMath(walk, walk.Enter()) is { Length: > 0 } power:
                    var raised = Scripts.Raise(power);
                    text.Append(raised != power ? raised : "^" + Bracketed(power));
                    break;
                case "sub" when ReadMath(walk, walk.Enter()) is { Length: > 0 } index:
                    text.Append('_').Append(Bracketed(index));
                    break;
                case "rad":
                    text.Append('√').Append(Bracketed(ReadMath(walk, walk.Enter())));
                    break;
                default:
                    break;
            }
        }
        return text.ToString();

        static string Bracketed(string part) => part.Length > 1 && !part.All(char.IsLetterOrDigit) ? $"({part})" : part;
    }

    /// <summary>The address of a link, or null and a loss where nobody could open it.</summary>
    private string? Address(string? address)
    {
        address = address?.Trim();
        if (string.IsNullOrEmpty(address) || address[0] == '#')
            return null;
        if (Scheme().IsMatch(address) && LinkAddress.IsAllowed(address))
            return address;
        losses.Add(Loss.DeadLink);
        return null;
    }

    /// <summary>The address of the field around here, judged once for all its runs.</summary>
    private string? Address(WordFields fields)
    {
        if (fields.Address is not { } address)
            return null;
        if (!judged.TryGetValue(address, out var allowed))
            judged.Add(address, allowed = Address(address));
        return allowed;
    }

    [GeneratedRegex("^(?:https?|mailto|tel):", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Scheme();
}
