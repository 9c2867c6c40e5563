using System.Text;

namespace InfoDisclosure.Rules.Catalogue.Privacy;

/// <summary>What a column of a table holds, as far as it is personal.</summary>
public enum PersonalColumnKind
{
    Name,
    IdentityNumber,
    MobileNumber,
    Account,
    Email,
    Address,

    /// <summary>Illness, disability or hardship of the row's person.</summary>
    Hardship,
}

/// <summary>A column with personal data.</summary>
public sealed record PersonalColumn(int Index, PersonalColumnKind Kind);

/// <summary>
/// Masking (脱敏, 个人信息保护法 Art. 51(3)). No law gives one formula; the defaults keep what tells two people of a village apart
/// and nothing more: the last four of a number, 138****5678, a***@host, the village or street, 张**. The eight digits of a
/// birthday are never kept. What is masked once is not found again.
/// </summary>
public static class PersonalDataMask
{
    /// <summary>**************1234.</summary>
    public static string IdentityNumber(string written) => Number(FindingKind.IdentityNumber, written);

    /// <summary>138****5678.</summary>
    public static string MobileNumber(string written) => Number(FindingKind.MobileNumber, written);

    /// <summary>All but the last four.</summary>
    public static string BankCard(string written) => Number(FindingKind.BankCard, written);

    /// <summary>a***@host.</summary>
    public static string Email(string written)
    {
        var text = new string([.. written.Where(c => !char.IsWhiteSpace(c) && Folding.Of(c) != Folding.Unseen)]);
        var at = text.AsSpan().IndexOfAny('@', '＠');
        return at < 1 ? "***" : $"{text[0]}***@{text[(at + 1)..]}";
    }

    /// <summary>张**, 欧阳**; a name with dots keeps its first character.</summary>
    public static string Name(string written) => PersonName.Mask(written);

    /// <summary>A text with every finding replaced. The findings must be of this very text.</summary>
    /// <exception cref="ArgumentException">A finding's words don't stand where it says.</exception>
    public static string MaskText(string text, IEnumerable<Finding> findings)
    {
        var edits = findings.Select(finding =>
            finding.Start + finding.Length <= text.Length && string.CompareOrdinal(text, finding.Start, finding.Written, 0, finding.Length) == 0
                ? new Edit(finding.Start, finding.Length, finding.Replacement)
                : throw new ArgumentException("The findings are of another text.", nameof(findings)));
        return Apply(text, edits);
    }

    /// <summary>A table's rows with every finding replaced. The findings must be of this very table.</summary>
    /// <exception cref="ArgumentException">A finding's words don't stand where it says.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> MaskTable(IReadOnlyList<IReadOnlyList<string>> rows, IEnumerable<Finding> findings)
    {
        var cells = findings.ToLookup(CellOf);
        if (cells.Any(cell => cell.Key.Row >= rows.Count || cell.Key.Column >= rows[cell.Key.Row].Count))
            throw new ArgumentException("The findings are of another table.", nameof(findings));
        return Each(rows, (r, c) => MaskText(rows[r][c], cells[(r, c)]));
    }

    /// <summary>
    /// The columns that hold personal data: names, whatever a heading or a finding says of numbers and addresses, and what tells
    /// of hardship. Names of officials beside nothing personal aren't among them.
    /// </summary>
    public static IReadOnlyList<PersonalColumn> PersonalColumns(ScannedTable table, ScanWords words) => ColumnsOf(table, words).Columns;

    /// <summary>
    /// A table with its personal columns masked in every row below the headings, as it stays public once its 公示期 is over.
    /// </summary>
    public static ScannedTable MaskColumns(ScannedTable table, ScanWords words)
    {
        var (columns, reading, findings) = ColumnsOf(table, words);
        if (columns.Count == 0)
            return table;
        var kinds = columns.ToLookup(column => column.Index, column => column.Kind);
        var names = reading.Names.ToLookup(name => (name.Row, name.Column));
        var cells = findings.ToLookup(CellOf);
        return table with { Rows = Each(table.Rows, Masked) };

        string Masked(int row, int column)
        {
            var cell = table.Rows[row][column];
            var isData = row >= reading.HeadingEnd;
            if (isData && kinds[column].Contains(PersonalColumnKind.Hardship) && reading.SpeaksOfHardship(row, column))
                return "***";
            var edits = cells[(row, column)].Where(finding => finding.Kind.IsPersonal()).Select(finding => new Edit(finding.Start, finding.Length, finding.Replacement)).ToList();
            if (kinds[column].Contains(PersonalColumnKind.Name))
                edits.AddRange(names[(row, column)].Select(name => new Edit(name.Start, name.Length, PersonName.Mask(name.Name))));
            var masked = Apply(cell, edits);
            // What the heading calls a number is one, also where no checksum proves it.
            foreach (var kind in kinds[column])
            {
                if (isData && NumberKind(kind) is { } number && edits.Count == 0 && !cell.Contains('*', StringComparison.Ordinal) && cell.Count(char.IsDigit) >= 7)
                    masked = Number(number, cell);
            }

            return masked;
        }
    }

