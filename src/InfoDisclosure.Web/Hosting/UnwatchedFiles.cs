using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace InfoDisclosure.Web.Hosting;

/// <summary>
/// A folder whose files don't change under a running program, so nothing watches it. The framework's provider opens a watch
/// for every file that a page names, even when told to poll; on a machine whose watches are used up (128 a user by default)
/// that would fail the page.
/// </summary>
internal sealed class UnwatchedFiles(string folder) : IFileProvider, IDisposable
{
    private readonly PhysicalFileProvider files = new(folder);

    public IFileInfo GetFileInfo(string subpath) => files.GetFileInfo(subpath);

    public IDirectoryContents GetDirectoryContents(string subpath) => files.GetDirectoryContents(subpath);

    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;

    public void Dispose() => files.Dispose();
}
