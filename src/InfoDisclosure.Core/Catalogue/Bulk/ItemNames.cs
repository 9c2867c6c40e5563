using System.Text;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Staffing;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue.Bulk;

/// <summary>One of the things that a cell can name.</summary>
/// <param name="Code">Names it too: a category's number, a person's account.</param>
/// <param name="Refusal">Why it can't be chosen here; null when it can.</param>
internal sealed record NameEntry(int Id, string Name, string? Code = null, string? Refusal = null);

/// <summary>What cells of a column can name. Width of characters and blanks don't matter.</summary>
internal sealed class NameList
{
    private readonly string label;
    private readonly IReadOnlyList<NameEntry> entries;
    private readonly ILookup<string, NameEntry> found;

    public NameList(string label, IEnumerable<NameEntry> entries)
    {
        this.label = label;
        this.entries = [.. entries];
        found = this.entries.SelectMany(entry => new[] { entry.Name, entry.Code, $"{entry.Code} {entry.Name}" }.OfType<string>().Select(name => (Key: Key(name), Entry: entry))).Distinct().ToLookup(pair => pair.Key, pair => pair.Entry);
        Offered = [.. this.entries.Where(entry => entry.Refusal is null).Select(Written)];
    }

    /// <summary>What a drop-down offers.</summary>
    public IReadOnlyList<string> Offered { get; }

    /// <summary>Whether something else than the offered words names an entry.</summary>
    public bool HasCodes => entries.Any(entry => entry.Code is not null);

    /// <summary>How an entry is written; null for none.</summary>
    public string? Written(int? id) => entries.FirstOrDefault(entry => entry.Id == id) is { } entry ? Written(entry) : null;

    /// <summary>What a cell names; else what is wrong with it.</summary>
    public (int? Id, string? Problem) Find(string typed)
    {
        var matches = found[Key(typed)].ToList();
        var open = matches.FindAll(entry => entry.Refusal is null);
        return open switch
        {
            [var one] => (one.Id, null),
            [] when matches is [{ Refusal: { } refusal }, ..] => (null, refusal),
            [] => (null, Unknown(typed)),
            _ => (null, $"{label}有{open.Count}个叫“{typed}”，请改填{string.Join("或", open.Select(entry => entry.Code ?? $"{entry.Id}"))}"),
        };
    }

    private string Unknown(string typed)
    {
        const int FewEnoughToList = 8;
        var key = Key(typed);
        var near = entries.Where(entry => entry.Refusal is null && key.Length > 1 && (Key(entry.Name).Contains(key, StringComparison.Ordinal) || key.Contains(Key(entry.Name), StringComparison.Ordinal))).Take(2).ToList();
        var hint = near.Count > 0 ? $"是不是“{string.Join("”或“", near.Select(Written))}”？"
            : Offered.Count <= FewEnoughToList ? $"可以填{string.Join("、", Offered)}"
            : "请从模板的下拉列表里选";
        return $"{label}里没有“{(typed.Length <= 30 ? typed : typed[..30] + "…")}”，{hint}";
    }

    private string Written(NameEntry entry) =>
        found[Key(entry.Name)].Count(other => other.Refusal is null) > 1 && entry.Code is { } code ? $"{code} {entry.Name}" : entry.Name;

    private static string Key(string name) => OneLine.Of(name).Normalize(NormalizationForm.FormKC).Replace(" ", "", StringComparison.Ordinal);
}

/// <summary>Everything that cells of a list of items can name, as it is now.</summary>
internal sealed class ItemNames
{
    public required NameList Categories { get; init; }

    public required NameList Article20 { get; init; }

    public required NameList Article21 { get; init; }

    public required NameList Sectors { get; init; }

    public required NameList Groups { get; init; }

    public required NameList Channels { get; init; }

    public required NameList Offices { get; init; }

    /// <summary>People with an open account.</summary>
    public required NameList People { get; init; }

    public NameList Genres { get; } = Of<DocumentGenre>("体裁", genre => genre.Label());

    public NameList Methods { get; } = Of<DisclosureMethod>("公开方式", method => method.Label());

    public NameList Validities { get; } = Of<Validity>("有效性", validity => validity.Label());

    public NameList UpdatePeriods { get; } = Of<UpdatePeriod>("更新周期", period => period.Label());

    /// <summary>The channel of what doesn't say where it is public.</summary>
    public required int? Website { get; init; }

    public static async Task<ItemNames> ReadAsync(InfoDisclosureDb db, CancellationToken cancel)
    {
        var categories = await db.Categories.AsNoTracking().OrderBy(row => row.Position).ToListAsync(cancel);
        var channels = await db.Channels.AsNoTracking().OrderBy(row => row.Position).ToListAsync(cancel);
        var groups = await db.Groups.AsNoTracking().OrderBy(row => row.Position).ToListAsync(cancel);
        var offices = await db.Offices.AsNoTracking().OrderBy(row => row.Closed).ThenBy(row => row.Kind).ThenBy(row => row.Id).ToListAsync(cancel);
        var people = await db.PeopleAsync(cancel);
        return new ItemNames
        {
            // As the form has it: a sector says where else an item is looked for.
            Categories = new NameList("类别", categories.Select(row => new NameEntry(row.Id, row.Name, row.Code, row.Basis == CategoryBasis.Sector ? $"“{row.Name}”是标准目录领域，请填到“标准目录领域”那一列" : null))),
            Article20 = OfBasis("第二十条项目", CategoryBasis.Article20),
            Article21 = OfBasis("第二十一条事项", CategoryBasis.Article21),
            Sectors = OfBasis("标准目录领域", CategoryBasis.Sector),
            Groups = new NameList("分组", groups.Select(row => new NameEntry(row.Id, row.Name))),
            Channels = new NameList("公开渠道", channels.Select(row => new NameEntry(row.Id, row.Name))),
            Offices = new NameList("科室", offices.Select(row => new NameEntry(row.Id, row.Name, null, row.Closed ? $"科室“{row.Name}”已停用，请改填别的科室" : null))),
            People = new NameList("人员", people.Select(row => new NameEntry(row.Id, row.DisplayName, row.UserName, row.Closed ? $"“{row.DisplayName}”的账号已停用，请改填别的人" : null))),
            Website = channels.Find(row => row.Code == Channel.Website)?.Id,
        };

        NameList OfBasis(string label, CategoryBasis basis) => new(label, categories.Where(row => row.Basis == basis).Select(row => new NameEntry(row.Id, row.Name, row.Code)));
    }

    private static NameList Of<T>(string label, Func<T, string> name)
        where T : struct, Enum => new(label, Enum.GetValues<T>().Select(value => new NameEntry(Convert.ToInt32(value), name(value))));
}
