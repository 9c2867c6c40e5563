using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace InfoDisclosure.Web.Staff.Frame;

/// <summary>The sign-in form, by itself or carrying another form.</summary>
public sealed record SignInPage
{
    /// <summary>One answer for every reason, so that nobody learns which account exists.</summary>
    public const string Refused = "账号或密码不对。同一个账号连续5次不对，要等15分钟才能再登录";

    public const string TooMany = "登录太频繁了，请过一分钟再试";

    public const string PageTooOld = "页面打开得太久，请再按一次登录";

    public string? UserName { get; init; }

    /// <summary>Where to go afterwards, within this site.</summary>
    public string? Next { get; init; }

    public string? Problem { get; init; }

    public KeptForm? Kept { get; init; }

    /// <summary>Whether something was typed; otherwise only a button was pressed.</summary>
    public bool Typed { get; init; }
}

/// <summary>A page that says one thing in the staff frame.</summary>
public sealed record MessagePage(string Title, string Text, KeptForm? Kept = null);

/// <summary>Staff pages that middleware answers with.</summary>
internal static class StaffPages
{
    public static Task SignInAsync(HttpContext http, SignInPage page, int status) => RenderAsync(http, "/Staff/Staffing/SignIn.cshtml", page, status);

    public static Task ForbiddenAsync(HttpContext http) => RenderAsync(
        http, "/Staff/Frame/Message.cshtml", new MessagePage("您的角色不能做这件事", "如果工作需要，请管理员在“人员”里调整您的角色。"), StatusCodes.Status403Forbidden);

    private static Task RenderAsync<T>(HttpContext http, string view, T page, int status)
    {
        var result = new ViewResult
        {
            ViewName = view,
            StatusCode = status,
            ViewData = new ViewDataDictionary<T>(http.RequestServices.GetRequiredService<IModelMetadataProvider>(), new ModelStateDictionary()) { Model = page },
            TempData = http.RequestServices.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(http),
        };
        return http.RequestServices.GetRequiredService<IActionResultExecutor<ViewResult>>()
            .ExecuteAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor()), result);
    }
}
