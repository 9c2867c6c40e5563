namespace InfoDisclosure.Rules.Catalogue.Privacy;

/// <summary>A name of a list, by its text and place, in UTF-16 units.</summary>
internal readonly record struct ListedName(int Text, int Start, int Length, string Name);

/// <summary>
/// Lists of names in running text with nothing beside them: 下列人员：张示例、李样板、王试用, also one a line or one a paragraph. Three in
/// a row are a list, when at least half are longer than two characters, for words of two begin with a surname too easily. A list
/// behind 成员 or another title is of officials (条例 Art. 20(2)) and passed over.
/// </summary>
internal static class NameListScan
{
    private const int Fewest = 3;
    private const string Marks = "、,，;；。.|\n\t 　和及";
    private const string FamilyMember = "家庭成员";

    /// <summary>The names of all lists, in order.</summary>
    public static IReadOnlyList<ListedName> Find(IReadOnlyList<ScannedText> texts, ScanWords words)
    {
        List<ListedName> found = [];
        List<ListedName> run = [];
        var lead = "";
        for (var t = 0; t < texts.Count; t++)
        {
            foreach (var (start, length) in Pieces(texts[t].Text))
            {
                var word = Folding.Word(texts[t].Text.Substring(start, length));
                if (PersonName.IsLikely(word))
                {
                    run.Add(new ListedName(t, start, length, word));
                    continue;
                }

                EndRun();
                lead = word;
            }
        }

        EndRun();
        return found;

        void EndRun()
        {
            if (run.Count >= Fewest && run.Count(name => name.Name.Length > 2) * 2 >= run.Count && !LeadsToOfficials(lead, words))
                found.AddRange(run);
            run.Clear();
        }
    }

    private static bool LeadsToOfficials(string lead, ScanWords words) =>
        !lead.EndsWith(FamilyMember, StringComparison.Ordinal) && words.Titles.Any(title => title.Length > 0 && lead.EndsWith(title, StringComparison.Ordinal));

    /// <summary>What stands between marks; numbers of a list, brackets with what is in them, and 等3人 behind the last are no pieces.</summary>
    private static IEnumerable<(int Start, int Length)> Pieces(string text)
    {
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && text[at] is not (':' or '：' or '(' or '（' or '等') && !Marks.Contains(text[at], StringComparison.Ordinal) && !char.IsAsciiDigit(text[at]))
                continue;
            if (at > start)
                yield return (start, at - start);
            if (at < text.Length && text[at] is '(' or '（' && text.AsSpan(at).IndexOfAny(')', '）') is > 0 and var close)
                at += close;
            start = at + 1;
        }
    }
}
