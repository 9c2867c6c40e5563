using FsCheck.Xunit;
using InfoDisclosure.Rules.Requests;
using Xunit;

namespace InfoDisclosure.Rules.Tests.Requests;

public sealed class RequestTallyTests
{
    [Fact]
    public void Of_NoFacts_AllZero()
    {
        var tally = RequestTally.Of(2018, []);
        Assert.Equal((0, 0, 0, 0), (tally.Received, tally.CarriedIn, tally.ClosedTotal, tally.CarriedForward));
    }

    [Fact]
    public void Of_RequestOverNewYear_IsCarriedForwardThenCarriedInAndClosed()
    {
        RequestFact[] facts = [new(ApplicantKind.NaturalPerson, new DateOnly(2024, 12, 20), "C1", new DateOnly(2025, 1, 10))];
        var first = RequestTally.Of(2024, facts);
        var second = RequestTally.Of(2025, facts);
        Assert.Equal((1, 0, 0, 1), (first.Received, first.CarriedIn, first.ClosedTotal, first.CarriedForward));
        Assert.Equal((0, 1, 1, 0), (second.Received, second.CarriedIn, second.ClosedTotal, second.CarriedForward));
        Assert.Equal(1, second.Closed["C1"]);
        Assert.Equal(0, RequestTally.Of(2026, facts).CarriedIn);
        Assert.Equal(0, RequestTally.Of(2023, facts).Received);
    }

    /// <summary>一+二 = 三+四, in every year, and what is carried forward is what the next year carries in.</summary>
    [Property]
    public bool Of_AnyFacts_OfficialCheckHolds((ushort Received, byte Days, byte Outcome, bool Open)[] rows)
    {
        var facts = rows.Select(row =>
        {
            var received = new DateOnly(2019, 1, 1).AddDays(row.Received % 2500);
            return row.Open
                ? new RequestFact(ApplicantKind.NaturalPerson, received, null, null)
                : new RequestFact(ApplicantKind.NaturalPerson, received, RequestOutcome.All[row.Outcome % RequestOutcome.All.Count].Code, received.AddDays(row.Days));
        }).ToList();
        var years = Enumerable.Range(2019, 9).Select(year => RequestTally.Of(year, facts)).ToList();
        return years.All(tally => tally.Received + tally.CarriedIn == tally.ClosedTotal + tally.CarriedForward)
            && years.Zip(years.Skip(1)).All(pair => pair.First.CarriedForward == pair.Second.CarriedIn);
    }

    [Fact]
    public void All_Outcomes_TwentyOneInOrderWithoutDuplicates()
    {
        Assert.Equal(21, RequestOutcome.All.Count);
        Assert.Equal(21, RequestOutcome.All.Select(outcome => outcome.Code).Distinct().Count());
        Assert.Equal([1, 1, 8, 3, 5, 3], RequestOutcome.All.GroupBy(outcome => outcome.Code[..2]).Select(group => group.Count()));
        Assert.Equal("不予公开：属于国家秘密", RequestOutcome.Find("C3.1")!.FullLabel);
        Assert.Equal("部分公开", RequestOutcome.Find("C2")!.FullLabel);
        Assert.Null(RequestOutcome.Find("C9"));
    }

    [Theory]
    [InlineData("2019-05-14", 15)]
    [InlineData("2019-05-15", 20)]
    [InlineData("2026-11-23", 20)]
    public void WorkingDays_ByDayOfReceipt_FollowsTheOrderInForce(string received, int expected) =>
        Assert.Equal(expected, ReplyDeadline.WorkingDays(DateOnly.ParseExact(received, "yyyy-MM-dd")));
}
