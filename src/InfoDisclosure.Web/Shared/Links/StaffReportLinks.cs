using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Shared.Links;

/// <summary>The addresses of the staff's report pages.</summary>
public static class StaffReportLinks
{
    public static string StaffReports(this IUrlHelper url) => url.Content("~/staff/reports");

    public static string BeginReport(this IUrlHelper url) => url.Content("~/staff/reports/new");

    public static string ImportReport(this IUrlHelper url) => url.Content("~/staff/reports/import");

    public static string SaveImport(this IUrlHelper url) => url.Content("~/staff/reports/import/save");

    public static string StaffReport(this IUrlHelper url, int year) => url.Content($"~/staff/reports/{year}");

    public static string EditReport(this IUrlHelper url, int year) => url.Content($"~/staff/reports/{year}/edit");

    public static string SendReport(this IUrlHelper url, int year) => url.Content($"~/staff/reports/{year}/send");

    public static string ReportRevision(this IUrlHelper url, int year, int number) => url.Content($"~/staff/reports/{year}/revisions/{number}");

    public static string PublishReport(this IUrlHelper url, int year) => url.Content($"~/staff/reports/{year}/publish");

    public static string ReturnReport(this IUrlHelper url, int year) => url.Content($"~/staff/reports/{year}/return");

    public static string DiscardReport(this IUrlHelper url, int year) => url.Content($"~/staff/reports/{year}/discard");

    public static string DraftPdf(this IUrlHelper url, int year) => url.Content($"~/staff/reports/{year}/draft.pdf");

    /// <summary>The page as residents read it.</summary>
    public static string PublicReport(this IUrlHelper url, int year) => url.Content($"~/reports/{year}");

    /// <summary>The official document.</summary>
    public static string PublicReportPdf(this IUrlHelper url, int year) => url.Content($"~/reports/{year}.pdf");
}
