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

    public static string ReviewReport(this IUrlHelper url, int year) => url.Content($"~/staff/reports/{year}/review");

    public static string PublishReport(this IUrlHelper url, int year) => url.Content($"~/staff/reports/{year}/publish");

    public static string ReturnReport(this IUrlHelper url, int year) => url.Content($"~/staff/reports/{year}/return");

    public static string DiscardReport(this IUrlHelper url, int year) => url.Content($"~/staff/reports/{year}/discard");

    public static string DraftPdf(this IUrlHelper url, int year) => url.Content($"~/staff/reports/{year}/draft.pdf");

    public static string ReportTables(this IUrlHelper url, int year) => url.Content($"~/staff/reports/{year}/tables");

    /// <summary>The rows behind a number of the tables.</summary>
    public static string ReportCellRows(this IUrlHelper url, int year, string path) => url.Content($"~/staff/reports/{year}/cells/{path}");

    public static string AdjustCell(this IUrlHelper url, int year, string path) => url.Content($"~/staff/reports/{year}/cells/{path}");

    public static string DecideAdjustment(this IUrlHelper url, int id) => url.Content($"~/staff/reports/adjustments/{id}");

    /// <summary>核对.</summary>
    public static string ReportChecks(this IUrlHelper url, int year) => url.Content($"~/staff/reports/{year}/checks");

    /// <summary>月度台账.</summary>
    public static string Ledger(this IUrlHelper url, int year) => url.Content($"~/staff/ledger/{year}");

    public static string LedgerSheet(this IUrlHelper url, int year) => url.Content($"~/staff/ledger/{year}.xlsx");

    public static string LedgerFile(this IUrlHelper url, int year) => url.Content($"~/staff/ledger/{year}/file");

    /// <summary>复议诉讼.</summary>
    public static string Cases(this IUrlHelper url) => url.Content("~/staff/cases");

    public static string NewCase(this IUrlHelper url) => url.Content("~/staff/cases/new");

    public static string StaffCase(this IUrlHelper url, int id) => url.Content($"~/staff/cases/{id}");

    /// <summary>The page as residents read it.</summary>
    public static string PublicReport(this IUrlHelper url, int year) => url.Content($"~/reports/{year}");

    /// <summary>The official document.</summary>
    public static string PublicReportPdf(this IUrlHelper url, int year) => url.Content($"~/reports/{year}.pdf");
}
