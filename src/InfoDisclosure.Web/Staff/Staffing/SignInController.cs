using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Staffing;
using InfoDisclosure.Web.Shared.Links;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Staffing;

/// <summary>Signing in and out.</summary>
public sealed class SignInController(SignIn signIn, SignOut signOut, TimeProvider clock) : StaffController
{
    [HttpGet("/staff/sign-in"), AllowAnonymous]
    public IActionResult Show(string? next) =>
        StaffPerson.Of(User) is null ? View("SignIn", new SignInPage { Next = Local(next) }) : SeeOther(Local(next) ?? Url.Desk());

    [HttpPost("/staff/sign-in"), AllowAnonymous]
    public async Task<IActionResult> Enter(string? userName, string? password, string? next, ActContext act, CancellationToken cancel)
    {
        var limit = HttpContext.RequestServices.GetRequiredService<SignInLimit>();
        if (!limit.Allows(HttpContext))
            return Again(StatusCodes.Status429TooManyRequests, SignInPage.TooMany);
        var identity = await signIn.RunAsync(userName, password, act, cancel);
        if (identity is null)
            return Again(StatusCodes.Status422UnprocessableEntity, SignInPage.Refused);
        await StaffSession.OpenAsync(HttpContext, identity, clock.GetUtcNow());
        return SeeOther(Local(next) ?? Url.Desk());

        IActionResult Again(int status, string problem)
        {
            Response.StatusCode = status;
            return View("SignIn", new SignInPage { UserName = userName, Next = Local(next), Problem = problem });
        }
    }

    /// <summary>Open to all: whose session has ended meanwhile is signed out already.</summary>
    [HttpPost("/staff/sign-out"), AllowAnonymous]
    public async Task<IActionResult> Leave(ActContext act, CancellationToken cancel)
    {
        if (StaffPerson.Of(User) is { } person)
            await signOut.RunAsync(person.UserName, act, cancel);
        await HttpContext.SignOutAsync(StaffPerson.Scheme);
        return SeeOther(Url.SignIn());
    }

    private string? Local(string? address) => Url.IsLocalUrl(address) ? address : null;
}
