using InfoDisclosure.Rules.Requests;
using Xunit;

namespace InfoDisclosure.Rules.Tests.Requests;

/// <summary>All numbers here are invented; places and check marks are not real ones.</summary>
public sealed class IdentityNumberTests
{
    [Theory]
    [InlineData("999999198001011234")]
    [InlineData("99999919800101123X")]
    [InlineData("99999919800101123x")]
    [InlineData("身份证号：999999201512310012，电话同上")]
    [InlineData("999999 19800101 1234")]
    [InlineData("999999-19800101-123x")]
    [InlineData("9 9 9 9 9 9 1 9 8 0 0 1 0 1 1 2 3 4")]
    [InlineData("９９９９９９１９８００１０１１２３Ｘ")]
    [InlineData("99999919800101123*")]
    [InlineData("证号899999800101123。")]
    public void StandsIn_NumberOfAPerson_True(string text) => Assert.True(IdentityNumber.StandsIn(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("13812345678")]
    [InlineData("0454-1234567")]
    [InlineData("13812345678 13987654321")]
    [InlineData("申请2018-01-01至2018-12-31的支出明细")]
    [InlineData("91230881MA1B123456")]
    [InlineData("6222021234567890123")]
    [InlineData("999999198013011234")]
    [InlineData("999999188001321234")]
    [InlineData("合同号20180101001")]
    [InlineData("999999999999999999")]
    public void StandsIn_OtherNumbers_False(string? text) => Assert.False(IdentityNumber.StandsIn(text));
}
