using System.Globalization;
using InfoDisclosure.Core.Site;

namespace InfoDisclosure.Core.Reports;

/// <summary>
/// What staff start a year's report from: its title, preface and parts, each with a hint. Texts hold single-brace words
/// that <see cref="Fill"/> replaces ({机关} short name, {机关全称}, {年}, {下年}, {地址}, {电话}) and double-brace figures, which stay.
/// </summary>
public sealed record ReportShape
{
    /// <summary>The shape's name, for staff.</summary>
    public required string Name { get; init; }

    /// <summary>First report year it is meant for; null: from the beginning.</summary>
    public required int? FromYear { get; init; }

    /// <summary>Last report year; null: until today.</summary>
    public required int? ToYear { get; init; }

    public required string Title { get; init; }

    public required string Preface { get; init; }

    public required IReadOnlyList<ReportShapePart> Parts { get; init; }

    /// <summary>Whether the shape is meant for a report year.</summary>
    public bool Fits(int year) => (FromYear is null || year >= FromYear) && (ToYear is null || year <= ToYear);

    /// <summary>The shape in the words of one agency and year; what isn't known reads 待补充.</summary>
    public ReportShape Fill(SiteProfile profile, int year)
    {
        string In(string text) => text
            .Replace("{机关全称}", profile.AgencyName, StringComparison.Ordinal)
            .Replace("{机关}", profile.ShortName, StringComparison.Ordinal)
            .Replace("{下年}", (year + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{年}", year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{地址}", profile.Address ?? "待补充", StringComparison.Ordinal)
            .Replace("{电话}", profile.Telephone ?? "待补充", StringComparison.Ordinal);
        return this with
        {
            Title = In(Title),
            Preface = In(Preface),
            Parts = [.. Parts.Select(part => part with { Heading = In(part.Heading), Markdown = In(part.Markdown) })],
        };
    }
}

/// <summary>A part (level 1) or sub-section (level 2); the hint is for staff and never printed.</summary>
public sealed record ReportShapePart(int Level, string Heading, string Hint, string Markdown);

/// <summary>The shapes published with the program, <c>seeds/reports/*.json</c>. Years don't overlap.</summary>
public sealed class ReportShapes
{
    private readonly IReadOnlyList<ReportShape> shapes;

    private ReportShapes(IReadOnlyList<ReportShape> shapes) => this.shapes = shapes;

    /// <summary>Every shape, oldest years first.</summary>
    public IReadOnlyList<ReportShape> All => shapes;

    /// <summary>Reads them from the folder <c>seeds</c>.</summary>
    /// <exception cref="InvalidDataException">A file isn't a shape.</exception>
    public static ReportShapes Read(string seedsFolder) => new(
        [.. Directory.EnumerateFiles(Path.Combine(seedsFolder, "reports"), "*.json")
            .Select(SeedFile.Read<ReportShape>)
            .OrderBy(shape => shape.FromYear ?? 0)]);

    /// <summary>The shape of a report year; every year has one.</summary>
    public ReportShape For(int year) => shapes.Single(shape => shape.Fits(year));
}
