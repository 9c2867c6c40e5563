namespace InfoDisclosure.Rules.Catalogue.Privacy;

/// <summary>A name in a cell of a table.</summary>
internal readonly record struct NameInCell(int Row, int Column, int Start, int Length, string Name);

/// <summary>
/// What a table's rows and columns mean: title, headings, which columns hold names, which amounts, which rows speak of hardship.
/// A table without headings is told by its cells; a form (label, value, label, value) by the cell before.
/// </summary>
/// <remarks>
/// A column under 姓名 or 户主 holds whatever may be a name; one under 申请人, 承包方, 受益人 or without a telling heading only what
/// looks like one, for companies and villages stand there too. 负责人, 联系人, 网格员 and officials with their 职务 are public by
/// 条例 Art. 20(2), unless pay stands beside them.
/// </remarks>
internal sealed class TableReading
{
    private const int MostHeadings = 3;
    private const int LongestHeading = 24;

    private readonly string[][] words;
    private readonly WordClasses[][] classes;
    private readonly WordClasses[] rowClasses;
    private readonly WordClasses[] headings;
    private readonly string[] headingWords;
    private readonly IReadOnlyList<IReadOnlyList<string>> rows;
    private readonly WordClasses title;
    private bool isHeadedByHardship;
    private bool hasAmounts;

    public TableReading(ScannedTable table, Reading reading)
    {
        rows = table.Rows;
        words = new string[rows.Count][];
        classes = new WordClasses[rows.Count][];
        rowClasses = new WordClasses[rows.Count];
        var columns = 0;
        for (var r = 0; r < rows.Count; r++)
        {
            words[r] = new string[rows[r].Count];
            classes[r] = new WordClasses[rows[r].Count];
            columns = Math.Max(columns, rows[r].Count);
            for (var c = 0; c < rows[r].Count; c++)
            {
                words[r][c] = Folding.Word(rows[r][c]);
                if (words[r][c].Length == 0)
                    continue;
                reading.Read(rows[r][c]);
                classes[r][c] = reading.Classes();
                rowClasses[r] = rowClasses[r].With(classes[r][c]);
            }
        }

        reading.Read(table.Where);
        title = reading.Classes();
        TitleEnd = CountTitles();
        for (var r = 0; r < TitleEnd; r++)
            title = title.With(rowClasses[r]);
        HeadingEnd = TitleEnd;
        while (HeadingEnd < rows.Count && HeadingEnd - TitleEnd < MostHeadings && IsHeading(HeadingEnd))
            HeadingEnd++;
        headings = new WordClasses[columns];
        headingWords = [.. Enumerable.Repeat("", columns)];
        for (var r = TitleEnd; r < HeadingEnd; r++)
            ReadHeadings(r);
        FindNames();
    }

    /// <summary>Rows above the headings.</summary>
    public int TitleEnd { get; }

    /// <summary>The first row of data.</summary>
    public int HeadingEnd { get; }

    public int Columns => headings.Length;

    /// <summary>Every name of a column of names, whether or not it is a finding.</summary>
    public List<NameInCell> Names { get; } = [];

    /// <summary>Whether names stand under a heading that says so.</summary>
    public bool HasStatedNames { get; private set; }

    /// <summary>The heading's words, or the column's number.</summary>
    public string Heading(int column) => headingWords[column].Length > 0 ? headingWords[column] : $"第{column + 1}列";

    public WordClasses HeadingClasses(int column) => headings[column];

    /// <summary>What is said of a cell: by the heading, or in a table without by the cell before.</summary>
    public WordClasses Above(int row, int column)
    {
        if (HeadingEnd > TitleEnd)
            return row < HeadingEnd ? default : headings[column];
        return column > 0 && IsLabel(row, column - 1) ? classes[row][column - 1] : default;
    }

    /// <summary>An institution in a row makes its address an office's.</summary>
    public bool NamesInstitution(int row) => rowClasses[row].Has(WordClass.Institution);

    public bool SpeaksOfHardship(int row, int column) => classes[row][column].Has(WordClass.Hardship) && !IsNumeric(words[row][column]);

    /// <summary>Whether the table tells people's offices (职务).</summary>
    public bool IsOfOfficials { get; private set; }

