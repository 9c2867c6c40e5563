namespace InfoDisclosure.Pdf.Tests.Programs;

/// <summary>The repository's own fonts, found by walking up to the solution.</summary>
public static class RepositoryFonts
{
    public static string Folder { get; } = Find();

    public static string File(string name) => Path.Combine(Folder, name);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "InfoDisclosure.sln")))
                return Path.Combine(folder.FullName, "fonts");
        }
        throw new InvalidOperationException("The tests run outside the repository.");
    }
}
