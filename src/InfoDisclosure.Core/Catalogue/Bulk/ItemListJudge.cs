using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Documents.Lists;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Staffing;
using InfoDisclosure.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue.Bulk;

/// <summary>A row with what was found; without problems it has become an item that is written nowhere yet.</summary>
internal sealed record JudgedRow(ListRow Row, string Title)
{
    public List<Issue> Issues { get; } = [];

    public List<RowDoubt> Doubts { get; } = [];

    public DisclosureItem? Item { get; set; }
}

/// <summary>A file that was read, its rows judged.</summary>
internal sealed record JudgedList(ListTable Table, ItemHeadings Headings, IReadOnlyList<JudgedRow> Rows)
{
    public ItemListVerdict Verdict()
    {
        var bad = Rows.Where(row => row.Issues.Count > 0).ToList();
        var doubtful = Rows.Where(row => row.Issues.Count == 0 && row.Doubts.Count > 0).ToList();
        return new ItemListVerdict
        {
            Rows = Rows.Count,
            Bad = bad.Count,
            Problems = [.. bad.Take(ItemListVerdict.MostTold).Select(row => new RowProblems(row.Row.Number, row.Title, [.. row.Issues.Select(issue => new CellProblem(HeadingOf(issue.Field), issue.Message))]))],
            Doubtful = doubtful.Count,
            Doubts = [.. doubtful.SelectMany(row => row.Doubts).Take(ItemListVerdict.MostTold)],
            DoubtsDigest = doubtful.Count == 0 ? "" : Digest(doubtful.SelectMany(row => row.Doubts)),
            Notes = Headings.Notes,
        };
    }

    /// <summary>The words of the column of an issue.</summary>
    public static string HeadingOf(string field) => ItemColumns.All.FirstOrDefault(column => column.Field == field)?.Heading ?? "";

    private static string Digest(IEnumerable<RowDoubt> doubts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var doubt in doubts)
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{doubt.Row} {doubt.ItemId} {doubt.Message}\n")));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>Reads a file and judges its rows by the rules of the item's form; nothing is saved.</summary>
internal sealed class ItemListJudge(InfoDisclosureDb db)
{
    /// <summary>The most rows of one file.</summary>
    public const int MostRows = 10_000;

    private readonly ItemDraftRules rules = new(db);
    private int? importer;

    /// <summary>The rows, or why there are none.</summary>
    /// <param name="path">Where the file lies.</param>
    /// <param name="fileName">What it was called where it came from.</param>
    public async Task<(JudgedList? List, IReadOnlyList<string> Refused)> JudgeAsync(string path, string fileName, ActContext context, BulkProgress progress, CancellationToken cancel)
    {
        progress.Begin(BulkStage.Reading);
        ListReading reading;
        using (var file = File.OpenRead(path))
            reading = ListFileReader.Read(fileName, file, new ListShape(ItemColumns.SheetName, ItemColumns.Headings, MostRows), cancel);
        if (reading is not ListReading.Read(var table))
            return (null, [((ListReading.Refused)reading).Why]);
        var headings = ItemHeadings.Of(table);
        if (headings.Problems.Count > 0)
            return (null, headings.Problems);

        progress.Begin(BulkStage.Judging, table.Rows.Count);
        var names = await ItemNames.ReadAsync(db, cancel);
        var reader = new ItemRowReader(names, headings.Columns);
        // Whoever imports it looks after it, as with an item that is entered by hand.
        importer = await db.HasAccountAsync(context.ActorId, cancel) ? context.ActorId : null;
        var rows = new List<JudgedRow>(table.Rows.Count);
        foreach (var row in table.Rows)
        {
            cancel.ThrowIfCancellationRequested();
            rows.Add(await JudgeAsync(row, reader.Read(row), context, cancel));
            progress.Step();
        }

        await FindDoublesAsync(rows, cancel);
        return (new JudgedList(table, headings, rows), []);
    }

    private async Task<JudgedRow> JudgeAsync(ListRow row, ReadItem read, ActContext context, CancellationToken cancel)
    {
        var judged = new JudgedRow(row, OneLine.Of(read.Draft.Title));
        judged.Issues.AddRange(read.Issues);
        var (check, issues) = await rules.CheckAsync(read.Draft, context.Today, cancel);
        // A cell that says nothing is told once, not also as missing.
        judged.Issues.AddRange(issues.Where(issue => !read.Issues.Exists(told => told.Field == issue.Field)));
        var item = new DisclosureItem();
        // The reader gives people with an open account only.
        judged.Issues.AddRange(read.Care.Issues(item, isPerson: true, context.Today));
        if (check is null || judged.Issues.Count > 0)
            return judged;
        (item, var revision) = CreateItem.Begin(check, context);
        judged.Issues.AddRange(await rules.WriteAsync(check, item, revision, context, cancel));
        item.ResponsibleId = read.Care.ResponsibleId ?? importer;
        item.RetainUntil = read.Care.RetainUntil;
        judged.Item = item;
        if (row.IsHidden)
            judged.Doubts.Add(new RowDoubt(row.Number, judged.Title, "这一行在文件里是隐藏的", null));
        return judged;
    }

    /// <summary>
    /// The same 名称 and 文号 as another row, or as an item that isn't in the bin. Without 文号 the 成文日期 takes its place: many
    /// a title, such as that of a duty roster, comes again every month.
    /// </summary>
    private async Task FindDoublesAsync(List<JudgedRow> rows, CancellationToken cancel)
    {
        var first = new Dictionary<(string, string?, DateOnly?), JudgedRow>();
        foreach (var row in rows.Where(row => row.Item is not null))
        {
            if (!first.TryAdd(Key(row), row))
                row.Doubts.Add(new RowDoubt(row.Row.Number, row.Title, string.Create(CultureInfo.InvariantCulture, $"和第{first[Key(row)].Row.Number}行的{Same(row)}都相同"), null));
        }

        var stored = db.Items.AsNoTracking().Join(db.ItemRevisions, item => item.Id, revision => revision.ItemId, (item, revision) => new { item, revision })
            .Where(pair => pair.item.WorkingRevisionId == pair.revision.Id || pair.item.LiveRevisionId == pair.revision.Id)
            .Select(pair => new { pair.item.Id, pair.revision.Title, pair.revision.DocumentNumber, pair.revision.FormedOn });
        var told = new HashSet<JudgedRow>(ReferenceEqualityComparer.Instance);
        await foreach (var one in stored.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (first.TryGetValue(Key(one.Title, one.DocumentNumber, one.FormedOn), out var row) && told.Add(row))
                row.Doubts.Add(new RowDoubt(row.Row.Number, row.Title, $"网站里已经有{Same(row)}都相同的信息", one.Id));
        }
    }

    private static (string, string?, DateOnly?) Key(JudgedRow row)
    {
        var revision = row.Item!.Revisions[0];
        return Key(revision.Title, revision.DocumentNumber, revision.FormedOn);
    }

    private static (string, string?, DateOnly?) Key(string title, string? number, DateOnly? formedOn) => (title, number, number is null ? formedOn : null);

    private static string Same(JudgedRow row) => row.Item!.Revisions[0].DocumentNumber is null ? "名称、成文日期" : "名称、文号";
}
