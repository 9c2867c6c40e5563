using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Reports;

/// <summary>Begins a year's report from the shape meant for that year, in the agency's words.</summary>
public sealed class BeginReport(InfoDisclosureDb db, ReportShapes shapes, CreateReport create)
{
    public async Task<ActResult<ReportSaved>> RunAsync(int year, ActContext context, CancellationToken cancel)
    {
        if (CreateReport.YearIssue(year, context.Today) is { } issue)
            return new ActResult<ReportSaved>.Invalid([issue]);
        if (await db.SiteProfiles.AsNoTracking().FirstOrDefaultAsync(cancel) is not { } profile)
            return new ActResult<ReportSaved>.Refused("还没有填写机关名称，请管理员先在“设置”里填写");
        var shape = shapes.For(year).Fill(profile, year);
        var draft = new ReportDraft
        {
            Title = shape.Title,
            Preface = shape.Preface,
            PeriodFrom = new DateOnly(year, 1, 1),
            PeriodTo = new DateOnly(year, 12, 31),
            SignedBy = profile.AgencyName,
            Parts = [.. shape.Parts.Select(part => new ReportPartDraft(part.Level, part.Heading, part.Markdown))],
        };
        return await create.RunAsync(year, draft, JournalAction.Created, context, cancel);
    }
}

/// <summary>Reads what the shape of a year says to those who write.</summary>
public sealed class ReportShapeReader(InfoDisclosureDb db, ReportShapes shapes)
{
    /// <summary>What belongs into a part, by its heading in the agency's words; a heading of the clerk's own has no hint.</summary>
    public async Task<IReadOnlyDictionary<string, string>> HintsAsync(int year, CancellationToken cancel)
    {
        if (await db.SiteProfiles.AsNoTracking().FirstOrDefaultAsync(cancel) is not { } profile)
            return new Dictionary<string, string>();
        return shapes.For(year).Fill(profile, year).Parts.DistinctBy(part => part.Heading).ToDictionary(part => part.Heading, part => part.Hint);
    }
}
