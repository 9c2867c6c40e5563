using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Shared.Links;

/// <summary>The addresses of staff pages, each written once; below the base path wherever the site hangs.</summary>
public static class StaffLinks
{
    public static string Desk(this IUrlHelper url) => url.Content("~/staff");

    public static string SignIn(this IUrlHelper url) => url.Content("~/staff/sign-in");

    public static string SignOut(this IUrlHelper url) => url.Content("~/staff/sign-out");

    public static string Password(this IUrlHelper url) => url.Content("~/staff/password");

    /// <summary>The residents' front page.</summary>
    public static string PublicHome(this IUrlHelper url) => url.Content("~/");
}
