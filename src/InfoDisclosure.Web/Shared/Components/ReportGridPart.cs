using InfoDisclosure.Core.Reports.Tables;

namespace InfoDisclosure.Web.Shared.Components;

/// <summary>A report's table on a page; every number leads to the rows behind it.</summary>
/// <param name="Address">The address of a number's rows by its path.</param>
/// <param name="Tables">With them last year's number is told; null leaves it out.</param>
public sealed record ReportGridPart(ReportGrid Grid, Func<string, string> Address, ReportTables? Tables = null);
