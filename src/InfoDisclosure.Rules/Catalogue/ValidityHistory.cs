namespace InfoDisclosure.Rules.Catalogue;

/// <summary>From a day on, information has a validity, until a later line says otherwise.</summary>
/// <param name="Number">Tells apart lines of one day: the later one holds.</param>
public sealed record ValidityLine(DateOnly From, int Number, Validity Validity);

/// <summary>有效性 as a dated history, so that any past day can be asked (条例 Art. 20 item 1; the report's 现行有效件数).</summary>
public static class ValidityHistory
{
    /// <summary>What holds on a day; null before the first line.</summary>
    public static Validity? On(IEnumerable<ValidityLine> lines, DateOnly day) =>
        lines.Where(line => line.From <= day).OrderBy(line => line.From).ThenBy(line => line.Number).LastOrDefault()?.Validity;

    /// <summary>Whether a change makes sense: what was repealed or has expired stays so, everything else may change.</summary>
    public static bool MayFollow(Validity current, Validity next) => current switch
    {
        Validity.InForce => next != Validity.InForce,
        Validity.Amended => next is not Validity.Amended,
        Validity.Expired or Validity.Repealed => false,
        _ => throw new ArgumentOutOfRangeException(nameof(current)),
    };
}
