using System.ComponentModel.DataAnnotations;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Staffing;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Shared.Links;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Staffing;

/// <summary>The change of the own password as it is typed.</summary>
public sealed record PasswordForm
{
    [Display(Name = "现在的密码")]
    public string? CurrentPassword { get; init; }

    [Display(Name = "新密码")]
    public string? NewPassword { get; init; }

    [Display(Name = "再填一次新密码")]
    public string? NewPasswordAgain { get; init; }
}

public sealed record PasswordPage(PasswordForm Form, bool Forced);

/// <summary>Changing the own password.</summary>
public sealed class PasswordController(ChangePassword change, TimeProvider clock) : StaffController
{
    [HttpGet("/staff/password"), Requires(StaffAction.UseDesk)]
    public IActionResult Show() => View("Password", new PasswordPage(new PasswordForm(), Me.MustChangePassword));

    [HttpPost("/staff/password"), Requires(StaffAction.UseDesk), KeepsForm]
    public Task<IActionResult> Save(PasswordForm form, ActContext act, CancellationToken cancel) => SubmitAsync(
        async () =>
        {
            var input = new PasswordChange { CurrentPassword = form.CurrentPassword ?? "", NewPassword = form.NewPassword ?? "", NewPasswordAgain = form.NewPasswordAgain ?? "" };
            var result = await change.RunAsync(input, act, cancel);
            // The change ended every session of the account, this one too; it goes on under the new stamp.
            if (result is ActResult<StaffIdentity>.Done(var identity))
                await StaffSession.OpenAsync(HttpContext, identity, clock.GetUtcNow());
            return result;
        },
        done: _ => Url.Desk(),
        again: () => FormAsync("Password", new PasswordPage(form, Me.MustChangePassword)),
        notice: "密码已修改");
}