    /// <summary>What a name of this row stands beside; null for an official with nothing else.</summary>
    public FindingKind? Beside(int row)
    {
        if (!IsOfOfficials && (isHeadedByHardship || rowClasses[row].Has(WordClass.Hardship)))
            return FindingKind.NameWithHardship;
        if (hasAmounts)
            return FindingKind.NameWithAmount;
        return IsOfOfficials ? null : FindingKind.NameInList;
    }

    private int CountTitles()
    {
        var count = 0;
        while (count < rows.Count && words[count].Where(word => word.Length > 0).Distinct().Take(2).Count() <= 1)
            count++;
        // A table of one column has headings, not titles.
        return count == rows.Count ? 0 : count;
    }

    private bool IsHeading(int row)
    {
        int filled = 0, telling = 0;
        // Label, value, label, value is a row of a form.
        var alternates = true;
        for (var c = 0; c < words[row].Length; c++)
        {
            var word = words[row][c];
            if (word.Length == 0)
                continue;
            if (IsNumeric(word))
                return false;
            var tells = word.Length <= LongestHeading && !word.Contains('@', StringComparison.Ordinal) && TellsOfColumn(classes[row][c], word);
            alternates &= tells == (filled % 2 == 0);
            filled++;
            telling += tells ? 1 : 0;
        }

        return telling * 2 >= filled && telling > 0 && !(alternates && filled % 2 == 0);
    }

    /// <summary>一村 names a village, 村 a column.</summary>
    private static bool TellsOfColumn(WordClasses of, string word) =>
        word is "村" or "组" or "屯" || EndsInUnit(word)
        || of.Has(WordClass.NameHeading) || of.Has(WordClass.PersonHeading) || of.Has(WordClass.RoleHeading) || of.Has(WordClass.OfficialHeading)
        || of.Has(WordClass.AmountHeading) || of.Has(WordClass.CountHeading) || of.Has(WordClass.OtherHeading)
        || of.Has(WordClass.AccountLabel) || of.Has(WordClass.DisabilityLabel) || of.Has(WordClass.CompanyLabel);

    /// <summary>补偿款, 分红(元); but not 费示例.</summary>
    private static bool EndsInUnit(string word) => word.AsSpan().TrimEnd(')') is [.., '元' or '亩' or '款' or '费' or '奖' or '额' or '㎡'];

    /// <summary>A heading over several columns stands in the first of them; what lies below it shares it.</summary>
    private void ReadHeadings(int row)
    {
        var above = (Classes: default(WordClasses), Word: "");
        for (var c = 0; c < words[row].Length; c++)
        {
            if (words[row][c].Length > 0)
                above = (classes[row][c], words[row][c]);
            else if (row == HeadingEnd - 1 || headingWords[c].Length > 0)
                continue;
            headings[c] = headings[c].With(above.Classes);
            headingWords[c] += above.Word;
        }
    }

    private void FindNames()
    {
        var isForm = HeadingEnd == TitleEnd && Enumerable.Range(0, rows.Count).Any(r => Enumerable.Range(0, words[r].Length).Any(c => IsNameLabel(r, c)));
        IsOfOfficials = headings.Any(heading => heading.Has(WordClass.OfficialHeading));
        // The rows of a form speak of one person.
        isHeadedByHardship = title.Has(WordClass.Hardship) || (isForm ? rowClasses : headings).Any(of => of.Has(WordClass.Hardship));
        hasAmounts = isForm
            ? rowClasses.Any(row => row.Has(WordClass.AmountHeading) || row.Has(WordClass.AmountUnit))
            : Enumerable.Range(0, Columns).Any(HoldsAmounts);
        HasStatedNames = isForm || headings.Any(heading => heading.Has(WordClass.NameHeading) || heading.Has(WordClass.PersonHeading));
        for (var c = 0; c < Columns; c++)
        {
            var anySurname = isForm ? null : HoldsNames(c);
            for (var r = HeadingEnd; r < rows.Count; r++)
            {
                if (c >= words[r].Length)
                    continue;
                if (isForm && c > 0 && IsNameLabel(r, c - 1))
                    AddNames(r, c, classes[r][c - 1].Has(WordClass.NameHeading));
                else if (anySurname is { } any)
                    AddNames(r, c, any);
            }
        }
    }

