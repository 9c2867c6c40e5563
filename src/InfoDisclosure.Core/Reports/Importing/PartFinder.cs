using System.Globalization;

namespace InfoDisclosure.Core.Reports.Importing;

/// <summary>A paragraph that opens a part, with the heading it has.</summary>
internal sealed record FoundPart(int Place, int Level, int Number, PartMark Mark, string Heading, string Body);

/// <summary>
/// Decides which marked paragraphs open parts and sub-sections. A mark means what its place says: reports mix 一、（一）(1) 1.
/// freely, and the same mark may stand for a part, a sub-section or a point in the text.
/// </summary>
internal sealed class PartFinder
{
    private readonly IReadOnlyList<ReportParagraph> paragraphs;
    private readonly (string Heading, string Body)?[] headings;
    private readonly List<string> notes;

    private PartFinder(IReadOnlyList<ReportParagraph> paragraphs, List<string> notes)
    {
        this.paragraphs = paragraphs;
        this.notes = notes;
        headings = [.. paragraphs.Select(paragraph => paragraph.Mark is { } mark ? HeadingText.Split(paragraph.Words[mark.Length..]) : null)];
    }

    public static IReadOnlyList<FoundPart> Find(IReadOnlyList<ReportParagraph> paragraphs, List<string> notes) => new PartFinder(paragraphs, notes).Find();

    private List<FoundPart> Find()
    {
        if (HighestKind() is not { } kind)
            return [];
        var parts = Chain(kind);
        FillGaps(parts, kind);
        var found = new List<FoundPart>();
        var subsections = SubsectionKind(kind, parts);
        for (var i = 0; i < parts.Count; i++)
        {
            found.Add(Part(parts[i], level: 1, i + 1));
            var end = i + 1 < parts.Count ? parts[i + 1] : paragraphs.Count;
            Note(found[^1], kind, $"第{PartNumbering.Chinese(Math.Min(i + 1, 99))}部分");
            FindSubsections(found, i + 1, parts[i] + 1, end, subsections);
        }
        return found;
    }

    /// <summary>The highest kind of mark that counts headings from one on.</summary>
    private MarkKind? HighestKind()
    {
        MarkKind? any = null;
        foreach (var kind in Enum.GetValues<MarkKind>())
        {
            var marked = Enumerable.Range(0, paragraphs.Count).Where(place => Is(place, kind)).Select(place => paragraphs[place].Mark!.Value.Number).ToHashSet();
            if (marked.Contains(1) && marked.Contains(2))
                return kind;
            if (marked.Count > 0)
                any ??= kind;
        }
        return any;
    }

    /// <summary>The places that count 1, 2, 3 …; a second count from one inside a part belongs to that part.</summary>
    private List<int> Chain(MarkKind kind)
    {
        var places = Enumerable.Range(0, paragraphs.Count).Where(place => Is(place, kind)).ToList();
        var lastPlace = new Dictionary<int, int>();
        foreach (var place in places)
            lastPlace[Number(place)] = place;
        var chain = new List<int>();
        var inner = 0;
        foreach (var place in places)
        {
            var expected = chain.Count + 1;
            var laterExpected = lastPlace.GetValueOrDefault(expected, -1) > place;
            var isInner = Number(place) != expected
                ? laterExpected && (Number(place) == 1 || Number(place) == inner + 1)
                : inner > 0 && Number(place) == inner + 1 && laterExpected;
            if (isInner)
            {
                inner = Number(place);
                continue;
            }
            chain.Add(place);
            inner = 0;
        }
        return chain;
    }

    /// <summary>Where 二、 is followed by 四、, a （三） between them that isn't counted there stands for 三、.</summary>
    private void FillGaps(List<int> parts, MarkKind kind)
    {
        for (var i = 0; i + 1 < parts.Count; i++)
        {
            var missing = Number(parts[i]) + 1;
            if (Number(parts[i]) != i + 1 || Number(parts[i + 1]) != missing + 1)
                continue;
            var seen = new HashSet<(MarkKind, int)>();
            for (var place = parts[i] + 1; place < parts[i + 1]; place++)
            {
                if (paragraphs[place].Mark is not { } mark || headings[place] is null)
                    continue;
                if (mark.Kind != kind && mark.Number == missing && missing > 1 && !seen.Contains((mark.Kind, missing - 1)))
                {
                    parts.Insert(i + 1, place);
                    break;
                }
                seen.Add((mark.Kind, mark.Number));
            }
        }
    }

