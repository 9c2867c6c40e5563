using System.Globalization;
using System.Text;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Rules.Catalogue.Subsidies;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue.Funds;

/// <summary>What the clerk enters beside the file.</summary>
public sealed record FundInput(string? Title, string? Unit, string? PolicyBasis, DateOnly? PublicityFrom, DateOnly? PublicityTo, int? OfficeId);

/// <summary>A list that was taken in.</summary>
/// <param name="Dropped">Columns that weren't read.</param>
public sealed record FundMade(int BatchId, IReadOnlyList<string> Dropped);

/// <summary>
/// 涉农资金: takes a list in, all of it or nothing, and writes the draft that tells the totals by village; the draft goes the way
/// of every other.
/// </summary>
public sealed class MakeFundBatch(InfoDisclosureDb db, CreateItem create)
{
    /// <summary>The field of issues about the list.</summary>
    public const string FileField = "File";

    /// <summary>Where such items stand: the category, the sector, the group, the channels by their codes.</summary>
    private const string Category = "21-1";
    private const string Sector = "bz-19";
    private const string Group = "shenong";

    public async Task<ActResult<FundMade>> RunAsync(FundInput input, string fileName, Stream content, ActContext context, CancellationToken cancel)
    {
        var (title, unit, basis) = (OneLine.Of(input.Title), OneLine.Of(input.Unit), OneLine.Of(input.PolicyBasis));
        List<Issue> issues = [];
        if (PublicReason.Issue(nameof(input.Title), "补贴名称", title, FundBatch.TitleLength) is { } noTitle)
            issues.Add(noTitle);
        if (PublicReason.Issue(nameof(input.Unit), "数量的单位，例如 亩", unit, FundBatch.UnitLength) is { } noUnit)
            issues.Add(noUnit);
        if (basis.Length > FundBatch.BasisLength)
            issues.Add(new Issue(nameof(input.PolicyBasis), $"政策依据最多{FundBatch.BasisLength}字，现在{basis.Length}字"));
        if (input.PublicityFrom is null)
            issues.Add(new Issue(nameof(input.PublicityFrom), "请填写公示从哪天开始"));
        if (input.PublicityTo is null)
            issues.Add(new Issue(nameof(input.PublicityTo), "请填写公示到哪天结束"));
        else if (input.PublicityTo < input.PublicityFrom)
            issues.Add(new Issue(nameof(input.PublicityTo), "公示期的结束早于开始，请核对两个日期"));
        else if (input.PublicityTo < context.Today)
            issues.Add(new Issue(nameof(input.PublicityTo), "公示期已经过去；过去的补贴直接录入各村合计，不用上传名单"));
        if (issues.Count > 0)
            return new ActResult<FundMade>.Invalid(issues);

        var villages = await db.Villages.AsNoTracking().Where(village => !village.Closed).OrderBy(village => village.Id).ToListAsync(cancel);
        if (villages.Count == 0)
            return new ActResult<FundMade>.Invalid([new Issue(FileField, "还没有登记村，请先到“村和公开栏”登记")]);
        var reading = FundFile.Read(fileName, content, villages, cancel);
        if (reading.Problems.Count > 0)
            return new ActResult<FundMade>.Invalid([.. reading.Problems.Select(problem => new Issue(FileField, problem.Row is { } row ? $"第{row}行 {problem.Says}" : problem.Says))]);

        List<FundVillage> totals = [.. villages.Select(village => (Village: village, Lines: reading.Lines.Where(line => line.VillageId == village.Id).ToList())).Where(pair => pair.Lines.Count > 0)
            .Select(pair => new FundVillage { VillageId = pair.Village.Id, Households = pair.Lines.Count, Quantity = pair.Lines.Sum(line => line.Quantity), Amount = pair.Lines.Sum(line => line.Amount) })];
        var names = villages.ToDictionary(village => village.Id, village => village.Name);
        var batch = new FundBatch
        {
            Title = title,
            Unit = unit,
            PolicyBasis = basis.Length > 0 ? basis : null,
            PublicityFrom = input.PublicityFrom!.Value,
            PublicityTo = input.PublicityTo!.Value,
            Rounding = reading.Rounding,
            FileName = Cut.At(OneLine.Of(fileName), FundBatch.FileNameLength),
            MadeByName = context.ActorName,
            MadeAt = context.Now,
            Villages = totals,
            Households = [.. reading.Lines.Select(line => new FundHousehold { VillageId = line.VillageId, Name = line.Name, Quantity = line.Quantity, Rate = line.Rate, Amount = line.Amount })],
        };
        var draft = await DraftAsync(input, title, unit, basis, totals, names, reading.Rounding, fileName, context, cancel);
        return await create.RunAsync(draft, context, AddAsync, cancel) switch
        {
            ActResult<ItemSaved>.Done => new ActResult<FundMade>.Done(new FundMade(batch.Id, reading.Dropped)),
            ActResult<ItemSaved>.Invalid(var wrong) => new ActResult<FundMade>.Invalid([.. wrong.Select(issue => issue with { Field = "" })]),
            _ => throw new InvalidOperationException("Creating an item ends done or invalid."),
        };

        async Task AddAsync(int itemId)
        {
            batch.ItemId = itemId;
            db.FundBatches.Add(batch);
            await db.SaveChangesAsync(cancel);
            db.Journal.Add(context.Entry(JournalAction.Imported, JournalSubject.Fund, batch.Id, title, $"{reading.Lines.Count}户；名单只用于张贴，公示期满删除"));
            await db.SaveChangesAsync(cancel);
        }
    }

