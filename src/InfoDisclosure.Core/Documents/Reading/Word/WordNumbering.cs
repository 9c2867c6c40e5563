using System.Globalization;
using System.Text.RegularExpressions;

namespace InfoDisclosure.Core.Documents.Reading.Word;

/// <summary>What stands before a paragraph of a list.</summary>
internal abstract record WordLabel
{
    private WordLabel()
    {
    }

    /// <summary>A dot, square or other sign without a number.</summary>
    public sealed record Bullet : WordLabel;

    /// <summary>1. or 1、 or 1): what Markdown counts by itself.</summary>
    public sealed record Number(int Value, string Text) : WordLabel;

    /// <summary>（一）, 第三条, 1.2: what people refer to, so it stays as words.</summary>
    public sealed record Words(string Text) : WordLabel;
}

/// <summary>
/// The numbering of a document (ISO/IEC 29500-1, 17.9): lists count on over the paragraphs, and all lists of one definition
/// count together unless one of them says where it starts.
/// </summary>
internal sealed partial class WordNumbering
{
    private const int Levels = 9;
    private const int Highest = 100_000;

    private readonly Dictionary<string, Level[]> definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> linked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> styles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int?[]> counters = new(StringComparer.Ordinal);

    public WordNumbering(OfficePart? part)
    {
        if (part is null)
            return;
        using var walk = part.Walk();
        for (var inside = walk.Root(); walk.Next(inside);)
        {
            if (walk.Is(Vocabulary.Word, "abstractNum"))
                ReadDefinition(walk);
            else if (walk.Is(Vocabulary.Word, "num"))
                ReadList(walk);
            else
                walk.Skip();
        }
    }

    /// <summary>Counts a paragraph of a list; null where the list, or a label there, isn't.</summary>
    public WordLabel? Count(string listId, int level)
    {
        level = Math.Clamp(level, 0, Levels - 1);
        if (!lists.TryGetValue(listId, out var list) || Definition(list.Definition) is not { } definition)
            return null;
        if (!counters.TryGetValue(list.Definition, out var values))
            counters.Add(list.Definition, values = new int?[Levels]);
        if (list.Starts[level] is { } start && !list.Started[level])
        {
            list.Started[level] = true;
            values[level] = start - 1;
        }
        values[level] = Math.Min((values[level] ?? Of(level).Start - 1) + 1, Highest);
        for (var deeper = level + 1; deeper < Levels; deeper++)
        {
            if (Of(deeper).Restarts)
                values[deeper] = null;
        }
        return Label(level);

        Level Of(int at) => list.Own[at] ?? definition[at];

        WordLabel? Label(int at)
        {
            var own = Of(at);
            // A bullet without a sign only indents.
            if (own.Format == "bullet")
                return string.IsNullOrWhiteSpace(own.Text) ? null : new WordLabel.Bullet();
            var text = Place().Replace(own.Text, match =>
            {
                var place = match.Groups["level"].Value[0] - '1';
                var shown = Of(place);
                return shown.Format == "none" ? "" : NumberWords.Write(values[place] ?? shown.Start, own.IsLegal ? "decimal" : shown.Format);
            }).Trim();
            if (text.Length == 0 || own.Format == "none" && Place().IsMatch(own.Text))
                return null;
            return Plain().Match(text) is { Success: true } && own.Format is "decimal" && values[at] is { } value ? new WordLabel.Number(value, text) : new WordLabel.Words(text);
        }
    }

    private Level[]? Definition(string id)
    {
        // A definition may only point at a style, whose list has the levels.
        for (var i = 0; i < 4 && linked.TryGetValue(id, out var style) && styles.TryGetValue(style, out var other) && other != id; i++)
            id = other;
        return definitions.GetValueOrDefault(id);
    }

    private void ReadDefinition(XmlWalk walk)
    {
        var id = walk["abstractNumId"] ?? "";
        var levels = NewLevels();
        for (var inside = walk.Enter(); walk.Next(inside);)
        {
            if (walk.Is(Vocabulary.Word, "lvl"))
                ReadLevel(walk, (place, level) => levels[place] = level);
            else if (walk.Is(Vocabulary.Word, "numStyleLink"))
                linked[id] = walk["val"] ?? "";
            else if (walk.Is(Vocabulary.Word, "styleLink"))
                styles.TryAdd(walk["val"] ?? "", id);
            else
                walk.Skip();
        }
        definitions.TryAdd(id, levels);
    }

    private void ReadList(XmlWalk walk)
    {
        var id = walk["numId"] ?? "";
        var definition = "";
        var (own, starts) = (new Level?[Levels], new int?[Levels]);
        for (var inside = walk.Enter(); walk.Next(inside);)
        {
            if (walk.Is(Vocabulary.Word, "abstractNumId"))
                definition = walk["val"] ?? "";
            else if (walk.Is(Vocabulary.Word, "lvlOverride"))
                ReadOverride(walk, own, starts);
            else
                walk.Skip();
        }
        lists.TryAdd(id, new List(definition, own, starts, new bool[Levels]));
    }

    private static void ReadOverride(XmlWalk walk, Level?[] own, int?[] starts)
    {
        var place = Number(walk["ilvl"], 0);
        for (var inside = walk.Enter(); walk.Next(inside);)
        {
            if (walk.Is(Vocabulary.Word, "startOverride") && place is >= 0 and < Levels)
                starts[place] = Number(walk["val"], 1);
            else if (walk.Is(Vocabulary.Word, "lvl"))
                ReadLevel(walk, (at, level) => own[at] = level);
            else
                walk.Skip();
        }
    }

    private static void ReadLevel(XmlWalk walk, Action<int, Level> put)
    {
        var place = Number(walk["ilvl"], 0);
        var level = new Level("decimal", "", 1, IsLegal: false, Restarts: true);
        for (var inside = walk.Enter(); walk.Next(inside);)
        {
            switch (walk.Name)
            {
                case "start":
                    level = level with { Start = Number(walk["val"], 1) };
                    break;
                case "numFmt":
                    level = level with { Format = walk["val"] ?? "decimal" };
                    break;
                case "lvlText":
                    level = level with { Text = walk["null"] is "1" or "true" or "on" ? "" : walk["val"] ?? "" };
                    break;
                case "isLgl":
                    level = level with { IsLegal = WordLook.IsOn(walk) };
                    break;
                case "lvlRestart":
                    level = level with { Restarts = walk["val"] != "0" };
                    break;
                default:
                    walk.Skip();
                    break;
            }
        }
        if (place is >= 0 and < Levels)
            put(place, level);
    }

    private static int Number(string? text, int otherwise) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 0, Highest) : otherwise;

    private static Level[] NewLevels()
    {
        var levels = new Level[Levels];
        Array.Fill(levels, new Level("none", "", 1, IsLegal: false, Restarts: true));
        return levels;
    }

    /// <summary>The label of a level: its text holds %1 to %9 for the numbers of the levels.</summary>
    private sealed record Level(string Format, string Text, int Start, bool IsLegal, bool Restarts);

    private sealed record List(string Definition, Level?[] Own, int?[] Starts, bool[] Started);

    [GeneratedRegex("%(?<level>[1-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();

    [GeneratedRegex("^[0-9]{1,6}[.．、)）]?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Plain();
}
