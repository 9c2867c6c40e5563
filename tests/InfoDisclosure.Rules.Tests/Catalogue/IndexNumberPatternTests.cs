using FsCheck.Xunit;
using InfoDisclosure.Rules.Catalogue;
using Xunit;

namespace InfoDisclosure.Rules.Tests.Catalogue;

public sealed class IndexNumberPatternTests
{
    [Theory]
    [InlineData("{code}/{year}-{serial:D5}", "113708280043326001", 2024, 2411, "113708280043326001/2024-02411")]
    [InlineData("{code}/{year}-{serial:D5}", null, 2018, 1, "2018-00001")]
    [InlineData("{code}/{year}-{serial:D5}", "", 2018, 80, "2018-00080")]
    [InlineData("{year}-{serial:D3}", "ignored", 2026, 7, "2026-007")]
    [InlineData("三村〔{year}〕{serial:D2}", null, 2026, 123, "三村〔2026〕123")]
    [InlineData("{year}/{serial:D1}/{code}", null, 2026, 4, "2026/4/")]
    public void Format_Pattern_WritesNumber(string pattern, string? code, int year, int serial, string expected)
    {
        Assert.True(IndexNumberPattern.TryParse(pattern, out var read));
        Assert.Equal(expected, read.Format(code, year, serial));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{code}/{year}")]
    [InlineData("{code}-{serial:D5}")]
    [InlineData("{year}-{serial}")]
    [InlineData("{year}-{serial:D5}-{serial:D5}")]
    [InlineData("{year}-{serial:D0}")]
    [InlineData("{year}-{serial:D5}-{month}")]
    [InlineData("{year}-{serial:D5} <b>")]
    [InlineData("{year}-{serial:D5}aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void TryParse_NoPattern_IsRefused(string? pattern) => Assert.False(IndexNumberPattern.TryParse(pattern, out _));

    [Property]
    public bool Format_DifferentSerials_DifferentNumbers(ushort one, ushort other)
    {
        Assert.True(IndexNumberPattern.TryParse(IndexNumberPattern.Default, out var pattern));
        return one == other || pattern.Format("code", 2026, one) != pattern.Format("code", 2026, other);
    }
}
