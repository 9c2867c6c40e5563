using InfoDisclosure.Core.Documents.Posters;
using InfoDisclosure.Core.Documents.Sheets;

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
    public DocumentResult Render(AnnualReportContent content, IReadOnlyDictionary<FontRole, string> fontFiles) => With(fontFiles).Report.Render(content);

    /// <summary>Renders the poster of an item.</summary>
    /// <inheritdoc cref="Render(AnnualReportContent, IReadOnlyDictionary{FontRole, string})"/>
    public DocumentResult Render(PosterContent content, IReadOnlyDictionary<FontRole, string> fontFiles) => With(fontFiles).Poster.Render(content);

    /// <summary>Renders the posting of a village's subsidies.</summary>
    /// <inheritdoc cref="Render(AnnualReportContent, IReadOnlyDictionary{FontRole, string})"/>
    public DocumentResult Render(HouseholdPosterContent content, IReadOnlyDictionary<FontRole, string> fontFiles) => With(fontFiles).Households.Render(content);

    /// <summary>Renders a review sheet.</summary>
    /// <inheritdoc cref="Render(AnnualReportContent, IReadOnlyDictionary{FontRole, string})"/>
    public DocumentResult Render(ReviewSheetContent content, IReadOnlyDictionary<FontRole, string> fontFiles) => With(fontFiles).Review.Render(content);

    /// <summary>Renders the proof that a publicity period was kept.</summary>
    /// <inheritdoc cref="Render(AnnualReportContent, IReadOnlyDictionary{FontRole, string})"/>
    public DocumentResult Render(PublicityProofContent content, IReadOnlyDictionary<FontRole, string> fontFiles) => With(fontFiles).Proof.Render(content);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var fonts in opened.Values.Where(fonts => fonts.IsValueCreated))
            fonts.Value.Fonts.Dispose();
    }

    private Opened With(IReadOnlyDictionary<FontRole, string> fontFiles)
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

        return fonts.Value;
    }

    private Opened Open(IReadOnlyDictionary<FontRole, string> fontFiles)
    {
        var fonts = DocumentFonts.Load(fontFolder, fontFiles);
        return new Opened(fonts, new AnnualReportDocument(fonts), new PosterDocument(fonts), new HouseholdPosterDocument(fonts), new ReviewSheetDocument(fonts), new PublicityProofDocument(fonts));
    }

    private sealed record Opened(
        DocumentFonts Fonts,
        AnnualReportDocument Report,
        PosterDocument Poster,
        HouseholdPosterDocument Households,
        ReviewSheetDocument Review,
        PublicityProofDocument Proof);
}
