using System.ComponentModel.DataAnnotations;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Site;
using InfoDisclosure.Core.Staffing;
using InfoDisclosure.Web.Hosting;
using InfoDisclosure.Web.Shared.Links;
using InfoDisclosure.Web.Shared.TagHelpers;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Site;

/// <summary>The first administrator and the agency as they are typed.</summary>
public sealed record SetupForm
{
    [Display(Name = "一次性安装码")]
    public string? Code { get; init; }

    [Display(Name = "机关全称"), AtMost(SiteProfile.NameLength)]
    public string? AgencyName { get; init; }

    [Display(Name = "简称"), AtMost(SiteProfile.NameLength)]
    public string? ShortName { get; init; }

    [Display(Name = "管理员账号名")]
    public string? UserName { get; init; }

    [Display(Name = "管理员姓名"), AtMost(StaffAccount.DisplayNameLength)]
    public string? DisplayName { get; init; }

    [Display(Name = "管理员密码")]
    public string? Password { get; init; }

    [Display(Name = "再填一次密码")]
    public string? PasswordAgain { get; init; }
}

public sealed record SetupPage(SetupForm Form);

/// <summary>
/// Makes the first administrator and the agency, guarded by the code that only the console shows. As soon as there is an account
/// the page is gone.
/// </summary>
[AllowAnonymous]
public sealed class SetupController(SessionReader sessions, SetUpSite setUp, SetupCode code) : StaffController
{
    [HttpGet("/staff/setup")]
    public async Task<IActionResult> Show(CancellationToken cancel) =>
        await sessions.AnyAccountAsync(cancel) ? NotFound() : View("Setup", new SetupPage(new SetupForm()));

    [HttpPost("/staff/setup")]
    public async Task<IActionResult> Save(SetupForm form, ActContext act, CancellationToken cancel)
    {
        if (await sessions.AnyAccountAsync(cancel))
            return NotFound();
        if (!HttpContext.RequestServices.GetRequiredService<SignInLimit>().Allows(HttpContext))
            return StatusCode(StatusCodes.Status429TooManyRequests);
        if (!code.Matches(form.Code))
            ModelState.AddModelError("Form.Code", "安装码不对，请核对启动程序的窗口里显示的那一串");
        if (form.Password != form.PasswordAgain)
            ModelState.AddModelError("Form.PasswordAgain", "两次填写的密码不一样");
        var input = new NewSite
        {
            AgencyName = form.AgencyName ?? "",
            ShortName = form.ShortName ?? "",
            UserName = form.UserName ?? "",
            DisplayName = form.DisplayName ?? "",
            Password = form.Password ?? "",
        };
        return await SubmitAsync(
            () => setUp.RunAsync(input, act, cancel),
            done: _ => Url.SignIn(),
            again: () => FormAsync("Setup", new SetupPage(form)),
            notice: "已经建好，请用刚才的管理员账号登录");
    }
}
