namespace InfoDisclosure.Core.Data;

/// <summary>
/// Held by the process that serves, migrates or restores a data directory: there is one at a time. It is a lock of the
/// operating system, so a killed process leaves none behind; the file itself means nothing.
/// </summary>
public sealed class ServeLock : IDisposable
{
    private readonly FileStream file;

    private ServeLock(FileStream file) => this.file = file;

    /// <summary>Takes the lock; null when another process holds it.</summary>
    /// <exception cref="UnauthorizedAccessException">The directory can't be written.</exception>
    public static ServeLock? TryTake(DataDirectory directory)
    {
        directory.Create();
        try
        {
            return new ServeLock(new FileStream(directory.ServeLock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException problem) when (problem is not (DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
