namespace InfoDisclosure.Rules.Reports.Checks;

/// <summary>The numbers in the text, against each other and against the counted ones.</summary>
internal static class TextChecks
{
    /// <summary>A total is what its parts add up to.</summary>
    internal static IEnumerable<Found> Sums(ReportToCheck report) =>
        from sum in report.Parts.SelectMany(part => TextSum.Read(part.WholeText))
        where !sum.Agrees
        let parts = sum.Parts.Sum()
        select new Found(
            $"“{sum.Excerpt}”：总数是{Words.Number(sum.Total)}{sum.Unit}，分项相加是{Words.Number(parts)}{sum.Unit}。请核对；{(parts < sum.Total ? "没有列全的，写明其余多少，或者在后面加“等”" : "有重复计算的，请写明")}。",
            [],
            sum.Total,
            parts);

    /// <summary>What the text says on a number is what was counted.</summary>
    internal static IEnumerable<Found> Tables(ReportToCheck report)
    {
        foreach (var claim in Claims(report))
        {
            var cells = claim.Phrase.Counts is { } counts ? report.Form.Cells.Where(cell => !cell.IsSum && cell.Measures.All(counts)).ToList() : [];
            var counted = claim.Phrase.Counts is null ? report.Disclosed?.Total : cells.Count == 0 ? null : report.Sum(cells);
            if (counted is not null && counted != claim.Value)
                yield return new Found($"文中“{claim.Excerpt}”，{claim.Phrase.Name}统计为{Words.Number(counted)}。请改正文字，或者核对数据。", [.. cells.Select(cell => cell.Path)], claim.Value, counted);
        }
    }

    /// <summary>One number isn't said twice in two ways.</summary>
    internal static IEnumerable<Found> Twice(ReportToCheck report) =>
        from claims in Claims(report).GroupBy(claim => claim.Phrase)
        let first = claims.First()
        from other in claims.DistinctBy(claim => claim.Value).Skip(1)
        select new Found($"{first.Phrase.Name}，文中一处写“{first.Excerpt}”，另一处写“{other.Excerpt}”，不一致。请改正。", [], first.Value, other.Value);

    private static IEnumerable<TextClaim> Claims(ReportToCheck report) => report.Parts.SelectMany(part => TextClaim.Read(part.WholeText, report.Year));
}
