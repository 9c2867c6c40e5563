using System.IO.Compression;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Web.Tests.Commands;

public sealed class BackupTests
{
    [Fact]
    public async Task Restore_BackupOfASite_ServesTheSamePages()
    {
        using var shell = new Shell();
        var (database, _) = await DemonstrationData.CreateAsync();
        var before = await PagesAsync(await Portal.StartAsync(database), () => shell.DoneAsync("backup", "--out", "site.zip", "--data", database.Directory.Path));
        await shell.DoneAsync("restore", "site.zip", "--data", "restored");
        var after = await PagesAsync(await Portal.StartAsync(TestDatabase.Over(new DataDirectory(shell.At("restored")))));

        Assert.True(before.Count > 300, $"only {before.Count} pages");
        Assert.Contains(before.Keys, path => path.Contains("/files/", StringComparison.Ordinal) || path.EndsWith(".pdf", StringComparison.Ordinal));
        Assert.Equal(before.Keys.Order(), after.Keys.Order());
        Assert.Empty(before.Where(page => !page.Value.SequenceEqual(after[page.Key])).Select(page => page.Key));
    }

    [Fact]
    public async Task Backup_Plain_HoldsNoKeysAndIsJournaled()
    {
        using var shell = await SiteAsync();
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(shell.Data.Keys).FullName, "key-1.xml"), "<key/>");
        await shell.DoneAsync("backup", "--out", "plain.zip");
        await shell.DoneAsync("backup", "--out", "keys.zip", "--with-keys");
        Assert.DoesNotContain("keys/key-1.xml", Entries(shell.At("plain.zip")));
        Assert.Contains("keys/key-1.xml", Entries(shell.At("keys.zip")));
        await using var db = InfoDisclosureDb.Open(shell.Data);
        Assert.Equal(["plain.zip", "keys.zip"], await db.Journal.Where(entry => entry.Action == JournalAction.BackedUp).OrderBy(entry => entry.Id).Select(entry => entry.Subject).ToListAsync());
    }

    [Fact]
    public async Task Backup_FileExists_Returns1AndLeavesIt()
    {
        using var shell = await SiteAsync();
        await File.WriteAllTextAsync(shell.At("taken.zip"), "mine");
        Assert.Equal(1, await shell.RunAsync("backup", "--out", "taken.zip"));
        Assert.Equal("mine", await File.ReadAllTextAsync(shell.At("taken.zip")));
    }

    [Fact]
    public async Task Backup_FolderAbsent_Returns1()
    {
        using var shell = await SiteAsync();
        Assert.Equal(1, await shell.RunAsync("backup", "--out", "absent/b.zip"));
        Assert.Contains("absent", shell.Err);
    }

    [Fact]
    public async Task Backup_DamagedDatabase_Returns1AndLeavesNothing()
    {
        using var shell = await SiteAsync();
        await Damage.PagesAsync(shell.Data);
        Assert.Equal(1, await shell.RunAsync("backup", "--out", "b.zip"));
        Assert.Equal(["data"], Directory.EnumerateFileSystemEntries(shell.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Restore_OverASite_MovesItAsideWhole()
    {
        using var shell = await SiteAsync();
        await shell.DoneAsync("backup", "--out", "b.zip");
        await shell.DoneAsync("account", "create", "later", "--role", "领导");
        Directory.CreateDirectory(shell.Data.Keys);
        await File.WriteAllTextAsync(Path.Combine(shell.Data.Keys, "key-1.xml"), "<key/>");

        var said = await shell.DoneAsync("restore", "b.zip");

        Assert.Equal("", await shell.DoneAsync("account", "list"));
        Assert.True(File.Exists(Path.Combine(shell.Data.Keys, "key-1.xml")));
        var aside = Assert.Single(Directory.EnumerateDirectories(shell.Data.Backups, "before-restore-*"));
        Assert.Contains(aside, said);
        Assert.Contains("later", await shell.DoneAsync("account", "list", "--data", aside));
        await using var db = InfoDisclosureDb.Open(shell.Data);
        Assert.Equal(JournalAction.Restored, (await db.Journal.OrderBy(entry => entry.Id).LastAsync()).Action);
        await shell.DoneAsync("check");
    }

    /// <summary>Killed after the restored files were whole, before they were moved in: the next one to take the directory finishes.</summary>
    [Fact]
    public async Task Restore_KilledWhileMoving_IsFinishedByTheNext()
    {
        using var shell = await SiteAsync();
        await shell.DoneAsync("account", "create", "old", "--role", "领导");
        await shell.DoneAsync("migrate", "--data", "made");
        await shell.DoneAsync("account", "create", "new", "--role", "领导", "--data", "made");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Move(shell.At("made"), shell.Data.Staging);
        File.Delete(Path.Combine(shell.Data.Staging, "serve.lock"));
        var aside = Path.Combine(shell.Data.Backups, "before-restore-x");
        await File.WriteAllTextAsync(Path.Combine(shell.Data.Staging, ".complete"), aside);

        await shell.DoneAsync("migrate");

        Assert.StartsWith("new\t", await shell.DoneAsync("account", "list"));
        Assert.StartsWith("old\t", await shell.DoneAsync("account", "list", "--data", aside));
    }

    public static TheoryData<string> Spoilings => ["absent", "text", "foreign zip", "cut", "changed", "missing file", "more files", "outside", "other format", "large upload"];

    [Theory]
    [MemberData(nameof(Spoilings))]
    public async Task Restore_SpoiltFile_Returns1AndChangesNothing(string how)
    {
        using var shell = await SiteAsync();
        await shell.DoneAsync("backup", "--out", "b.zip");
        await shell.DoneAsync("account", "create", "later", "--role", "领导");
        await SpoilAsync(shell.At("b.zip"), how);

        Assert.Equal(1, await shell.RunAsync("restore", "b.zip"));

        Assert.NotEqual("", shell.Err);
        Assert.StartsWith("later\t", await shell.DoneAsync("account", "list"));
        Assert.False(Directory.Exists(shell.Data.Staging));
        Assert.False(File.Exists(shell.At("outside.txt")));
    }

    [Fact]
    public async Task Restore_DemonstrationOverRealData_Returns1()
    {
        using var shell = await SiteAsync();
        var (demonstration, _) = await DemonstrationData.CreateAsync();
        await using (demonstration)
        {
            await shell.DoneAsync("backup", "--out", "demo.zip", "--data", demonstration.Directory.Path);
            await shell.DoneAsync("backup", "--out", "real.zip");
            Assert.Equal(1, await shell.RunAsync("restore", "demo.zip"));
            Assert.Contains("演示", shell.Err);
            Assert.Equal(1, await shell.RunAsync("restore", "real.zip", "--data", demonstration.Directory.Path));
            await shell.DoneAsync("restore", "demo.zip", "--data", "empty");
        }
    }

    [Fact]
    public async Task Restore_DemonstrationWithEditedManifest_Returns1()
    {
        using var shell = await SiteAsync();
        var (demonstration, _) = await DemonstrationData.CreateAsync();
        await using (demonstration)
            await shell.DoneAsync("backup", "--out", "demo.zip", "--data", demonstration.Directory.Path);
        using (var zip = ZipFile.Open(shell.At("demo.zip"), ZipArchiveMode.Update))
            Rewrite(zip, manifest => manifest.Replace("\"isDemonstration\": true", "\"isDemonstration\": false", StringComparison.Ordinal));

        Assert.Equal(1, await shell.RunAsync("restore", "demo.zip"));

        Assert.Contains("演示", shell.Err);
        Assert.False(Directory.Exists(shell.Data.Staging));
    }

    [Theory]
    [InlineData("restore b.zip")]
    [InlineData("migrate")]
    [InlineData("serve")]
    public async Task Verb_WhileServing_Returns1(string line)
    {
        using var shell = await SiteAsync();
        await shell.DoneAsync("backup", "--out", "b.zip");
        using (ServeLock.TryTake(shell.Data))
        {
            Assert.Equal(1, await shell.RunAsync(line.Split(' ')));
            Assert.Contains("正由另一个进程使用", shell.Err);
        }
    }

    private static async Task<Shell> SiteAsync()
    {
        var shell = new Shell();
        await shell.DoneAsync("migrate");
        return shell;
    }

    private static List<string> Entries(string file)
    {
        using var zip = ZipFile.OpenRead(file);
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }

    private static async Task SpoilAsync(string file, string how)
    {
        switch (how)
        {
            case "absent":
                File.Delete(file);
                return;
            case "text":
                await File.WriteAllTextAsync(file, "no archive");
                return;
            case "cut":
                await using (var cut = File.OpenWrite(file))
                    cut.SetLength(cut.Length / 2);
                return;
        }

        using var zip = ZipFile.Open(file, ZipArchiveMode.Update);
        switch (how)
        {
            case "foreign zip":
                zip.GetEntry("manifest.json")!.Delete();
                break;
            case "changed":
                using (var database = zip.GetEntry("infodisclosure.db")!.Open())
                {
                    database.Position = 5000;
                    database.WriteByte(77);
                }

                break;
            case "missing file":
                zip.GetEntry("infodisclosure.db")!.Delete();
                break;
            case "more files":
                zip.CreateEntry("uploads/more.exe");
                break;
            case "outside":
                zip.CreateEntry("../../outside.txt");
                Rewrite(zip, manifest => manifest.Replace("infodisclosure.db", "../../outside.txt", StringComparison.Ordinal));
                break;
            case "large upload":
                // Borne out by size and digest, so that only its size speaks against it.
                var large = new byte[UploadStore.MaxSize + 1];
                var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(large));
                var name = $"uploads/{digest[..2]}/{digest}";
                using (var upload = zip.CreateEntry(name).Open())
                    upload.Write(large);
                Rewrite(zip, manifest => manifest.Replace("\"files\": [", $$"""
                    "files": [{"name": "{{name}}", "size": {{large.Length}}, "digest": "{{digest}}"},
                    """, StringComparison.Ordinal));
                break;
            case "other format":
                Rewrite(zip, manifest => manifest.Replace("\"format\": 1", "\"format\": 2", StringComparison.Ordinal));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(how), how, "Not a way to spoil a file.");
        }
    }

    private static void Rewrite(ZipArchive zip, Func<string, string> change)
    {
        var entry = zip.GetEntry("manifest.json")!;
        string text;
        using (var reader = new StreamReader(entry.Open()))
            text = reader.ReadToEnd();
        Assert.NotEqual(text, change(text));
        entry.Delete();
        using var writer = new StreamWriter(zip.CreateEntry("manifest.json").Open());
        writer.Write(change(text));
    }

    /// <summary>Every page of the site map, with the files and documents they link to; ends the site.</summary>
    private static async Task<Dictionary<string, byte[]>> PagesAsync(Portal portal, Func<Task>? then = null)
    {
        await using (portal)
        {
            var map = await portal.Client.GetStringAsync("/sitemap.xml");
            var paths = map.Split("<loc>").Skip(1).Select(part => new Uri(part.Split('<')[0]).AbsolutePath).ToHashSet(StringComparer.Ordinal);
            paths.UnionWith(["/feed.atom", "/reports/2018.pdf", "/sitemap.xml"]);
            var pages = new Dictionary<string, byte[]>(StringComparer.Ordinal);
            foreach (var path in paths)
            {
                pages[path] = await portal.Client.GetByteArrayAsync(path);
                if (!path.StartsWith("/catalogue/", StringComparison.Ordinal))
                    continue;
                foreach (var link in Portal.Parse(System.Text.Encoding.UTF8.GetString(pages[path])).QuerySelectorAll("main a[href*='/files/']"))
                    pages[link.GetAttribute("href")!] = await portal.Client.GetByteArrayAsync(link.GetAttribute("href"));
            }

            if (then is not null)
                await then();
            return pages;
        }
    }
}
