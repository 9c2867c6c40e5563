using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Site;

/// <summary>
/// Saves 公开指南 or 公开制度: a new row that the public reads at once; every earlier text stays readable. The version is the
/// number of the text that was edited, 0 when there was none.
/// </summary>
public sealed class SavePageText(InfoDisclosureDb db)
{
    public async Task<ActResult<int>> RunAsync(SitePage page, int version, string markdown, ActContext context, CancellationToken cancel)
    {
        var text = OfficeText.Clean(markdown).Trim('\n');
        if (text.Trim().Length == 0)
            return Invalid("请填写正文");
        if (text.Length > PageText.MarkdownLength)
            return Invalid($"正文最多{PageText.MarkdownLength}字，现在有{text.Length}字");
        var reading = OfficeText.Read(text, _ => false, headingBase: 2, idPrefix: page.IdPrefix());
        if (reading.UnknownFigures.Count > 0)
            return Invalid($"双花括号里的数字标记只用于年度报告：{string.Join("、", reading.UnknownFigures)}，请改成数字");
        if (reading.TooDeep)
            return Invalid("正文里列表或引用套得太深，请减少层级");
        if (reading.Html.Value.Length > PageText.HtmlLength)
            return Invalid("正文太长，请精简");

        // The write lock makes "is it still the newest" and "then the next one" one step.
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            var newest = await db.PageTexts.Where(row => row.Page == page).MaxAsync(row => (int?)row.Number, cancel) ?? 0;
            if (newest != version)
                return new ActResult<int>.Stale(newest);
            db.PageTexts.Add(new PageText
            {
                Page = page,
                Number = newest + 1,
                Markdown = text,
                Html = reading.Html.Value,
                WrittenById = context.ActorId,
                WrittenByName = context.ActorName,
                WrittenAt = context.Now,
            });
            db.Journal.Add(context.Entry(newest == 0 ? JournalAction.Created : JournalAction.Edited, JournalSubject.Page, (int)page, page.Label(), $"第{newest + 1}稿"));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return new ActResult<int>.Done(newest + 1);
        }
    }

    private static ActResult<int> Invalid(string message) => new ActResult<int>.Invalid([new Issue("Markdown", message)]);
}

/// <summary>One saved text in a page's history.</summary>
public sealed record PageTextRow(int Number, string WrittenByName, DateTime WrittenAt);

/// <summary>One saved text, whole.</summary>
public sealed record PageTextView(int Number, string Markdown, SafeHtml Html, string WrittenByName, DateTime WrittenAt);

/// <summary>Reads the texts of 公开指南 and 公开制度 for those who write them.</summary>
public sealed class PageTextReader(InfoDisclosureDb db)
{
    /// <summary>Every saved text, newest first.</summary>
    public Task<List<PageTextRow>> HistoryAsync(SitePage page, CancellationToken cancel) =>
        db.PageTexts.Where(text => text.Page == page).OrderByDescending(text => text.Number)
            .Select(text => new PageTextRow(text.Number, text.WrittenByName, text.WrittenAt)).ToListAsync(cancel);

    /// <summary>One text, the newest without a number; null when there is none.</summary>
    public async Task<PageTextView?> FindAsync(SitePage page, int? number, CancellationToken cancel)
    {
        var text = await db.PageTexts.AsNoTracking().Where(row => row.Page == page && (number == null || row.Number == number)).OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancel);
        return text is null ? null : new PageTextView(text.Number, text.Markdown, SafeHtml.FromStored(text.Html), text.WrittenByName, text.WrittenAt);
    }
}

/// <summary>The words of the two pages.</summary>
public static class SitePageLabels
{
    public static string Label(this SitePage page) => page switch
    {
        SitePage.Guide => "公开指南",
        SitePage.Rules => "公开制度",
        _ => throw new ArgumentOutOfRangeException(nameof(page)),
    };

    internal static string IdPrefix(this SitePage page) => page switch
    {
        SitePage.Guide => "guide-",
        SitePage.Rules => "rules-",
        _ => throw new ArgumentOutOfRangeException(nameof(page)),
    };
}