    /// <summary>Null if not; otherwise whether the heading vouches for uncommon surnames too.</summary>
    private bool? HoldsNames(int column)
    {
        var heading = headings[column];
        if (heading.Has(WordClass.RoleHeading))
            return null;
        if (heading.Has(WordClass.NameHeading))
            return true;
        if (heading.Has(WordClass.PersonHeading))
            return false;
        if (TellsOfColumn(heading, headingWords[column]))
            return null;
        int filled = 0, names = 0, longer = 0;
        for (var r = HeadingEnd; r < rows.Count; r++)
        {
            var word = column < words[r].Length ? words[r][column] : "";
            if (word.Length == 0)
                continue;
            filled++;
            if (!PersonName.IsLikely(word) && !PersonName.IsMasked(word))
                continue;
            names++;
            longer += word.Length > 2 ? 1 : 0;
        }

        // Words of two characters begin with a surname too easily.
        return names >= 2 && names * 5 >= filled * 4 && longer * 2 >= names ? false : null;
    }

    private bool HoldsAmounts(int column)
    {
        var heading = headings[column];
        if (HeadingEnd > TitleEnd && headingWords[column].Length > 0)
        {
            return (heading.Has(WordClass.AmountHeading) || EndsInUnit(headingWords[column])) && !heading.Has(WordClass.CountHeading)
                && Data(column).Any(word => word.AsSpan().ContainsAnyInRange('0', '9'));
        }

        // Without a heading only decimals are amounts; whole numbers may count rows, years or people.
        return Data(column).Any(word => IsNumeric(word) && word.Contains('.', StringComparison.Ordinal));
    }

    private IEnumerable<string> Data(int column)
    {
        for (var r = HeadingEnd; r < rows.Count; r++)
        {
            if (column < words[r].Length)
                yield return words[r][column];
        }
    }

    /// <summary>Several names in a cell are parted by marks, lines or spaces; what stands in brackets is none.</summary>
    private void AddNames(int row, int column, bool anySurname)
    {
        var cell = rows[row][column];
        if (cell.Length > 400 || classes[row][column].Has(WordClass.Institution))
            return;
        // 编号 under 姓名 is a heading that slipped down.
        anySurname &= !TellsOfColumn(classes[row][column], words[row][column]);
        var start = 0;
        for (var at = 0; at <= cell.Length; at++)
        {
            if (at < cell.Length && !"、,，;；/\n(（)）".Contains(cell[at], StringComparison.Ordinal))
                continue;
            AddName(row, column, start, at, anySurname);
            if (at < cell.Length && cell[at] is '(' or '（')
            {
                var close = cell.AsSpan(at).IndexOfAny(')', '）');
                at = close < 0 ? cell.Length : at + close;
            }

            start = at + 1;
        }
    }

    private void AddName(int row, int column, int start, int end, bool anySurname)
    {
        var cell = rows[row][column];
        while (start < end && char.IsWhiteSpace(cell[start]))
            start++;
        while (end > start && char.IsWhiteSpace(cell[end - 1]))
            end--;
        if (start >= end)
            return;
        var name = Folding.Word(cell[start..end]);
        if (PersonName.IsMasked(name))
            return;
        if (PersonName.IsLikely(name) || (anySurname && PersonName.IsPossible(name)))
        {
            Names.Add(new NameInCell(row, column, start, end - start, name));
            return;
        }

        // 张示例 李样板
        for (var at = start; at < end; at++)
        {
            if (!char.IsWhiteSpace(cell[at]))
                continue;
            if (PersonName.IsLikely(Folding.Word(cell[start..at])))
                Names.Add(new NameInCell(row, column, start, at - start, Folding.Word(cell[start..at])));
            AddName(row, column, at, end, anySurname: false);
            return;
        }
    }

    private bool IsNameLabel(int row, int column)
    {
        var of = classes[row][column];
        return IsLabel(row, column) && (of.Has(WordClass.NameHeading) || of.Has(WordClass.PersonHeading)) && !of.Has(WordClass.RoleHeading);
    }

    private bool IsLabel(int row, int column) =>
        words[row][column] is { Length: > 0 and <= 12 } word && !word.AsSpan().ContainsAnyInRange('0', '9') && (TellsOfColumn(classes[row][column], word) || classes[row][column].Has(WordClass.MobileLabel));

    /// <summary>1,234.50元, 12亩, ¥300, -, but not 2026年 or 一村.</summary>
    private static bool IsNumeric(string word)
    {
        var digits = 0;
        foreach (var c in word)
        {
            if (char.IsAsciiDigit(c))
                digits++;
            else if (!".,¥$%+-/元万亩㎡*x".Contains(c, StringComparison.Ordinal))
                return false;
        }

        return digits > 0;
    }
}
