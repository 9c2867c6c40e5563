using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using InfoDisclosure.Core.Text;

namespace InfoDisclosure.Core.Reports.Importing;

/// <summary>
/// Reads a plain annual report of the free form (up to 2018): title, preface, parts, signature. Nothing is guessed that the
/// file doesn't say, no word is lost, and whatever was read otherwise than written is named. No input throws.
/// </summary>
public static partial class ReportTextReader
{
    private const int MostTitleLines = 4;
    private const int LatestTitleLine = 8;
    private const int LongestTitle = 60;
    private const int LongestSigner = 40;
    private const int MostColumns = 30;
    private const int MostNotes = 20;

    /// <summary>Reads a file in UTF-8, GB18030 or UTF-16 with its mark.</summary>
    public static ReportTextReading Read(byte[] file)
    {
        var (text, encoding, reason) = ReportFile.Decode(file);
        if (text is null)
            return new NotAReport([reason!]);
        var reading = Read(text);
        return reading is RecognisedReport report ? report with { Recognised = [$"文件的文字编码：{encoding}", .. report.Recognised] } : reading;
    }

    /// <summary>Reads text.</summary>
    public static ReportTextReading Read(string text)
    {
        var clean = OfficeText.Clean(text);
        if (string.IsNullOrWhiteSpace(clean))
            return new NotAReport(["文件里没有文字。"]);
        if (clean.TrimStart().StartsWith('<') && clean.Contains("</", StringComparison.Ordinal))
            return new NotAReport(["这是网页文件，不是纯文本。请在浏览器里打开，复制文字，在编辑页面粘贴。"]);
        var lines = ReportLines.Read(clean);
        if (FindTitle(lines) is not { } title)
            return new NotAReport([NoTitle(lines)]);

        var notes = new List<string>();
        var unplaced = lines.Take(title.First).ToList();
        var rest = lines.Skip(title.First + title.Count).ToList();
        var below = TakeDateBelowTitle(rest);
        var signature = TakeSignature(rest, unplaced);
        var paragraphs = ReportLines.Join(rest, notes);
        var found = PartFinder.Find(paragraphs, notes);
        if (found.Count == 0)
            return new NotAReport([$"标题“{title.Words}”像年度报告，但正文里没有找到“一、”“二、”这样的部分，无法分段导入。"]);
        if (signature.SignedOn is null && below.Count > 0 && ChineseDates.TryWhole(below[^1].Words, out var dated))
            signature = signature with { SignedOn = dated };
        unplaced.AddRange(below);

        var spaces = new List<string>();
        var parts = found.Select((part, i) => ReadPart(paragraphs, found, part, i, spaces)).ToList();
        var preface = Markdown(paragraphs.Take(found[0].Place).ToList(), spaces);
        var period = ChineseDates.Period(string.Concat(paragraphs.Take(found[0].Place).Select(paragraph => paragraph.Words)))
            ?? paragraphs.Where(paragraph => paragraph.Words.Contains("统计", StringComparison.Ordinal) || paragraph.Words.Contains("期限", StringComparison.Ordinal))
                .Select(paragraph => ChineseDates.Period(paragraph.Words)).FirstOrDefault(span => span is not null);
        var report = new RecognisedReport
        {
            Title = title.Words,
            Year = ChineseDates.Year(title.Words) ?? period?.From.Year,
            Preface = preface,
            PeriodFrom = period?.From,
            PeriodTo = period?.To,
            Contact = FindContact(paragraphs),
            Parts = parts,
            SignedBy = signature.SignedBy,
            SignedOn = signature.SignedOn,
            Signature = signature.Written,
            Recognised = [],
            Unplaced = [.. unplaced.OrderBy(line => line.Number).Select(line => new UnplacedText(line.Number, line.Words))],
        };
        return report with { Recognised = [.. Summary(report, title.Count, text, clean), .. notes.Take(MostNotes), .. More(notes), .. spaces.Take(MostNotes), .. More(spaces)] };
    }

