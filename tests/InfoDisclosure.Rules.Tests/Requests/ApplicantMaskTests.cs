using InfoDisclosure.Rules.Requests;
using Xunit;

namespace InfoDisclosure.Rules.Tests.Requests;

public sealed class ApplicantMaskTests
{
    [Theory]
    [InlineData("张三", ApplicantKind.NaturalPerson, "张**")]
    [InlineData("欧阳某某", ApplicantKind.NaturalPerson, "欧**")]
    [InlineData("张", ApplicantKind.NaturalPerson, "***")]
    [InlineData("𬭎某", ApplicantKind.NaturalPerson, "𬭎**")]
    [InlineData("样板农机公司", ApplicantKind.CommercialEnterprise, "样板农***")]
    [InlineData("样板公司", ApplicantKind.CommercialEnterprise, "样***")]
    [InlineData("甲", ApplicantKind.OtherOrganization, "***")]
    public void Name_OfAnyKind_IsNeverWhole(string name, ApplicantKind kind, string masked) => Assert.Equal(masked, ApplicantMask.Name(name, kind));

    [Theory]
    [InlineData("13812345678", "138****5678")]
    [InlineData("138 1234 5678", "138****5678")]
    [InlineData("１３８１２３４５６７８", "138****5678")]
    [InlineData("手机13812345678，住一村三组", "138****5678")]
    [InlineData("someone@example.cn", "s***@example.cn")]
    [InlineData("0454-1234567", "045****")]
    [InlineData("1234567", "****")]
    [InlineData("样板镇一村三组十二号", "样板镇****")]
    [InlineData("", "****")]
    public void Contact_OfAnyKind_IsNeverWhole(string contact, string masked) => Assert.Equal(masked, ApplicantMask.Contact(contact));
}
