using System.CommandLine;
using System.CommandLine.Parsing;
using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Documents;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Ledger;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Core.Reports.Importing;
using InfoDisclosure.Core.Reports.Tables;
using InfoDisclosure.Core.Requests;
using InfoDisclosure.Core.Requests.Cases;
using InfoDisclosure.Web.Hosting;
using InfoDisclosure.Web.Public;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Web.Commands;

/// <summary>report: the annual report without a browser, into the register and out of it.</summary>
public static class ReportCommand
{
    public static Command Create(Verb verb) => new("report", "年度报告：从文件导入、生成 PDF、查验文件") { Import(verb), Pdf(verb), Verify(verb) };

    private static Command Import(Verb verb)
    {
        var file = new Argument<string>("FILE") { Description = "报告的纯文本文件（UTF-8 或 GB18030）" };
        var year = new Option<int>("--year") { Description = "报告的年度，例 2018", HelpName = "YEAR", Required = true, CustomParser = Year };
        var replace = new Option<bool>("--replace") { Description = "这一年的报告已经有了时，替换正在编写的稿子；已公开的报告不受影响" };
        var command = new Command("import", "把写好的报告导入为草稿，审核发布后才公开") { file, year, replace };
        command.SetAction((parsed, cancel) => verb.OnDatabase(parsed, async (db, _) =>
        {
            var path = verb.Resolve(parsed.GetRequiredValue(file));
            if (!File.Exists(path))
                return verb.Refuse($"没有文件 {path}。");
            var wanted = parsed.GetValue(year);
            switch (ReportTextReader.Read(await File.ReadAllBytesAsync(path, cancel)))
            {
                case NotAReport(var reasons):
                    return verb.Refuse(reasons);
                case RecognisedReport { Year: { } written } when written != wanted:
                    return verb.Refuse($"文件是{written}年的报告，与 --year {wanted} 不符。");
                case RecognisedReport report:
                    Tell(verb, report);
                    var figures = new FigureReader(db, ReportForms.Read(ProgramFolder.Seeds));
                    var import = new ImportReport(db, new CreateReport(db, figures), new EditReport(db, figures));
                    switch (await import.RunAsync(wanted, ImportReport.ToDraft(report, wanted), parsed.GetValue(replace), verb.Context, cancel))
                    {
                        case ActResult<ReportSaved>.Done:
                            verb.Say($"已导入为{wanted}年年度报告的草稿，请在网站上核对、送审。");
                            return Verb.Done;
                        case ActResult<ReportSaved>.Invalid(var issues):
                            return verb.Refuse(issues.Select(issue => issue.Field == "Replace" ? $"{wanted}年的报告已经有了。要替换正在编写的稿子，请加 --replace；已公开的报告不受影响。" : issue.Message));
                        case ActResult<ReportSaved>.Refused(var why):
                            return verb.Refuse($"{why}。");
                        case ActResult<ReportSaved>.Stale:
                            return verb.Refuse("导入的同时有人保存了这份报告，没有导入。请再试一次。");
                        default:
                            throw new System.Diagnostics.UnreachableException();
                    }

                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }, cancel));
        return command;
    }

    /// <summary>What was recognised, and what couldn't be placed.</summary>
    private static void Tell(Verb verb, RecognisedReport report)
    {
        verb.Say($"标题：{report.Title}");
        verb.Say($"统计期限：{report.PeriodFrom:yyyy-MM-dd} 至 {report.PeriodTo:yyyy-MM-dd}");
        verb.Say($"联系方式：地址 {report.Contact.Address ?? "没有写明"}，电话 {report.Contact.Telephone ?? "没有写明"}");
        var marks = PartNumbering.Number(report.Parts.Select(part => part.Level));
        for (var place = 0; place < report.Parts.Count; place++)
            verb.Say($"{(report.Parts[place].Level == 1 ? "" : "  ")}{marks[place]}{report.Parts[place].Heading}");
        verb.Say($"落款：{report.SignedBy ?? "没有写明"}，{report.SignedOn?.ToString("yyyy-MM-dd") ?? "没有写明日期"}");
        foreach (var line in report.Recognised)
            verb.Say($"  {line}");
        foreach (var text in report.Unplaced)
            verb.Say($"没有放进报告：第{text.Line}行 {text.Text}");
    }

    private static Command Verify(Verb verb)
    {
        var file = new Argument<string>("FILE") { Description = "要查验的文件" };
        var command = new Command("verify", "查验一个文件是不是本机关发布的年度报告；是现在公开的一版时退出码为 0") { file };
        command.SetAction((parsed, cancel) => verb.OnDatabase(parsed, async (db, _) =>
        {
            var path = verb.Resolve(parsed.GetRequiredValue(file));
            if (!File.Exists(path))
                return verb.Refuse($"没有文件 {path}。");
            string digest;
            var content = File.OpenRead(path);
            await using (content)
                digest = await ReportFileReader.DigestAsync(content, cancel);
            switch (await new ReportFileReader(db).VerifyAsync(digest, cancel))
            {
                case FileVerdict.Official official:
                    verb.Say($"正式文件，第{official.Edition}版：{official.Title}（{official.Format.Label()}）");
                    return Verb.Done;
                case FileVerdict.Replaced old:
                    return verb.Refuse($"已被第{old.By}版替代：这是{old.Title}第{old.Edition}版（{old.Format.Label()}）。");
                default:
                    return verb.Refuse($"不是本机关发布：没有 SHA-256 为 {digest} 的文件。");
            }
        }, cancel));
        return command;
    }

    private static Command Pdf(Verb verb)
    {
        var year = new Argument<int>("YEAR") { Description = "报告的年度，例 2018", CustomParser = Year };
        var file = new Option<string>("--out") { Description = "PDF 文件，已有的会被替换", HelpName = "FILE", Required = true };
        var command = new Command("pdf", "把已发布的年度报告写成 PDF，内容与网站上下载的相同") { year, file };
        command.SetAction((parsed, cancel) => verb.OnDatabase(parsed, async (db, _) =>
        {
            var path = verb.Resolve(parsed.GetRequiredValue(file));
            var wanted = parsed.GetValue(year);
            var site = await db.SiteProfiles.AsNoTracking().Where(profile => profile.PublicAddress != null)
                .Select(profile => profile.PublicAddress!.TrimEnd('/') + (profile.BasePath ?? "").TrimEnd('/')).FirstOrDefaultAsync(cancel);
            var forms = ReportForms.Read(ProgramFolder.Seeds);
            var rows = new CellRowReader(db, new RequestReader(db), new CaseReader(db, new CalendarReader(db)), new LedgerReader(db, forms));
            var source = await new ReportReader(db, new ReportTableReader(db, forms, new ReportFactReader(db)), rows).DocumentAsync(wanted, site is null ? null : site + PublicPaths.Report(wanted), cancel);
            if (source is null)
                return verb.Refuse($"{wanted}年没有已发布的年度报告。");
            using var press = new DocumentPress(ProgramFolder.Fonts);
            try
            {
                switch (press.Render(source.Content, source.FontFiles))
                {
                    case DocumentResult.CharactersMissing missing:
                        return verb.Refuse($"没有字体能显示这些字，没有生成 PDF：{string.Join('、', missing.Characters)}");
                    case DocumentResult.Rendered document:
                        await File.WriteAllBytesAsync(path + ".writing", document.Pdf, cancel);
                        File.Move(path + ".writing", path, overwrite: true);
                        verb.Say($"已写入 {path}（{document.Pages} 页）。");
                        return Verb.Done;
                    default:
                        throw new System.Diagnostics.UnreachableException();
                }
            }
            catch (DocumentFontException problem)
            {
                return verb.Refuse(problem.Message);
            }
        }, cancel));
        return command;
    }

    private static int Year(ArgumentResult result)
    {
        if (int.TryParse(result.Tokens.Single().Value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var year) && year is >= 1949 and <= 2999)
            return year;
        result.AddError($"“{result.Tokens.Single().Value}”不是年份。");
        return 0;
    }
}
