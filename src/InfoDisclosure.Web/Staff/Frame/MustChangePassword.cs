namespace InfoDisclosure.Web.Staff.Frame;

/// <summary>Whoever came in with an initial password chooses an own one before anything else; only signing out stays open.</summary>
internal sealed class MustChangePassword(RequestDelegate next)
{
    private const string Page = "/staff/password";

    public Task InvokeAsync(HttpContext http)
    {
        var path = http.Request.Path;
        // A carried form is shown, so that it isn't lost; it can't be saved from here.
        if (StaffPerson.Of(http.User) is not { MustChangePassword: true } || path == Page || path == "/staff/sign-out" || StaffController.IsCarried(http))
            return next(http);
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = $"{http.Request.PathBase}{Page}";
        return Task.CompletedTask;
    }
}
