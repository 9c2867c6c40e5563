using InfoDisclosure.Rules.Staffing;

namespace InfoDisclosure.Web.Staff.Frame;

/// <summary>An entry of the rail.</summary>
/// <param name="Label">Its words.</param>
/// <param name="Path">Its page, under the site's base path.</param>
/// <param name="Needs">What the page needs.</param>
/// <param name="Group">Daily work, what is looked after, what is set up: a line stands between them.</param>
public sealed record StaffEntry(string Label, string Path, StaffAction Needs, int Group = 1);

/// <summary>
/// The rail, in its order. An entry is shown to those who may open its page, and only when the page exists: a page that is
/// routed to its address appears by itself.
/// </summary>
public sealed class StaffNavigation(EndpointDataSource endpoints)
{
    private static readonly StaffEntry[] Entries =
    [
        new("工作台", "/staff", StaffAction.UseDesk),
        new("主动公开", "/staff/items", StaffAction.ReadItems),
        new("依申请", "/staff/requests", StaffAction.ReadRequests),
        new("复议诉讼", "/staff/cases", StaffAction.ReadRequests),
        new("年度报告", "/staff/reports", StaffAction.ReadReports),
        new("月度台账", "/staff/ledger", StaffAction.ReadReports),
        new("涉农资金", "/staff/funds", StaffAction.ReadItems),
        new("村和公开栏", "/staff/villages", StaffAction.ReadItems),
        new("保鲜台", "/staff/freshness", StaffAction.ReadItems, 2),
        new("覆盖图", "/staff/coverage", StaffAction.ReadItems, 2),
        new("链接检查", "/staff/links", StaffAction.ReadItems, 2),
        new("网站自查表", "/staff/inspection", StaffAction.ReadItems, 2),
        new("月报", "/staff/monthly", StaffAction.ReadItems, 2),
        new("检索", "/staff/search", StaffAction.ReadItems, 2),
        new("检查词表", "/staff/words", StaffAction.WriteItems, 3),
        new("公开指南", "/staff/pages/guide", StaffAction.WritePages, 3),
        new("公开制度", "/staff/pages/rules", StaffAction.WritePages, 3),
        new("机关信息", "/staff/agency", StaffAction.WriteAgency, 3),
        new("人员", "/staff/accounts", StaffAction.ManageAccounts, 3),
        new("科室和服务中心", "/staff/offices", StaffAction.ManageAccounts, 3),
        new("留痕", "/staff/journal", StaffAction.ReadJournal, 3),
        new("设置", "/staff/settings", StaffAction.ManageSettings, 3),
    ];

    private readonly Lazy<IReadOnlyList<StaffEntry>> existing = new(() =>
    {
        var routed = endpoints.Endpoints.OfType<RouteEndpoint>().Select(endpoint => "/" + endpoint.RoutePattern.RawText?.Trim('/')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. Entries.Where(entry => routed.Contains(entry.Path) || routed.Contains("/staff/pages/{page}") && entry.Path.StartsWith("/staff/pages/", StringComparison.Ordinal))];
    });

    /// <summary>A person's entries.</summary>
    public IEnumerable<StaffEntry> For(StaffPerson person) => existing.Value.Where(entry => person.Can(entry.Needs));

    /// <summary>Whether a page belongs to an entry: its own address or one below it.</summary>
    public static bool IsCurrent(StaffEntry entry, PathString path) =>
        entry.Path == "/staff" ? path.Value?.TrimEnd('/') == "/staff" : path.StartsWithSegments(entry.Path, StringComparison.Ordinal);
}
