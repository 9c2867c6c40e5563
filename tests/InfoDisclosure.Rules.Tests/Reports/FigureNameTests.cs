using InfoDisclosure.Rules.Reports;
using Xunit;

namespace InfoDisclosure.Rules.Tests.Reports;

public sealed class FigureNameTests
{
    [Fact]
    public void Parse_KnownForms_GiveTheirFigure()
    {
        Assert.Equal(new FigureName.DisclosedTotal(), FigureName.Parse("公开.总数"));
        Assert.Equal(new FigureName.DisclosedInGroup("微信公众号"), FigureName.Parse("公开.分组.微信公众号"));
        Assert.Equal(new FigureName.DisclosedThroughChannel("政府网站"), FigureName.Parse("公开.渠道.政府网站"));
        Assert.Equal(new FigureName.DisclosedInCategory("机构职能"), FigureName.Parse("公开.类别.机构职能"));
        Assert.Equal(new FigureName.RequestsTotal(), FigureName.Parse("申请.总数"));
        Assert.Equal(new FigureName.RequestsClosed(), FigureName.Parse("申请.办结"));
        Assert.Equal(new FigureName.RequestsCarriedIn(), FigureName.Parse("申请.上年结转"));
        Assert.Equal(new FigureName.RequestsCarriedForward(), FigureName.Parse("申请.结转下年"));
        Assert.Equal(new FigureName.RequestsWithOutcome("C3.1"), FigureName.Parse("申请.结果.C3.1"));
        Assert.Equal(new FigureName.Stated("0"), FigureName.Parse("原报告载明.0"));
        Assert.Equal(new FigureName.Stated("99.5%"), FigureName.Parse("原报告载明.99.5%"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("公开")]
    [InlineData("公开.")]
    [InlineData("公开.分组")]
    [InlineData("公开.分组.")]
    [InlineData("公开.总数.多余")]
    [InlineData("申请.结果.")]
    [InlineData("原报告载明")]
    [InlineData("原报告载明.")]
    [InlineData("原报告载明.很多")]
    [InlineData("原报告载明.123456789012345678901")]
    [InlineData("别的.总数")]
    public void Parse_OtherWords_IsNoFigure(string name) => Assert.Null(FigureName.Parse(name));
}
