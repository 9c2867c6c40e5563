using System.Globalization;

namespace InfoDisclosure.Core.Documents.Reading.Word;

/// <summary>How words look where that says what they are; null is unsaid.</summary>
internal readonly record struct WordLook
{
    public bool? Bold { get; init; }

    public bool? Italic { get; init; }

    public bool? Hidden { get; init; }

    public bool? Struck { get; init; }

    /// <summary>Half points.</summary>
    public int? Size { get; init; }

    /// <summary>The font of Chinese characters.</summary>
    public string? Font { get; init; }

    /// <summary>The font of Latin letters, which may be one of symbols.</summary>
    public string? LatinFont { get; init; }

    /// <summary>Set above the line, as powers and references are.</summary>
    public bool? IsRaised { get; init; }

    /// <summary>This look where it says something, otherwise the other.</summary>
    public WordLook Over(in WordLook below) => new()
    {
        Bold = Bold ?? below.Bold,
        Italic = Italic ?? below.Italic,
        Hidden = Hidden ?? below.Hidden,
        Struck = Struck ?? below.Struck,
        Size = Size ?? below.Size,
        Font = Font ?? below.Font,
        LatinFont = LatinFont ?? below.LatinFont,
        IsRaised = IsRaised ?? below.IsRaised,
    };

    /// <summary>Reads w:rPr, the style that it names laid under it.</summary>
    public static WordLook Read(XmlWalk walk, WordStyles styles)
    {
        var look = new WordLook();
        var style = default(WordLook);
        for (var inside = walk.Enter(); walk.Next(inside);)
        {
            if (walk.Vocabulary != Vocabulary.Word)
            {
                walk.Skip();
                continue;
            }
            switch (walk.Name)
            {
                case "rStyle":
                    style = styles.Find(walk["val"]).Look;
                    break;
                case "b":
                    look = look with { Bold = IsOn(walk) };
                    break;
                case "i":
                    look = look with { Italic = IsOn(walk) };
                    break;
                case "vanish":
                    look = look with { Hidden = IsOn(walk) };
                    break;
                case "strike" or "dstrike":
                    look = look with { Struck = IsOn(walk) };
                    break;
                case "sz":
                    look = look with { Size = int.TryParse(walk["val"], CultureInfo.InvariantCulture, out var size) ? size : null };
                    break;
                case "rFonts":
                    look = look with { Font = walk["eastAsia"], LatinFont = walk["ascii"] };
                    break;
                case "vertAlign":
                    look = look with { IsRaised = walk["val"] == "superscript" };
                    break;
                default:
                    walk.Skip();
                    break;
            }
        }
        return look.Over(style);
    }

    /// <summary>A property that is on unless it says otherwise (w:val of ST_OnOff).</summary>
    public static bool IsOn(XmlWalk walk) => walk["val"] is not ("0" or "false" or "off");
}

/// <summary>What a paragraph, or its style, says of itself.</summary>
internal readonly record struct WordShape
{
    /// <summary>The outline level from 0; 9 is body text.</summary>
    public int? Outline { get; init; }

    public string? NumberingId { get; init; }

    public int? NumberingLevel { get; init; }

    public bool? Centred { get; init; }

    public WordShape Over(in WordShape below) => new()
    {
        Outline = Outline ?? below.Outline,
        NumberingId = NumberingId ?? below.NumberingId,
        NumberingLevel = NumberingLevel ?? below.NumberingLevel,
        Centred = Centred ?? below.Centred,
    };
}

/// <summary>A style with what it inherits.</summary>
internal sealed record WordStyle
{
    public static readonly WordStyle None = new();

    /// <summary>As Word writes it in any language (heading 1), or as WPS does (标题 1); lower case, without spaces.</summary>
    public string Name { get; init; } = "";

    public WordShape Shape { get; init; }

    public WordLook Look { get; init; }

    /// <summary>The level from 1 that the style's name gives, also an inherited name; 0 without one.</summary>
    public int HeadingLevel { get; init; }

