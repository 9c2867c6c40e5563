namespace InfoDisclosure.Rules.Requests;

/// <summary>A request as the statistics see it.</summary>
/// <param name="Kind">The column.</param>
/// <param name="ReceivedOn">收到申请之日.</param>
/// <param name="OutcomeCode">A code of <see cref="RequestOutcome"/>, or null while open.</param>
/// <param name="RepliedOn">The day of the reply or of closing; null while open.</param>
public sealed record RequestFact(ApplicantKind Kind, DateOnly ReceivedOn, string? OutcomeCode, DateOnly? RepliedOn);

/// <summary>
/// A year's requests: received, carried in, closed by outcome, carried forward. The official check A + B = C7 + D holds by
/// construction for facts that are replied to no earlier than received.
/// </summary>
public sealed record RequestTally(int Year, int Received, int CarriedIn, IReadOnlyDictionary<string, int> Closed, int CarriedForward)
{
    /// <summary>三、（七）总计.</summary>
    public int ClosedTotal => Closed.Values.Sum();

    /// <summary>Counts the facts of a year; later years' facts don't count.</summary>
    public static RequestTally Of(int year, IEnumerable<RequestFact> facts)
    {
        int received = 0, carriedIn = 0, carriedForward = 0;
        var closed = new Dictionary<string, int>();
        foreach (var fact in facts)
        {
            if (fact.ReceivedOn.Year > year || fact.RepliedOn?.Year < year)
                continue;
            if (fact.ReceivedOn.Year == year)
                received++;
            else
                carriedIn++;
            if (fact.RepliedOn?.Year == year && fact.OutcomeCode is { } code)
                closed[code] = closed.GetValueOrDefault(code) + 1;
            else
                carriedForward++;
        }

        return new RequestTally(year, received, carriedIn, closed, carriedForward);
    }
}
