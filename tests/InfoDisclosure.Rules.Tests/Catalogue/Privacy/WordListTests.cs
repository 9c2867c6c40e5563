using InfoDisclosure.Rules.Catalogue.Privacy;
using Xunit;

namespace InfoDisclosure.Rules.Tests.Catalogue.Privacy;

/// <summary><c>seeds/catalogue/words.json</c>, with which the office starts.</summary>
public sealed class WordListTests
{
    [Fact]
    public void Seeded_Lists_AreFilledWithoutRepeats()
    {
        var words = TestWords.Seeded;
        Assert.True(words.Mistyped.Count >= 40);
        Assert.True(words.Hardship.Count >= 30);
        Assert.NotEmpty(words.Sensitive);
        foreach (var list in new[] { words.Sensitive.Select(entry => entry.Word), words.Mistyped.Select(entry => entry.Word), words.Hardship, words.Institutions, words.Titles }.Select(list => list.ToList()))
        {
            Assert.Equal(list.Count, list.Distinct().Count());
            Assert.DoesNotContain(list, string.IsNullOrWhiteSpace);
        }
    }

    /// <summary>Corrected text must not be found again.</summary>
    [Fact]
    public void Seeded_RightForms_ContainNoMistypedWord() =>
        Assert.All(TestWords.Seeded.Mistyped, entry => Assert.DoesNotContain(TestWords.Scan(entry.Right), finding => finding.Kind == FindingKind.MistypedWord));

    /// <summary>帐户 must not be found where right words only touch each other.</summary>
    [Theory]
    [InlineData("上报消防部门，接通迅速，公园满员，按排查要求，全部份额，预防害虫，精减退职职工，协调济南")]
    [InlineData("账户、部署、截至目前、安装、坐落、帐篷、蚊帐、报销、账目")]
    public void Seeded_RightWords_AreNotFound(string text) => Assert.Empty(TestWords.Scan(text));
}
