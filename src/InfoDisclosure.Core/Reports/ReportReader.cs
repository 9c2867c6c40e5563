using System.Globalization;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Documents;
using InfoDisclosure.Core.Reports.Tables;
using InfoDisclosure.Core.Site;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Reports;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Reports;

/// <summary>Reads published reports: always the live revision with the figures frozen in it, never the rows as they are now.</summary>
public sealed class ReportReader(InfoDisclosureDb db, ReportTableReader tables, CellRowReader rows)
{
    /// <summary>The word on every page of a document made from demonstration data.</summary>
    public const string DemonstrationMark = "演示数据，非正式文件";

    /// <summary>Published reports, newest year first.</summary>
    public Task<List<ReportRow>> ListAsync(CancellationToken cancel) =>
        db.Reports.AsNoTracking().Where(report => report.LiveRevisionId != null).OrderByDescending(report => report.Year)
            .Select(report => new ReportRow(report.Year, report.LiveRevision!.Title, report.LiveRevision.SignedBy, report.LiveRevision.SignedOn, report.PublishedAt!.Value))
            .ToListAsync(cancel);

    /// <summary>The newest published report in short; null when there is none.</summary>
    public async Task<ReportCard?> NewestAsync(CancellationToken cancel)
    {
        var newest = await db.Reports.AsNoTracking().Where(report => report.LiveRevisionId != null).OrderByDescending(report => report.Year)
            .Select(report => new { report.Year, report.LiveRevision!.Title, Id = report.LiveRevisionId }).FirstOrDefaultAsync(cancel);
        if (newest is null)
            return null;
        string[] names = ["公开.总数", "申请.总数", "申请.办结"];
        var values = await db.FrozenFigures.Where(figure => figure.RevisionId == newest.Id && names.Contains(figure.Name)).ToDictionaryAsync(figure => figure.Name, figure => (int?)figure.Value, cancel);
        return new ReportCard(newest.Year, newest.Title, values.GetValueOrDefault(names[0]), values.GetValueOrDefault(names[1]), values.GetValueOrDefault(names[2]));
    }

    /// <summary>A year's report; null when none is published. <paramref name="figureAddress"/> and <paramref name="cellAddress"/> give the page of a number.</summary>
    public async Task<ReportView?> PageAsync(int year, Func<string, string> figureAddress, Func<string, string> cellAddress, CancellationToken cancel)
    {
        var report = await db.Reports.AsNoTracking().Include(row => row.LiveRevision!.Parts).Include(row => row.LiveRevision!.Figures).Include(row => row.LiveRevision!.Cells).AsSplitQuery()
            .FirstOrDefaultAsync(row => row.Year == year && row.LiveRevisionId != null, cancel);
        if (report?.LiveRevision is not { } revision)
            return null;
        var notes = await db.ReportRevisions.Where(row => row.ReportId == report.Id && row.PublishedAt != null && row.ChangeNote != null)
            .OrderByDescending(row => row.Number).Select(row => new ChangeNote(row.PublishedAt!.Value, row.ChangeNote!)).ToListAsync(cancel);
        var values = revision.Figures.ToDictionary(figure => figure.Name, figure => figure.Value);
        var cells = revision.Cells.ToDictionary(cell => cell.Path, cell => cell.Value);
        var stated = false;
        FigureRendering Render(string name)
        {
            if (FigureName.Parse(name) is FigureName.Stated figure)
            {
                stated = true;
                return new FigureRendering(figure.Value + "（原报告载明）");
            }

            if (FigureName.Parse(name) is FigureName.Cell cell)
                return new FigureRendering(ReportTables.Text(cells[cell.Path]), cellAddress(cell.Path), $"表{cell.Path}：查看计入的条目");
            return new FigureRendering(values[name].ToString(CultureInfo.InvariantCulture), figureAddress(name), $"{name}：查看计入的条目");
        }

        var parts = revision.Parts.OrderBy(part => part.Position).ToList();
        var numbers = PartNumbering.Number(parts.Select(part => part.Level));
        var frozen = await tables.FrozenAsync(year, revision, cancel);
        var grids = frozen?.Placed([.. parts.Select(part => (part.Level, part.Heading))]);
        return new ReportView
        {
            Year = year,
            Title = revision.Title,
            Preface = OfficeText.WithFigures(SafeHtml.FromStored(revision.PrefaceHtml), Render),
            Parts = [.. parts.Select((part, place) => new ReportPartView($"part-{place + 1}", part.Level, numbers[place], part.Heading, OfficeText.WithFigures(SafeHtml.FromStored(part.Html), Render)) { Tables = [.. grids?[place] ?? []] })],
            Tables = frozen,
            Edition = await db.ReportRevisions.CountAsync(row => row.ReportId == report.Id && row.PublishedAt != null && row.Number <= revision.Number, cancel),
            PeriodFrom = revision.PeriodFrom,
            PeriodTo = revision.PeriodTo,
            SignedBy = revision.SignedBy,
            SignedOn = revision.SignedOn,
            PublishedAt = report.PublishedAt!.Value,
            RevisedAt = revision.PublishedAt!.Value,
            HasStatedFigures = stated,
            ChangeNotes = notes,
        };
    }

