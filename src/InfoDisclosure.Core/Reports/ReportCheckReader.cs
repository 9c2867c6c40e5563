using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Reports.Tables;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Rules.Reports;
using InfoDisclosure.Rules.Reports.Checks;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Reports;

/// <summary>A finding of the checks, with what was said about it.</summary>
/// <param name="Key">What an explanation holds on to.</param>
public sealed record ReportFinding(CheckFinding Finding, string Key, CheckExplanation? Explanation)
{
    /// <summary>Whether it keeps the report from being sent.</summary>
    public bool IsOpen => Finding.Severity switch
    {
        CheckSeverity.Blocking => true,
        CheckSeverity.NeedsExplanation => Explanation is null,
        CheckSeverity.Advice => false,
        _ => throw new InvalidOperationException("CheckSeverity is a closed set."),
    };
}

/// <summary>What the checks say of a report, the gravest first.</summary>
public sealed record ReportCheckup(int Year, int Version, IReadOnlyList<ReportFinding> Findings)
{
    public IEnumerable<ReportFinding> Open => Findings.Where(finding => finding.IsOpen);

    /// <summary>One sentence for whoever wanted to go on; null when nothing keeps the report.</summary>
    public string? Refusal
    {
        get
        {
            var (blocking, unexplained) = (Open.Count(one => one.Finding.Severity == CheckSeverity.Blocking), Open.Count(one => one.Finding.Severity == CheckSeverity.NeedsExplanation));
            return (blocking, unexplained) switch
            {
                (0, 0) => null,
                (_, 0) => $"核对发现{blocking}处必须改正，请先改正",
                (0, _) => $"核对发现{unexplained}处需要说明，请先写明原因",
                _ => $"核对发现{blocking}处必须改正、{unexplained}处需要说明，请先处理",
            };
        }
    }
}

/// <summary>Runs the named checks of Rules over a revision: tables and text as they would be published today.</summary>
public sealed class ReportCheckReader(InfoDisclosureDb db, FigureReader figures, ReportTableReader tables)
{
    /// <summary>The check of the revision that is being worked on; null when the year has none.</summary>
    public async Task<ReportCheckup?> ReadAsync(int year, DateOnly today, CancellationToken cancel)
    {
        var report = await db.Reports.AsNoTracking().Include(row => row.WorkingRevision!.Parts).FirstOrDefaultAsync(row => row.Year == year, cancel);
        return report?.WorkingRevision is { } revision ? new ReportCheckup(year, report.Version, await FindingsAsync(report, revision, today, cancel)) : null;
    }

    internal async Task<IReadOnlyList<ReportFinding>> FindingsAsync(AnnualReport report, ReportRevision revision, DateOnly today, CancellationToken cancel)
    {
        var present = await tables.PresentAsync(report.Year, revision.PeriodTo, cancel);
        var values = await figures.ReadAsync(report.Year, ReportFigures.Names(revision), cancel);
        var due = ReportDue.Parse(await db.SiteProfiles.AsNoTracking().Select(profile => profile.ReportDue).FirstOrDefaultAsync(cancel)) ?? ReportDue.Parse(ReportDue.Default)!;
        var findings = ReportChecks.Run(new ReportToCheck
        {
            Year = report.Year,
            Form = present.Form,
            Values = present.Values,
            LastYear = await tables.PublishedAsync(report.Year - 1, cancel) is var (form, last) ? new LastYear(form, last) : null,
            Parts = Written(revision, name => values.TryGetValue(name, out var value) ? value.Text : ""),
            Disclosed = await DisclosedAsync(report.Year, cancel),
            From = revision.PeriodFrom,
            To = revision.PeriodTo,
            SignedBy = revision.SignedBy,
            SignedOn = revision.SignedOn,
            Today = today,
            DueOn = due.Of(report.Year),
        }).Concat(await AdjustedAsync(report.Year, present, cancel)).OrderBy(finding => finding.Severity).ToList();
        var said = (await db.CheckExplanations.AsNoTracking().Where(row => row.ReportId == report.Id).ToListAsync(cancel)).ToLookup(row => row.Key);
        return [.. findings.Select(finding => (Finding: finding, Key: KeyOf(finding))).Select(pair => new ReportFinding(pair.Finding, pair.Key, said[pair.Key].LastOrDefault()))];
    }

    private static string KeyOf(CheckFinding finding) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{finding.Code}\n{string.Join(',', finding.Paths)}\n{finding.Left}\n{finding.Right}\n{finding.Sentence}"))));

