using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Web.Tests.Commands;

public sealed class CheckTests
{
    [Fact]
    public async Task Check_DemonstrationSite_IsWell()
    {
        using var shell = new Shell();
        var (database, _) = await DemonstrationData.CreateAsync();
        await using (database)
            Assert.Contains("没有发现问题", await shell.DoneAsync("check", "--data", database.Directory.Path));
    }

    public static TheoryData<string, string> Wrongs => new()
    {
        { "DROP TRIGGER Journal_Delete", "数据库结构缺少或被改动：trigger Journal_Delete" },
        { "CREATE TABLE Extra (Id INTEGER)", "数据库结构多出：table Extra" },
        { "DELETE FROM Journal WHERE Id = 2", "留痕缺号：2 至 2" },
        { "DELETE FROM Journal WHERE Id = (SELECT max(Id) FROM Journal)", "留痕缺号：" },
        { "UPDATE Journal SET Id = Id + 2 WHERE Id = (SELECT max(Id) FROM Journal)", "留痕缺号：" },
        { "DELETE FROM Reviews WHERE ItemRevisionId = (SELECT LiveRevisionId FROM Items WHERE Id = 1)", "已发布的条目没有审查记录：id 1" },
        { "DELETE FROM Reviews WHERE ReportRevisionId IS NOT NULL", "已发布的年度报告没有审查记录" },
        { "UPDATE Items SET LiveRevisionId = NULL WHERE Id = 1", "公开目录中的条目与登记簿不一致：id 1" },
        { "DELETE FROM PublicItems WHERE ItemId = 1", "已发布的条目不在公开目录中：id 1" },
        { "DELETE FROM SearchDocuments WHERE Kind = 'Item' AND SubjectId = 1", "公开的条目检索不到：id 1" },
        { "DELETE FROM SearchDocuments WHERE Kind = 'Report'", "公开的年度报告检索不到：2018年" },
        { "INSERT INTO SearchDocuments (Id, Kind, SubjectId, Date) VALUES (1, 'Item', 99999, '2026-01-01')", "检索中有未公开的条目：id 99999" },
        { "INSERT INTO SearchDocuments (Id, Kind, SubjectId, Date) VALUES (1, 'Report', 1999, '2026-01-01')", "检索中有未公开的年度报告：1999年" },
        { "UPDATE SearchDocuments SET CategoryId = NULL WHERE Kind = 'Item' AND SubjectId = 1", "检索中的类别、分组或日期与公开目录不一致：id 1" },
        { "UPDATE SearchDocuments SET AlsoUnder = '1' WHERE Kind = 'Item' AND SubjectId = 1", "检索中的类别、分组或日期与公开目录不一致：id 1" },
        { "DELETE FROM SearchContents WHERE Id = (SELECT max(Id) FROM SearchDocuments)", "检索中的文本缺少内容：id " },
        { "DELETE FROM SearchIndex WHERE rowid = (SELECT max(Id) FROM SearchDocuments)", "检索索引缺少文本：id " },
        { "UPDATE SearchStates SET IndexForm = '1'", "检索索引没有建好：请重新启动网站" },
        { "INSERT INTO SearchIndex (rowid, Title, Body) VALUES (99999, 'a', 'b')", "检索索引多出文本：id 99999" },
        { "DELETE FROM Categories", "引用了不存在的记录：" },
    };

    [Theory]
    [MemberData(nameof(Wrongs))]
    public async Task Check_SomethingWrong_Returns1AndSaysIt(string sql, string says)
    {
        using var shell = new Shell();
        var (database, _) = await DemonstrationData.CreateAsync();
        await using (database)
        {
            await Damage.GuardsAsideAsync(database.Directory, sql);
            Assert.Equal(1, await shell.RunAsync("check", "--data", database.Directory.Path));
            Assert.Contains(says, shell.Err);
        }
    }

    [Fact]
    public async Task Check_DamagedPages_Returns1()
    {
        using var shell = new Shell();
        await shell.DoneAsync("migrate");
        await Damage.PagesAsync(shell.Data);
        Assert.Equal(1, await shell.RunAsync("check"));
        Assert.Contains("数据库", shell.Err);
    }

    [Theory]
    [InlineData(true, "附件文件缺失")]
    [InlineData(false, "附件文件被改动")]
    public async Task Check_UploadGoneOrChanged_Returns1(bool gone, string says)
    {
        using var shell = new Shell();
        var (database, _) = await DemonstrationData.CreateAsync();
        await using (database)
        {
            string digest;
            await using (var db = database.Open())
                digest = await db.Attachments.Select(attachment => attachment.Digest).FirstAsync();
            var path = new UploadStore(database.Directory).PathOf(digest);
            if (gone)
                File.Delete(path);
            else
                await File.AppendAllTextAsync(path, "x");
            Assert.Equal(1, await shell.RunAsync("check", "--data", database.Directory.Path));
            Assert.Contains($"{says}：{digest}", shell.Err);
        }
    }

    /// <summary>A dropped draft leaves its file behind; a young file may still wait for its act.</summary>
    [Theory]
    [InlineData(2, true)]
    [InlineData(0, false)]
    public async Task Check_UploadThatNoRowNames_IsMentionedOnceOld(int hours, bool mentioned)
    {
        using var shell = new Shell();
        await shell.DoneAsync("migrate");
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(shell.Data.Uploads, "ab")).FullName, new string('a', 64));
        await File.WriteAllTextAsync(file, "x");
        File.SetLastWriteTimeUtc(file, TestClock.Now.AddHours(-hours));
        Assert.Equal(mentioned, (await shell.DoneAsync("check")).Contains("提示：附件文件没有对应的条目", StringComparison.Ordinal));
    }
}

/// <summary>What bad disks and bad people do to a database.</summary>
internal static class Damage
{
    /// <summary>Runs SQL as somebody with the file would: references unchecked, guards taken away and put back.</summary>
    public static async Task GuardsAsideAsync(DataDirectory directory, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={directory.Database};Foreign Keys=False;Pooling=False");
        await connection.OpenAsync();
        var guards = new List<(string Name, string Sql)>();
        await using (var reader = await Command("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                guards.Add((reader.GetString(0), reader.GetString(1)));
        }

        foreach (var guard in guards.Where(guard => !sql.Contains($"TRIGGER {guard.Name}", StringComparison.Ordinal)))
            await Command($"DROP TRIGGER {guard.Name}").ExecuteNonQueryAsync();
        await Command(sql).ExecuteNonQueryAsync();
        foreach (var guard in guards.Where(guard => !sql.Contains($"TRIGGER {guard.Name}", StringComparison.Ordinal)))
            await Command(guard.Sql).ExecuteNonQueryAsync();

        SqliteCommand Command(string text)
        {
            var command = connection.CreateCommand();
            command.CommandText = text;
            return command;
        }
    }

    /// <summary>Overwrites pages in the middle of the file.</summary>
    public static async Task PagesAsync(DataDirectory directory)
    {
        SqliteConnection.ClearAllPools();
        await using var file = new FileStream(directory.Database, FileMode.Open, FileAccess.Write);
        file.Position = 4096 * 8;
        await file.WriteAsync(Enumerable.Repeat((byte)0xAB, 4096 * 20).ToArray());
    }
}
