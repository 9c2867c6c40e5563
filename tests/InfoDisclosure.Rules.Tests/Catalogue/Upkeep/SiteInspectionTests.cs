using InfoDisclosure.Rules.Catalogue.Upkeep;
using Xunit;

namespace InfoDisclosure.Rules.Tests.Catalogue.Upkeep;

/// <summary>国办秘函〔2019〕19号: where each point tips.</summary>
public sealed class SiteInspectionTests
{
    private static readonly InspectionFacts Good = new()
    {
        HomePageDays = 0,
        PolicyDays = 10,
        Stale = 0,
        WithPeriod = 7,
        Blank = 0,
        Explained = 0,
        Columns = 43,
        DeadLinks = 0,
        Links = 12,
        MissingFooter = [],
    };

    [Fact]
    public void Judge_GoodSite_PassesWhatCanBeMeasured() =>
        Assert.All(SiteInspection.Judge(Good), point => Assert.True(point.Verdict is InspectionVerdict.Passed or InspectionVerdict.ByHand, $"{point}"));

    [Fact]
    public void Judge_EveryTopic_StandsOnce() =>
        Assert.Equal(Enum.GetValues<InspectionTopic>(), SiteInspection.Judge(Good).Select(point => point.Topic));

    [Theory]
    [InlineData(14, InspectionVerdict.Passed)]
    [InlineData(15, InspectionVerdict.Veto)]
    [InlineData(null, InspectionVerdict.Veto)]
    public void HomePage_TwoWeeks(int? days, InspectionVerdict verdict) => Holds(Good with { HomePageDays = days }, InspectionTopic.HomePage, verdict);

    [Theory]
    [InlineData(183, InspectionVerdict.Passed)]
    [InlineData(184, InspectionVerdict.Unsure)]
    [InlineData(null, InspectionVerdict.Unsure)]
    public void Policy_SixMonths(int? days, InspectionVerdict verdict) => Holds(Good with { PolicyDays = days }, InspectionTopic.PolicyColumn, verdict);

    [Theory]
    [InlineData(0, InspectionVerdict.Passed)]
    [InlineData(1, InspectionVerdict.Deduction)]
    [InlineData(9, InspectionVerdict.Deduction)]
    [InlineData(10, InspectionVerdict.Veto)]
    public void Stale_TenColumns(int stale, InspectionVerdict verdict) => Holds(Good with { Stale = stale }, InspectionTopic.StaleColumns, verdict);

    [Theory]
    [InlineData(0, 0, InspectionVerdict.Passed)]
    [InlineData(4, 0, InspectionVerdict.Deduction)]
    [InlineData(5, 0, InspectionVerdict.Veto)]
    // Whether a stated reason saves a column from being called blank is the inspectors' to say.
    [InlineData(0, 4, InspectionVerdict.Passed)]
    [InlineData(0, 5, InspectionVerdict.Unsure)]
    [InlineData(4, 1, InspectionVerdict.Unsure)]
    public void Blank_FiveColumns(int blank, int explained, InspectionVerdict verdict) => Holds(Good with { Blank = blank, Explained = explained }, InspectionTopic.BlankColumns, verdict);

    [Fact]
    public void DeadLinksAndFooter_CostPoints()
    {
        Holds(Good with { DeadLinks = 1 }, InspectionTopic.DeadLinks, InspectionVerdict.Deduction);
        Holds(Good with { MissingFooter = ["网站标识码"] }, InspectionTopic.Footer, InspectionVerdict.Deduction);
    }

    private static void Holds(InspectionFacts facts, InspectionTopic topic, InspectionVerdict verdict) =>
        Assert.Equal(verdict, Assert.Single(SiteInspection.Judge(facts), point => point.Topic == topic).Verdict);
}
