using InfoDisclosure.Core.Calendar;
using Xunit;

namespace InfoDisclosure.Core.Tests.Calendar;

public sealed class WrittenDateTests
{
    [Theory]
    [InlineData("2026-11-23")]
    [InlineData("2026.11.23")]
    [InlineData("2026/11/23")]
    [InlineData("2026年11月23日")]
    [InlineData("2026年11月23")]
    [InlineData("20261123")]
    [InlineData("２０２６年１１月２３日")]
    [InlineData("２０２６．１１．２３")]
    [InlineData(" 2026 - 11 - 23 ")]
    [InlineData("\u30002026年\n11月23日\u200B")]
    public void TryParse_UsualForms_GiveTheDay(string text) => Assert.Equal((true, new DateOnly(2026, 11, 23)), (WrittenDate.TryParse(text, out var date), date));

    [Theory]
    [InlineData("2026-1-3")]
    [InlineData("2026年1月3日")]
    public void TryParse_OneDigit_GivesTheDay(string text) => Assert.Equal((true, new DateOnly(2026, 1, 3)), (WrittenDate.TryParse(text, out var date), date));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-02-30")]
    [InlineData("2026-13-01")]
    [InlineData("2026-11.23")]
    [InlineData("26-11-23")]
    [InlineData("11/23/2026")]
    [InlineData("0000-01-01")]
    [InlineData("二〇二六年十一月")]
    [InlineData("2026-11-23 10:00")]
    [InlineData("2026-11-23\uD800-")]
    public void TryParse_NoDay_Refuses(string? text) => Assert.False(WrittenDate.TryParse(text, out _));
}
