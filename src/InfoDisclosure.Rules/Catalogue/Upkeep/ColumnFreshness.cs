using System.Globalization;

namespace InfoDisclosure.Rules.Catalogue.Upkeep;

/// <summary>How a column (栏目) or a standing item stands against its update period, the worst first.</summary>
public enum Freshness
{
    /// <summary>红: its period has passed.</summary>
    Red,

    /// <summary>空白: it has a period and nothing was ever published.</summary>
    Blank,

    /// <summary>黄: due soon.</summary>
    Yellow,

    /// <summary>新鲜.</summary>
    Fresh,
}

/// <summary>
/// When a column is due again: one period after its last update or after the day it was last stated that nothing had changed,
/// whichever came later. The last day itself is still in time.
/// </summary>
public sealed record ColumnFreshness
{
    /// <summary>So many days ahead a column turns yellow, unless the office sets another number.</summary>
    public const int DefaultLead = 7;

    private ColumnFreshness()
    {
    }

    public required Freshness State { get; init; }

    public required UpdatePeriod Period { get; init; }

    /// <summary>The day the period counts from; null for a blank column.</summary>
    public required DateOnly? From { get; init; }

    /// <summary>Whether it counts from a statement and not from an update.</summary>
    public required bool FromStatement { get; init; }

    /// <summary>The last day; null for a blank column.</summary>
    public required DateOnly? DueOn { get; init; }

    /// <summary>Days left to <see cref="DueOn"/>, negative when it has passed; null for a blank column.</summary>
    public required int? DaysLeft { get; init; }

    /// <summary>The count in words, as the page shows it.</summary>
    public string Words => DueOn is not { } due
        ? $"{Period.Label()}更新，还没有公开过信息"
        : $"{Day(From!.Value)}{(FromStatement ? "声明无变化" : "更新")}，{Period.Label()}更新一次，{Day(due)}到期，" + DaysLeft switch
        {
            < 0 => $"已超过{-DaysLeft}天",
            0 => "就是今天",
            _ => $"还有{DaysLeft}天",
        };

    /// <summary>Judges a column; null for 不定期, which is never due.</summary>
    /// <param name="updatedOn">The last day something was published or corrected; null when nothing ever was.</param>
    /// <param name="statedOn">The last day it was stated that nothing had changed.</param>
    /// <param name="lead">Days ahead it turns yellow; at most half a period, so that a weekly column isn't yellow always.</param>
    public static ColumnFreshness? Of(UpdatePeriod period, DateOnly? updatedOn, DateOnly? statedOn, DateOnly today, int lead)
    {
        if (period == UpdatePeriod.None)
            return null;
        // What was never published can't have stayed the same.
        if (updatedOn is not { } updated)
            return new ColumnFreshness { State = Freshness.Blank, Period = period, From = null, FromStatement = false, DueOn = null, DaysLeft = null };
        var stated = statedOn > updated;
        var from = stated ? statedOn!.Value : updated;
        var due = period.Next(from)!.Value;
        var left = due.DayNumber - today.DayNumber;
        return new ColumnFreshness
        {
            State = left < 0 ? Freshness.Red : left <= Math.Min(lead, (due.DayNumber - from.DayNumber) / 2) ? Freshness.Yellow : Freshness.Fresh,
            Period = period,
            From = from,
            FromStatement = stated,
            DueOn = due,
            DaysLeft = left,
        };
    }

    private static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}

/// <summary>The words of <see cref="Freshness"/>.</summary>
public static class FreshnessLabels
{
    /// <summary>One word.</summary>
    public static string Label(this Freshness state) => state switch
    {
        Freshness.Red => "逾期",
        Freshness.Blank => "空白",
        Freshness.Yellow => "快到期",
        Freshness.Fresh => "新鲜",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}

/// <summary>
/// 本期无变化: a dated public sentence in place of an update. No rule of law names it, so it is kept narrow: near the end of a
/// period, for a column that has something, and not for more than a few periods in a row.
/// </summary>
public static class NoChange
{
    /// <summary>So many periods in a row may be stated, unless the office sets another number.</summary>
    public const int DefaultMost = 2;

    /// <summary>Why it may not be stated now, in words that say what to do; null when it may.</summary>
    /// <param name="stated">Statements since the last update.</param>
    /// <param name="most">The most in a row.</param>
    public static string? Refusal(ColumnFreshness? freshness, int stated, int most) => freshness switch
    {
        null => "这个栏目不定期更新，不用声明",
        { State: Freshness.Blank } => "这个栏目还没有公开过信息，不能说无变化；确实没有这类信息的，请在覆盖图里说明原因",
        { State: Freshness.Fresh } => $"这个栏目{freshness.DueOn:yyyy年M月d日}才到期，现在不用声明",
        { State: Freshness.Red or Freshness.Yellow } => stated < most ? null : most == 0 ? "本站不使用“本期无变化”，请写一条新信息" : $"已经连续{stated}期声明无变化，这一期请写一条新信息",
        _ => throw new ArgumentOutOfRangeException(nameof(freshness)),
    };

    /// <summary>The public sentence.</summary>
    public static string Sentence(DateOnly day) => $"截至 {day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture)}，本栏目本期无变化";
}
