using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Public;

/// <summary>Switches 长辈版 by a plain link, so that it works without script, and comes back to the page.</summary>
public sealed class SeniorController : Controller
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(365);

    [HttpGet(PublicPaths.Senior)]
    public IActionResult Index(string? on, string? back)
    {
        var options = new CookieOptions
        {
            Path = Request.PathBase.HasValue ? Request.PathBase.Value : "/",
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = Request.IsHttps,
            IsEssential = true,
        };
        if (on == "1")
        {
            options.MaxAge = Remembered;
            Response.Cookies.Append(SeniorEdition.Cookie, "1", options);
        }
        else
        {
            Response.Cookies.Delete(SeniorEdition.Cookie, options);
        }

        Response.Headers.CacheControl = "no-store";
        // Only back into this site: never a whole address, nor one that a browser reads as one.
        var path = back is not null && Url.IsLocalUrl(back) && back.StartsWith('/') ? back : PublicPaths.Home;
        Response.StatusCode = StatusCodes.Status303SeeOther;
        Response.Headers.Location = UriHelper.Encode(new Uri(Request.PathBase + path, UriKind.Relative));
        return new EmptyResult();
    }
}
