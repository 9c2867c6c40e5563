using System.CommandLine;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;

namespace InfoDisclosure.Web.Commands;

/// <summary>What every verb needs: the terminal, the data directory it is pointed at, and how to refuse.</summary>
public sealed class Verb(CommandTerminal terminal)
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Refused, with the reasons on the error output.</summary>
    public const int Refused = 1;

    /// <summary>Not understood.</summary>
    public const int Usage = 2;

    /// <summary>Before or after the verb.</summary>
    public Option<string?> Data { get; } = new("--data")
    {
        Description = "数据目录。省略时取环境变量 INFODISCLOSURE_DATA，再省略时为当前目录下的 data",
        HelpName = "DIR",
        Recursive = true,
    };

    public CommandTerminal Terminal { get; } = terminal;

    /// <summary>Who acts from the command line: nobody with an account.</summary>
    public ActContext Context => new(null, ActContext.CommandLine, Terminal.Clock.GetUtcNow().UtcDateTime, ActContext.CommandLine);

    /// <summary>The data directory a command line names.</summary>
    public DataDirectory Directory(ParseResult parsed)
    {
        var path = parsed.GetValue(Data);
        if (string.IsNullOrWhiteSpace(path))
            path = Terminal.Environment.GetValueOrDefault("INFODISCLOSURE_DATA");
        return new DataDirectory(Resolve(string.IsNullOrWhiteSpace(path) ? "data" : path));
    }

    /// <summary>A path as the caller means it.</summary>
    public string Resolve(string path) => Path.GetFullPath(path, Terminal.WorkingDirectory);

    /// <summary>Says why not.</summary>
    public int Refuse(params IEnumerable<string> reasons)
    {
        foreach (var reason in reasons)
            Terminal.Err.WriteLine(reason);
        return Refused;
    }

    /// <summary>Says what was done.</summary>
    public void Say(string line) => Terminal.Out.WriteLine(line);

    /// <summary>
    /// Runs on the directory's database when there is one in this program's shape; refuses otherwise. May run beside a
    /// serving process.
    /// </summary>
    public async Task<int> OnDatabase(ParseResult parsed, Func<InfoDisclosureDb, DataDirectory, Task<int>> run, CancellationToken cancel)
    {
        var directory = Directory(parsed);
        if (!directory.HasDatabase)
            return Refuse(NoDatabase(directory));
        await using var db = InfoDisclosureDb.Open(directory);
        var standing = await new MigrateDatabase(db).Compare(cancel);
        if (standing.Unknown.Count > 0)
            return Refuse(NewerDatabase(directory));
        if (standing.Pending.Count > 0)
            return Refuse($"数据目录 {directory.Path} 里的数据库是旧版本程序的。请先停止网站，运行 migrate 升级后再试。");
        return await run(db, directory);
    }

    /// <summary>Maps an act's result to an exit code; done says what was done.</summary>
    public int Answer<T>(ActResult<T> result, Action<T> done)
    {
        switch (result)
        {
            case ActResult<T>.Done ended:
                done(ended.Value);
                return Done;
            case ActResult<T>.Invalid invalid:
                return Refuse(invalid.Issues.Select(issue => issue.Message));
            case ActResult<T>.Refused refused:
                return Refuse(refused.Why);
            case ActResult<T>.Stale:
                return Refuse("另有人刚刚改动过，没有保存。请再试一次。");
            case ActResult<T>.NotFound:
                return Refuse("没有找到。");
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>The sentence for a directory without a database.</summary>
    public static string NoDatabase(DataDirectory directory) =>
        $"数据目录 {directory.Path} 里没有数据库。请用 --data 指明数据目录，或先运行 migrate 建立数据库。";

    /// <summary>The sentence for a directory that another process holds.</summary>
    public static string InUse(DataDirectory directory) =>
        $"数据目录 {directory.Path} 正由另一个进程使用（网站正在运行，或正在升级、恢复）。请先停止它，再试一次。";

    /// <summary>The sentence for a database made by a newer program.</summary>
    public static string NewerDatabase(DataDirectory directory) =>
        $"数据目录 {directory.Path} 里的数据库是更新版本的程序建立的，本程序不能使用。请改用新版本的程序。";
}
