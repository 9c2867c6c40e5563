using System.CommandLine;
using System.Data.Common;
using InfoDisclosure.Web.Hosting;

namespace InfoDisclosure.Web.Commands;

/// <summary>The command line: one verb a file; without a verb the site is served.</summary>
public static class PortalCommands
{
    /// <summary>Runs one command line. 0 done, 1 refused with the reasons on the error output, 2 not understood.</summary>
    public static async Task<int> InvokeAsync(IReadOnlyList<string> args, CommandTerminal terminal, CancellationToken cancel = default)
    {
        OfficeCulture.Use();
        var root = Root(new Verb(terminal));
        var parsed = root.Parse(args);
        var problems = parsed.Errors.Select(error => ChineseHelp.Of(error)).Concat(Misplaced(root, parsed)).Distinct().ToList();
        if (problems.Count > 0)
        {
            foreach (var problem in problems)
                await terminal.Err.WriteLineAsync(problem);
            await terminal.Err.WriteLineAsync("用 --help 查看用法。");
            return Verb.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = terminal.Out,
                    Error = terminal.Err,
                    EnableDefaultExceptionHandler = false,
                    // The host stops the site in good order; the other verbs leave nothing half done when killed.
                    ProcessTerminationTimeout = null,
                },
                cancel);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or DbException)
        {
            // The disk or the database said no: full, not allowed, busy, damaged. The words are the system's own.
            await terminal.Err.WriteLineAsync($"未能完成：{problem.Message}");
            return Verb.Refused;
        }
    }

    private static RootCommand Root(Verb verb)
    {
        var serve = ServeCommand.Create(verb);
        var root = new RootCommand("政府信息公开平台：网站和命令行是同一个程序。不写命令时启动网站（serve）。")
        {
            verb.Data,
            serve,
            MigrateCommand.Create(verb),
            SeedCommand.Create(verb),
            AccountCommand.Create(verb),
            CalendarCommand.Create(verb),
            ReportCommand.Create(verb),
            BackupCommand.Create(verb),
            RestoreCommand.Create(verb),
            CheckCommand.Create(verb),
        };
        // Without a verb the site is served, so its options are understood there too.
        foreach (var option in serve.Options)
            root.Add(option);
        root.Action = serve.Action;
        ChineseHelp.Use(root);
        return root;
    }

    /// <summary>Options of the default verb that were written before another one would be passed over in silence.</summary>
    private static IEnumerable<string> Misplaced(RootCommand root, ParseResult parsed) =>
        parsed.CommandResult.Command == root
            ? []
            : root.Options
                .Where(option => !option.Recursive && parsed.RootCommandResult.GetResult(option) is { Implicit: false, IdentifierToken: not null })
                .Where(option => !parsed.CommandResult.Command.Options.Contains(option))
                .Select(option => $"{option.Name} 只用于 serve。");
}
