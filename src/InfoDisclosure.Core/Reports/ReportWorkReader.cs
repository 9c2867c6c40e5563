using System.Globalization;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Reports.Tables;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Reports;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Reports;

/// <summary>Reads reports for staff: every standing, every revision, drafts with the figures as they are now.</summary>
public sealed class ReportWorkReader(InfoDisclosureDb db, FigureReader figures, ReportTableReader tables)
{
    /// <summary>Every report, newest year first.</summary>
    public Task<List<ReportStanding>> ListAsync(CancellationToken cancel) =>
        db.Reports.AsNoTracking().OrderByDescending(report => report.Year)
            .Select(report => new
            {
                report.Year,
                report.PublishedAt,
                State = report.WorkingRevision == null ? (RevisionState?)null : report.WorkingRevision.State,
                Shown = report.WorkingRevision ?? report.LiveRevision,
            })
            .Select(row => new ReportStanding
            {
                Year = row.Year,
                Title = row.Shown!.Title,
                PublishedAt = row.PublishedAt,
                Working = row.State,
                WrittenByName = row.Shown.WrittenByName,
                WrittenAt = row.Shown.WrittenAt,
            })
            .ToListAsync(cancel);

    /// <summary>When reports are due here.</summary>
    public async Task<ReportDue> DueAsync(CancellationToken cancel) =>
        ReportDue.Parse(await db.SiteProfiles.Select(profile => profile.ReportDue).SingleOrDefaultAsync(cancel) ?? ReportDue.Default)
        ?? throw new InvalidOperationException("The stored day can't be read.");

    /// <summary>A year's report with its history; null when there is none.</summary>
    public async Task<ReportOverview?> OverviewAsync(int year, CancellationToken cancel)
    {
        var report = await db.Reports.AsNoTracking().FirstOrDefaultAsync(row => row.Year == year, cancel);
        if (report is null)
            return null;
        var revisions = await db.ReportRevisions.AsNoTracking().Where(row => row.ReportId == report.Id).OrderByDescending(row => row.Number)
            .Select(row => new
            {
                row.Id,
                row.Title,
                row.Number,
                row.State,
                row.WrittenByName,
                row.WrittenAt,
                row.PublishedAt,
                row.ChangeNote,
                row.ReturnReason,
                Reviews = db.Reviews.Where(review => review.ReportRevisionId == row.Id).OrderBy(review => review.Id)
                    .Select(review => new RevisionReview(review.Kind, review.ReviewerName, review.ReviewedOn, review.Conclusion, review.Ground)).ToList(),
            })
            .ToListAsync(cancel);
        var lines = revisions.ConvertAll(row => new RevisionLine
        {
            Number = row.Number,
            State = row.State,
            IsLive = row.Id == report.LiveRevisionId,
            WrittenByName = row.WrittenByName,
            WrittenAt = row.WrittenAt,
            PublishedAt = row.PublishedAt,
            ChangeNote = row.ChangeNote,
            ReturnReason = row.ReturnReason,
            Reviews = row.Reviews,
        });
        return new ReportOverview
        {
            Year = year,
            Version = report.Version,
            Title = revisions[0].Title,
            PublishedAt = report.PublishedAt,
            Live = lines.Find(line => line.IsLive),
            Working = lines.Find(line => line.State != RevisionState.Published),
            Revisions = lines,
            Figures = report.LiveRevisionId is { } live ? await CompareAsync(year, live, cancel) : [],
            ChangedCells = report.LiveRevisionId is { } frozen ? await ChangedCellsAsync(year, frozen, cancel) : [],
        };
    }