    private static List<WrittenPart> Written(ReportRevision revision, Func<string, string> figure)
    {
        var parts = new List<WrittenPart>();
        var topics = new List<WrittenTopic>();
        ReportPart? open = null;
        foreach (var part in revision.Parts.OrderBy(part => part.Position))
        {
            if (part.Level == 2)
            {
                topics.Add(new WrittenTopic(part.Heading, Words(part)));
                continue;
            }

            Close();
            open = part;
        }

        Close();
        return parts;

        string Words(ReportPart part) => OfficeBlocks.Words(OfficeText.Blocks(part.Markdown, figure));

        void Close()
        {
            if (open is not null)
                parts.Add(new WrittenPart(open.Heading, Words(open), [.. topics]));
            topics.Clear();
        }
    }

    /// <summary>Numbers that people set stand in the list of findings, and one that waits for its second person keeps the report.</summary>
    private async Task<IEnumerable<CheckFinding>> AdjustedAsync(int year, ReportTables present, CancellationToken cancel)
    {
        var rows = await db.CellAdjustments.AsNoTracking().Where(row => row.Year == year && row.EndedAt == null).OrderBy(row => row.Id).ToListAsync(cancel);
        return rows.Where(row => present.Cells.ContainsKey(row.Path)).Select(row => (Row: row, Cell: present.Cells[row.Path])).Select(pair => pair.Row.ConfirmedAt is null
            ? new CheckFinding("人工调整", "adjusting", CheckSeverity.Blocking, pair.Row.Value, pair.Cell.Counted, [pair.Row.Path], $"“{pair.Cell.Cell.Name}”有一次调整等待另一人确认：{pair.Row.AskedByName}请求改为{ReportTables.Text(pair.Row.Value)}，理由是{pair.Row.Reason}。请同事确认，或者取消。")
            : new CheckFinding("人工调整", "adjusted", CheckSeverity.Advice, pair.Row.Value, pair.Cell.Counted, [pair.Row.Path], $"“{pair.Cell.Cell.Name}”由人工调整为{ReportTables.Text(pair.Row.Value)}，记录数出来的是{(pair.Cell.Counted is null ? "空白" : ReportTables.Text(pair.Cell.Counted))}。{pair.Row.AskedByName}提出，{pair.Row.ConfirmedByName}确认，理由：{pair.Row.Reason}。"));
    }

    private async Task<DisclosedItems> DisclosedAsync(int year, CancellationToken cancel)
    {
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var items = db.PublicItems.AsNoTracking().Where(item => item.DisclosedOn >= from && item.DisclosedOn <= to && item.Revision!.Method == DisclosureMethod.Proactive);
        var groups = await items.GroupBy(item => item.Group!.Name).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancel);
        var channels = await db.PublicItemChannels.AsNoTracking().Where(row => items.Any(item => item.ItemId == row.ItemId))
            .GroupBy(row => row.ChannelId).Select(group => new { group.Key, Count = group.Count() }).Join(db.Channels, row => row.Key, channel => channel.Id, (row, channel) => new { channel.Name, row.Count }).ToListAsync(cancel);
        return new DisclosedItems(await items.CountAsync(cancel), [.. groups.Select(group => new NamedNumber(group.Key, group.Count))], [.. channels.Select(channel => new NamedNumber(channel.Name, channel.Count))]);
    }
}

/// <summary>Says why a finding is right as it is.</summary>
public sealed class ExplainFinding(InfoDisclosureDb db, ReportCheckReader checks)
{
    public async Task<Journal.ActResult<int>> RunAsync(int year, string key, string? text, Journal.ActContext context, CancellationToken cancel)
    {
        var report = await db.Reports.AsNoTracking().Include(row => row.WorkingRevision!.Parts).FirstOrDefaultAsync(row => row.Year == year, cancel);
        if (report?.WorkingRevision is not { } revision)
            return new Journal.ActResult<int>.NotFound();
        if ((await checks.FindingsAsync(report, revision, context.Today, cancel)).FirstOrDefault(one => one.Key == key) is not { } found)
            return new Journal.ActResult<int>.Refused("数据已经变化，这一处现在不用说明了");
        if (found.Finding.Severity != CheckSeverity.NeedsExplanation)
            return new Journal.ActResult<int>.Refused("这一处不能用说明代替，请改正");
        text = OneLine.Of(text);
        if (Catalogue.PublicReason.Issue("Text", "原因", text, CheckExplanation.TextLength) is { } issue)
            return new Journal.ActResult<int>.Invalid([issue]);
        db.CheckExplanations.Add(new CheckExplanation
        {
            ReportId = report.Id,
            Key = key,
            Code = found.Finding.Code,
            Sentence = Cut.At(found.Finding.Sentence, CheckExplanation.SentenceLength),
            Text = text,
            ByName = context.ActorName,
            At = context.Now,
        });
        db.Journal.Add(context.Entry(Journal.JournalAction.Edited, Journal.JournalSubject.Report, report.Id, revision.Title, Cut.At($"说明{found.Finding.Name}：{text}", Journal.JournalEntry.ReasonLength)));
        await db.SaveChangesAsync(cancel);
        return new Journal.ActResult<int>.Done(year);
    }
}
