using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Staffing;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Core.Tests.Staffing;

/// <summary>Accounts and sign-in on a real database.</summary>
public sealed class AccountActsTests : IAsyncLifetime
{
    private const string Password = "right-password-1";

    private static readonly PasswordHasher<StaffAccount> Hasher = new();

    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task SignIn_GuessesAtOnce_AreCountedOneByOne()
    {
        await CreateAsync("clerk", StaffRole.InformationClerk);
        var guesses = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => Task.Run(() => SignInAsync("clerk", $"guess-number-{number}"))));
        Assert.All(guesses, Assert.Null);
        Assert.Null(await SignInAsync("clerk", Password));
        Assert.NotNull(await SignInAsync("clerk", Password, TestClock.Now.AddMinutes(15)));
    }

    [Fact]
    public async Task SignIn_FourWrongThenRight_CountsAnew()
    {
        await CreateAsync("clerk", StaffRole.InformationClerk);
        for (var round = 0; round < 2; round++)
        {
            for (var time = 0; time < SignIn.Tries - 1; time++)
                Assert.Null(await SignInAsync("clerk", "wrong-password-1"));
            Assert.NotNull(await SignInAsync(" CLERK ", Password));
        }
    }

    [Fact]
    public async Task SignIn_Right_GivesRolesInOrder()
    {
        await CreateAsync("both", StaffRole.Leader, StaffRole.InformationClerk);
        var identity = await SignInAsync("both", Password);
        Assert.Equal([StaffRole.InformationClerk, StaffRole.Leader], identity!.Roles);
        Assert.False(identity.MustChangePassword);
    }

    [Theory]
    [InlineData("", "请填写账号名")]
    [InlineData("a", "账号名要有2到30个字符")]
    [InlineData("two words", "账号名只能用文字、字母、数字和 . - _")]
    [InlineData("Taken", "已有同名的账号，请换一个账号名")]
    public async Task Create_BadName_SaysWhy(string name, string message)
    {
        await CreateAsync("taken", StaffRole.Leader);
        Assert.Equal([new Issue("UserName", message)], Issues(await TryCreateAsync(name, Password, StaffRole.Leader)));
    }

    [Theory]
    [InlineData("short-1", "密码至少10个字符，现在只有7个")]
    [InlineData("onlyletters", "密码里要有数字")]
    [InlineData("1234567890", "密码里要有字母")]
    [InlineData("my-Zhang3-word", "密码不能包含账号名")]
    public async Task Create_WeakPassword_SaysWhy(string password, string message) =>
        Assert.Equal([new Issue("Password", message)], Issues(await TryCreateAsync("zhang3", password, StaffRole.Leader)));

    [Fact]
    public async Task Create_NoRole_IsRefused() => Assert.Equal([new Issue("Roles", "请至少选择一个角色")], Issues(await TryCreateAsync("nobody", Password)));

    [Fact]
    public async Task Create_AdministratorAndAuditor_IsRefused() =>
        Assert.Equal("Roles", Assert.Single(Issues(await TryCreateAsync("all", Password, StaffRole.Administrator, StaffRole.Auditor))).Field);

    [Fact]
    public async Task Create_WithoutPassword_MakesOneThatMustBeChanged()
    {
        var made = TestData.Done(await TryCreateAsync("new", null, StaffRole.Leader));
        Assert.Null(PasswordRules.Problem(made.InitialPassword, "new"));
        Assert.True((await SignInAsync("new", made.InitialPassword!))!.MustChangePassword);
    }

    [Fact]
    public async Task Change_RolesSeenOld_IsStale()
    {
        var id = await CreateAsync("clerk", StaffRole.InformationClerk);
        var db = database.Open();
        await using (db)
        {
            var seen = (await new AccountReader(db).FindAsync(id, CancellationToken.None))!.Version;
            TestData.Done(await ChangeAsync(id, seen, StaffRole.Reviewer));
            var stale = Assert.IsType<ActResult<int>.Stale>(await ChangeAsync(id, seen, StaffRole.Leader));
            TestData.Done(await ChangeAsync(id, stale.CurrentVersion, StaffRole.Leader));
            var line = await db.Journal.OrderBy(entry => entry.Id).LastAsync();
            Assert.Equal((JournalAction.RolesChanged, "审核员 → 领导"), (line.Action, line.Reason));
        }
    }

    [Fact]
    public async Task Change_MistypedPasswordInBetween_IsNoConflict()
    {
        var id = await CreateAsync("clerk", StaffRole.InformationClerk);
        var db = database.Open();
        await using (db)
        {
            var seen = (await new AccountReader(db).FindAsync(id, CancellationToken.None))!.Version;
            await SignInAsync("clerk", "wrong-password-1");
            TestData.Done(await ChangeAsync(id, seen, StaffRole.Reviewer));
        }
    }

    [Fact]
    public async Task LastAdministrator_CanNeitherLeaveNorBeClosed()
    {
        var id = await CreateAsync("admin", StaffRole.Administrator);
        var closed = await CreateAsync("former", StaffRole.Administrator);
        var db = database.Open();
        await using (db)
        {
            var close = new CloseAccount(db);
            TestData.Done(await close.RunAsync(closed, TestClock.Program, CancellationToken.None));
            Assert.IsType<ActResult<int>.Refused>(await close.RunAsync(id, TestClock.Program, CancellationToken.None));
            var version = (await new AccountReader(db).FindAsync(id, CancellationToken.None))!.Version;
            Assert.Equal("Roles", Assert.Single(Issues(await ChangeAsync(id, version, StaffRole.Leader))).Field);
            TestData.Done(await new ReopenAccount(db).RunAsync(closed, TestClock.Program, CancellationToken.None));
            TestData.Done(await close.RunAsync(id, TestClock.Program, CancellationToken.None));
        }
    }

    [Fact]
    public async Task Close_Oneself_IsRefused()
    {
        await CreateAsync("other", StaffRole.Administrator);
        var id = await CreateAsync("me", StaffRole.Administrator);
        var db = database.Open();
        await using (db)
            Assert.IsType<ActResult<int>.Refused>(await new CloseAccount(db).RunAsync(id, TestClock.Person(id), CancellationToken.None));
    }

    [Fact]
    public async Task Reset_LockedAccount_OpensWithTheNewPasswordOnly()
    {
        var id = await CreateAsync("clerk", StaffRole.InformationClerk);
        for (var time = 0; time < SignIn.Tries; time++)
            await SignInAsync("clerk", "wrong-password-1");
        var db = database.Open();
        await using (db)
        {
            var reset = TestData.Done(await new ResetPassword(db, Hasher).RunAsync(id, TestClock.Person(99), CancellationToken.None));
            Assert.Null(await SignInAsync("clerk", Password));
            Assert.NotNull(await SignInAsync("clerk", reset.InitialPassword));
            Assert.DoesNotContain(await db.Journal.Select(entry => entry.Reason + entry.Subject).ToListAsync(), line => line.Contains(reset.InitialPassword, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task ChangePassword_EndsOtherSessions_AndNamesEachMistake()
    {
        var id = await CreateAsync("clerk", StaffRole.InformationClerk);
        var before = (await SignInAsync("clerk", Password))!.Stamp;
        var db = database.Open();
        await using (db)
        {
            var act = new ChangePassword(db, Hasher);
            Task<ActResult<StaffIdentity>> RunAsync(string current, string @new, string again) =>
                act.RunAsync(new PasswordChange { CurrentPassword = current, NewPassword = @new, NewPasswordAgain = again }, TestClock.Person(id), CancellationToken.None);
            Assert.Equal(["CurrentPassword", "NewPassword"], Issues(await RunAsync("wrong", "short", "short")).Select(issue => issue.Field));
            Assert.Equal(["NewPassword"], Issues(await RunAsync(Password, Password, Password)).Select(issue => issue.Field));
            Assert.Equal(["NewPasswordAgain"], Issues(await RunAsync(Password, "another-word-2", "another-word-3")).Select(issue => issue.Field));
            var after = TestData.Done(await RunAsync(Password, "another-word-2", "another-word-2")).Stamp;
            var sessions = new SessionReader(db);
            Assert.False(await sessions.StandsAsync(id, before, CancellationToken.None));
            Assert.True(await sessions.StandsAsync(id, after, CancellationToken.None));
        }
    }

    [Fact]
    public async Task Office_SameNameOrPeopleLeft_IsRefused()
    {
        var db = database.Open();
        await using (db)
        {
            var input = new OfficeInput { Name = "党政办公室", Kind = OfficeKind.Section };
            var office = TestData.Done(await new CreateOffice(db).RunAsync(input, TestClock.Program, CancellationToken.None));
            Assert.Equal("Name", Assert.Single(Issues(await new CreateOffice(db).RunAsync(input with { Name = " 党政办公室 " }, TestClock.Program, CancellationToken.None))).Field);
            TestData.Done(await new CreateAccount(db, Hasher).RunAsync(new NewAccount { UserName = "clerk", DisplayName = "王某", OfficeId = office, Roles = [StaffRole.InformationClerk] }, TestClock.Program, CancellationToken.None));
            Assert.IsType<ActResult<int>.Refused>(await new CloseOffice(db).RunAsync(office, 1, close: true, TestClock.Program, CancellationToken.None));
            Assert.IsType<ActResult<int>.Stale>(await new EditOffice(db).RunAsync(office, 7, input, TestClock.Program, CancellationToken.None));
        }
    }

    private async Task<ActResult<AccountCreated>> TryCreateAsync(string name, string? password, params StaffRole[] roles)
    {
        var db = database.Open();
        await using (db)
            return await new CreateAccount(db, Hasher).RunAsync(new NewAccount { UserName = name, DisplayName = "某人", Roles = roles, Password = password }, TestClock.Program, CancellationToken.None);
    }

    private async Task<int> CreateAsync(string name, params StaffRole[] roles) => TestData.Done(await TryCreateAsync(name, Password, roles)).Id;

    private async Task<StaffIdentity?> SignInAsync(string name, string password, DateTime? now = null)
    {
        var db = database.Open();
        await using (db)
            return await new SignIn(db, Hasher).RunAsync(name, password, new ActContext(null, "未登录", now ?? TestClock.Now, ActContext.Site), CancellationToken.None);
    }

    private async Task<ActResult<int>> ChangeAsync(int id, int version, params StaffRole[] roles)
    {
        var db = database.Open();
        await using (db)
            return await new ChangeAccount(db).RunAsync(id, version, new AccountChange { DisplayName = "某人", Roles = roles }, TestClock.Program, CancellationToken.None);
    }

    private static IReadOnlyList<Issue> Issues<T>(ActResult<T> result) => Assert.IsType<ActResult<T>.Invalid>(result).Issues;
}
