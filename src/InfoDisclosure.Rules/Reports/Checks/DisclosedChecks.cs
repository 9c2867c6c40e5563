namespace InfoDisclosure.Rules.Reports.Checks;

/// <summary>The year's public items against themselves.</summary>
internal static class DisclosedChecks
{
    /// <summary>Exclusive groups add up to the total.</summary>
    internal static IEnumerable<Found> Groups(ReportToCheck report)
    {
        if (report.Disclosed is not { Groups.Count: > 0 } items)
            yield break;
        var sum = items.Groups.Sum(group => group.Number);
        if (sum != items.Total)
            yield return new Found($"主动公开总数是{items.Total}条，各分组相加是{sum}条。请给没有分组的信息选好分组，或者说明原因。", [], items.Total, sum);
    }

    /// <summary>No channel has more than there is; together they may, for an item can go through several.</summary>
    internal static IEnumerable<Found> Channels(ReportToCheck report) =>
        report.Disclosed is not { } items
            ? []
            : from channel in items.Channels
              where channel.Number > items.Total
              select new Found($"渠道“{channel.Name}”是{channel.Number}条，多于主动公开总数{items.Total}条。请核对。", [], channel.Number, items.Total);
}
