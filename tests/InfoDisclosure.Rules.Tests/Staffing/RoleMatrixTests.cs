using InfoDisclosure.Rules.Staffing;
using Xunit;

namespace InfoDisclosure.Rules.Tests.Staffing;

public sealed class RoleMatrixTests
{
    private static readonly StaffAction[] Content =
        [StaffAction.WriteItems, StaffAction.ReviewItems, StaffAction.ReviewSecrecy, StaffAction.WriteReports, StaffAction.ReviewReports, StaffAction.WriteRequests, StaffAction.SeeApplicants, StaffAction.WritePages];

    [Fact]
    public void Allows_AdministratorAndAuditor_TouchNoContent()
    {
        Assert.All(Content, action => Assert.False(RoleMatrix.Allows([StaffRole.Administrator, StaffRole.Auditor], action)));
    }

    [Fact]
    public void Allows_OneRole_NeverWritesAndPublishesTheSameKind()
    {
        Assert.All(Enum.GetValues<StaffRole>(), role =>
        {
            Assert.False(RoleMatrix.Allows(role, StaffAction.WriteItems) && RoleMatrix.Allows(role, StaffAction.ReviewSecrecy));
            Assert.False(RoleMatrix.Allows(role, StaffAction.WriteReports) && RoleMatrix.Allows(role, StaffAction.ReviewReports));
        });
    }

    [Fact]
    public void Allows_EveryAction_SomeRoleMay() =>
        Assert.All(Enum.GetValues<StaffAction>(), action => Assert.Contains(Enum.GetValues<StaffRole>(), role => RoleMatrix.Allows(role, action)));

    [Fact]
    public void Label_EveryRole_HasItsOwn() =>
        Assert.Equal(Enum.GetValues<StaffRole>().Length, Enum.GetValues<StaffRole>().Select(role => role.Label()).Distinct().Count());
}
