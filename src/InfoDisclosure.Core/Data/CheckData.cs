using System.Globalization;
using System.Security.Cryptography;
using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Data;

/// <summary>One thing found.</summary>
/// <param name="Serious">Something is damaged or lost; else it is only worth knowing.</param>
/// <param name="Text">A sentence for the office.</param>
public sealed record Finding(bool Serious, string Text);

/// <summary>
/// Looks for what must not be: a damaged database, guards that were taken away, files without rows and rows without files,
/// gaps in the journal, publications without a review, public texts that can't be found. Reads only.
/// </summary>
public sealed class CheckData(DataDirectory directory)
{
    private static readonly TimeSpan Young = TimeSpan.FromHours(1);

    private static readonly (string Sql, string Says)[] Questions =
    [
        ("SELECT 'id ' || RevisionId FROM PublicItems p WHERE NOT EXISTS (SELECT 1 FROM Items i WHERE i.Id = p.ItemId AND i.LiveRevisionId = p.RevisionId)", "公开目录中的条目与登记簿不一致"),
        ("SELECT 'id ' || Id FROM Items i WHERE LiveRevisionId IS NOT NULL AND NOT EXISTS (SELECT 1 FROM PublicItems p WHERE p.ItemId = i.Id)", "已发布的条目不在公开目录中"),
        ("SELECT 'id ' || Id FROM ItemRevisions r WHERE PublishedAt IS NOT NULL AND NOT EXISTS (SELECT 1 FROM Reviews v WHERE v.ItemRevisionId = r.Id)", "已发布的条目没有审查记录"),
        ("SELECT 'id ' || p.ItemId FROM PublicItems p JOIN ItemRevisions r ON r.Id = p.RevisionId WHERE p.PublicityEnded = 0 AND r.PublicityTo < date($today, '-1 day')", "公示期满的条目还没有遮盖"),
        ("SELECT Title FROM FundBatches b WHERE PurgedAt IS NULL AND PublicityTo < date($today, '-1 day') AND NOT EXISTS (SELECT 1 FROM PublicItems p WHERE p.ItemId = b.ItemId AND p.PublicityEnded = 0) AND NOT EXISTS (SELECT 1 FROM Items i JOIN ItemRevisions r ON r.Id = i.WorkingRevisionId WHERE i.Id = b.ItemId AND r.PublicityTo >= date($today, '-1 day'))", "公示期满的分户名单还没有删除"),
        ("SELECT 'id ' || Id FROM ReportRevisions r WHERE PublishedAt IS NOT NULL AND NOT EXISTS (SELECT 1 FROM Reviews v WHERE v.ReportRevisionId = r.Id)", "已发布的年度报告没有审查记录"),
        ("SELECT 'id ' || ItemId FROM PublicItems p WHERE NOT EXISTS (SELECT 1 FROM SearchDocuments s WHERE s.Kind = 'Item' AND s.SubjectId = p.ItemId)", "公开的条目检索不到"),
        ("SELECT Year || '年' FROM Reports r WHERE LiveRevisionId IS NOT NULL AND NOT EXISTS (SELECT 1 FROM SearchDocuments s WHERE s.Kind = 'Report' AND s.SubjectId = r.Year)", "公开的年度报告检索不到"),
        ("SELECT 'id ' || SubjectId FROM SearchDocuments s WHERE s.Kind = 'Item' AND NOT EXISTS (SELECT 1 FROM PublicItems p WHERE p.ItemId = s.SubjectId)", "检索中有未公开的条目"),
        ("SELECT SubjectId || '年' FROM SearchDocuments s WHERE s.Kind = 'Report' AND NOT EXISTS (SELECT 1 FROM Reports r WHERE r.Year = s.SubjectId AND r.LiveRevisionId IS NOT NULL)", "检索中有未公开的年度报告"),
        ("SELECT 'id ' || ItemId FROM PublicItems p JOIN SearchDocuments s ON s.Kind = 'Item' AND s.SubjectId = p.ItemId WHERE s.CategoryId IS NOT p.CategoryId OR s.GroupId IS NOT p.GroupId OR s.Date <> p.DisclosedOn OR s.AlsoUnder IS NOT (SELECT group_concat(c.CategoryId, ' ' ORDER BY c.CategoryId) FROM PublicItemCategories c WHERE c.ItemId = p.ItemId AND c.CategoryId <> p.CategoryId)", "检索中的类别、分组或日期与公开目录不一致"),
        ("SELECT 'id ' || Id FROM SearchDocuments WHERE Id NOT IN (SELECT Id FROM SearchContents)", "检索中的文本缺少内容"),
        ("SELECT 'id ' || Id FROM SearchDocuments WHERE Id NOT IN (SELECT id FROM SearchIndex_docsize)", "检索索引缺少文本"),
        ("SELECT 'id ' || id FROM SearchIndex_docsize WHERE id NOT IN (SELECT Id FROM SearchDocuments)", "检索索引多出文本"),
        ($"SELECT '请重新启动网站' WHERE NOT EXISTS (SELECT 1 FROM SearchStates WHERE IndexForm = '{SearchIndexer.Form}')", "检索索引没有建好"),
    ];

