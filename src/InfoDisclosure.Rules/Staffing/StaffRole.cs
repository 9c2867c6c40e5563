namespace InfoDisclosure.Rules.Staffing;

/// <summary>What a member of staff may be; one account may hold several.</summary>
public enum StaffRole
{
    /// <summary>信息员: writes items, reports and the pages of the office.</summary>
    InformationClerk,

    /// <summary>审核员: reviews what another wrote.</summary>
    Reviewer,

    /// <summary>保密审查员: does the secrecy review of what two others wrote and reviewed, and publishes.</summary>
    SecrecyReviewer,

    /// <summary>受理员: registers requests and enters their outcome.</summary>
    RequestOfficer,

    /// <summary>领导: sees what waits, signs the report.</summary>
    Leader,

    /// <summary>管理员: accounts, offices, settings; no content.</summary>
    Administrator,

    /// <summary>审计员: reads the journal.</summary>
    Auditor,
}

/// <summary>Everything a signed-in person may be allowed to do.</summary>
public enum StaffAction
{
    UseDesk,
    ReadItems,
    WriteItems,

    /// <summary>审核: pass on, return, withdraw, end the validity.</summary>
    ReviewItems,

    /// <summary>保密审查, which ends in publishing.</summary>
    ReviewSecrecy,
    ReadReports,
    WriteReports,

    /// <summary>审核 of a report; it then waits for 签发.</summary>
    ReviewReports,

    /// <summary>签发, which publishes a reviewed report.</summary>
    SignReports,
    ReadRequests,
    SeeApplicants,
    WriteRequests,
    WritePages,

    /// <summary>机关信息: what Article 12 asks the guide to name.</summary>
    WriteAgency,

    /// <summary>The site's own settings: addresses, numbering, fonts.</summary>
    ManageSettings,
    ManageAccounts,
    ReadJournal,
}

/// <summary>
/// The one table of role × action (三员分立: administrators and auditors touch no content). Which person may review a text also
/// depends on who wrote it, and on <see cref="Catalogue.ReviewRule"/>.
/// </summary>
public static class RoleMatrix
{
    private static readonly StaffAction[] Everyone = [StaffAction.UseDesk];

    /// <summary>Whether a role may do a thing.</summary>
    public static bool Allows(StaffRole role, StaffAction action) => Actions(role).Contains(action);

    /// <summary>Whether any of the roles may.</summary>
    public static bool Allows(IEnumerable<StaffRole> roles, StaffAction action) => roles.Any(role => Allows(role, action));

    /// <summary>What a role may do.</summary>
    public static IReadOnlyList<StaffAction> Actions(StaffRole role) => role switch
    {
        StaffRole.InformationClerk => [.. Everyone, StaffAction.ReadItems, StaffAction.WriteItems, StaffAction.ReadReports, StaffAction.WriteReports, StaffAction.ReadRequests, StaffAction.WritePages, StaffAction.WriteAgency],
        StaffRole.Reviewer => [.. Everyone, StaffAction.ReadItems, StaffAction.ReviewItems, StaffAction.ReviewSecrecy, StaffAction.ReadReports, StaffAction.ReviewReports, StaffAction.ReadRequests],
        StaffRole.SecrecyReviewer => [.. Everyone, StaffAction.ReadItems, StaffAction.ReviewSecrecy],
        StaffRole.RequestOfficer => [.. Everyone, StaffAction.ReadItems, StaffAction.ReadReports, StaffAction.ReadRequests, StaffAction.SeeApplicants, StaffAction.WriteRequests],
        StaffRole.Leader => [.. Everyone, StaffAction.ReadItems, StaffAction.ReadReports, StaffAction.SignReports, StaffAction.ReadRequests],
        StaffRole.Administrator => [.. Everyone, StaffAction.WriteAgency, StaffAction.ManageSettings, StaffAction.ManageAccounts],
        StaffRole.Auditor => [.. Everyone, StaffAction.ReadJournal],
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    /// <summary>The role's Chinese name.</summary>
    public static string Label(this StaffRole role) => role switch
    {
        StaffRole.InformationClerk => "信息员",
        StaffRole.Reviewer => "审核员",
        StaffRole.SecrecyReviewer => "保密审查员",
        StaffRole.RequestOfficer => "受理员",
        StaffRole.Leader => "领导",
        StaffRole.Administrator => "管理员",
        StaffRole.Auditor => "审计员",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };
}
