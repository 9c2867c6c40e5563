using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Reports.Forms;

namespace InfoDisclosure.Core.Reports;

/// <summary>What a clerk enters for a yearly report: title, preface, parts in order, signature.</summary>
public sealed record ReportDraft
{
    public const int MaxParts = 60;

    public required string Title { get; init; }

    /// <summary>Markdown.</summary>
    public string Preface { get; init; } = "";

    public required DateOnly PeriodFrom { get; init; }

    public required DateOnly PeriodTo { get; init; }

    public string? SignedBy { get; init; }

    public DateOnly? SignedOn { get; init; }

    public string? ChangeNote { get; init; }

    public IReadOnlyList<ReportPartDraft> Parts { get; init; } = [];
}

/// <summary>A part (level 1) or sub-section (level 2); the text is Markdown and may hold figures.</summary>
public sealed record ReportPartDraft(int Level, string Heading, string Markdown);

/// <summary>A report's id, year and version after an act.</summary>
public sealed record ReportSaved(int ReportId, int Year, int Version);

/// <summary>Checks a report's draft and writes it onto the revision being worked on.</summary>
internal static class ReportDraftRules
{
    /// <summary>Fields of parts are named Parts[0].Heading, as the form names them.</summary>
    public static List<Issue> Issues(ReportDraft draft, int year, DateOnly today)
    {
        var issues = new List<Issue>();
        Text(issues, nameof(draft.Title), "标题", draft.Title, ReportRevision.TitleLength, required: true);
        Text(issues, nameof(draft.Preface), "前言", draft.Preface, ReportRevision.PrefaceLength);
        Text(issues, nameof(draft.SignedBy), "署名", draft.SignedBy, ReportRevision.SignatureLength);
        Text(issues, nameof(draft.ChangeNote), "更正说明", draft.ChangeNote, ReportRevision.NoteLength);
        if (draft.PeriodFrom > draft.PeriodTo)
            issues.Add(new Issue(nameof(draft.PeriodTo), "统计期限的止日早于起日，请核对"));
        else if (draft.PeriodFrom.Year != year || draft.PeriodTo.Year != year)
            issues.Add(new Issue(nameof(draft.PeriodFrom), $"统计期限应在{year}年之内"));
        if (draft.SignedOn is { } signed && signed.Year < year)
            issues.Add(new Issue(nameof(draft.SignedOn), $"成文日期早于{year}年，请核对年份"));
        else if (draft.SignedOn > today.AddDays(60))
            issues.Add(new Issue(nameof(draft.SignedOn), "成文日期太晚，请核对年份"));
        if (draft.Parts.Count > ReportDraft.MaxParts)
            issues.Add(new Issue(nameof(draft.Parts), $"最多{ReportDraft.MaxParts}个部分，请合并"));
        for (var place = 0; place < draft.Parts.Count; place++)
        {
            var part = draft.Parts[place];
            Text(issues, $"Parts[{place}].Heading", $"第{place + 1}个标题", part.Heading, ReportPart.HeadingLength, required: true);
            Text(issues, $"Parts[{place}].Markdown", $"“{part.Heading}”的正文", part.Markdown, ReportPart.TextLength);
            if (part.Level is not (1 or 2))
                issues.Add(new Issue($"Parts[{place}].Level", "层级只能是“部分”或“小节”"));
            else if (place == 0 && part.Level == 2)
                issues.Add(new Issue($"Parts[{place}].Level", "第一个应是“部分”，小节要放在某个部分下面"));
        }

        return issues;
    }

    /// <summary>What a draft lacks before a reviewer can be asked.</summary>
    public static List<Issue> OfComplete(AnnualReport report, ReportRevision revision, ReportForm form)
    {
        var issues = new List<Issue>();
        if (revision.Parts.Count == 0)
            issues.Add(new Issue(nameof(ReportDraft.Parts), "报告还没有正文，请先写各部分"));
        if (string.IsNullOrWhiteSpace(revision.SignedBy))
            issues.Add(new Issue(nameof(ReportDraft.SignedBy), "请填写署名"));
        if (revision.SignedOn is null)
            issues.Add(new Issue(nameof(ReportDraft.SignedOn), "请填写成文日期"));
        var parts = revision.Parts.OrderBy(part => part.Position).ToList();
        for (var place = 0; place < parts.Count; place++)
        {
            var next = place + 1 < parts.Count ? parts[place + 1] : null;
            var holdsTable = form.Parts.Index().Any(part => part.Item.Heading == parts[place].Heading && form.TablesOf(part.Index + 1).Any());
            if (!holdsTable && string.IsNullOrWhiteSpace(parts[place].Markdown) && (next is null || next.Level <= parts[place].Level))
                issues.Add(new Issue($"Parts[{place}].Markdown", $"“{parts[place].Heading}”还没有正文"));
        }

        if (report.PublishedAt is not null && string.IsNullOrWhiteSpace(revision.ChangeNote))
            issues.Add(new Issue(nameof(ReportDraft.ChangeNote), "这份报告已经发布过，请写明更正了什么，公众会看到"));
        return issues;
    }

