using InfoDisclosure.Rules.Catalogue.Privacy;
using Xunit;

namespace InfoDisclosure.Rules.Tests.Catalogue.Privacy;

/// <summary>The cases say what they mean to say; what the scanner makes of them is told in <c>PlantedScanTests</c>.</summary>
public sealed class PlantedCaseTests
{
    internal static IReadOnlyList<PlantedCase> Cases { get; } = PlantedCase.Read(Path.Combine(AppContext.BaseDirectory, "Catalogue", "Privacy", "planted-cases.txt"));

    [Fact]
    public void Read_File_HoldsEnoughOfEach()
    {
        Assert.True(Cases.Count(planted => planted.Positive) >= 120);
        Assert.True(Cases.Count(planted => !planted.Positive) >= 80);
        Assert.Equal(Cases.Count, Cases.Select(planted => planted.Title).Distinct().Count());
        Assert.Equal(Enum.GetValues<FindingKind>(), Cases.SelectMany(planted => planted.Plants).Select(plant => plant.Kind).Distinct().Order());
    }

    [Fact]
    public void Read_Positive_HasPlantsAndNegativeNone() =>
        Assert.All(Cases, planted => Assert.True(planted.Positive == planted.Plants.Count > 0, planted.Title));

    [Fact]
    public void Read_Cells_AreWholeAndMarksAreGone() =>
        Assert.All(Cases, planted => Assert.DoesNotContain(
            planted.Content.Texts.Select(text => text.Text).Concat(planted.Content.Tables.SelectMany(table => table.Rows.SelectMany(row => row))),
            text => text.Contains("[[", StringComparison.Ordinal) || text.Contains("]]", StringComparison.Ordinal) || text.Contains("{{", StringComparison.Ordinal)));

    [Fact]
    public void Read_Twice_IsTheSame() =>
        Assert.Equal(Cases.SelectMany(planted => planted.Content.Texts), PlantedCase.Read(Path.Combine(AppContext.BaseDirectory, "Catalogue", "Privacy", "planted-cases.txt")).SelectMany(planted => planted.Content.Texts));

    [Fact]
    public void Write_Markers_AreWellMade()
    {
        var numbers = new PlantedNumbers("marks");
        var identity = numbers.Write("id:f:1990@a");
        Assert.Equal(PlantedNumbers.IdentityCheck(identity[..17]), identity[17]);
        Assert.Equal(identity, numbers.Write("@a"));
        Assert.EndsWith("Ｘ", numbers.Write("id:m:1978:widex"), StringComparison.Ordinal);
        Assert.Matches(@"^\d{6} \d{8} \d{3}[\dX]$", numbers.Write("id:m:1983:spaces"));
        Assert.Matches(@"^62284\d{5}\n\d{9}$", numbers.Write("card:19:622848:break"));
        var born = numbers.Write("uscc:born");
        Assert.Equal(PlantedNumbers.IdentityCheck(born[..17]), born[17]);
        // The example of GB 11643.
        Assert.Equal('X', PlantedNumbers.IdentityCheck("11010519491231002"));
    }
}