    private async Task<ItemDraft> DraftAsync(FundInput input, string title, string unit, string basis, IReadOnlyList<FundVillage> totals, IReadOnlyDictionary<int, string> names, AmountRounding rounding, string fileName, ActContext context, CancellationToken cancel)
    {
        var (from, to) = (input.PublicityFrom!.Value, input.PublicityTo!.Value);
        var (households, quantity, amount) = (totals.Sum(row => row.Households), totals.Sum(row => row.Quantity), totals.Sum(row => row.Amount));
        var body = new StringBuilder();
        body.Append(CultureInfo.InvariantCulture, $"{Plain(title)}分村发放情况如下。每户金额 = {Plain(unit)}数 × 补贴标准，{rounding.Label()}。\n\n| 村 | 户数 | 数量（{Plain(unit)}） | 金额（元） |\n|---|---:|---:|---:|\n");
        foreach (var row in totals)
            body.Append(CultureInfo.InvariantCulture, $"| {Plain(names[row.VillageId])} | {row.Households} | {row.Quantity:0.####} | {row.Amount:0.00} |\n");
        body.Append(CultureInfo.InvariantCulture, $"| 合计 | {households} | {quantity:0.####} | {amount:0.00} |\n\n分户名单在各村公开栏张贴，公示期{from:yyyy年M月d日}至{to:yyyy年M月d日}。对名单有异议的，请在公示期内向本机关反映。\n");
        if (basis.Length > 0)
            body.Append(CultureInfo.InvariantCulture, $"\n政策依据：{Plain(basis)}。\n");
        var categories = await db.Categories.Where(row => row.Code == Category || row.Code == Sector).ToDictionaryAsync(row => row.Code, row => row.Id, cancel);
        return new ItemDraft
        {
            Title = $"{title}分村公示",
            Summary = string.Create(CultureInfo.InvariantCulture, $"{totals.Count}个村{households}户，合计{quantity:0.####}{unit}、{amount:0.00}元；分户名单在各村公开栏张贴公示。"),
            Body = body.ToString(),
            FormedOn = context.Today,
            OfficeId = input.OfficeId,
            CategoryId = categories.TryGetValue(Category, out var category) ? category : null,
            AlsoUnderIds = categories.TryGetValue(Sector, out var sector) ? [sector] : [],
            GroupId = await db.Groups.Where(row => row.Code == Group).Select(row => (int?)row.Id).FirstOrDefaultAsync(cancel),
            ChannelIds = await db.Channels.Where(row => row.Kind == ChannelKind.Website || row.Kind == ChannelKind.VillageBoard).OrderBy(row => row.Position).Select(row => row.Id).ToListAsync(cancel),
            PublicityFrom = from,
            PublicityTo = to,
            Origin = $"由涉农资金名单算出：{fileName}",
        };
    }

    private static string Plain(string words) => MarkdownText.EscapeInside(words, figures: false);
}
