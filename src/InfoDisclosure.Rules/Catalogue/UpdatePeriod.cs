namespace InfoDisclosure.Rules.Catalogue;

/// <summary>更新周期: how often a category or a standing item is to be brought up to date.</summary>
public enum UpdatePeriod
{
    /// <summary>不定期: when something is formed or changed.</summary>
    None,

    /// <summary>每周.</summary>
    Weekly,

    /// <summary>每月.</summary>
    Monthly,

    /// <summary>每季度.</summary>
    Quarterly,

    /// <summary>每半年.</summary>
    HalfYearly,

    /// <summary>每年.</summary>
    Yearly,
}

/// <summary>The days of a period.</summary>
public static class UpdatePeriods
{
    /// <summary>
    /// The last day of the period that begins the day after an update: a week later, or the same day of the month some months
    /// later, the month's last day where it has no such day (民法典 Art. 202). Null for 不定期.
    /// </summary>
    public static DateOnly? Next(this UpdatePeriod period, DateOnly updatedOn) => period switch
    {
        UpdatePeriod.None => null,
        UpdatePeriod.Weekly => updatedOn.AddDays(7),
        UpdatePeriod.Monthly => updatedOn.AddMonths(1),
        UpdatePeriod.Quarterly => updatedOn.AddMonths(3),
        UpdatePeriod.HalfYearly => updatedOn.AddMonths(6),
        UpdatePeriod.Yearly => updatedOn.AddMonths(12),
        _ => throw new ArgumentOutOfRangeException(nameof(period)),
    };

    /// <summary>The period's name.</summary>
    public static string Label(this UpdatePeriod period) => period switch
    {
        UpdatePeriod.None => "不定期",
        UpdatePeriod.Weekly => "每周",
        UpdatePeriod.Monthly => "每月",
        UpdatePeriod.Quarterly => "每季度",
        UpdatePeriod.HalfYearly => "每半年",
        UpdatePeriod.Yearly => "每年",
        _ => throw new ArgumentOutOfRangeException(nameof(period)),
    };
}