    /// <summary>The kind of mark that sub-sections mostly have: the highest below the parts'.</summary>
    private MarkKind? SubsectionKind(MarkKind partKind, List<int> parts)
    {
        if (parts.Count == 0)
            return null;
        var isPart = parts.ToHashSet();
        for (var kind = partKind; kind <= MarkKind.ArabicInBrackets; kind++)
        {
            for (var place = parts[0] + 1; place < paragraphs.Count; place++)
            {
                if (Is(place, kind) && !isPart.Contains(place))
                    return kind;
            }
        }
        return null;
    }

    private void FindSubsections(List<FoundPart> found, int part, int start, int end, MarkKind? usual)
    {
        var places = Enumerable.Range(start, end - start).Where(place => headings[place] is not null).ToList();
        if (places.Count == 0)
            return;
        // A part that has none of the usual marks is ordered by its own highest ones.
        var kind = usual is { } mostly && places.Exists(place => Is(place, mostly)) ? mostly : places.Min(place => paragraphs[place].Mark!.Value.Kind);
        var sections = Sections(places, kind);
        if (!AreHeadings(sections, end))
            return;
        for (var i = 0; i < sections.Count; i++)
        {
            found.Add(Part(sections[i], level: 2, i + 1));
            Note(found[^1], MarkKind.ChineseInBrackets, $"第{PartNumbering.Chinese(Math.Min(part, 99))}部分（{PartNumbering.Chinese(Math.Min(i + 1, 99))}）");
        }
    }

    private List<int> Sections(List<int> places, MarkKind kind)
    {
        var next = new int[places.Count];
        var following = 0;
        for (var i = places.Count - 1; i >= 0; i--)
        {
            next[i] = following;
            following = Is(places[i], kind) ? Number(places[i]) : following;
        }
        var sections = new List<int>();
        var others = new HashSet<(MarkKind, int)>();
        for (var i = 0; i < places.Count; i++)
        {
            var mark = paragraphs[places[i]].Mark!.Value;
            var expected = sections.Count + 1;
            var standsForIt = mark.Kind != kind
                && mark.Number == expected
                && !others.Contains((mark.Kind, mark.Number - 1))
                && (next[i] == expected + 1 || (next[i] == 0 && expected > 1 && !FollowedBySame(places, i)));
            if (mark.Kind == kind || standsForIt)
            {
                sections.Add(places[i]);
                others.Clear();
            }
            else
            {
                others.Add((mark.Kind, mark.Number));
            }
        }
        return sections;
    }

    private bool FollowedBySame(List<int> places, int i) =>
        i + 1 < places.Count && paragraphs[places[i + 1]].Mark!.Value.Kind == paragraphs[places[i]].Mark!.Value.Kind;

    /// <summary>Short sentences that are all there is, such as a list of shortcomings, are points and not headings.</summary>
    private bool AreHeadings(List<int> sections, int end)
    {
        for (var i = 0; i < sections.Count; i++)
        {
            var (heading, body) = headings[sections[i]]!.Value;
            var stop = i + 1 < sections.Count ? sections[i + 1] : end;
            if (body.Length > 0 || stop > sections[i] + 1 || !HeadingText.EndsAsSentence(heading))
                return true;
        }
        return false;
    }

    private bool Is(int place, MarkKind kind) => paragraphs[place].Mark is { } mark && mark.Kind == kind && headings[place] is not null;

    private int Number(int place) => paragraphs[place].Mark!.Value.Number;

    private FoundPart Part(int place, int level, int number) =>
        new(place, level, number, paragraphs[place].Mark!.Value, headings[place]!.Value.Heading, headings[place]!.Value.Body);

    private void Note(FoundPart part, MarkKind usual, string name)
    {
        var expected = usual switch
        {
            MarkKind.ChineseInBrackets => $"（{PartNumbering.Chinese(Math.Min(part.Number, 99))}）",
            MarkKind.Chinese => $"{PartNumbering.Chinese(Math.Min(part.Number, 99))}、",
            _ => null,
        };
        if (expected is null ? part.Mark.Kind != usual || part.Mark.Number != part.Number : part.Mark.Written != expected)
            notes.Add($"{name}在原文写作“{part.Mark.Written}”");
        if (part.Body.Length > 0)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{name}的标题与正文在同一行（第{paragraphs[part.Place].Line}行），已分开"));
        if (HeadingText.Printed(part.Heading) is var printed && printed.Length < part.Heading.Length)
            notes.Add($"{name}标题末尾的“{part.Heading[printed.Length..]}”没有列入标题");
    }
}
