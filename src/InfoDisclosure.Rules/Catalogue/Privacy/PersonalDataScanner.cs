namespace InfoDisclosure.Rules.Catalogue.Privacy;

/// <summary>
/// Looks through everything a text or a file says for personal data and for words of the office's lists, before an item goes
/// to review (保守国家秘密法 Art. 35; 个人信息保护法 Art. 28, 34; 条例 Art. 15). It only finds; a clerk decides. The time grows with
/// the length of the content, whatever stands there.
/// </summary>
public static class PersonalDataScanner
{
    /// <summary>Whether a few words alone may be a person's name: a surname and two more characters, or parts with dots.</summary>
    public static bool MayBeName(string words) => Folding.Word(words) is { Length: >= 3 } word && PersonName.IsLikely(word);

    /// <summary>The findings, texts first, each in the order in which they stand.</summary>
    public static IReadOnlyList<Finding> Scan(ScannedContent content, ScanWords words)
    {
        var reading = new Reading(words.Finder);
        var scan = new Scanning(reading, words);
        var listed = NameListScan.Find(content.Texts, words).ToLookup(name => name.Text);
        for (var i = 0; i < content.Texts.Count; i++)
        {
            reading.Read(content.Texts[i].Text);
            scan.Find(new FindingPlace.InText(i), [], default, default, listed[i]);
        }

        for (var t = 0; t < content.Tables.Count; t++)
            scan.FindInTable(content.Tables[t], t);
        return scan.Findings;
    }

    private sealed class Scanning(Reading reading, ScanWords words)
    {
        private readonly NumberScan numbers = new(reading);
        private readonly AddressScan addresses = new(reading);
        private readonly NameScan names = new(reading);
        private readonly List<Found> found = [];

        public List<Finding> Findings { get; } = [];

        public void FindInTable(ScannedTable table, int index)
        {
            var whole = new TableReading(table, reading);
            var ofTable = whole.Names.ToLookup(name => (name.Row, name.Column));
            for (var r = 0; r < table.Rows.Count; r++)
            {
                for (var c = 0; c < table.Rows[r].Count; c++)
                {
                    if (table.Rows[r][c].Length == 0)
                        continue;
                    reading.Read(table.Rows[r][c]);
                    var above = whole.Above(r, c);
                    Find(
                        new FindingPlace.InCell(index, r, c),
                        whole.Beside(r) is { } kind ? [.. ofTable[(r, c)].Select(name => NameOf(name, kind, $"{table.Where}·{whole.Heading(c)}", whole.HasStatedNames))] : [],
                        above,
                        whole.NamesInstitution(r) ? above.With(WordClass.Institution) : above);
                }
            }
        }

        /// <summary>Everything in the text or cell that was just read, and the names that its column told of.</summary>
        public void Find(FindingPlace place, IReadOnlyList<Found> ofColumn, WordClasses above, WordClasses around, IEnumerable<ListedName>? ofLists = null)
        {
            found.Clear();
            found.AddRange(ofColumn);
            EmailScan.Find(reading, found);
            numbers.Find(above, [.. found.OrderBy(one => one.Start)], found);
            names.Find(ofColumn, found);
            AddListed(ofLists ?? []);
            AddWords();
            addresses.Find(around, found);
            foreach (var one in found.OrderBy(one => one.Start).ThenBy(one => one.Kind))
            {
                var (start, length) = reading.Origin(one.Start, one.End);
                Findings.Add(new Finding
                {
                    Kind = one.Kind,
                    Place = place,
                    Start = start,
                    Length = length,
                    Written = reading.Source.Substring(start, length),
                    Value = one.Value,
                    Replacement = one.Replacement,
                    Certain = one.Certain,
                    Reason = one.Reason,
                    Key = $"{one.Kind}:{one.Column ?? one.Value}",
                });
            }
        }

        private Found NameOf(NameInCell name, FindingKind kind, string column, bool certain) => new(
            kind,
            reading.At(name.Start),
            reading.At(name.Start + name.Length),
            name.Name,
            PersonName.Mask(name.Name),
            certain && kind != FindingKind.NameInList,
            kind switch
            {
                FindingKind.NameWithHardship => "姓名所在的表里有病困信息",
                FindingKind.NameWithAmount => "姓名所在的表里有金额、面积或者账号",
                FindingKind.NameInList => "这一列是人员名单",
                _ => throw new ArgumentOutOfRangeException(nameof(kind)),
            },
            column);

        /// <summary>Names that stand beside an amount or hardship are told as such already.</summary>
        private void AddListed(IEnumerable<ListedName> names)
        {
            var told = found.OrderBy(one => one.Start).ToList();
            var next = 0;
            foreach (var name in names)
            {
                var (start, end) = (reading.At(name.Start), reading.At(name.Start + name.Length));
                while (next < told.Count && told[next].End <= start)
                    next++;
                if (next == told.Count || told[next].Start >= end)
                    found.Add(new Found(FindingKind.NameInList, start, end, name.Name, PersonName.Mask(name.Name), false, "一连写了几个人的姓名，像是名单"));
            }
        }

        private void AddWords()
        {
            foreach (var hit in Longest(reading.Hits(WordClass.Sensitive)))
            {
                var entry = words.Sensitive[hit.Word];
                found.Add(new Found(FindingKind.SensitiveWord, hit.Start, hit.End, entry.Word, new string('*', hit.End - hit.Start), true, entry.Why));
            }

            foreach (var hit in Longest(reading.Hits(WordClass.Mistyped)))
            {
                var entry = words.Mistyped[hit.Word];
                found.Add(new Found(FindingKind.MistypedWord, hit.Start, hit.End, entry.Word, entry.Right, true, $"应当写作“{entry.Right}”"));
            }
        }

        /// <summary>Words that overlap are all told; one within a longer one isn't. The hits come by their ends, the longest of an end alone.</summary>
        private static List<Hit> Longest(IReadOnlyList<Hit> hits)
        {
            var longest = new List<Hit>();
            var start = int.MaxValue;
            for (var i = hits.Count - 1; i >= 0; i--)
            {
                if (hits[i].Start >= start)
                    continue;
                start = hits[i].Start;
                longest.Add(hits[i]);
            }

            return longest;
        }
    }
}