    /// <summary>What was found; empty when all is well.</summary>
    public async Task<IReadOnlyList<Finding>> Run(DateTime now, CancellationToken cancel)
    {
        var found = new List<string>();
        var named = new HashSet<string>(StringComparer.Ordinal);
        await using var connection = new SqliteConnection($"{directory.ConnectionString};Pooling=False");
        await connection.OpenAsync(cancel);
        try
        {
            found.AddRange((await Column(connection, "PRAGMA integrity_check", cancel)).Where(line => line != "ok").Select(line => $"数据库损坏：{line}"));
            found.AddRange((await Column(connection, "SELECT \"table\" || ' ' || coalesce(rowid, '') || ' → ' || parent FROM pragma_foreign_key_check", cancel)).Select(line => $"引用了不存在的记录：{line}"));
            found.AddRange(await Shape(connection, cancel));
            found.AddRange(await JournalGaps(connection, cancel));
            foreach (var (sql, says) in Questions)
                found.AddRange((await Column(connection, sql, cancel, OfficeDay.Of(now))).Select(what => $"{says}：{what}"));
            named.UnionWith(await Column(connection, "SELECT Digest FROM Attachments UNION SELECT MaskedDigest FROM Attachments WHERE MaskedDigest IS NOT NULL AND MaskedDigest <> '' UNION SELECT Digest FROM PostingProofs UNION SELECT Digest FROM ReportFiles", cancel));
            found.AddRange(await Missing(named, cancel));
        }
        catch (SqliteException problem)
        {
            found.Add($"数据库无法读取：{problem.Message}");
        }

        return [.. found.Select(text => new Finding(true, text)), .. Unnamed(named, now)];
    }

    /// <summary>Tables, indexes and guards as the migrations make them: one that was dropped by hand no longer protects.</summary>
    private static async Task<IEnumerable<string>> Shape(SqliteConnection connection, CancellationToken cancel)
    {
        const string Sql = "SELECT type || ' ' || name || char(10) || coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE '\\_\\_EF%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\'";
        await using var fresh = new SqliteConnection("Data Source=:memory:");
        await fresh.OpenAsync(cancel);
        var options = new DbContextOptionsBuilder<InfoDisclosureDb>().UseSqlite(fresh);
        await using (var db = new InfoDisclosureDb(options.Options))
            await db.Database.MigrateAsync(cancel);
        var expected = (await Column(fresh, Sql, cancel)).ToHashSet(StringComparer.Ordinal);
        var actual = (await Column(connection, Sql, cancel)).ToHashSet(StringComparer.Ordinal);
        return expected.Except(actual).Select(Name).Select(name => $"数据库结构缺少或被改动：{name}")
            .Concat(actual.Except(expected).Select(Name).Except(expected.Select(Name)).Select(name => $"数据库结构多出：{name}"));

        static string Name(string line) => line[..line.IndexOf('\n')];
    }

    /// <summary>The journal counts from 1 without a gap, and SQLite's own counter stands where it ends.</summary>
    private static async Task<IEnumerable<string>> JournalGaps(SqliteConnection connection, CancellationToken cancel)
    {
        var found = await Column(connection, "SELECT (before + 1) || ' 至 ' || (Id - 1) FROM (SELECT Id, lag(Id, 1, 0) OVER (ORDER BY Id) AS before FROM Journal) WHERE Id <> before + 1", cancel);
        var tail = await Column(connection, "SELECT (coalesce((SELECT max(Id) FROM Journal), 0) + 1) || ' 至 ' || seq FROM sqlite_sequence WHERE name = 'Journal' AND seq > coalesce((SELECT max(Id) FROM Journal), 0)", cancel);
        return found.Concat(tail).Select(gap => $"留痕缺号：{gap}");
    }

    private async Task<List<string>> Missing(IEnumerable<string> named, CancellationToken cancel)
    {
        var store = new UploadStore(directory);
        var found = new List<string>();
        foreach (var digest in named.Order(StringComparer.Ordinal))
        {
            var path = store.PathOf(digest);
            if (!File.Exists(path))
                found.Add($"附件文件缺失：{digest}");
            else if (await DigestOf(path, cancel) != digest)
                found.Add($"附件文件被改动：{digest}");
        }

        return found;
    }

    /// <summary>A draft that was dropped leaves its files behind; a young file may still wait for its act.</summary>
    private IEnumerable<Finding> Unnamed(HashSet<string> named, DateTime now) => !Directory.Exists(directory.Uploads)
        ? []
        : Directory.EnumerateFiles(directory.Uploads, "*", SearchOption.AllDirectories)
            .Where(path => !named.Contains(Path.GetFileName(path)) && File.GetLastWriteTimeUtc(path) < now - Young)
            .Order(StringComparer.Ordinal)
            .Select(path => new Finding(false, $"附件文件没有对应的条目：{Path.GetRelativePath(directory.Path, path)}"));

    private static async Task<string> DigestOf(string path, CancellationToken cancel)
    {
        var file = File.OpenRead(path);
        await using (file)
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
    }

    private static async Task<List<string>> Column(SqliteConnection connection, string sql, CancellationToken cancel, DateOnly? today = null)
    {
        var rows = new List<string>();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (today is { } day)
            command.Parameters.AddWithValue("$today", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            rows.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture) ?? "");
        return rows;
    }
}