    /// <summary>A number's digits without separators, masked; line breaks stay, so that no line runs into the next.</summary>
    internal static string Number(FindingKind kind, string written)
    {
        var folded = Folding.Text(written);
        var count = folded.Count(c => char.IsAsciiDigit(c) || c == 'x');
        // Behind the identity number a disability certificate tells kind and degree.
        var tailEnd = kind == FindingKind.IdentityNumber && count == 20 ? 18 : count;
        var head = kind == FindingKind.MobileNumber && count == 11 && folded.TrimStart().StartsWith('1') ? 3 : 0;
        var tail = count > 8 ? 4 : 0;
        var lines = folded.Split('\n');
        var at = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = new StringBuilder();
            foreach (var c in lines[i].Where(c => char.IsAsciiDigit(c) || c == 'x'))
            {
                line.Append(at < head || (at >= tailEnd - tail && at < tailEnd) ? char.ToUpperInvariant(c) : '*');
                at++;
            }

            // A line of digits alone would look like a number of its own.
            var isBare = lines.Length > 1 && !line.ToString().Contains('*', StringComparison.Ordinal);
            lines[i] = isBare ? new string('*', line.Length) : line.ToString();
        }

        return string.Join('\n', lines);
    }

    private readonly record struct Edit(int Start, int Length, string By);

    private static string Apply(string text, IEnumerable<Edit> edits)
    {
        var edited = new StringBuilder(text.Length);
        var done = 0;
        foreach (var (start, length, by) in edits.OrderBy(edit => edit.Start).ThenByDescending(edit => edit.Length))
        {
            var end = start + length;
            if (end <= done)
                continue;
            edited.Append(text, done, Math.Max(start - done, 0));
            // Of two that overlap, the rest of the second has no form of its own.
            if (start >= done)
                edited.Append(by);
            else
                edited.Append('*', end - done);
            done = end;
        }

        return edited.Append(text, done, text.Length - done).ToString();
    }

    private static (IReadOnlyList<PersonalColumn> Columns, TableReading Reading, IReadOnlyList<Finding> Findings) ColumnsOf(ScannedTable table, ScanWords words)
    {
        var findings = PersonalDataScanner.Scan(new ScannedContent([], [table]), words);
        var reading = new TableReading(table, new Reading(words.Finder));
        var columns = new SortedSet<(int Index, PersonalColumnKind Kind)>();
        foreach (var finding in findings)
        {
            if (ColumnKind(finding.Kind) is { } kind)
                columns.Add((CellOf(finding).Column, kind));
        }

        for (var c = 0; c < reading.Columns && !reading.IsOfOfficials; c++)
        {
            var heading = reading.HeadingClasses(c);
            if (heading.Has(WordClass.IdentityLabel) || heading.Has(WordClass.DisabilityLabel))
                columns.Add((c, PersonalColumnKind.IdentityNumber));
            else if (heading.Has(WordClass.AccountLabel) && reading.Names.Count > 0)
                columns.Add((c, PersonalColumnKind.Account));
            else if (heading.Has(WordClass.MobileLabel) && reading.Names.Count > 0)
                columns.Add((c, PersonalColumnKind.MobileNumber));
        }

        var hardship = reading.Names.Select(name => name.Row).Distinct()
            .SelectMany(r => Enumerable.Range(0, table.Rows[r].Count).Where(c => reading.SpeaksOfHardship(r, c)));
        foreach (var column in hardship.ToList())
            columns.Add((column, PersonalColumnKind.Hardship));
        if (columns.Count > 0)
        {
            foreach (var name in reading.Names)
                columns.Add((name.Column, PersonalColumnKind.Name));
        }

        return ([.. columns.Select(column => new PersonalColumn(column.Index, column.Kind))], reading, findings);
    }

    private static PersonalColumnKind? ColumnKind(FindingKind kind) => kind switch
    {
        FindingKind.IdentityNumber => PersonalColumnKind.IdentityNumber,
        FindingKind.MobileNumber => PersonalColumnKind.MobileNumber,
        FindingKind.BankCard => PersonalColumnKind.Account,
        FindingKind.Email => PersonalColumnKind.Email,
        FindingKind.HomeAddress => PersonalColumnKind.Address,
        FindingKind.NameWithAmount or FindingKind.NameWithHardship or FindingKind.NameInList => PersonalColumnKind.Name,
        FindingKind.SensitiveWord or FindingKind.MistypedWord => null,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static FindingKind? NumberKind(PersonalColumnKind kind) => kind switch
    {
        PersonalColumnKind.IdentityNumber => FindingKind.IdentityNumber,
        PersonalColumnKind.MobileNumber => FindingKind.MobileNumber,
        PersonalColumnKind.Account => FindingKind.BankCard,
        PersonalColumnKind.Name or PersonalColumnKind.Email or PersonalColumnKind.Address or PersonalColumnKind.Hardship => null,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static (int Row, int Column) CellOf(Finding finding) => finding.Place switch
    {
        FindingPlace.InCell cell => (cell.Row, cell.Column),
        FindingPlace.InText => throw new ArgumentException("The findings are of a text."),
        _ => throw new ArgumentOutOfRangeException(nameof(finding)),
    };

    private static IReadOnlyList<IReadOnlyList<string>> Each(IReadOnlyList<IReadOnlyList<string>> rows, Func<int, int, string> mask) =>
        [.. rows.Select((row, r) => (IReadOnlyList<string>)[.. row.Select((_, c) => mask(r, c))])];
}
