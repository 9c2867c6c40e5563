using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Rules.Catalogue.Upkeep;

namespace InfoDisclosure.Core.Catalogue.Upkeep;

/// <summary>States 本期无变化 for a column: a fixed sentence with the day, so nothing of it needs a review.</summary>
public sealed class StateNoChange(InfoDisclosureDb db)
{
    /// <summary>Gives the statement's id.</summary>
    public async Task<ActResult<int>> RunAsync(int categoryId, ActContext context, CancellationToken cancel)
    {
        // The write transaction begins before reading: of two presses at once the second finds the statement of the first.
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            if (await new UpkeepReader(db).ColumnAsync(categoryId, context.Today, cancel) is not { } column)
                return new ActResult<int>.NotFound();
            if (column.Refusal is { } why)
                return new ActResult<int>.Refused(why);
            var statement = new NoChangeStatement
            {
                CategoryId = categoryId,
                StatedOn = context.Today,
                Period = column.Period,
                StatedById = context.ActorId,
                StatedByName = context.ActorName,
                StatedAt = context.Now,
            };
            db.NoChangeStatements.Add(statement);
            db.Journal.Add(context.Entry(JournalAction.StatedNoChange, JournalSubject.Column, categoryId, column.Name, $"{NoChange.Sentence(context.Today)}（{column.Freshness!.Words}）"));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return new ActResult<int>.Done(statement.Id);
        }
    }
}
