namespace InfoDisclosure.Core.Documents;

/// <summary>
/// Renders the office's documents with fonts that stay open for the whole process. Fonts named by the settings are opened
/// when they are first asked for; a change of settings takes effect with the next document.
/// </summary>
public sealed class DocumentPress(string fontFolder) : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Lazy<Opened>> opened = [];

    /// <summary>Renders an annual report.</summary>
    /// <param name="content">What it prints.</param>
    /// <param name="fontFiles">Files that replace ours; empty for none.</param>
    /// <exception cref="DocumentFontException">A font file is absent or no usable font.</exception>
    public DocumentResult Render(AnnualReportContent content, IReadOnlyDictionary<FontRole, string> fontFiles)
    {
        var key = string.Join('\n', fontFiles.OrderBy(file => file.Key).Select(file => $"{file.Key}={file.Value}"));
        Lazy<Opened> fonts;
        lock (gate)
        {
            // PublicationOnly keeps no exception: a file that was absent is looked for again.
            if (!opened.TryGetValue(key, out var known))
                opened[key] = known = new Lazy<Opened>(() => Open(fontFiles), LazyThreadSafetyMode.PublicationOnly);
            fonts = known;
        }

        return fonts.Value.Document.Render(content);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var fonts in opened.Values.Where(fonts => fonts.IsValueCreated))
            fonts.Value.Fonts.Dispose();
    }

    private Opened Open(IReadOnlyDictionary<FontRole, string> fontFiles)
    {
        var fonts = DocumentFonts.Load(fontFolder, fontFiles);
        return new Opened(fonts, new AnnualReportDocument(fonts));
    }

    private sealed record Opened(DocumentFonts Fonts, AnnualReportDocument Document);
}
