using System.CommandLine;
using System.CommandLine.Parsing;
using InfoDisclosure.Core.Documents;
using InfoDisclosure.Core.Reports;
using InfoDisclosure.Core.Requests;
using InfoDisclosure.Web.Hosting;
using InfoDisclosure.Web.Public;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Web.Commands;

/// <summary>report: the annual report without a browser.</summary>
public static class ReportCommand
{
    public static Command Create(Verb verb) => new("report", "年度报告：生成 PDF") { Pdf(verb) };

    private static Command Pdf(Verb verb)
    {
        var year = new Argument<int>("YEAR") { Description = "报告的年度，例 2018", CustomParser = Year };
        var file = new Option<string>("--out") { Description = "PDF 文件，已有的会被替换", HelpName = "FILE", Required = true };
        var command = new Command("pdf", "把已发布的年度报告写成 PDF，内容与网站上下载的相同") { year, file };
        command.SetAction((parsed, cancel) => verb.OnDatabase(parsed, async (db, _) =>
        {
            var path = verb.Resolve(parsed.GetRequiredValue(file));
            var wanted = parsed.GetValue(year);
            var site = await db.SiteProfiles.AsNoTracking().Select(profile => profile.PublicAddress).FirstOrDefaultAsync(cancel);
            var source = await new ReportReader(db, new RequestReader(db)).DocumentAsync(wanted, site is null ? null : site.TrimEnd('/') + PublicPaths.Report(wanted), cancel);
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
