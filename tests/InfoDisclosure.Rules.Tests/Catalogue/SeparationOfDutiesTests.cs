using FsCheck.Xunit;
using InfoDisclosure.Rules.Catalogue;
using Xunit;

namespace InfoDisclosure.Rules.Tests.Catalogue;

public sealed class SeparationOfDutiesTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(null, false)]
    public void MayReview_ByPerson_NeverAWriterNorNobody(int? person, bool may) => Assert.Equal(may, SeparationOfDuties.MayReview([1, 2], person));

    [Theory]
    [InlineData(ReviewRule.ThreePersons, 2, 3, true)]
    [InlineData(ReviewRule.ThreePersons, 2, 2, false)]
    [InlineData(ReviewRule.ThreePersons, 2, 1, false)]
    [InlineData(ReviewRule.ThreePersons, null, 3, false)]
    [InlineData(ReviewRule.ThreePersons, 2, null, false)]
    [InlineData(ReviewRule.TwoPersons, 2, 2, true)]
    [InlineData(ReviewRule.TwoPersons, null, 2, true)]
    [InlineData(ReviewRule.TwoPersons, 2, 1, false)]
    [InlineData(ReviewRule.TwoPersons, null, null, false)]
    public void MayReviewSecrecy_ByRule_FollowsIt(ReviewRule rule, int? reviewer, int? person, bool may) =>
        Assert.Equal(may, SeparationOfDuties.MayReviewSecrecy(rule, [1], reviewer, person));

    /// <summary>Whatever the rule: from word to public there are at least as many people as it says.</summary>
    [Property]
    public bool MayReviewSecrecy_Anybody_EnoughPeople(int[] writers, int? reviewer, int? person, bool three)
    {
        var rule = three ? ReviewRule.ThreePersons : ReviewRule.TwoPersons;
        var written = writers.Append(0).ToList();
        if (!SeparationOfDuties.MayReviewSecrecy(rule, written, reviewer, person) || (reviewer is not null && !SeparationOfDuties.MayReview(written, reviewer)))
            return true;
        var people = written.Select(writer => (int?)writer).Append(reviewer).Append(person).OfType<int>().Distinct().Count();
        return people >= (three ? 3 : 2);
    }

    [Fact]
    public void Sentence_EachRule_SaysHowMany()
    {
        Assert.Contains("三个人", ReviewRule.ThreePersons.Sentence(), StringComparison.Ordinal);
        Assert.Contains("另一个人", ReviewRule.TwoPersons.Sentence(), StringComparison.Ordinal);
    }
}
