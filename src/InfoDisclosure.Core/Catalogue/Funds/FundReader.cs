using System.Globalization;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Documents;
using InfoDisclosure.Core.Documents.Lists;
using InfoDisclosure.Core.Documents.Posters;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Core.Site;
using InfoDisclosure.Rules.Catalogue.Subsidies;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue.Funds;

/// <summary>A list in the list of lists.</summary>
public sealed record FundRow(int Id, string Title, DateOnly PublicityFrom, DateOnly PublicityTo, int Households, decimal Amount, bool IsPublic, bool IsPurged, DateTime MadeAt);

/// <summary>A village's totals.</summary>
public sealed record FundVillageRow(int VillageId, string Village, int Households, decimal Quantity, decimal Amount);

/// <summary>A list as its page shows it: no households.</summary>
public sealed record FundView
{
    public required int Id { get; init; }

    public required string Title { get; init; }

    public required string Unit { get; init; }

    public required string? PolicyBasis { get; init; }

    public required string FileName { get; init; }

    public required string MadeByName { get; init; }

    public required DateTime MadeAt { get; init; }

    public required DateTime? PurgedAt { get; init; }

    public required AmountRounding Rounding { get; init; }

    public required int ItemId { get; init; }

    public required DateOnly PublicityFrom { get; init; }

    public required DateOnly PublicityTo { get; init; }

    public required bool IsPublic { get; init; }

    /// <summary>Why no posting can be printed now; null when it can.</summary>
    public required string? WhyNoPosters { get; init; }

    public required IReadOnlyList<FundVillageRow> Villages { get; init; }
}

/// <summary>A village's posting, or why there is none.</summary>
public sealed record FundPoster(HouseholdPosterContent Content, IReadOnlyDictionary<FontRole, string> FontFiles, string FileName, string Subject);

/// <summary>
/// Reads lists of subsidies: totals, and postings of households by village while their 公示期 runs. Nobody is looked up by name
/// here or anywhere.
/// </summary>
public sealed class FundReader(InfoDisclosureDb db)
{
    /// <summary>All lists, newest first.</summary>
    public async Task<IReadOnlyList<FundRow>> ListAsync(CancellationToken cancel)
    {
        var rows = await db.FundBatches.AsNoTracking().Include(batch => batch.Villages).OrderByDescending(batch => batch.Id).ToListAsync(cancel);
        var live = await db.PublicItems.Where(face => db.FundBatches.Any(batch => batch.ItemId == face.ItemId)).Select(face => face.ItemId).ToHashSetAsync(cancel);
        return [.. rows.Select(batch => new FundRow(batch.Id, batch.Title, batch.PublicityFrom, batch.PublicityTo, batch.Villages.Sum(row => row.Households), batch.Villages.Sum(row => row.Amount), live.Contains(batch.ItemId), batch.PurgedAt is not null, batch.MadeAt))];
    }

    /// <summary>One list; null when there is none.</summary>
    public async Task<FundView?> FindAsync(int id, DateOnly today, CancellationToken cancel)
    {
        var batch = await db.FundBatches.AsNoTracking().Include(row => row.Villages).ThenInclude(row => row.Village).FirstOrDefaultAsync(row => row.Id == id, cancel);
        if (batch is null)
            return null;
        var face = await db.PublicItems.AsNoTracking().Where(row => row.ItemId == batch.ItemId).Select(row => new { row.Revision!.PublicityFrom, row.Revision.PublicityTo }).FirstOrDefaultAsync(cancel);
        var (from, to) = (face?.PublicityFrom ?? batch.PublicityFrom, face?.PublicityTo ?? batch.PublicityTo);
        return new FundView
        {
            Id = batch.Id,
            Title = batch.Title,
            Unit = batch.Unit,
            PolicyBasis = batch.PolicyBasis,
            FileName = batch.FileName,
            MadeByName = batch.MadeByName,
            MadeAt = batch.MadeAt,
            PurgedAt = batch.PurgedAt,
            Rounding = batch.Rounding,
            ItemId = batch.ItemId,
            PublicityFrom = from,
            PublicityTo = to,
            IsPublic = face is not null,
            WhyNoPosters = batch.PurgedAt is not null || today > to ? "公示期满，分户名单不再打印，已经删除或者就要删除"
                : face is null ? "分村公示发布以后才能打印分户名单，先送审"
                : today < from ? $"公示从{from:yyyy年M月d日}开始，那天起可以打印"
                : null,
            Villages = [.. batch.Villages.OrderBy(row => row.VillageId).Select(row => new FundVillageRow(row.VillageId, row.Village!.Name, row.Households, row.Quantity, row.Amount))],
        };
    }

