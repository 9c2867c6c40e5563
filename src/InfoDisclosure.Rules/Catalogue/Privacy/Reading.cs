namespace InfoDisclosure.Rules.Catalogue.Privacy;

/// <summary>
/// One text or cell as the scanner reads it: folded characters, where each came from, where lines, sentences and clauses end,
/// and which words stand where. One instance reads many texts, one after the other, and keeps its memory.
/// </summary>
internal sealed class Reading(WordFinder finder)
{
    private readonly List<Hit>[] hits = [.. Enum.GetValues<WordClass>().Select(_ => new List<Hit>())];
    private readonly List<int> lineEnds = [];
    private readonly List<int> sentenceEnds = [];
    private readonly List<int> clauseEnds = [];
    private char[] chars = new char[64];
    private int[] origins = new int[64];
    private int[] solid = new int[64];
    private uint[] borders = new uint[65];
    private int length;

    /// <summary>The text as it was given.</summary>
    public string Source { get; private set; } = "";

    /// <summary>The folded characters.</summary>
    public ReadOnlySpan<char> Chars => chars.AsSpan(0, length);

    /// <summary>The places after which a sentence ends; the end of the text is one of them.</summary>
    public IReadOnlyList<int> SentenceEnds => sentenceEnds;

    public IReadOnlyList<Hit> Hits(WordClass wordClass) => hits[(int)wordClass];

    /// <summary>Reads a text in place of the one before.</summary>
    public void Read(string text)
    {
        Source = text;
        foreach (var list in hits)
            list.Clear();
        lineEnds.Clear();
        sentenceEnds.Clear();
        clauseEnds.Clear();
        if (chars.Length < text.Length)
        {
            chars = new char[text.Length];
            origins = new int[text.Length];
            solid = new int[text.Length];
            borders = new uint[text.Length + 1];
        }

        Fold(text);
        Array.Clear(borders, 0, length + 1);
        FindWords();
    }

    /// <summary>The stretch of the source that a folded stretch came from.</summary>
    public (int Start, int Length) Origin(int start, int end)
    {
        var last = origins[end - 1];
        Folding.Next(Source, ref last);
        return (origins[start], last + 1 - origins[start]);
    }

    /// <summary>The folded place of a place in the source.</summary>
    public int At(int source)
    {
        var index = origins.AsSpan(0, length).BinarySearch(source);
        return index < 0 ? ~index : index;
    }

    /// <summary>Whether a word of a class lies within a stretch.</summary>
    public bool Has(WordClass wordClass, int from, int to)
    {
        var list = hits[(int)wordClass];
        int low = 0, high = list.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (list[middle].End <= to)
                low = middle + 1;
            else
                high = middle;
        }

        return low > 0 && list[low - 1].Start >= from;
    }

    /// <summary>The classes whose words stand anywhere.</summary>
    public WordClasses Classes()
    {
        var classes = default(WordClasses);
        for (var i = 0; i < hits.Length; i++)
        {
            if (hits[i].Count > 0)
                classes = classes.With((WordClass)i);
        }

        return classes;
    }

    /// <summary>Whether a word of a class begins here.</summary>
    public bool Begins(WordClass wordClass, int at) => at < length && (borders[at] & Border(wordClass)) != 0;

    /// <summary>Whether a word of a class ends before this place.</summary>
    public bool Ends(WordClass wordClass, int at) => (borders[at] & (Border(wordClass) << 1)) != 0;

    public int LineStart(int at) => StartOf(lineEnds, at);

    public int LineEnd(int at) => EndOf(lineEnds, at);

    public int ClauseStart(int at) => StartOf(clauseEnds, at);

    public int ClauseEnd(int at) => EndOf(clauseEnds, at);

    private static int StartOf(List<int> ends, int at)
    {
        var index = ends.BinarySearch(at);
        index = index < 0 ? ~index : index;
        return index == 0 ? 0 : ends[index - 1] + 1;
    }

    private int EndOf(List<int> ends, int at)
    {
        var index = ends.BinarySearch(at);
        index = index < 0 ? ~index : index;
        return index == ends.Count ? length : ends[index];
    }

    private void Fold(string text)
    {
        length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var at = i;
            var folded = Folding.Next(text, ref i);
            if (folded == Folding.Unseen)
                continue;
            origins[length] = at;
            chars[length++] = folded;
        }

        for (var i = 0; i < length; i++)
        {
            switch (chars[i])
            {
                case '\n' or '。' or '!' or '?' or ';':
                    if (chars[i] == '\n')
                        lineEnds.Add(i);
                    clauseEnds.Add(i);
                    // What a colon announces stands on the next line.
                    if (chars[i] != '\n' || i == 0 || chars[i - 1] != ':')
                        sentenceEnds.Add(i);
                    break;
                case ',' when IsBetweenThousands(i):
                    break;
                case ',' or '|' or '\t':
                    clauseEnds.Add(i);
                    break;
            }
        }

        sentenceEnds.Add(length);
    }

    /// <summary>13,812,345: three digits and no more. A star is a digit that was masked.</summary>
    private bool IsBetweenThousands(int at)
    {
        if (at == 0 || at + 3 >= length || !char.IsAsciiDigit(chars[at - 1]) || (at + 4 < length && (char.IsAsciiDigit(chars[at + 4]) || chars[at + 4] == '*')))
            return false;
        return !chars.AsSpan(at + 1, 3).ContainsAnyExceptInRange('0', '9');
    }

    private void FindWords()
    {
        var state = 0;
        var count = 0;
        for (var i = 0; i < length; i++)
        {
            if (chars[i] == ' ')
                continue;
            solid[count++] = i;
            state = finder.Next(state, chars[i]);
            foreach (var end in finder.EndingIn(state))
            {
                var hit = new Hit(solid[count - end.Length], i + 1, end.Word);
                if (IsPartOfLatinWord(hit) || IsNameOfAStreetOrCard(end.Class, hit))
                    continue;
                hits[(int)end.Class].Add(hit);
                borders[hit.Start] |= Border(end.Class);
                borders[hit.End] |= Border(end.Class) << 1;
            }
        }
    }

    /// <summary>"tel" in "hotel", "qq" in an address of mail.</summary>
    private bool IsPartOfLatinWord(Hit hit)
    {
        if (!char.IsAsciiLetter(chars[hit.Start]) || hit.Start == 0)
            return false;
        return char.IsAsciiLetter(chars[hit.Start - 1]) || chars[hit.Start - 1] is '@' or '.' or '/';
    }

    /// <summary>政府 in 政府路 and 银行 in 银行卡 name no institution.</summary>
    private bool IsNameOfAStreetOrCard(WordClass wordClass, Hit hit) =>
        wordClass == WordClass.Institution && hit.End < length && chars[hit.End] is '路' or '街' or '巷' or '卡' or '账';

    private static uint Border(WordClass wordClass) => wordClass switch
    {
        WordClass.Hardship => 1,
        WordClass.Title => 4,
        WordClass.PersonCue => 16,
        WordClass.PersonFollower => 64,
        WordClass.ContactCue => 256,
        WordClass.IdentityLabel or WordClass.DisabilityLabel or WordClass.MobileLabel or WordClass.AccountLabel or WordClass.OtherNumberLabel or WordClass.ResidenceLabel or WordClass.AddressLabel or WordClass.Institution => 1024,
        _ => 0,
    };
}
