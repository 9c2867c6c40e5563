using InfoDisclosure.Core.Catalogue.Privacy;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Text;

namespace InfoDisclosure.Core.Catalogue.Upkeep;

/// <summary>States why a column is lawfully blank, or takes the reason back.</summary>
public sealed class StateBlankReason(InfoDisclosureDb db, PrivacyScan scan)
{
    /// <param name="reason">Empty takes back what was stated.</param>
    public async Task<ActResult<int>> RunAsync(int categoryId, string? reason, ActContext context, CancellationToken cancel)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            if (await new UpkeepReader(db).ColumnAsync(categoryId, context.Today, cancel) is not { } column)
                return new ActResult<int>.NotFound();
            var words = OneLine.Of(reason ?? "");
            if (words.Length > Category.EmptyNoteLength)
                return new ActResult<int>.Invalid([new Issue("Reason", $"原因最多{Category.EmptyNoteLength}字，现在有{words.Length}字")]);
            if (words.Length == 0 && column.BlankReason is null)
                return new ActResult<int>.Invalid([new Issue("Reason", "请写明为什么没有这类信息")]);
            if (await scan.IssueAsync(db, "Reason", "原因", words, cancel) is { } personal)
                return new ActResult<int>.Invalid([personal]);
            if (words.Length > 0 && column.Count > 0)
                return new ActResult<int>.Refused("这个栏目已经有信息，不用说明原因");
            if (words == (column.BlankReason ?? ""))
                return new ActResult<int>.Done(categoryId);
            db.BlankReasons.Add(new BlankReason
            {
                CategoryId = categoryId,
                Reason = words,
                StatedById = context.ActorId,
                StatedByName = context.ActorName,
                StatedAt = context.Now,
            });
            db.Journal.Add(context.Entry(JournalAction.StatedBlank, JournalSubject.Column, categoryId, column.Name, words.Length > 0 ? words : "撤回了没有此类信息的说明"));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return new ActResult<int>.Done(categoryId);
        }
    }
}
