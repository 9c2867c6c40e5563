using InfoDisclosure.Core.Reports;
using InfoDisclosure.Core.Site;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Testing;
using Xunit;

namespace InfoDisclosure.Core.Tests.Reports;

/// <summary>The shapes that reports are started from.</summary>
public sealed class ReportShapeTests
{
    private static readonly ReportShapes Shapes = ReportShapes.Read(Path.Combine(Repository.Root, "seeds"));

    [Theory]
    [InlineData(2008, 4)]
    [InlineData(2018, 4)]
    [InlineData(2019, 6)]
    [InlineData(2030, 6)]
    public void For_Year_GivesTheShapeOfItsTime(int year, int parts) =>
        Assert.Equal(parts, Shapes.For(year).Parts.Count(part => part.Level == 1));

    [Fact]
    public async Task Fill_EveryShape_LeavesOnlyKnownFiguresInBraces()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var known = await TestData.FiguresOf(db).KnownAsync(CancellationToken.None);
        foreach (var shape in Shapes.All)
        {
            var filled = shape.Fill(new SiteProfile { AgencyName = "试验市样板镇人民政府", ShortName = "样板镇", Address = "样板镇一村" }, 2017);
            Assert.Contains("样板镇2017年", filled.Title, StringComparison.Ordinal);
            Assert.Contains("电话：待补充", filled.Preface, StringComparison.Ordinal);
            foreach (var text in filled.Parts.Select(part => part.Heading + "\n\n" + part.Markdown).Append(filled.Title).Append(filled.Preface))
            {
                var reading = OfficeText.Read(text, known);
                Assert.Empty(reading.UnknownFigures);
                Assert.DoesNotContain('{', reading.PlainText);
            }
        }
    }
}
