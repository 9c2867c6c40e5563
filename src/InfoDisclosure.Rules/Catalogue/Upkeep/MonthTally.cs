namespace InfoDisclosure.Rules.Catalogue.Upkeep;

/// <summary>What a month's publications come to: of whichever rows were counted, each once (条例 Art. 26).</summary>
public sealed record MonthTally
{
    private MonthTally()
    {
    }

    public required int Total { get; init; }

    public required int OnTime { get; init; }

    public required int Late { get; init; }

    /// <summary>补录: told apart, in no share.</summary>
    public required int Backfilled { get; init; }

    /// <summary>不能计算: in no share.</summary>
    public required int Unknown { get; init; }

    /// <summary>按时 of those that can be judged, in tenths of a percent rounded down, so that 100% means every one; null when there is none.</summary>
    public int? ShareInTenths => OnTime + Late == 0 ? null : (int)(OnTime * 1000L / (OnTime + Late));

    /// <summary>The share in words.</summary>
    public string Share => ShareInTenths switch
    {
        null => "—",
        { } tenths when tenths % 10 == 0 => $"{tenths / 10}%",
        { } tenths => $"{tenths / 10}.{tenths % 10}%",
    };

    /// <summary>Counts.</summary>
    public static MonthTally Of(IEnumerable<Timeliness> rows)
    {
        var counts = rows.CountBy(row => row).ToDictionary();
        return new MonthTally
        {
            Total = counts.Values.Sum(),
            OnTime = counts.GetValueOrDefault(Timeliness.OnTime),
            Late = counts.GetValueOrDefault(Timeliness.Late),
            Backfilled = counts.GetValueOrDefault(Timeliness.Backfilled),
            Unknown = counts.GetValueOrDefault(Timeliness.Unknown),
        };
    }
}
