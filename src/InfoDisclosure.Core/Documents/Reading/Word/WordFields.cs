using System.Text;
using System.Text.RegularExpressions;

namespace InfoDisclosure.Core.Documents.Reading.Word;

/// <summary>
/// The fields that are open at a place (ISO/IEC 29500-1, 17.16): what is computed stands as its last result. Contents and page
/// numbers belong to paper and are dropped.
/// </summary>
internal sealed partial class WordFields(Losses losses, bool keepAll)
{
    private readonly Stack<Field> open = new();

    /// <summary>True where words are text and neither code nor the result of a dropped field.</summary>
    public bool IsVisible => open.All(one => one is { InResult: true, IsDropped: false });

    /// <summary>True inside a table of contents.</summary>
    public bool IsContents => open.Any(one => one is { IsDropped: true, IsContents: true });

    /// <summary>The address to which a field around here links.</summary>
    public string? Address => open.Select(one => one.Address).FirstOrDefault(address => address is not null);

    /// <summary>True where a dropped field hasn't ended: at the end of a document that is damage, and the text may be in it.</summary>
    public bool IsOpen => open.Any(one => one.IsDropped);

    /// <summary>A field begins; a box to tick says whether it is ticked.</summary>
    public void Begin(bool? ticked = null) => open.Push(new Field { Ticked = ticked });

    public void AddCode(string code)
    {
        if (open.TryPeek(out var field) && !field.InResult && field.Code.Length < 4000)
            field.Code.Append(code);
    }

    /// <summary>The result begins.</summary>
    public void BeginResult()
    {
        if (!open.TryPeek(out var field) || field.InResult)
            return;
        field.InResult = true;
        var code = field.Code.ToString().Trim();
        switch (Kind(code))
        {
            case "TOC" when !keepAll:
                field.IsDropped = field.IsContents = true;
                if (!open.Skip(1).Any(outer => outer.IsContents))
                    losses.Add(Loss.Contents);
                break;
            case "PAGE" or "NUMPAGES" or "SECTION" or "SECTIONPAGES" when !keepAll:
                field.IsDropped = true;
                break;
            case "HYPERLINK":
                field.Address = Target().Match(code) is { Success: true } target ? target.Groups["address"].Value : null;
                break;
            default:
                break;
        }
    }

    /// <summary>The field ends; gives the words of one that shows something without a result.</summary>
    public string? End()
    {
        if (!open.TryPop(out var field) || field.InResult)
            return null;
        var code = field.Code.ToString().Trim();
        switch (Kind(code))
        {
            case "FORMCHECKBOX":
                return field.Ticked == true ? "√" : "□";
            case "SYMBOL" when Symbol().Match(code) is { Success: true } symbol:
                var number = int.TryParse(symbol.Groups["code"].Value, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value.ToString("X", System.Globalization.CultureInfo.InvariantCulture) : symbol.Groups["hex"].Value;
                return SymbolFonts.Sign(symbol.Groups["font"].Value, number) ?? Lost();
            case "MACROBUTTON":
                return code.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries) is [_, _, var label] ? label : null;
            case "EQ" when Circle().Match(code) is { Success: true } circle:
                // A figure in a ring, as Word's own button makes it.
                return NumberWords.Circled(int.Parse(circle.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture));
            case "EQ":
                losses.Add(Loss.Equation);
                return Switches().Replace(code[2..], " ");
            default:
                return null;
        }

        string? Lost()
        {
            losses.Add(Loss.Symbol);
            return null;
        }
    }

    /// <summary>A code doesn't go on in the next paragraph; one that seems to is damage, and what follows is text.</summary>
    public void EndParagraph()
    {
        while (open.TryPeek(out var field) && !field.InResult)
            open.Pop();
    }

    private static string Kind(string code) => code.Split([' ', '\t', '\\', '"'], 2)[0].ToUpperInvariant();

    private sealed class Field
    {
        public StringBuilder Code { get; } = new();

        public bool? Ticked { get; init; }

        public bool InResult { get; set; }

        public bool IsDropped { get; set; }

        public bool IsContents { get; set; }

        public string? Address { get; set; }
    }

    /// <summary>The first argument; a switch (\l) instead of one leads to a place in the document.</summary>
    [GeneratedRegex("^HYPERLINK\\s+(?:\"(?<address>[^\"]*)\"|(?<address>[^\\s\\\\\"]\\S*))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Target();

    [GeneratedRegex("^SYMBOL\\s+(?:(?<code>[0-9]{1,6})|0x(?<hex>[0-9A-F]{1,6})).*?\\\\f\\s+\"?(?<font>[^\"\\\\]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Symbol();

    [GeneratedRegex("^EQ\\s+\\\\o(?:\\\\ac)?\\s*\\(\\s*(?:\\\\s\\\\(?:up|do)[0-9]*\\(?)?○\\)?\\s*[,，]\\s*(?:\\\\s\\\\(?:up|do)[0-9]*\\()?(?<number>[0-9]{1,3})\\)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Circle();

    [GeneratedRegex("\\\\[a-z]+[0-9]*|[(),;]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Switches();
}
