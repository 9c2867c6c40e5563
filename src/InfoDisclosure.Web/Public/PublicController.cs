using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace InfoDisclosure.Web.Public;

/// <summary>
/// A controller of the residents' side. Before the site is set up every public address answers 503 with a plain word and
/// Retry-After: an empty frame under 200 would be kept by search engines and counted as up by monitors.
/// </summary>
public abstract class PublicController : Controller, IAsyncActionFilter
{
    /// <summary>Seconds after which asking again makes sense.</summary>
    private const string RetryAfter = "600";

    async Task IAsyncActionFilter.OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var site = context.HttpContext.RequestServices.GetRequiredService<SiteContext>();
        if (await site.LoadAsync(context.HttpContext.RequestAborted))
        {
            // Pages differ by the 长辈版 cookie, so only the reader's own browser may keep them, and asks each time.
            Response.Headers.CacheControl = "private, no-cache";
            Response.Headers.Append("Vary", "Cookie");
            await next();
            return;
        }

        Response.Headers.RetryAfter = RetryAfter;
        context.Result = new ViewResult { ViewName = "/Public/NotReady.cshtml", StatusCode = StatusCodes.Status503ServiceUnavailable };
    }
}
