using System.Globalization;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Documents;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Reports.Tables;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Reports;

/// <summary>A character that no font has, and where the report uses it.</summary>
/// <param name="Character">One code point.</param>
/// <param name="Code">As Unicode writes it, e.g. U+1F600.</param>
/// <param name="Places">Each with the words around it.</param>
public sealed record MissingCharacter(string Character, string Code, IReadOnlyList<MissingPlace> Places);

/// <param name="Field">The field of <see cref="ReportDraft"/>, as issues name it.</param>
/// <param name="Label">The same in words.</param>
/// <param name="Around">The text around the first use there.</param>
public sealed record MissingPlace(string Field, string Label, string Around);

/// <summary>What came of printing a draft: a closed set.</summary>
public abstract record DraftDocumentResult
{
    private DraftDocumentResult()
    {
    }

    public sealed record Printed(byte[] Pdf, string FileName, DateTime SavedAt) : DraftDocumentResult;

    public sealed record Missing(IReadOnlyList<MissingCharacter> Characters) : DraftDocumentResult;
}

/// <summary>
/// Prints the revision being worked on with the figures as they are now and 送审稿 on every page, so that nobody takes it for
/// the official document.
/// </summary>
public sealed class DraftDocument(InfoDisclosureDb db, FigureReader figures, ReportTableReader tables, DocumentPress press)
{
    /// <summary>The word on every page of what isn't published.</summary>
    public const string Mark = "送审稿";

    private const int WordsAround = 12;

    /// <summary>Prints a year's draft; null when the year has none.</summary>
    /// <exception cref="DocumentFontException">A font file named by the settings can't be used.</exception>
    public async Task<DraftDocumentResult?> PrintAsync(int year, CancellationToken cancel)
    {
        var revision = await db.ReportRevisions.AsNoTracking().Include(row => row.Parts)
            .FirstOrDefaultAsync(row => db.Reports.Any(report => report.Year == year && report.WorkingRevisionId == row.Id), cancel);
        if (revision is null)
            return null;
        var name = Path.GetFileNameWithoutExtension(ReportReader.FileName(await db.SiteProfiles.Select(profile => profile.ShortName).SingleAsync(cancel), year));
        return await RenderAsync(revision, year, cancel) switch
        {
            DocumentResult.Rendered(var pdf, _) => new DraftDocumentResult.Printed(pdf, $"{name}（{Mark}）.pdf", revision.WrittenAt),
            DocumentResult.CharactersMissing(var characters) => new DraftDocumentResult.Missing(Locate(characters, revision)),
            _ => throw new InvalidOperationException("DocumentResult is a closed set."),
        };
    }

    /// <summary>Issues for characters that the document couldn't print, at their fields.</summary>
    internal async Task<IReadOnlyList<Issue>> IssuesAsync(ReportRevision revision, int year, CancellationToken cancel) =>
        await RenderAsync(revision, year, cancel) is DocumentResult.CharactersMissing(var characters)
            ? [.. Locate(characters, revision)
                .SelectMany(missing => missing.Places.DefaultIfEmpty(new MissingPlace("", "报告", "")).Select(place => (place.Field, place.Label, missing.Character, missing.Code)))
                .GroupBy(use => (use.Field, use.Label))
                .Select(uses => new Issue(uses.Key.Field, $"{uses.Key.Label}里有印不出来的字：{string.Join("、", uses.Select(use => $"{use.Character}（{use.Code}）"))}，字库里没有，请换一种写法"))]
            : [];

    private async Task<DocumentResult> RenderAsync(ReportRevision revision, int year, CancellationToken cancel)
    {
        var profile = await db.SiteProfiles.AsNoTracking().SingleAsync(cancel);
        var values = await figures.ReadAsync(year, ReportFigures.Names(revision), cancel);
        string[] marks = profile.IsDemonstration ? [Mark, ReportReader.DemonstrationMark] : [Mark];
        return press.Render(ReportContent.Of(revision, year, profile.AgencyName, ReportContent.Present(values), marks, address: null, await tables.PresentAsync(year, revision.PeriodTo, cancel)), ReportReader.FontFiles(profile));
    }

    private static IReadOnlyList<MissingCharacter> Locate(IReadOnlyList<string> characters, ReportRevision revision)
    {
        List<(string Field, string Label, string Text)> texts =
        [
            (nameof(ReportDraft.Title), "标题", revision.Title),
            (nameof(ReportDraft.Preface), "前言", revision.PrefaceMarkdown),
            .. revision.Parts.OrderBy(part => part.Position).SelectMany(part => new[]
            {
                ($"Parts[{part.Position - 1}].Heading", $"“{part.Heading}”的标题", part.Heading),
                ($"Parts[{part.Position - 1}].Markdown", $"“{part.Heading}”", part.Markdown),
            }),
            (nameof(ReportDraft.SignedBy), "署名", revision.SignedBy ?? ""),
        ];
        return [.. characters.Select(character => new MissingCharacter(
            character,
            $"U+{char.ConvertToUtf32(character, 0).ToString("X4", CultureInfo.InvariantCulture)}",
            [.. texts.Where(text => text.Text.Contains(character, StringComparison.Ordinal)).Select(text => new MissingPlace(text.Field, text.Label, Around(text.Text, character)))]))];
    }

    private static string Around(string text, string character)
    {
        var at = text.IndexOf(character, StringComparison.Ordinal);
        var from = Math.Max(0, at - WordsAround);
        var to = Math.Min(text.Length, at + character.Length + WordsAround);
        if (from > 0 && char.IsLowSurrogate(text[from]))
            from++;
        if (to < text.Length && char.IsLowSurrogate(text[to]))
            to--;
        return $"{(from > 0 ? "…" : "")}{text[from..to].ReplaceLineEndings(" ")}{(to < text.Length ? "…" : "")}";
    }
}