    /// <summary>One revision's text; null when there is none of that number.</summary>
    public async Task<RevisionText?> RevisionAsync(int year, int number, CancellationToken cancel)
    {
        var revision = await db.ReportRevisions.AsNoTracking().Include(row => row.Report).Include(row => row.Parts).Include(row => row.Figures).Include(row => row.Cells).AsSplitQuery()
            .FirstOrDefaultAsync(row => row.Report!.Year == year && row.Number == number, cancel);
        if (revision is null)
            return null;
        var reviews = await db.Reviews.AsNoTracking().Where(row => row.ReportRevisionId == revision.Id).OrderBy(row => row.Id)
            .Select(row => new RevisionReview(row.Kind, row.ReviewerName, row.ReviewedOn, row.Conclusion, row.Ground)).ToListAsync(cancel);
        var text = await FigureTextAsync(revision, year, cancel);
        var parts = revision.Parts.OrderBy(part => part.Position).ToList();
        var numbers = PartNumbering.Number(parts.Select(part => part.Level));
        var ofTables = revision.PublishedAt is null ? await tables.PresentAsync(year, revision.PeriodTo, cancel) : await tables.FrozenAsync(year, revision, cancel);
        var grids = ofTables?.Placed([.. parts.Select(part => (part.Level, part.Heading))]);
        return new RevisionText
        {
            Year = year,
            Version = revision.Report!.Version,
            Line = new RevisionLine
            {
                Number = number,
                State = revision.State,
                IsLive = revision.Report.LiveRevisionId == revision.Id,
                WrittenByName = revision.WrittenByName,
                WrittenAt = revision.WrittenAt,
                PublishedAt = revision.PublishedAt,
                ChangeNote = revision.ChangeNote,
                ReturnReason = revision.ReturnReason,
                Reviews = reviews,
            },
            Paper = new ReportPaper
            {
                Year = year,
                Title = revision.Title,
                Preface = WithFigures(SafeHtml.FromStored(revision.PrefaceHtml), text),
                Parts = [.. parts.Select((part, place) => new ReportPartView($"part-{place + 1}", part.Level, numbers[place], part.Heading, WithFigures(SafeHtml.FromStored(part.Html), text)) { Tables = [.. grids?[place] ?? []] })],
                SignedBy = revision.SignedBy,
                SignedOn = revision.SignedOn,
            },
            PeriodFrom = revision.PeriodFrom,
            PeriodTo = revision.PeriodTo,
            Corrects = revision.Report.LiveRevisionId is not null && revision.PublishedAt is null,
        };
    }

    /// <summary>What a year's published report says, by heading; empty when none is published.</summary>
    public async Task<IReadOnlyDictionary<string, SafeHtml>> TextsAsync(int year, CancellationToken cancel)
    {
        var number = await db.Reports.Where(report => report.Year == year && report.LiveRevisionId != null).Select(report => (int?)report.LiveRevision!.Number).FirstOrDefaultAsync(cancel);
        return number is { } live && await RevisionAsync(year, live, cancel) is { } text
            ? text.Paper.Parts.Where(part => part.Html.Value.Length > 0).DistinctBy(part => part.Heading).ToDictionary(part => part.Heading, part => part.Html)
            : new Dictionary<string, SafeHtml>();
    }

    /// <summary>What the editor starts from; null when the year has no report.</summary>
    public async Task<ReportWork?> WorkAsync(int year, CancellationToken cancel)
    {
        var report = await db.Reports.AsNoTracking().FirstOrDefaultAsync(row => row.Year == year, cancel);
        if (report is null)
            return null;
        var shown = report.WorkingRevisionId ?? report.LiveRevisionId;
        var revision = await db.ReportRevisions.AsNoTracking().Include(row => row.Parts).SingleAsync(row => row.Id == shown, cancel);
        return new ReportWork
        {
            Version = report.Version,
            State = report.WorkingRevisionId is null ? null : revision.State,
            ReturnReason = revision.ReturnReason,
            WasPublished = report.PublishedAt is not null,
            WrittenByName = revision.WrittenByName,
            WrittenAt = revision.WrittenAt,
            Draft = new ReportDraft
            {
                Title = revision.Title,
                Preface = revision.PrefaceMarkdown,
                PeriodFrom = revision.PeriodFrom,
                PeriodTo = revision.PeriodTo,
                SignedBy = revision.SignedBy,
                SignedOn = revision.SignedOn,
                // The note of the last publication says nothing about the next.
                ChangeNote = report.WorkingRevisionId is null ? null : revision.ChangeNote,
                Parts = [.. revision.Parts.OrderBy(part => part.Position).Select(part => new ReportPartDraft(part.Level, part.Heading, part.Markdown))],
            },
        };
    }

