using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace InfoDisclosure.Web.Staff.Frame;

/// <summary>
/// A form whose antiforgery token no longer fits (opened long ago, or somebody else signed in since) isn't a bare 400: the page
/// says so and leads back to the form as it was typed.
/// </summary>
internal sealed class TokenFailure(IModelMetadataProvider metadata) : IAsyncAlwaysRunResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is IAntiforgeryValidationFailedResult
            && context.ActionDescriptor is ControllerActionDescriptor { ControllerTypeInfo: var controller }
            && controller.IsSubclassOf(typeof(StaffController)))
        {
            var http = context.HttpContext;
            context.Result = StaffPerson.Of(http.User) is null
                ? Page("/Staff/Staffing/SignIn.cshtml", new SignInPage { Problem = SignInPage.PageTooOld, Next = await NextAsync(http) })
                : Page("/Staff/Frame/Message.cshtml", context.ActionDescriptor.EndpointMetadata.OfType<KeepsFormAttribute>().Any() && await KeptForm.OfAsync(http) is { } kept
                    ? new MessagePage("这个页面打开得太久了", "刚才的操作没有执行，填写的内容还在。", kept)
                    : new MessagePage("这个页面打开得太久了", "刚才的操作没有执行，请回到原来的页面再做一次。"));
        }

        await next();
    }

    private static async Task<string?> NextAsync(HttpContext http) =>
        http.Request.HasFormContentType ? (await http.Request.ReadFormAsync(http.RequestAborted))["next"].FirstOrDefault() : null;

    private ViewResult Page<T>(string view, T page) => new()
    {
        ViewName = view,
        StatusCode = StatusCodes.Status400BadRequest,
        ViewData = new ViewDataDictionary<T>(metadata, new ModelStateDictionary()) { Model = page },
    };
}
