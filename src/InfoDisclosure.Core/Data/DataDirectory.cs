namespace InfoDisclosure.Core.Data;

/// <summary>The one directory under which everything the program writes lies. Making one touches nothing on disk.</summary>
public sealed class DataDirectory(string path)
{
    /// <summary>What may lie in a directory that holds nothing of the office's yet.</summary>
    private static readonly string[] Housekeeping = ["serve.lock", "logs", "lost+found", StagingName];

    private const string StagingName = ".new";

    /// <summary>The directory, absolute.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public string Database => Under("infodisclosure.db");

    public string Uploads => Under("uploads");

    public string Keys => Under("keys");

    public string Logs => Under("logs");

    public string Backups => Under("backups");

    /// <summary>Uploaded lists and the like, for a day at most; no backup takes them along.</summary>
    public string Temporary => Under("temporary");

    /// <summary>Held open by the serving process, so that a second one is refused.</summary>
    public string ServeLock => Under("serve.lock");

    /// <summary>Where a new database is made before it is moved into its place whole.</summary>
    public string Staging => Under(StagingName);

    /// <summary>The demonstration accounts' passwords; only in a demonstration directory.</summary>
    public string DemonstrationPasswords => Under("demonstration-accounts.txt");

    /// <summary>Nothing of the office's lies here yet: no such directory, or only the program's own housekeeping.</summary>
    public bool IsEmpty => !Directory.Exists(Path) ||
        Directory.EnumerateFileSystemEntries(Path).All(entry => Housekeeping.Contains(System.IO.Path.GetFileName(entry)));

    /// <summary>There is a database.</summary>
    public bool HasDatabase => File.Exists(Database);

    public string ConnectionString => $"Data Source={Database};Foreign Keys=True;Default Timeout=10";

    /// <summary>Makes the directory, readable by its owner alone where the system knows such a thing.</summary>
    public void Create() => CreatePrivate(Path);

    /// <summary>Makes a directory that only its owner may read.</summary>
    public static void CreatePrivate(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else if (!Directory.Exists(path))
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private string Under(string name) => System.IO.Path.Combine(Path, name);
}
