namespace InfoDisclosure.Rules.Catalogue.Subsidies;

/// <summary>To what an amount of a subsidy is rounded.</summary>
public enum AmountRounding
{
    /// <summary>分, two decimals of a yuan.</summary>
    Fen,

    /// <summary>角, one decimal.</summary>
    Jiao,

    /// <summary>元.</summary>
    Yuan,
}

/// <summary>
/// The check of a subsidy's list: quantity × rate = amount (惠民惠农财政补贴 posted by village; the paid amount must equal the posted
/// one). Halves are rounded up, as the finance offices do.
/// </summary>
public static class SubsidyArithmetic
{
    /// <summary>The greatest quantity, rate or amount that is taken for one.</summary>
    public const decimal Most = 1_000_000_000m;

    /// <summary>The amount in yuan.</summary>
    /// <param name="quantity">亩, 头, 人: not negative.</param>
    /// <param name="rate">Yuan for one.</param>
    /// <param name="rounding">To what it is rounded.</param>
    public static decimal Amount(decimal quantity, decimal rate, AmountRounding rounding) =>
        Math.Round(quantity * rate, Decimals(rounding), MidpointRounding.AwayFromZero);

    /// <summary>Whether a row's amount is what quantity and rate make.</summary>
    public static bool Fits(decimal quantity, decimal rate, decimal amount, AmountRounding rounding) => Amount(quantity, rate, rounding) == amount;

    /// <summary>The rounding under which the most rows fit; the finest of several that do equally well.</summary>
    public static AmountRounding Likely(IReadOnlyCollection<(decimal Quantity, decimal Rate, decimal Amount)> rows) =>
        Enum.GetValues<AmountRounding>().MaxBy(rounding => rows.Count(row => Fits(row.Quantity, row.Rate, row.Amount, rounding)));

    private static int Decimals(AmountRounding rounding) => rounding switch
    {
        AmountRounding.Fen => 2,
        AmountRounding.Jiao => 1,
        AmountRounding.Yuan => 0,
        _ => throw new ArgumentOutOfRangeException(nameof(rounding)),
    };
}

/// <summary>The words of it.</summary>
public static class AmountRoundings
{
    public static string Label(this AmountRounding rounding) => rounding switch
    {
        AmountRounding.Fen => "保留到分",
        AmountRounding.Jiao => "保留到角",
        AmountRounding.Yuan => "保留到元",
        _ => throw new ArgumentOutOfRangeException(nameof(rounding)),
    };
}
