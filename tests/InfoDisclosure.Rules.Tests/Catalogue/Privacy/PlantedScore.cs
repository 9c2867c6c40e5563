using System.Text.Json;
using InfoDisclosure.Rules.Catalogue.Privacy;

namespace InfoDisclosure.Rules.Tests.Catalogue.Privacy;

/// <summary>What a scan makes of the planted cases, kind by kind.</summary>
public sealed record PlantedScore(FindingKind Kind, IReadOnlyList<string> Hits, IReadOnlyList<string> Missed, IReadOnlyList<string> Surplus)
{
    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    public double Recall => (double)Hits.Count / (Hits.Count + Missed.Count);

    public double Precision => (double)Hits.Count / (Hits.Count + Surplus.Count);

    /// <summary>Reads <c>seeds/catalogue/words.json</c>.</summary>
    public static ScanWords Words(string path) => JsonSerializer.Deserialize<ScanWords>(File.ReadAllText(path), CamelCase)!;

    /// <summary>
    /// Scans each case by itself. A hit has the planted kind, place and stretch; an address may begin earlier or later, since
    /// only its end is what leads to a door.
    /// </summary>
    public static IReadOnlyList<PlantedScore> Of(IReadOnlyList<PlantedCase> cases, Func<ScannedContent, IReadOnlyList<Finding>> scan)
    {
        var kinds = Enum.GetValues<FindingKind>();
        var hits = kinds.ToDictionary(kind => kind, _ => new List<string>());
        var missed = kinds.ToDictionary(kind => kind, _ => new List<string>());
        var surplus = kinds.ToDictionary(kind => kind, _ => new List<string>());
        foreach (var planted in cases)
        {
            var left = scan(planted.Content).ToList();
            foreach (var plant in planted.Plants)
            {
                var found = left.FindIndex(finding => Matches(plant, finding));
                (found < 0 ? missed : hits)[plant.Kind].Add($"{planted.Title} {plant.Start}+{plant.Length}");
                if (found >= 0)
                    left.RemoveAt(found);
            }

            foreach (var finding in left)
                surplus[finding.Kind].Add($"{planted.Title}: {finding.Written}");
        }

        return [.. kinds.Select(kind => new PlantedScore(kind, hits[kind], missed[kind], surplus[kind]))];
    }

    private static bool Matches(Plant plant, Finding finding) =>
        finding.Kind == plant.Kind && finding.Place == plant.Place && finding.Start + finding.Length == plant.Start + plant.Length
        && (finding.Start == plant.Start || plant.Kind == FindingKind.HomeAddress);
}