    /// <summary>Figures that were known when the text was saved and are no more, e.g. of a group that was renamed since.</summary>
    public static IEnumerable<Issue> OfFigures(ReportRevision revision, Func<string, bool> figureIsKnown)
    {
        if (Unknown(revision.PrefaceMarkdown) is { } inPreface)
            yield return new Issue(nameof(ReportDraft.Preface), UnknownFigures("前言", inPreface));
        foreach (var part in revision.Parts.OrderBy(part => part.Position))
        {
            if (Unknown(part.Markdown) is { } inPart)
                yield return new Issue($"Parts[{part.Position - 1}].Markdown", UnknownFigures($"“{part.Heading}”", inPart));
        }

        IReadOnlyList<string>? Unknown(string markdown) => OfficeText.Read(markdown, figureIsKnown).UnknownFigures is { Count: > 0 } unknown ? unknown : null;
    }

    /// <summary>Writes a checked draft; gives issues for figures that nobody knows.</summary>
    public static List<Issue> Write(ReportDraft draft, ReportRevision revision, Func<string, bool> figureIsKnown, ActContext context)
    {
        var issues = new List<Issue>();
        revision.Title = OneLine(draft.Title);
        revision.PrefaceMarkdown = OfficeText.Clean(draft.Preface);
        revision.PrefaceHtml = Html(issues, nameof(draft.Preface), "前言", revision.PrefaceMarkdown, figureIsKnown, "p0-", 2);
        revision.PeriodFrom = draft.PeriodFrom;
        revision.PeriodTo = draft.PeriodTo;
        revision.SignedBy = string.IsNullOrWhiteSpace(draft.SignedBy) ? null : OneLine(draft.SignedBy);
        revision.SignedOn = draft.SignedOn;
        revision.ChangeNote = string.IsNullOrWhiteSpace(draft.ChangeNote) ? null : OneLine(draft.ChangeNote);
        revision.WrittenById = context.ActorId;
        revision.WrittenByName = context.ActorName;
        revision.WrittenAt = context.Now;
        var parts = new List<ReportPart>();
        for (var place = 0; place < draft.Parts.Count; place++)
        {
            var part = draft.Parts[place];
            var markdown = OfficeText.Clean(part.Markdown);
            parts.Add(new ReportPart
            {
                Position = place + 1,
                Level = part.Level,
                Heading = OneLine(part.Heading),
                Markdown = markdown,
                Html = Html(issues, $"Parts[{place}].Markdown", $"“{part.Heading}”", markdown, figureIsKnown, $"p{place + 1}-", part.Level + 2),
            });
        }

        revision.Parts = parts;
        return issues;
    }

    private static string Html(List<Issue> issues, string field, string label, string markdown, Func<string, bool> figureIsKnown, string idPrefix, int headingBase)
    {
        var reading = OfficeText.Read(markdown, figureIsKnown, headingBase, idPrefix);
        if (reading.UnknownFigures.Count > 0)
            issues.Add(new Issue(field, UnknownFigures(label, reading.UnknownFigures)));
        if (reading.TooDeep)
            issues.Add(new Issue(field, $"{label}里列表或引用套得太深，请减少层级"));
        if (reading.Html.Value.Length > ReportPart.HtmlLength)
            issues.Add(new Issue(field, $"{label}太长，请分成几个部分"));
        return reading.Html.Value;
    }

    private static string UnknownFigures(string label, IReadOnlyList<string> names) =>
        $"{label}里有认不出的数字：{string.Join("、", names.Select(name => "{{" + name + "}}"))}。请从“插入数字”里选，或者直接写数字";

    private static string OneLine(string text) => string.Join(' ', OfficeText.Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static void Text(List<Issue> issues, string field, string label, string? text, int length, bool required = false)
    {
        if (required && string.IsNullOrWhiteSpace(text))
            issues.Add(new Issue(field, $"请填写{label}"));
        else if (text?.Length > length)
            issues.Add(new Issue(field, $"{label}最多{length}字，现在{text.Length}字"));
    }
}