    /// <summary>True for Title (标题) and what is based on it.</summary>
    public bool IsTitle { get; init; }

    /// <summary>True for the lines of a table of contents.</summary>
    public bool IsContents => Name.StartsWith("toc", StringComparison.Ordinal) || Name.StartsWith("目录", StringComparison.Ordinal);
}

/// <summary>The styles of a document, looked up by id.</summary>
internal sealed class WordStyles
{
    private const int LongestChain = 20;

    private readonly Dictionary<string, (WordStyle Own, string? BasedOn)> read = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WordStyle> found = new(StringComparer.Ordinal);
    private WordLook defaults;
    private string? defaultParagraph;

    public WordStyles(OfficePart? part)
    {
        if (part is null)
            return;
        using var walk = part.Walk();
        for (var inside = walk.Root(); walk.Next(inside);)
        {
            if (walk.Is(Vocabulary.Word, "style"))
                ReadStyle(walk);
            else if (walk.Is(Vocabulary.Word, "rPrDefault"))
                ReadDefaults(walk);
            else if (!walk.Is(Vocabulary.Word, "docDefaults"))
                walk.Skip();
        }
    }

    /// <summary>A paragraph's style; without one, the document's default.</summary>
    public WordStyle Paragraph(string? id) => Find(id is not null && read.ContainsKey(id) ? id : defaultParagraph);

    /// <summary>What all words look like unless told otherwise.</summary>
    public WordLook Defaults => defaults;

    /// <summary>A style by its id, with what it inherits.</summary>
    public WordStyle Find(string? id)
    {
        if (id is null)
            return WordStyle.None;
        if (found.TryGetValue(id, out var known))
            return known;
        var style = WordStyle.None;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var chain = new List<WordStyle>();
        for (var next = id; next is not null && chain.Count < LongestChain && seen.Add(next) && read.TryGetValue(next, out var entry); next = entry.BasedOn)
            chain.Add(entry.Own);
        for (var i = chain.Count - 1; i >= 0; i--)
        {
            var own = chain[i];
            style = new WordStyle
            {
                Name = own.Name,
                Shape = own.Shape.Over(style.Shape),
                Look = own.Look.Over(style.Look),
                HeadingLevel = own.HeadingLevel > 0 ? own.HeadingLevel : style.HeadingLevel,
                IsTitle = own.IsTitle || style.IsTitle,
            };
        }
        return found[id] = style;
    }

    private void ReadDefaults(XmlWalk walk)
    {
        for (var inside = walk.Enter(); walk.Next(inside);)
        {
            if (walk.Is(Vocabulary.Word, "rPr"))
                defaults = WordLook.Read(walk, this);
        }
    }

    private void ReadStyle(XmlWalk walk)
    {
        var id = walk["styleId"] ?? "";
        if (walk["type"] == "paragraph" && walk["default"] is "1" or "true" or "on")
            defaultParagraph = id;
        string? basedOn = null;
        var style = new WordStyle();
        for (var inside = walk.Enter(); walk.Next(inside);)
        {
            switch (walk.Name)
            {
                case "name":
                    style = Named(style, walk["val"] ?? "");
                    break;
                case "basedOn":
                    basedOn = walk["val"];
                    break;
                case "pPr":
                    style = style with { Shape = WordParagraph.ReadShape(walk).Shape };
                    break;
                case "rPr":
                    style = style with { Look = WordLook.Read(walk, this) };
                    break;
                default:
                    walk.Skip();
                    break;
            }
        }
        read.TryAdd(id, (style, basedOn));
    }

    private static WordStyle Named(WordStyle style, string name)
    {
        var plain = name.ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal);
        var level = plain.StartsWith("heading", StringComparison.Ordinal) ? plain["heading".Length..] : plain.StartsWith("标题", StringComparison.Ordinal) ? plain["标题".Length..] : "";
        return style with
        {
            Name = plain,
            HeadingLevel = level is [>= '1' and <= '9' and var digit] ? digit - '0' : 0,
            IsTitle = plain is "title" or "标题",
        };
    }
}
