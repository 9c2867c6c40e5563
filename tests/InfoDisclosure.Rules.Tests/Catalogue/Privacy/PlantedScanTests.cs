using InfoDisclosure.Rules.Catalogue.Privacy;
using Xunit;

namespace InfoDisclosure.Rules.Tests.Catalogue.Privacy;

/// <summary>What the scanner makes of the planted cases. The benchmark <c>scanner</c> prints the same figures.</summary>
public sealed class PlantedScanTests
{
    private static readonly IReadOnlyList<PlantedScore> Scores = PlantedScore.Of(PlantedCaseTests.Cases, content => PersonalDataScanner.Scan(content, TestWords.Seeded));

    /// <summary>Checksums leave no excuse.</summary>
    [Theory]
    [InlineData(FindingKind.IdentityNumber)]
    [InlineData(FindingKind.BankCard)]
    public void Scan_ChecksummedNumbers_AllFound(FindingKind kind) => Assert.Empty(Score(kind).Missed);

    /// <summary>Only the checksummed kinds: what the rest scores on these cases is measured, never worked at.</summary>
    [Theory]
    [InlineData(FindingKind.IdentityNumber)]
    [InlineData(FindingKind.BankCard)]
    public void Scan_ChecksummedNumbersHeldOut_AllFound(FindingKind kind)
    {
        var heldOut = PlantedCase.Read(Path.Combine(AppContext.BaseDirectory, "Catalogue", "Privacy", "held-out-cases.txt"));
        var score = PlantedScore.Of(heldOut, content => PersonalDataScanner.Scan(content, TestWords.Seeded)).Single(one => one.Kind == kind);
        Assert.NotEmpty(score.Hits);
        Assert.Empty(score.Missed);
    }

    [Theory]
    [InlineData(FindingKind.IdentityNumber, 1, 0.95)]
    [InlineData(FindingKind.MobileNumber, 0.97, 0.97)]
    [InlineData(FindingKind.BankCard, 1, 0.95)]
    [InlineData(FindingKind.Email, 1, 1)]
    [InlineData(FindingKind.HomeAddress, 0.95, 0.95)]
    [InlineData(FindingKind.NameWithAmount, 0.95, 0.95)]
    [InlineData(FindingKind.NameWithHardship, 0.93, 0.93)]
    [InlineData(FindingKind.NameInList, 1, 0.8)]
    [InlineData(FindingKind.SensitiveWord, 1, 1)]
    [InlineData(FindingKind.MistypedWord, 1, 1)]
    public void Scan_Kind_KeepsItsFloors(FindingKind kind, double recall, double precision)
    {
        var score = Score(kind);
        Assert.True(score.Recall >= recall, $"missed: {string.Join("; ", score.Missed)}");
        Assert.True(score.Precision >= precision, $"surplus: {string.Join("; ", score.Surplus)}");
    }

    /// <summary>A wrong check digit or the older length is only probable; a right one is certain unless it stands behind another label.</summary>
    [Fact]
    public void Scan_IdentityNumbers_TellCertainFromProbable()
    {
        var wrong = PlantedCaseTests.Cases.SelectMany(planted => PersonalDataScanner.Scan(planted.Content, TestWords.Seeded)
            .SelectMany(finding => planted.Plants.Where(plant => plant.Kind == FindingKind.IdentityNumber && plant.Kind == finding.Kind && plant.Place == finding.Place && plant.Start == finding.Start)
                .Where(plant => plant.OnlyProbable == finding.Certain).Select(_ => planted.Title)));
        Assert.Empty(wrong);
    }

    [Fact]
    public void Scan_PlantedCases_AfterMaskingNothingPersonalIsLeft()
    {
        foreach (var planted in PlantedCaseTests.Cases)
        {
            var masked = TestWords.Mask(planted.Content);
            Assert.DoesNotContain(PersonalDataScanner.Scan(masked, TestWords.Seeded), finding => finding.Kind < FindingKind.SensitiveWord);
        }
    }

    private static PlantedScore Score(FindingKind kind) => Scores.Single(score => score.Kind == kind);
}
