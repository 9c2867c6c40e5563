using InfoDisclosure.Core.Data;
using InfoDisclosure.Testing;
using InfoDisclosure.Web.Commands;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace InfoDisclosure.Web.Tests.Commands;

/// <summary>A person at a terminal in a folder of their own: types command lines, reads what comes back.</summary>
internal sealed class Shell : IDisposable
{
    private readonly StringWriter output = new();
    private readonly StringWriter errors = new();

    public string Folder { get; } = TestDatabase.NewDirectory().Path;

    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(TestClock.Now));

    /// <summary>What the next command reads.</summary>
    public string Input { get; set; } = "";

    /// <summary>What the last command wrote.</summary>
    public string Out { get; private set; } = "";

    /// <summary>What the last command complained of.</summary>
    public string Err { get; private set; } = "";

    /// <summary>The directory that is used when nothing is said.</summary>
    public DataDirectory Data => new(Path.Combine(Folder, "data"));

    /// <summary>A path in the folder.</summary>
    public string At(string name) => Path.Combine(Folder, name);

    /// <summary>Runs one command line; 0 done, 1 refused, 2 not understood.</summary>
    public async Task<int> RunAsync(params string[] args)
    {
        output.GetStringBuilder().Clear();
        errors.GetStringBuilder().Clear();
        // A site that should have been refused would serve for ever.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var code = await PortalCommands.InvokeAsync(args, new CommandTerminal
        {
            Out = output,
            Err = errors,
            In = new StringReader(Input),
            WorkingDirectory = Folder,
            Environment = Environment,
            Clock = Clock,
        }, patience.Token);
        (Out, Err) = (output.ToString(), errors.ToString());
        return code;
    }

    /// <summary>Runs a command line that must succeed, and gives what it wrote.</summary>
    public async Task<string> DoneAsync(params string[] args)
    {
        var code = await RunAsync(args);
        return code == 0 ? Out : throw new InvalidOperationException($"{string.Join(' ', args)}: exit code {code}\n{Err}");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
