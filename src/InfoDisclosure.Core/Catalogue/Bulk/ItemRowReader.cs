using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Documents.Lists;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Catalogue;

namespace InfoDisclosure.Core.Catalogue.Bulk;

/// <summary>A row read as what the form would have given; issues are of cells that say nothing the form could take.</summary>
internal sealed record ReadItem(ItemDraft Draft, ItemCare Care, List<Issue> Issues);

/// <summary>Reads the cells of a row; whether they make an item is judged by the form's own rules.</summary>
internal sealed partial class ItemRowReader(ItemNames names, IReadOnlyDictionary<string, int> columns)
{
    // The other categories are three fields of the form and one list of the draft.
    public const string Article20 = "Article20Id";
    public const string Article21 = "Article21Id";
    public const string Sector = "SectorId";

    private static readonly char[] Separators = ['、', '，', ',', '；', ';', '\n', '/'];

    private ListRow row = new(0, [], IsHidden: false);
    private List<Issue> issues = [];

    public ReadItem Read(ListRow read)
    {
        row = read;
        issues = [];
        var channels = Several(nameof(ItemDraft.ChannelIds), names.Channels);
        var draft = new ItemDraft
        {
            Title = Words(nameof(ItemDraft.Title)) ?? "",
            Summary = Words(nameof(ItemDraft.Summary)) ?? "",
            Body = Paragraphs(Words(nameof(ItemDraft.Body)) ?? ""),
            DocumentNumber = Words(nameof(ItemDraft.DocumentNumber)),
            FormedOn = Day(nameof(ItemDraft.FormedOn)),
            ChangedOn = Day(nameof(ItemDraft.ChangedOn)),
            DisclosedOn = Day(nameof(ItemDraft.DisclosedOn)),
            Genre = (DocumentGenre?)One(nameof(ItemDraft.Genre), names.Genres),
            Keywords = Words(nameof(ItemDraft.Keywords)),
            Source = Words(nameof(ItemDraft.Source)),
            OfficeId = One(nameof(ItemDraft.OfficeId), names.Offices),
            CategoryId = One(nameof(ItemDraft.CategoryId), names.Categories),
            GroupId = One(nameof(ItemDraft.GroupId), names.Groups),
            ChannelIds = channels ?? (names.Website is { } website ? [website] : []),
            Method = (DisclosureMethod?)One(nameof(ItemDraft.Method), names.Methods) ?? DisclosureMethod.Proactive,
            Validity = (Validity?)One(nameof(ItemDraft.Validity), names.Validities) ?? Validity.InForce,
            ValidityFrom = Day(nameof(ItemDraft.ValidityFrom)),
            LimitDays = Number(nameof(ItemDraft.LimitDays)),
            LimitBasis = Words(nameof(ItemDraft.LimitBasis)),
            UpdatePeriod = (UpdatePeriod?)One(nameof(ItemDraft.UpdatePeriod), names.UpdatePeriods) ?? UpdatePeriod.None,
            PublicityFrom = Day(nameof(ItemDraft.PublicityFrom)),
            PublicityTo = Day(nameof(ItemDraft.PublicityTo)),
            Interprets = Words(nameof(ItemDraft.Interprets)),
            AlsoUnderIds = [.. new[] { One(Article20, names.Article20), One(Article21, names.Article21), One(Sector, names.Sectors) }.OfType<int>()],
        };
        return new ReadItem(draft, new ItemCare(One(nameof(ItemCare.ResponsibleId), names.People), Day(nameof(ItemCare.RetainUntil))), issues);
    }

