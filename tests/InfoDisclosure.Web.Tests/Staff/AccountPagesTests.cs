using System.Net;
using InfoDisclosure.Rules.Staffing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Web.Tests.Staff;

/// <summary>人员 and 科室 as the administrator meets them.</summary>
public sealed class AccountPagesTests : IAsyncLifetime
{
    private StaffPortal portal = null!;
    private Browser admin = null!;

    public async Task InitializeAsync()
    {
        portal = await StaffPortal.StartAsync([StaffRole.Administrator, StaffRole.InformationClerk]);
        admin = await portal.SignInAsync(StaffRole.Administrator);
    }

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task Edit_LastAdministratorWithoutTheRole_IsRefused()
    {
        var id = await IdAsync(nameof(StaffRole.Administrator));
        await admin.GetAsync($"/staff/accounts/{id}");
        await admin.SubmitAsync($"/staff/accounts/{id}", new() { ["Form.Roles"] = nameof(StaffRole.Leader) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Status);
        Assert.Equal(["至少要有一个能登录的管理员，请先让另一个账号当管理员"], admin.Errors);
    }

    [Fact]
    public async Task Reset_Password_IsShownOnceAndEndsSessions()
    {
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        var id = await IdAsync(nameof(StaffRole.InformationClerk));
        await admin.GetAsync($"/staff/accounts/{id}");
        await admin.SubmitAsync($"/staff/accounts/{id}/reset-password");
        await admin.FollowAsync();
        var initial = admin.Page.QuerySelector(".secret")!.TextContent;
        await clerk.GetAsync("/staff");
        Assert.Equal(HttpStatusCode.SeeOther, clerk.Status);
        await clerk.SignInAsync(nameof(StaffRole.InformationClerk), initial);
        Assert.Equal(HttpStatusCode.SeeOther, clerk.Status);
        await clerk.FollowAsync();
        Assert.Equal("/staff/password", clerk.Location);
    }

    [Fact]
    public async Task Close_Account_StaysInTheListAndCanComeBack()
    {
        var id = await IdAsync(nameof(StaffRole.InformationClerk));
        await admin.GetAsync($"/staff/accounts/{id}");
        await admin.SubmitAsync($"/staff/accounts/{id}/close");
        await admin.FollowAsync();
        Assert.Contains("已停用", admin.Text, StringComparison.Ordinal);
        await admin.GetAsync($"/staff/accounts/{id}");
        await admin.SubmitAsync($"/staff/accounts/{id}/reopen");
        await (await portal.SignInAsync(StaffRole.InformationClerk)).FollowAsync();
    }

    [Fact]
    public async Task Offices_ShowTheirClerks()
    {
        await admin.GetAsync("/staff/offices/new");
        await admin.SubmitAsync("/staff/offices/new", new() { ["Form.Name"] = "党政办公室" });
        var office = await portal.Read(db => db.Offices.Select(row => row.Id).SingleAsync());
        await admin.GetAsync("/staff/offices");
        Assert.Contains("没有信息员", admin.Text, StringComparison.Ordinal);
        var id = await IdAsync(nameof(StaffRole.InformationClerk));
        await admin.GetAsync($"/staff/accounts/{id}");
        await admin.SubmitAsync($"/staff/accounts/{id}", new() { ["Form.OfficeId"] = $"{office}" });
        await admin.GetAsync("/staff/offices");
        Assert.Contains("InformationClerk姓名", admin.Text, StringComparison.Ordinal);

        await admin.GetAsync($"/staff/offices/{office}");
        await admin.SubmitAsync($"/staff/offices/{office}/close");
        Assert.Equal(HttpStatusCode.Forbidden, admin.Status);
        Assert.Contains("还有账号属于这里", admin.Text, StringComparison.Ordinal);
    }

    private Task<int> IdAsync(string name) => portal.Read(db => db.Users.Where(account => account.UserName == name).Select(account => account.Id).SingleAsync());
}
