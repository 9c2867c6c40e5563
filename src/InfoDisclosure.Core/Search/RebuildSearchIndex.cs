using InfoDisclosure.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Search;

/// <summary>
/// Writes the index anew when it is empty though there are texts, or in an older form: after a migration, or when a new
/// program folds characters otherwise. The caller holds the <see cref="ServeLock"/>. Killed halfway it begins again.
/// </summary>
public sealed class RebuildSearchIndex(InfoDisclosureDb db)
{
    private const int Batch = 500;

    /// <summary>How many texts were indexed; 0 when the index was as it should be.</summary>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        if (!await IsNeededAsync(cancel))
            return 0;
        var started = await db.Database.BeginTransactionAsync(cancel);
        await using (started)
        {
            await db.Database.ExecuteSqlAsync($"UPDATE SearchStates SET IndexForm = ''", cancel);
            await db.Database.ExecuteSqlAsync($"INSERT INTO SearchIndex (SearchIndex) VALUES ('delete-all')", cancel);
            await started.CommitAsync(cancel);
        }

        var count = 0;
        var last = -1L;
        while (await IndexBatchAsync(last, cancel) is { Count: > 0 } batch)
        {
            count += batch.Count;
            last = batch[^1];
        }

        await db.Database.ExecuteSqlAsync($"UPDATE SearchStates SET IndexForm = {SearchIndexer.Form}", cancel);
        return count;
    }

    private async Task<bool> IsNeededAsync(CancellationToken cancel)
    {
        var form = await db.Set<SearchState>().AsNoTracking().Select(state => state.IndexForm).SingleOrDefaultAsync(cancel);
        return form != SearchIndexer.Form
            || (await db.SearchDocuments.AnyAsync(cancel) && !await db.Database.SqlQuery<long>($"SELECT id AS Value FROM SearchIndex_docsize LIMIT 1").AnyAsync(cancel));
    }

    /// <summary>
    /// By rising row numbers, for the index collects rows in memory only as long as they rise. A verb may publish beside this;
    /// what it has indexed already is left alone. Texts are read one by one, for one may be long.
    /// </summary>
    private async Task<List<long>> IndexBatchAsync(long last, CancellationToken cancel)
    {
        var batch = new List<long>(Batch);
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using (transaction)
        {
            var connection = (SqliteConnection)db.Database.GetDbConnection();
            await using var texts = connection.CreateCommand();
            texts.CommandText = """
                SELECT d.Id, d.Kind, d.CategoryId, d.GroupId, c.Title, c.DocumentNumber, c.IndexNumber, c.Body, c.Files, EXISTS (SELECT 1 FROM SearchIndex_docsize s WHERE s.id = d.Id), d.AlsoUnder
                FROM SearchDocuments d JOIN SearchContents c ON c.Id = d.Id WHERE d.Id > $last ORDER BY d.Id LIMIT $batch
                """;
            texts.Parameters.AddWithValue("$last", last);
            texts.Parameters.AddWithValue("$batch", Batch);
            await using (var reader = await texts.ExecuteReaderAsync(cancel))
            {
                while (await reader.ReadAsync(cancel))
                {
                    batch.Add(reader.GetInt64(0));
                    if (!reader.GetBoolean(9))
                        await SearchIndexer.IndexAsync(connection, Document(reader), cancel);
                }
            }

            await transaction.CommitAsync(cancel);
        }

        return batch;
    }

    private static SearchDocument Document(SqliteDataReader reader) => new()
    {
        Id = reader.GetInt64(0),
        Kind = Enum.Parse<SearchKind>(reader.GetString(1)),
        CategoryId = reader.IsDBNull(2) ? null : reader.GetInt32(2),
        AlsoUnder = reader.IsDBNull(10) ? null : reader.GetString(10),
        GroupId = reader.IsDBNull(3) ? null : reader.GetInt32(3),
        Content = new SearchContent
        {
            Title = reader.GetString(4),
            DocumentNumber = reader.IsDBNull(5) ? null : reader.GetString(5),
            IndexNumber = reader.IsDBNull(6) ? null : reader.GetString(6),
            Body = reader.GetString(7),
            Files = reader.GetString(8),
        },
    };
}
