using InfoDisclosure.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Search;

/// <summary>
/// Keeps what can be found equal to what is public: the act that publishes or withdraws calls it inside its own transaction,
/// so that a text is found exactly from the moment it is public. It writes by SQL and leaves the change tracker alone.
/// </summary>
public static class SearchIndexer
{
    /// <summary>Makes a public text findable, or replaces what is found of it.</summary>
    /// <param name="subjectId">The item's id, or the report's year.</param>
    /// <param name="body">Plain words; cut at <see cref="SearchDocument.BodyLength"/>.</param>
    /// <exception cref="InvalidOperationException">The caller has no transaction open.</exception>
    public static async Task PutAsync(InfoDisclosureDb db, SearchKind kind, int subjectId, string title, string body, DateOnly date, CancellationToken cancel)
    {
        DemandTransaction(db);
        var name = kind.ToString();
        title = Cut(title, SearchDocument.TitleLength);
        body = Cut(body, SearchDocument.BodyLength);
        await db.Database.ExecuteSqlAsync($"INSERT INTO SearchDocuments (Kind, SubjectId, Title, Body, Date) VALUES ({name}, {subjectId}, {title}, {body}, {date}) ON CONFLICT (Kind, SubjectId) DO UPDATE SET Title = excluded.Title, Body = excluded.Body, Date = excluded.Date", cancel);
        await DropIndexed(db, name, subjectId, cancel);
        await db.Database.ExecuteSqlAsync($"INSERT INTO SearchIndex (rowid, Title, Body) SELECT Id, {CharacterPairs.ForIndex(title)}, {CharacterPairs.ForIndex(body)} FROM SearchDocuments WHERE Kind = {name} AND SubjectId = {subjectId}", cancel);
    }

    /// <summary>Makes a text that is no longer public unfindable; nothing happens when it wasn't findable.</summary>
    /// <exception cref="InvalidOperationException">The caller has no transaction open.</exception>
    public static async Task RemoveAsync(InfoDisclosureDb db, SearchKind kind, int subjectId, CancellationToken cancel)
    {
        DemandTransaction(db);
        var name = kind.ToString();
        await DropIndexed(db, name, subjectId, cancel);
        await db.Database.ExecuteSqlAsync($"DELETE FROM SearchDocuments WHERE Kind = {name} AND SubjectId = {subjectId}", cancel);
    }

    private static Task<int> DropIndexed(InfoDisclosureDb db, string kind, int subjectId, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync($"DELETE FROM SearchIndex WHERE rowid = (SELECT Id FROM SearchDocuments WHERE Kind = {kind} AND SubjectId = {subjectId})", cancel);

    private static void DemandTransaction(InfoDisclosureDb db)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("The search index is written inside the transaction of the act that publishes; begin one first.");
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
