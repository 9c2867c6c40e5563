using System.Globalization;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Catalogue;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Search;

/// <summary>A public text as it is to be found.</summary>
public sealed record SearchText
{
    public required SearchKind Kind { get; init; }

    /// <summary>The item's id, or the report's year.</summary>
    public required int SubjectId { get; init; }

    public required string Title { get; init; }

    /// <summary>Plain words; cut at <see cref="SearchContent.BodyLength"/>.</summary>
    public required string Body { get; init; }

    /// <summary>Names and plain words of the attachments; cut at <see cref="SearchContent.FilesLength"/>.</summary>
    public string Attachments { get; init; } = "";

    public string? DocumentNumber { get; init; }

    public string? IndexNumber { get; init; }

    /// <summary>What results are ordered by, newest first.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The main category.</summary>
    public int? CategoryId { get; init; }

    /// <summary>Other categories it stands under.</summary>
    public IReadOnlyList<int> AlsoUnder { get; init; } = [];

    public int? GroupId { get; init; }
}

/// <summary>
/// Keeps what can be found equal to what is public: the act that publishes or withdraws calls it inside its own transaction,
/// so that a text is found exactly from the moment it is public. It writes by SQL and leaves the change tracker alone.
/// </summary>
public static class SearchIndexer
{
    /// <summary>The form of the index; counted up with every change of what it holds, so that older ones are written anew.</summary>
    public static string Form { get; } = $"2-{Folding.Mark}";

    /// <summary>Makes a public text findable, or replaces what is found of it.</summary>
    /// <exception cref="InvalidOperationException">The caller has no transaction open, or a day has more than 65,536 texts.</exception>
    public static async Task PutAsync(InfoDisclosureDb db, SearchText text, CancellationToken cancel)
    {
        DemandTransaction(db);
        var kept = await db.SearchDocuments.AsNoTracking().Where(row => row.Kind == text.Kind && row.SubjectId == text.SubjectId).Select(row => (long?)row.Id).FirstOrDefaultAsync(cancel);
        if (kept is { } old)
            await DropAsync(db, old, cancel);
        // A correction keeps its place in the day.
        var id = kept is { } same && SearchDocument.DayOf(same) == text.Date ? same : await NextAsync(db, text.Date, cancel);
        var content = new SearchContent
        {
            Id = id,
            Title = Cut.At(text.Title, SearchContent.TitleLength),
            DocumentNumber = text.DocumentNumber is { } number ? Cut.At(number, SearchContent.NumberLength) : null,
            IndexNumber = text.IndexNumber is { } index ? Cut.At(index, SearchContent.NumberLength) : null,
            Body = Cut.At(text.Body, SearchContent.BodyLength),
            Files = Cut.At(text.Attachments, SearchContent.FilesLength),
        };
        var document = new SearchDocument { Id = id, Kind = text.Kind, CategoryId = text.CategoryId, AlsoUnder = Also(text), GroupId = text.GroupId, Content = content };
        await db.Database.ExecuteSqlAsync($"INSERT INTO SearchDocuments (Id, Kind, SubjectId, Date, CategoryId, AlsoUnder, GroupId) VALUES ({id}, {text.Kind.ToString()}, {text.SubjectId}, {text.Date}, {document.CategoryId}, {document.AlsoUnder}, {document.GroupId})", cancel);
        await db.Database.ExecuteSqlAsync($"INSERT INTO SearchContents (Id, Title, DocumentNumber, IndexNumber, Body, Files) VALUES ({id}, {content.Title}, {content.DocumentNumber}, {content.IndexNumber}, {content.Body}, {content.Files})", cancel);
        await IndexAsync((SqliteConnection)db.Database.GetDbConnection(), document, cancel);
    }

    /// <summary>Makes a text that is no longer public unfindable; nothing happens when it wasn't findable.</summary>
    /// <exception cref="InvalidOperationException">The caller has no transaction open.</exception>
    public static async Task RemoveAsync(InfoDisclosureDb db, SearchKind kind, int subjectId, CancellationToken cancel)
    {
        DemandTransaction(db);
        if (await db.SearchDocuments.AsNoTracking().Where(row => row.Kind == kind && row.SubjectId == subjectId).Select(row => (long?)row.Id).FirstOrDefaultAsync(cancel) is { } id)
            await DropAsync(db, id, cancel);
    }

    /// <summary>
    /// Writes a text's row of the index. The body stands first: FTS5 keeps two bytes a word less for its first column. Facets are
    /// tokens that no query can spell.
    /// </summary>
    internal static async Task IndexAsync(SqliteConnection connection, SearchDocument document, CancellationToken cancel)
    {
        var content = document.Content!;
        await using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO SearchIndex (rowid, Body, Title, Files, Marks, Facets) VALUES ($id, $body, $title, $files, $marks, $facets)";
        insert.Parameters.AddWithValue("$id", document.Id);
        insert.Parameters.AddWithValue("$body", CharacterPairs.ForIndex(content.Body));
        insert.Parameters.AddWithValue("$title", CharacterPairs.ForIndex(content.Title));
        insert.Parameters.AddWithValue("$files", CharacterPairs.ForIndex(content.Files));
        // The mark between them keeps a phrase from going across.
        insert.Parameters.AddWithValue("$marks", $"{CharacterPairs.ForIndex(DocumentNumber.Normalise(content.DocumentNumber) ?? "")} † {CharacterPairs.ForIndex(content.IndexNumber ?? "")}");
        List<string> facets = [Token(document.Kind), .. document.Categories.Select(CategoryToken)];
        if (document.GroupId is { } group)
            facets.Add(GroupToken(group));
        insert.Parameters.AddWithValue("$facets", string.Join(' ', facets));
        await insert.ExecuteNonQueryAsync(cancel);
    }

    internal static string Token(SearchKind kind) => $"†k{kind}";

    internal static string CategoryToken(int id) => string.Create(CultureInfo.InvariantCulture, $"†c{id}");

    internal static string GroupToken(int id) => string.Create(CultureInfo.InvariantCulture, $"†g{id}");

    private static string? Also(SearchText text)
    {
        var also = text.AlsoUnder.Where(id => id != text.CategoryId).Distinct().Order().ToList();
        return also.Count == 0 ? null : string.Join(' ', also);
    }

    private static async Task DropAsync(InfoDisclosureDb db, long id, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync($"DELETE FROM SearchIndex WHERE rowid = {id}", cancel);
        // The content goes with it.
        await db.Database.ExecuteSqlAsync($"DELETE FROM SearchDocuments WHERE Id = {id}", cancel);
    }

    private static async Task<long> NextAsync(InfoDisclosureDb db, DateOnly date, CancellationToken cancel)
    {
        var first = SearchDocument.FirstOf(date);
        var next = first + (1L << SearchDocument.DayBits);
        var id = await db.SearchDocuments.Where(row => row.Id >= first && row.Id < next).MaxAsync(row => (long?)row.Id, cancel) + 1 ?? first;
        return id < next ? id : throw new InvalidOperationException($"{date:yyyy-MM-dd} has no number left for another text.");
    }

    private static void DemandTransaction(InfoDisclosureDb db)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("The search index is written inside the transaction of the act that publishes; begin one first.");
    }
}