    /// <summary>The words of a cell, its lines kept; null when it is blank or can't be taken.</summary>
    private string? Words(string field)
    {
        if (Cell(field) is not { } cell)
            return null;
        var fault = cell.Fault switch
        {
            CellFault.Merged => "这是合并的单元格，请取消合并，每行都填上",
            CellFault.Error => $"这里的公式算错了（{OneLine.Of(cell.Text)}），请改成要填的内容",
            CellFault.Uncounted => "这里的公式没有存下结果，请用Excel或WPS打开，保存一次再上传",
            CellFault.Rounded => "这个数超过15位，Excel已经改了后面几位，请把单元格格式设为文本后重新填",
            CellFault.None when TooLongForCell.Is(cell.Text) => "原来的内容太长，没有写在文件里，请先导入别的行，这一条在网站里新建",
            CellFault.None => null,
            _ => throw new InvalidOperationException($"{cell.Fault}"),
        };
        if (fault is null)
            return string.IsNullOrWhiteSpace(cell.Text) ? null : cell.Text;
        issues.Add(new Issue(field, fault));
        return null;
    }

    private DateOnly? Day(string field)
    {
        if (Cell(field) is { Fault: CellFault.None, Day: { } day })
            return day;
        if (Words(field) is not { } typed)
            return null;
        if (WrittenDate.TryParse(typed, out var date))
            return date;
        var shown = OneLine.Of(typed);
        // A day whose cell lost its format shows as the number that Excel counts it by.
        issues.Add(new Issue(field, shown.Length == 5 && shown.All(char.IsAsciiDigit)
            ? $"写的是“{shown}”，不是日期，请把这一格的格式设为日期，再看是哪一天"
            : $"写的是“{Shortened(shown)}”，不是日期，请写成 2026-11-25 这样"));
        return null;
    }

    private int? Number(string field)
    {
        if (Words(field) is not { } typed)
            return null;
        var plain = OneLine.Of(typed).Normalize(NormalizationForm.FormKC);
        if (int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        issues.Add(new Issue(field, $"写的是“{Shortened(plain)}”，请只填天数，例如 10"));
        return null;
    }

    private int? One(string field, NameList list)
    {
        if (Words(field) is not { } typed)
            return null;
        if (Cell(field) is { Day: not null })
        {
            issues.Add(new Issue(field, "Excel把这一格当成了日期，请把单元格格式设为文本后重新填，或者填名称"));
            return null;
        }

        var (id, problem) = list.Find(OneLine.Of(typed));
        if (problem is not null)
            issues.Add(new Issue(field, problem));
        return id;
    }

    /// <summary>Null when the cell is blank.</summary>
    private List<int>? Several(string field, NameList list)
    {
        if (Words(field) is not { } typed)
            return null;
        var ids = new List<int>();
        foreach (var name in typed.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (id, problem) = list.Find(OneLine.Of(name));
            if (problem is not null)
                issues.Add(new Issue(field, problem));
            else if (id is { } found && !ids.Contains(found))
                ids.Add(found);
        }

        return ids;
    }

    private ListCell? Cell(string field) => columns.TryGetValue(field, out var place) ? row.Cells[place] : null;

    /// <summary>
    /// In a cell one line is one paragraph, in Markdown two lines without a blank one between are the same paragraph. Lines that
    /// begin a heading, a list or a table stay as they are.
    /// </summary>
    private static string Paragraphs(string typed)
    {
        var lines = OfficeText.Clean(typed).Split('\n');
        var text = new StringBuilder(typed.Length + lines.Length);
        for (var place = 0; place < lines.Length; place++)
        {
            if (place > 0)
                text.Append(IsParagraph(lines[place - 1]) && IsParagraph(lines[place]) ? "\n\n" : "\n");
            text.Append(lines[place]);
        }

        return text.ToString();
    }

    private static bool IsParagraph(string line) => line.Length > 0 && !BlockMark().IsMatch(line);

    private static string Shortened(string text) => text.Length <= 30 ? text : text[..30] + "…";

    /// <summary>What begins something else than a paragraph: heading, table, quotation, code, list.</summary>
    [GeneratedRegex(@"^(?:[#|>\s]|[-*+]\s|[0-9]{1,9}[.)]\s)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BlockMark();
}
