using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Staffing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Web.Tests.Commands;

public sealed class AccountTests
{
    [Fact]
    public async Task Create_PasswordFromInput_IsTheAccountsPassword()
    {
        using var shell = new Shell { Input = "Lvye-2026-green\n" };
        await shell.DoneAsync("migrate");
        Assert.DoesNotContain("Lvye", await shell.DoneAsync("account", "create", "zhangsan", "--role", "信息员", "Reviewer", "--password-stdin"));
        var account = await FindAsync(shell.Data, "zhangsan");
        Assert.Equal(PasswordVerificationResult.Success, new PasswordHasher<StaffAccount>().VerifyHashedPassword(account, account.PasswordHash!, "Lvye-2026-green"));
        Assert.False(account.MustChangePassword);
        Assert.Equal($"zhangsan\tzhangsan\t信息员、审核员\t正常{Environment.NewLine}", await shell.DoneAsync("account", "list"));
    }

    [Fact]
    public async Task Create_NoPassword_PrintsARandomOneOnce()
    {
        using var shell = new Shell();
        await shell.DoneAsync("migrate");
        var said = await shell.DoneAsync("account", "create", "lisi", "--role", "领导", "--display-name", "李四");
        var account = await FindAsync(shell.Data, "lisi");
        var printed = said.Split("初始密码：")[1].Split('（')[0];
        Assert.Equal(PasswordVerificationResult.Success, new PasswordHasher<StaffAccount>().VerifyHashedPassword(account, account.PasswordHash!, printed));
        Assert.True(account.MustChangePassword);
        Assert.Equal("李四", account.DisplayName);
        Assert.DoesNotContain(printed, await shell.DoneAsync("account", "list"));
    }

    [Theory]
    [InlineData("short", "guanli --role 管理员")]
    [InlineData("", "guanli --role 管理员")]
    [InlineData("Lvye-2026-green", "guanli --role 管理员 审计员")]
    [InlineData("Lvye-2026-green", "TAKEN --role 领导")]
    public async Task Create_NotAllowed_Returns1AndMakesNothing(string password, string line)
    {
        using var shell = new Shell();
        await shell.DoneAsync("migrate");
        await shell.DoneAsync("account", "create", "taken", "--role", "领导");
        shell.Input = password;
        Assert.Equal(1, await shell.RunAsync([.. $"account create {line}".Split(' '), "--password-stdin"]));
        Assert.NotEqual("", shell.Err);
        await using var db = InfoDisclosureDb.Open(shell.Data);
        Assert.Equal(1, await db.Users.CountAsync());
    }

    private static async Task<StaffAccount> FindAsync(DataDirectory directory, string name)
    {
        await using var db = InfoDisclosureDb.Open(directory);
        return await db.Users.SingleAsync(account => account.UserName == name);
    }
}
