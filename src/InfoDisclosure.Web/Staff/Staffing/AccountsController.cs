using System.ComponentModel.DataAnnotations;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Staffing;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Shared.Links;
using InfoDisclosure.Web.Shared.TagHelpers;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Staffing;

/// <summary>An account as it is typed; the account name only when it is new.</summary>
public sealed record AccountForm
{
    [Display(Name = "账号名")]
    public string? UserName { get; init; }

    [Display(Name = "姓名"), AtMost(StaffAccount.DisplayNameLength)]
    public string? DisplayName { get; init; }

    [Display(Name = "科室或服务中心")]
    public int? OfficeId { get; init; }

    [Display(Name = "角色")]
    public List<StaffRole> Roles { get; init; } = [];

    public int Version { get; init; }
}

public sealed record AccountPage
{
    /// <summary>Null for a new account.</summary>
    public AccountRow? Account { get; init; }

    public required AccountForm Form { get; init; }

    public required IReadOnlyList<Choice> Offices { get; init; }

    public required bool IsMe { get; init; }

    /// <summary>What each role may do, in a line under it.</summary>
    public IReadOnlyList<Choice> RoleChoices { get; } = [.. Enum.GetValues<StaffRole>().Select(role => new Choice(role.ToString(), role.Label(), About(role)))];

    private static string About(StaffRole role) => role switch
    {
        StaffRole.InformationClerk => "编写主动公开信息、年度报告、公开指南和公开制度，送审",
        StaffRole.Reviewer => "审核别人写的内容，退回、撤回，登记失效和废止；没有审核过的也可以做保密审查",
        StaffRole.SecrecyReviewer => "做保密审查，通过后发布；三人制下是编写人、审核员以外的第三个人",
        StaffRole.RequestOfficer => "登记和答复信息公开申请，看得到申请人信息",
        StaffRole.Leader => "查看待办，下载年度报告",
        StaffRole.Administrator => "管理人员、科室和站点设置，不编写公开内容",
        StaffRole.Auditor => "查看留痕；不能和管理员是同一个账号",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };
}

public sealed record AccountListPage(IReadOnlyList<AccountRow> Accounts, DateTime Now);

/// <summary>An initial password on the one page that shows it.</summary>
public sealed record AccountSecretPage(AccountRow Account, string? Password);

/// <summary>人员: accounts, their roles and offices. None is ever removed.</summary>
[Requires(StaffAction.ManageAccounts)]
public sealed class AccountsController(AccountReader accounts, OfficeReader offices, CreateAccount create, ChangeAccount change, CloseAccount close, ReopenAccount reopen, ResetPassword reset) : StaffController
{
    [HttpGet("/staff/accounts")]
    public async Task<IActionResult> List(ActContext act, CancellationToken cancel) =>
        View("AccountList", new AccountListPage(await accounts.ListAsync(cancel), act.Now));

    [HttpGet("/staff/accounts/new")]
    public Task<IActionResult> New(CancellationToken cancel) => FormAsync(null, new AccountForm(), cancel);

    [HttpPost("/staff/accounts/new"), KeepsForm]
    public Task<IActionResult> Create(AccountForm form, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => create.RunAsync(new NewAccount { UserName = form.UserName ?? "", DisplayName = form.DisplayName ?? "", OfficeId = form.OfficeId, Roles = form.Roles }, act, cancel),
        done: made => ShowOnce(made.Id, made.InitialPassword),
        again: () => FormAsync(null, form, cancel),
        notice: "账号已建立");

    [HttpGet("/staff/accounts/{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken cancel) =>
        await accounts.FindAsync(id, cancel) is { } account ? await FormAsync(account, FormOf(account), cancel) : NotFound();

    [HttpPost("/staff/accounts/{id:int}"), KeepsForm]
    public Task<IActionResult> Save(int id, AccountForm form, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => change.RunAsync(id, form.Version, new AccountChange { DisplayName = form.DisplayName ?? "", OfficeId = form.OfficeId, Roles = form.Roles }, act, cancel),
        done: _ => Url.Accounts(),
        again: async () => await accounts.FindAsync(id, cancel) is { } account ? await FormAsync(account, form, cancel) : NotFound(),
        conflict: async () => await accounts.FindAsync(id, cancel) is { } now ? await ConflictAsync(form, now, cancel) : null);

    [HttpGet("/staff/accounts/{id:int}/password")]
    public async Task<IActionResult> Secret(int id, CancellationToken cancel) =>
        await accounts.FindAsync(id, cancel) is { } account ? View("AccountSecret", new AccountSecretPage(account, TempData[SecretKey(id)] as string)) : NotFound();

    [HttpPost("/staff/accounts/{id:int}/reset-password")]
    public Task<IActionResult> Reset(int id, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => reset.RunAsync(id, act, cancel),
        done: made => ShowOnce(made.Id, made.InitialPassword),
        again: () => Task.FromResult<IActionResult>(new SeeOtherResult(Url.Account(id))),
        notice: "密码已重置");

    [HttpPost("/staff/accounts/{id:int}/close")]
    public Task<IActionResult> Close(int id, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => close.RunAsync(id, act, cancel),
        done: _ => Url.Accounts(),
        again: () => Task.FromResult<IActionResult>(new SeeOtherResult(Url.Account(id))),
        notice: "账号已停用，正在登录的也已退出");

    [HttpPost("/staff/accounts/{id:int}/reopen")]
    public Task<IActionResult> Reopen(int id, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => reopen.RunAsync(id, act, cancel),
        done: _ => Url.Account(id),
        again: () => Task.FromResult<IActionResult>(new SeeOtherResult(Url.Account(id))),
        notice: "账号已恢复");

    private static AccountForm FormOf(AccountRow account) => new()
    {
        UserName = account.UserName,
        DisplayName = account.DisplayName,
        OfficeId = account.OfficeId,
        Roles = [.. account.Roles],
        Version = account.Version,
    };

    private static string SecretKey(int id) => $"initial-password-{id}";

    /// <summary>The password travels in the encrypted one-time cookie to the next page, and is gone after it.</summary>
    private string ShowOnce(int id, string? password)
    {
        TempData[SecretKey(id)] = password;
        return Url.AccountSecret(id);
    }

    private async Task<IActionResult> FormAsync(AccountRow? account, AccountForm form, CancellationToken cancel) =>
        View("AccountForm", new AccountPage { Account = account, Form = form, Offices = await OfficesAsync(form.OfficeId, cancel), IsMe = account?.Id == Me.Id });

    private async Task<IReadOnlyList<Choice>> OfficesAsync(int? chosen, CancellationToken cancel) =>
        [.. (await offices.ChoicesAsync(chosen, cancel)).Select(office => new Choice(office.Id.ToString(), office.Name))];

    private async Task<TwoTexts?> ConflictAsync(AccountForm mine, AccountRow now, CancellationToken cancel)
    {
        var theirs = FormOf(now);
        var choices = new Dictionary<string, IReadOnlyList<Choice>>
        {
            [nameof(AccountForm.OfficeId)] = await OfficesAsync(mine.OfficeId ?? theirs.OfficeId, cancel),
            [nameof(AccountForm.Roles)] = Choice.Of<StaffRole>(role => role.Label()),
        };
        return new TwoTexts { CurrentVersion = now.Version, Rows = TwoTexts.Compare(mine with { UserName = now.UserName }, theirs, choices), Newest = Url.Account(now.Id) };
    }
}