    /// <summary>The posting of one village while its 公示期 runs; null otherwise. Journaled by who prints it.</summary>
    public async Task<FundPoster?> PosterAsync(int id, int villageId, PosterPaper paper, ActContext context, CancellationToken cancel)
    {
        if (await FindAsync(id, context.Today, cancel) is not { WhyNoPosters: null } view || view.Villages.FirstOrDefault(row => row.VillageId == villageId) is not { } village)
            return null;
        var rows = await db.FundHouseholds.AsNoTracking().Where(row => row.BatchId == id && row.VillageId == villageId).OrderBy(row => row.Id).ToListAsync(cancel);
        var profile = await db.SiteProfiles.AsNoTracking().SingleAsync(row => row.Id == SiteProfile.OnlyId, cancel);
        var rates = rows.Select(row => row.Rate).Distinct().ToList();
        var number = await db.Items.Where(item => item.Id == view.ItemId).Select(item => item.IndexNumber).FirstAsync(cancel);
        db.Journal.Add(context.Entry(JournalAction.Printed, JournalSubject.Fund, id, $"{view.Title}（{village.Village}）"));
        await db.SaveChangesAsync(cancel);
        return new FundPoster(
            new HouseholdPosterContent
            {
                AgencyName = profile.AgencyName,
                Title = $"{view.Title}公示（{village.Village}）",
                PolicyBasis = view.PolicyBasis,
                Batch = null,
                Rate = rates.Count == 1 ? string.Create(CultureInfo.InvariantCulture, $"{rates[0]:0.####}元/{view.Unit}") : null,
                Publicity = new PublicityPeriod(view.PublicityFrom, view.PublicityTo),
                SupervisionPhone = profile.SupervisionTelephone,
                EnquiryPhone = profile.Telephone,
                Columns = [new("序号"), new("户主"), new($"数量（{view.Unit}）", Text.CellAlignment.End), new($"标准（元/{view.Unit}）", Text.CellAlignment.End), new("金额（元）", Text.CellAlignment.End)],
                Rows = [.. rows.Select((row, i) => new[] { Words($"{i + 1}"), row.Name, Words($"{row.Quantity:0.####}"), Words($"{row.Rate:0.####}"), Words($"{row.Amount:0.00}") })],
                Total = ["合计", Words($"{village.Households}户"), Words($"{village.Quantity:0.####}"), "", Words($"{village.Amount:0.00}")],
                Arithmetic = Words($"{village.Households}户，{village.Quantity:0.####}{view.Unit}，{village.Amount:0.00}元。每户金额 = {view.Unit}数 × 标准，{view.Rounding.Label()}"),
                SignedBy = profile.AgencyName,
                SignedOn = view.PublicityFrom,
                IndexNumber = number,
                Address = null,
                Paper = paper,
                Marks = profile.IsDemonstration ? [ReportReader.DemonstrationMark] : [],
                DatedAt = view.MadeAt,
            },
            ReportReader.FontFiles(profile),
            $"{view.Title}（{village.Village}）.pdf",
            village.Village);
    }

    /// <summary>An empty list to fill.</summary>
    public static void WriteTemplate(Stream stream)
    {
        using var book = new ListBook(stream);
        book.Begin("名单", FundFile.Template);
        book.Finish();
    }

    private static string Words(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
