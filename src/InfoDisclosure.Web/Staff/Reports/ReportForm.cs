using System.ComponentModel.DataAnnotations;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Web.Shared.TagHelpers;
using InfoDisclosure.Web.Staff.Frame;

namespace InfoDisclosure.Web.Staff.Reports;

/// <summary>A report as a clerk edits it: the whole of it in one form.</summary>
public record ReportForm
{
    public int Version { get; set; }

    [Display(Name = "标题"), AtMost(ReportRevision.TitleLength)]
    public string? Title { get; set; }

    [Display(Name = "统计期限自")]
    public DateOnly? PeriodFrom { get; set; }

    [Display(Name = "至")]
    public DateOnly? PeriodTo { get; set; }

    [Display(Name = "前言")]
    public string? Preface { get; set; }

    public List<ReportPartForm> Parts { get; set; } = [];

    /// <summary>The part that was taken out last, so that it can be put back.</summary>
    public ReportPartForm? Removed { get; set; }

    /// <summary>Where it stood.</summary>
    public int RemovedAt { get; set; }

    [Display(Name = "署名"), AtMost(ReportRevision.SignatureLength)]
    public string? SignedBy { get; set; }

    [Display(Name = "成文日期")]
    public DateOnly? SignedOn { get; set; }

    [Display(Name = "更正说明"), AtMost(ReportRevision.NoteLength)]
    public string? ChangeNote { get; set; }

    public static ReportForm Of(ReportWork work) => Of(work.Draft) with { Version = work.Version };

    public static ReportForm Of(ReportDraft draft) => new()
    {
        Title = draft.Title,
        PeriodFrom = draft.PeriodFrom,
        PeriodTo = draft.PeriodTo,
        Preface = draft.Preface,
        Parts = [.. draft.Parts.Select(part => new ReportPartForm { Level = part.Level, Heading = part.Heading, Markdown = part.Markdown })],
        SignedBy = draft.SignedBy,
        SignedOn = draft.SignedOn,
        ChangeNote = draft.ChangeNote,
    };

    /// <summary>An empty period is the whole year.</summary>
    public ReportDraft ToDraft(int year) => new()
    {
        Title = Title ?? "",
        Preface = Preface ?? "",
        PeriodFrom = PeriodFrom ?? new DateOnly(year, 1, 1),
        PeriodTo = PeriodTo ?? new DateOnly(year, 12, 31),
        SignedBy = SignedBy,
        SignedOn = SignedOn,
        ChangeNote = ChangeNote,
        Parts = [.. Parts.Select(part => new ReportPartDraft(part.Level, part.Heading ?? "", part.Markdown ?? ""))],
    };

    /// <summary>The parts' marks, 一、 and （一）, as they now stand.</summary>
    public IReadOnlyList<string> Marks() => PartNumbering.Number(Parts.Select(part => part.Level));

    /// <summary>
    /// Both texts, part by part: parts of one heading stand beside each other, then those of one place; what only one text has
    /// stands alone.
    /// </summary>
    public static IReadOnlyList<FieldPair> Compare(ReportForm mine, ReportForm theirs)
    {
        var rows = TwoTexts.Compare(mine, theirs).ToList();
        var (myMarks, theirMarks) = (mine.Marks(), theirs.Marks());
        var left = Enumerable.Range(0, theirs.Parts.Count).ToList();
        var partners = new int?[mine.Parts.Count];
        Pair((place, other) => mine.Parts[place].Heading?.Trim() == theirs.Parts[other].Heading?.Trim());
        Pair((place, other) => place == other);
        for (var place = 0; place < mine.Parts.Count; place++)
        {
            var other = partners[place];
            rows.Add(new FieldPair($"第{place + 1}个：{mine.Parts[place].Heading}", Words(mine.Parts[place], myMarks[place]), other is { } partner ? Words(theirs.Parts[partner], theirMarks[partner]) : ""));
        }

        rows.AddRange(left.Select(other => new FieldPair($"别人的第{other + 1}个：{theirs.Parts[other].Heading}", "", Words(theirs.Parts[other], theirMarks[other]))));
        return rows;

        void Pair(Func<int, int, bool> fits)
        {
            for (var place = 0; place < partners.Length; place++)
            {
                if (partners[place] is null && left.FindIndex(other => fits(place, other)) is >= 0 and var found)
                {
                    partners[place] = left[found];
                    left.RemoveAt(found);
                }
            }
        }
    }

    private static string Words(ReportPartForm part, string mark) => $"{mark}{part.Heading}\n{part.Markdown}".Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
}

/// <summary>A part (level 1) or sub-section (level 2) in the form.</summary>
public sealed record ReportPartForm
{
    [Display(Name = "层级")]
    public int Level { get; set; } = 1;

    [Display(Name = "标题"), AtMost(ReportPart.HeadingLength)]
    public string? Heading { get; set; }

    [Display(Name = "正文")]
    public string? Markdown { get; set; }
}