    /// <summary>The rows that a figure counted when it was frozen; null when the live report holds no such figure.</summary>
    public async Task<FigureView?> FigureAsync(int year, string name, CancellationToken cancel)
    {
        var found = await db.Reports.AsNoTracking().Where(report => report.Year == year && report.LiveRevisionId != null)
            .SelectMany(report => report.LiveRevision!.Figures, (report, figure) => new { report.LiveRevision!.Title, report.LiveRevision.PublishedAt, Figure = figure })
            .FirstOrDefaultAsync(row => row.Figure.Name == name, cancel);
        if (found is null)
            return null;
        var ids = found.Figure.RowIds.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture)).ToList();
        var ofRequests = name.StartsWith("申请", StringComparison.Ordinal);
        return new FigureView
        {
            Year = year,
            ReportTitle = found.Title,
            Name = name,
            Value = found.Figure.Value,
            FrozenAt = found.PublishedAt!.Value,
            Items = ofRequests ? null : await rows.ItemsAsync(ids, cancel),
            Requests = ofRequests ? await rows.RequestsAsync(ids, cancel) : null,
        };
    }

    /// <summary>The rows that a number of the tables counted when it was frozen; null when the live report holds no such number.</summary>
    public async Task<CellView?> CellAsync(int year, string path, CancellationToken cancel)
    {
        var revision = await db.ReportRevisions.AsNoTracking().FirstOrDefaultAsync(row => db.Reports.Any(report => report.Year == year && report.LiveRevisionId == row.Id), cancel);
        if (revision is null || await tables.FrozenAsync(year, revision, cancel) is not { } frozen || frozen.Cells.GetValueOrDefault(path) is not { } cell)
            return null;
        cell = cell with { LastYear = await tables.LastYearAsync(year, cell.Cell, cancel) };
        return new CellView { Year = year, ReportTitle = revision.Title, Cell = cell, Rows = await rows.ReadAsync(cell.Cell.Source, cell.RowIds, cancel), FrozenAt = revision.PublishedAt!.Value };
    }

    /// <summary>What the report's document prints, and how; null when none is published.</summary>
    /// <param name="address">The report's page as the public reaches it.</param>
    public async Task<ReportDocumentSource?> DocumentAsync(int year, string? address, CancellationToken cancel)
    {
        var revision = await db.ReportRevisions.AsNoTracking().Where(row => db.Reports.Any(report => report.Year == year && report.LiveRevisionId == row.Id))
            .Include(row => row.Parts).Include(row => row.Figures).Include(row => row.Cells).AsSplitQuery().FirstOrDefaultAsync(cancel);
        if (revision is null)
            return null;
        var profile = await db.SiteProfiles.AsNoTracking().SingleAsync(cancel);
        return new ReportDocumentSource(
            ReportContent.Of(revision, year, profile.AgencyName, ReportContent.Frozen(revision), profile.IsDemonstration ? [DemonstrationMark] : [], address, await tables.FrozenAsync(year, revision, cancel)),
            FontFiles(profile),
            FileName(profile.ShortName, year));
    }

    /// <summary>The name under which a report is saved, e.g. 三村镇2018年政府信息公开工作年度报告.pdf.</summary>
    public static string FileName(string shortName, int year) => string.Create(CultureInfo.InvariantCulture, $"{shortName}{year}年政府信息公开工作年度报告.pdf");

    /// <summary>The font files that an office's settings put in place of ours.</summary>
    public static IReadOnlyDictionary<FontRole, string> FontFiles(SiteProfile profile) => new (FontRole Role, string? File)[]
    {
        (FontRole.Title, profile.TitleFont),
        (FontRole.Hei, profile.HeiFont),
        (FontRole.Kai, profile.KaiFont),
        (FontRole.Fang, profile.FangFont),
    }.Where(font => !string.IsNullOrWhiteSpace(font.File)).ToDictionary(font => font.Role, font => font.File!);
}
