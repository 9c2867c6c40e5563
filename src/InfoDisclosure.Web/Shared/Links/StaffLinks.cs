using System.Globalization;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Site;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Shared.Links;

/// <summary>The addresses of staff pages, each written once; below the base path wherever the site hangs.</summary>
public static class StaffLinks
{
    public static string Desk(this IUrlHelper url) => url.Content("~/staff");

    public static string SignIn(this IUrlHelper url) => url.Content("~/staff/sign-in");

    public static string SignOut(this IUrlHelper url) => url.Content("~/staff/sign-out");

    public static string Password(this IUrlHelper url) => url.Content("~/staff/password");

    public static string Setup(this IUrlHelper url) => url.Content("~/staff/setup");

    public static string Accounts(this IUrlHelper url) => url.Content("~/staff/accounts");

    public static string NewAccount(this IUrlHelper url) => url.Content("~/staff/accounts/new");

    public static string Account(this IUrlHelper url, int id) => url.At($"~/staff/accounts/{id}");

    public static string AccountSecret(this IUrlHelper url, int id) => url.At($"~/staff/accounts/{id}/password");

    public static string CloseAccount(this IUrlHelper url, int id) => url.At($"~/staff/accounts/{id}/close");

    public static string ReopenAccount(this IUrlHelper url, int id) => url.At($"~/staff/accounts/{id}/reopen");

    public static string ResetPassword(this IUrlHelper url, int id) => url.At($"~/staff/accounts/{id}/reset-password");

    public static string Offices(this IUrlHelper url) => url.Content("~/staff/offices");

    public static string NewOffice(this IUrlHelper url) => url.Content("~/staff/offices/new");

    public static string Office(this IUrlHelper url, int id) => url.At($"~/staff/offices/{id}");

    public static string CloseOffice(this IUrlHelper url, int id) => url.At($"~/staff/offices/{id}/close");

    public static string Journal(this IUrlHelper url) => url.Content("~/staff/journal");

    /// <summary>Everything about one thing.</summary>
    public static string JournalOf(this IUrlHelper url, JournalSubject kind, int id) => url.At($"~/staff/journal?kind={kind}&thing={id}");

    public static string Agency(this IUrlHelper url) => url.Content("~/staff/agency");

    public static string Settings(this IUrlHelper url) => url.Content("~/staff/settings");

    public static string PageText(this IUrlHelper url, SitePage page) => url.At($"~/staff/pages/{page.ToString().ToLowerInvariant()}");

    public static string PageTextVersion(this IUrlHelper url, SitePage page, int number) => url.At($"~/staff/pages/{page.ToString().ToLowerInvariant()}/{number}");

    /// <summary>The residents' front page.</summary>
    public static string PublicHome(this IUrlHelper url) => url.Content("~/");

    /// <summary>A published report's page.</summary>
    public static string Report(this IUrlHelper url, int year) => url.At($"~/reports/{year}");

    public static string ReportPdf(this IUrlHelper url, int year) => url.At($"~/reports/{year}.pdf");

    private static string At(this IUrlHelper url, FormattableString path) => url.Content(path.ToString(CultureInfo.InvariantCulture));
}
