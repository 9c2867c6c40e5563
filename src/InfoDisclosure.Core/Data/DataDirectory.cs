namespace InfoDisclosure.Core.Data;

/// <summary>The one directory under which everything the program writes lies. Making one touches nothing on disk.</summary>
public sealed class DataDirectory(string path)
{
    /// <summary>The directory, absolute.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public string Database => Under("infodisclosure.db");

    public string Uploads => Under("uploads");

    public string Keys => Under("keys");

    public string Logs => Under("logs");

    public string Backups => Under("backups");

    /// <summary>Held open by the serving process, so that a second one is refused.</summary>
    public string ServeLock => Under("serve.lock");

    /// <summary>The demonstration accounts' passwords; only in a demonstration directory.</summary>
    public string DemonstrationPasswords => Under("demonstration-accounts.txt");

    /// <summary>Nothing there yet, or a directory without entries.</summary>
    public bool IsEmpty => !Directory.Exists(Path) || !Directory.EnumerateFileSystemEntries(Path).Any();

    public string ConnectionString => $"Data Source={Database};Foreign Keys=True;Default Timeout=10";

    private string Under(string name) => System.IO.Path.Combine(Path, name);
}