    private static IEnumerable<string> Summary(RecognisedReport report, int titleLines, string text, string clean)
    {
        yield return titleLines == 1 ? $"标题：{report.Title}" : string.Create(CultureInfo.InvariantCulture, $"标题：{report.Title}（原文分{titleLines}行，已接成一行）");
        yield return report.Year is { } year ? string.Create(CultureInfo.InvariantCulture, $"年度：{year}年") : "没有认出年度，请填写";
        yield return report is { PeriodFrom: { } from, PeriodTo: { } to }
            ? string.Create(CultureInfo.InvariantCulture, $"统计期限：{from:yyyy年M月d日}至{to:yyyy年M月d日}")
            : "没有认出统计期限，请填写";
        if (report.Contact.Address is { } address)
            yield return $"办公地址：{address}";
        if (report.Contact.Telephone is { } telephone)
            yield return $"联系电话：{telephone}";
        yield return string.Create(CultureInfo.InvariantCulture, $"部分：共{report.Parts.Count(part => part.Level == 1)}个");
        var number = 0;
        for (var i = 0; i < report.Parts.Count; i++)
        {
            if (report.Parts[i].Level != 1)
                continue;
            number++;
            var sections = report.Parts.Skip(i + 1).TakeWhile(part => part.Level == 2).Count();
            yield return $"第{PartNumbering.Chinese(Math.Min(number, 99))}部分：{report.Parts[i].Heading}" + (sections == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"，下有{sections}个小节"));
        }
        yield return report.SignedBy is { } signer ? $"署名：{signer}" : "没有认出署名，请填写";
        yield return report.SignedOn is { } signed ? string.Create(CultureInfo.InvariantCulture, $"成文日期：{signed:yyyy年M月d日}") : "没有认出成文日期，请填写";
        if (clean.Length < text.ReplaceLineEndings("\n").Length)
            yield return "去掉了文件里看不见的控制字符";
    }

    private static IEnumerable<string> More(List<string> notes)
    {
        if (notes.Count > MostNotes)
            yield return string.Create(CultureInfo.InvariantCulture, $"……还有{notes.Count - MostNotes}处与此类似");
    }

    private static (int First, int Count, string Words)? FindTitle(List<ReportLine> lines)
    {
        var last = Math.Min(lines.Count, LatestTitleLine + MostTitleLines);
        var firstMark = lines.FindIndex(0, last, line => PartMark.At(line.Words) is not null);
        last = firstMark < 0 ? last : firstMark;
        for (var count = 1; count <= MostTitleLines; count++)
        {
            for (var first = 0; first < LatestTitleLine && first + count <= last; first++)
            {
                var words = OneLine(lines.Skip(first).Take(count).Select(line => line.Words));
                if (IsTitle(words))
                    return WithLinesAbove(lines, first, count, words);
            }
        }
        return null;
    }

    /// <summary>Lines right above belong to a title that doesn't name its year yet; a line apart is a letterhead.</summary>
    private static (int First, int Count, string Words) WithLinesAbove(List<ReportLine> lines, int first, int count, string words)
    {
        while (first > 0 && count < MostTitleLines && ChineseDates.Year(words) is null && !lines[first].AfterBlank
            && OneLine([lines[first - 1].Words, words]) is var longer && IsTitle(longer))
        {
            first--;
            count++;
            words = longer;
        }
        return (first, count, words);
    }

    private static bool IsTitle(string words) => words.Length <= LongestTitle && TitlePattern().IsMatch(words);

    private static string NoTitle(List<ReportLine> lines)
    {
        var first = lines[0].Words.Length > 40 ? lines[0].Words[..40] + "……" : lines[0].Words;
        return $"开头没有找到“……政府信息公开工作年度报告”这样的标题，不像一份政府信息公开年度报告（第一行是“{first}”）。";
    }

    /// <summary>The words of several lines in one, the gaps that spread a title over its line closed.</summary>
    private static string OneLine(IEnumerable<string> lines)
    {
        var words = new StringBuilder();
        foreach (var word in lines.SelectMany(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        {
            var end = words.Length > 0 ? words.ToString(words.Length - 1, 1) : "";
            words.Append(CjkText.Between(end, word)).Append(word);
        }
        return words.ToString();
    }

    /// <summary>A date or the agency's name alone under the title: kept apart, used if the end has no date.</summary>
    private static List<ReportLine> TakeDateBelowTitle(List<ReportLine> rest)
    {
        var below = new List<ReportLine>();
        while (rest.Count > 0 && below.Count < 2 && (ChineseDates.TryWhole(rest[0].Words, out _) || IsSigner(rest[0].Words)))
        {
            below.Add(rest[0]);
            rest.RemoveAt(0);
        }
        return below;
    }

    private sealed record FoundSignature(string? SignedBy, DateOnly? SignedOn, string Written);

    /// <summary>Takes 署名 and 成文日期 off the end; what stands behind them is not placed.</summary>
    private static FoundSignature TakeSignature(List<ReportLine> lines, List<ReportLine> unplaced)
    {
        for (var i = lines.Count - 1; i >= 0 && i >= lines.Count - 8; i--)
        {
            var (signer, dated) = OnOneLine(lines[i].Words);
            if (signer is null && !ChineseDates.TryWhole(lines[i].Words, out dated))
                continue;
            var start = signer is null && i > 0 && IsSigner(lines[i - 1].Words) ? i - 1 : i;
            signer ??= start < i ? lines[start].Words : null;
            var written = string.Join('\n', lines.Skip(start).Take(i - start + 1).Select(line => line.Words));
            unplaced.AddRange(lines.Skip(i + 1));
            lines.RemoveRange(start, lines.Count - start);
            return new FoundSignature(signer is null ? null : SignerName(signer), dated, written);
        }
        if (lines.Count > 0 && lines[^1] is { Indented: true } last && IsSigner(last.Words))
        {
            lines.RemoveAt(lines.Count - 1);
            return new FoundSignature(SignerName(last.Words), null, last.Words);
        }
        return new FoundSignature(null, null, "");
    }

    private static (string? Signer, DateOnly? Dated) OnOneLine(string words)
    {
        if (words.Length > 2 * LongestSigner)
            return (null, null);
        foreach (Match gap in Gap().Matches(words))
        {
            if (IsSigner(words[..gap.Index]) && ChineseDates.TryWhole(words[gap.Index..], out var dated))
                return (words[..gap.Index], dated);
        }
        return (null, null);
    }

    private static bool IsSigner(string words) => words.Length <= LongestSigner && SignerPattern().IsMatch(OneLine([words]));

    private static string SignerName(string words) => SealPattern().Replace(OneLine([words]), "");

    private static ReportContact FindContact(List<ReportParagraph> paragraphs)
    {
        string? address = null, telephone = null;
        foreach (var paragraph in paragraphs)
        {
            address ??= AddressPattern().Match(paragraph.Words) is { Success: true } place ? OneLine([place.Groups["address"].Value]) : null;
            telephone ??= TelephonePattern().Match(ChineseDates.Plain(paragraph.Words)) is { Success: true } number ? number.Groups["number"].Value.Trim('-') : null;
        }
        return new ReportContact(address, telephone);
    }

    private static RecognisedPart ReadPart(List<ReportParagraph> paragraphs, IReadOnlyList<FoundPart> found, FoundPart part, int i, List<string> spaces)
    {
        var end = i + 1 < found.Count ? found[i + 1].Place : paragraphs.Count;
        var line = paragraphs[part.Place].Line;
        IEnumerable<ReportParagraph> text = paragraphs.Skip(part.Place + 1).Take(end - part.Place - 1);
        if (part.Body.Length > 0)
            text = text.Prepend(new ReportParagraph(line, part.Body));
        return new RecognisedPart(part.Level, part.Mark.Written, part.Heading, HeadingText.Printed(CloseGaps(part.Heading, line, spaces)), Markdown([.. text], spaces), line);
    }

    private static string Markdown(List<ReportParagraph> paragraphs, List<string> spaces)
    {
        var blocks = new List<string>();
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var rows = paragraphs.Skip(i).TakeWhile(paragraph => paragraph.Words.Contains('\t', StringComparison.Ordinal)).ToList();
            var cells = rows.ConvertAll(row => row.Words.Split('\t', StringSplitOptions.TrimEntries));
            if (cells.Count >= 2 && cells.Max(row => row.Length) <= MostColumns)
            {
                blocks.Add(Table(cells));
                spaces.Add(string.Create(CultureInfo.InvariantCulture, $"第{rows[0].Line}行起的{rows.Count}行用制表符分栏，按表格导入"));
            }
            else
            {
                blocks.AddRange(paragraphs.Skip(i).Take(Math.Max(1, rows.Count)).Select(paragraph => MarkdownText.Escape(CloseGaps(paragraph.Words, paragraph.Line, spaces))));
            }
            i += Math.Max(1, rows.Count) - 1;
        }
        return string.Join("\n\n", blocks);
    }

    /// <summary>Lines with tabs are what is left of a table; the first is taken for its header.</summary>
    private static string Table(IReadOnlyList<string[]> rows)
    {
        var columns = rows.Max(row => row.Length);
        var lines = rows.Select(row => "| " + string.Join(" | ", Enumerable.Range(0, columns).Select(i => i < row.Length ? MarkdownText.Escape(row[i]) : "")) + " |").ToList();
        lines.Insert(1, "|" + string.Concat(Enumerable.Repeat("---|", columns)));
        return string.Join('\n', lines);
    }

    /// <summary>One or two spaces between two Chinese characters are left from broken lines; wider gaps are meant.</summary>
    private static string CloseGaps(string words, int line, List<string> spaces)
    {
        var closed = new StringBuilder(words.Length);
        var taken = 0;
        foreach (Match gap in NarrowGap().Matches(words))
        {
            if (!CjkText.TryLast(words.AsSpan(0, gap.Index), out var before) || !CjkText.TryFirst(words.AsSpan(gap.Index + gap.Length), out var after)
                || !CjkText.IsCjk(before) || !CjkText.IsCjk(after))
                continue;
            closed.Append(words, taken, gap.Index - taken);
            taken = gap.Index + gap.Length;
            if (CjkText.IsIdeograph(before) && CjkText.IsIdeograph(after))
            {
                var from = Math.Max(0, gap.Index - 2);
                spaces.Add(string.Create(CultureInfo.InvariantCulture, $"第{line}行“{words[from..Math.Min(words.Length, taken + 2)]}”中间的空格已去掉"));
            }
        }
        return closed.Append(words, taken, words.Length - taken).ToString();
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex("^[^。；，？！〔〕]*(?:信息|政务)公开[^。；，？！〔〕]*(?:报告|年报|总结)(?:[（(][^（）()]{1,20}[）)])?$", Options, 1000)]
    private static partial Regex TitlePattern();

    [GeneratedRegex("^[^，。；：、！？0-9]{2,30}(?:政府|办公室|委员会|办事处|管委会|党委|局|中心)(?:[（(](?:盖章|公章|章|印)[）)])?$", Options, 1000)]
    private static partial Regex SignerPattern();

    [GeneratedRegex("[（(](?:盖章|公章|章|印)[）)]$", Options, 1000)]
    private static partial Regex SealPattern();

    [GeneratedRegex("\\s+", Options, 1000)]
    private static partial Regex Gap();

    [GeneratedRegex("(?<=\\S)[ \\u00A0]{1,2}(?=\\S)", Options, 1000)]
    private static partial Regex NarrowGap();

    [GeneratedRegex("地址\\s*[：:为是]\\s*(?<address>[^，,；;。）)、\\s][^，,；;。）)]{1,60})", Options, 1000)]
    private static partial Regex AddressPattern();

    [GeneratedRegex("电话(?:号码)?[:为是]?(?<number>(?:\\([0-9]{3,4}\\)|[0-9]{3,4}[-—－–]?)?(?:[0-9]{7,8}|[0-9]{3,4}-[0-9]{4})(?:-[0-9]{1,6})?|1[0-9]{10})", Options, 1000)]
    private static partial Regex TelephonePattern();
}
