using System.Text.RegularExpressions;
using InfoDisclosure.Rules.Reports.Forms;

namespace InfoDisclosure.Rules.Reports.Checks;

/// <summary>What the report must say. A form of free layout asks for some text only.</summary>
internal static partial class PartChecks
{
    /// <summary>Every part is there, and has text or a table.</summary>
    internal static IEnumerable<Found> Parts(ReportToCheck report)
    {
        if (report.Form.FreeLayout)
        {
            if (report.Parts.All(part => IsBlank(part.WholeText)))
                yield return new Found("报告没有正文。请填写。");
            yield break;
        }

        foreach (var (number, form) in report.Form.Parts.Index())
        {
            if (Find(report, form) is not { } part)
                yield return new Found($"缺少第{number + 1}部分“{form.Heading}”。请补上，标题用格式规定的名称。");
            else if (IsBlank(part.WholeText) && !report.Form.TablesOf(number + 1).Any())
                yield return new Found($"“{form.Heading}”没有内容。请填写：{form.Hint}");
        }
    }

    /// <summary>
    /// Every topic is treated: under its heading where the part has sub-headings, by its words where it has none.
    /// </summary>
    internal static IEnumerable<Found> Topics(ReportToCheck report) =>
        from pair in Present(report)
        from topic in pair.Form.Topics
        where pair.Part.Topics.Count == 0 ? !Says(pair.Part.Text, topic.Words) : Find(pair.Part, topic) is not { } written || IsBlank(written.Text)
        select new Found($"“{pair.Form.Heading}”没有写“{topic.Heading}”。请补上：{topic.Hint}");

    /// <summary>Every statement is made, also that there was nothing (信息处理费; 考核、社会评议、责任追究).</summary>
    internal static IEnumerable<Found> Statements(ReportToCheck report) =>
        from pair in Present(report)
        from statement in pair.Form.Statements.Concat(pair.Form.Topics.SelectMany(topic => topic.Statements))
        where !Says(pair.Part.WholeText, statement.Words)
        select new Found($"“{pair.Form.Heading}”没有写明“{statement.Name}”。请补上：{statement.Hint}");

    /// <summary>A topic of a few words.</summary>
    internal static IEnumerable<Found> Thin(ReportToCheck report) =>
        from pair in Present(report)
        from topic in pair.Form.Topics
        let length = Find(pair.Part, topic)?.Text.Count(c => !char.IsWhiteSpace(c)) ?? 0
        where length > 0 && length < report.Settings.TopicLength
        select new Found($"“{topic.Heading}”只有{length}字。可以再写具体些：{topic.Hint}", [], length, report.Settings.TopicLength);

    private static IEnumerable<(FormPart Form, WrittenPart Part)> Present(ReportToCheck report) =>
        from form in report.Form.Parts
        let part = report.Form.FreeLayout ? null : Find(report, form)
        where part is not null
        select (form, part);

    private static WrittenPart? Find(ReportToCheck report, FormPart form) => report.Parts.FirstOrDefault(part => Bare(part.Heading) == form.Heading);

    private static WrittenTopic? Find(WrittenPart part, FormTopic form) =>
        part.Topics.FirstOrDefault(topic => Bare(topic.Heading) == form.Heading) ?? part.Topics.FirstOrDefault(topic => Says(topic.Heading, form.Words));

    private static bool Says(string text, IEnumerable<string> words) => words.Any(word => text.Contains(word, StringComparison.Ordinal));

    private static bool IsBlank(string text) => string.IsNullOrWhiteSpace(text);

    private static string Bare(string heading) => Numbering().Replace(heading.Trim(), "");

    /// <summary>一、 （一） 1. before a heading.</summary>
    [GeneratedRegex(@"^(?:[一二三四五六七八九十\d]+[、.．]|[（(][一二三四五六七八九十\d]+[）)])\s*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Numbering();
}