    /// <summary>A text that isn't saved, as a reader would see it.</summary>
    public async Task<ReportPaper> PreviewAsync(int year, ReportDraft draft, CancellationToken cancel)
    {
        var known = await figures.KnownAsync(cancel);
        var preface = OfficeText.Read(draft.Preface, known, headingBase: 4, idPrefix: "p0-");
        var parts = draft.Parts.Select((part, place) => (Part: part, Text: OfficeText.Read(part.Markdown, known, headingBase: 4, idPrefix: $"p{place + 1}-"))).ToList();
        var text = ReportContent.Present(await figures.ReadAsync(year, parts.SelectMany(part => part.Text.Figures).Concat(preface.Figures), cancel));
        var numbers = PartNumbering.Number(draft.Parts.Select(part => part.Level));
        return new ReportPaper
        {
            Year = year,
            Title = draft.Title,
            Preface = WithFigures(preface.Html, text),
            Parts = [.. parts.Select((part, place) => new ReportPartView($"part-{place + 1}", part.Part.Level, numbers[place], part.Part.Heading, WithFigures(part.Text.Html, text)))],
            SignedBy = draft.SignedBy,
            SignedOn = draft.SignedOn,
        };
    }

    private static SafeHtml WithFigures(SafeHtml html, Func<string, string> text) => OfficeText.WithFigures(html, name => new FigureRendering(text(name)));

    private async Task<Func<string, string>> FigureTextAsync(ReportRevision revision, int year, CancellationToken cancel) =>
        revision.PublishedAt is null
            ? ReportContent.Present(await figures.ReadAsync(year, ReportFigures.Names(revision), cancel))
            : ReportContent.Frozen(revision);

    private async Task<IReadOnlyList<CellComparison>> ChangedCellsAsync(int year, int revisionId, CancellationToken cancel)
    {
        var revision = await db.ReportRevisions.AsNoTracking().FirstAsync(row => row.Id == revisionId, cancel);
        if (await tables.FrozenAsync(year, revision, cancel) is not { } frozen)
            return [];
        var present = await tables.PresentAsync(year, revision.PeriodTo, cancel);
        return [.. frozen.Cells.Values.Where(cell => !cell.Cell.IsSum).Select(cell => (Then: cell, Now: present.Cells[cell.Cell.Path]))
            .Where(pair => pair.Then.Value != pair.Now.Value || !pair.Then.RowIds.SequenceEqual(pair.Now.RowIds))
            .Select(pair => new CellComparison(pair.Then.Cell.Path, pair.Then.Cell.Name, pair.Then.Value, pair.Now.Value, pair.Then.RowIds.Except(pair.Now.RowIds).Count(), pair.Now.RowIds.Except(pair.Then.RowIds).Count()))];
    }

    private async Task<IReadOnlyList<FigureComparison>> CompareAsync(int year, int revisionId, CancellationToken cancel)
    {
        var frozen = await db.FrozenFigures.AsNoTracking().Where(figure => figure.RevisionId == revisionId).OrderBy(figure => figure.Id).ToListAsync(cancel);
        if (frozen.Count == 0)
            return [];
        var present = await figures.ReadAsync(year, frozen.Select(figure => figure.Name), cancel);
        return [.. frozen.Select(figure =>
        {
            var then = figure.RowIds.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture)).ToHashSet();
            var now = present.TryGetValue(figure.Name, out var value) ? value.RowIds : [];
            return new FigureComparison(figure.Name, FigureReader.Meaning(figure.Name), figure.Value, now.Count, then.Except(now).Count(), now.Count(id => !then.Contains(id)));
        })];
    }
}
