namespace InfoDisclosure.Core.Journal;

/// <summary>
/// 留痕: who did what to which thing, when and why. Written in the same SaveChanges as the change itself, numbered without
/// gaps, never changed. Ids, not names of applicants.
/// </summary>
public sealed class JournalEntry
{
    public const int ActorNameLength = 60;
    public const int OriginLength = 20;
    public const int SubjectLength = 200;
    public const int ReasonLength = 500;

    /// <summary>Gapless from 1; a gap means that a row was removed from outside.</summary>
    public int Id { get; set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; set; }

    public int? ActorId { get; set; }

    public required string ActorName { get; set; }

    /// <summary>Site or command line.</summary>
    public required string Origin { get; set; }

    public JournalAction Action { get; set; }

    public JournalSubject SubjectKind { get; set; }

    public int? SubjectId { get; set; }

    /// <summary>The thing in words fit for every reader of the journal: a title, a register number, an account's name.</summary>
    public required string Subject { get; set; }

    public string? Reason { get; set; }
}

/// <summary>What kind of thing a journal entry is about.</summary>
public enum JournalSubject
{
    Item,
    Report,
    Request,
    Page,
    Settings,
    Account,
    Office,
    Calendar,
    Data,
    Village,

    /// <summary>The lists of words that the check for personal data works with.</summary>
    Words,

    Synonyms,

    /// <summary>A column (栏目) of the catalogue, by its category's id.</summary>
    Column,

    /// <summary>A subsidy's list (涉农资金).</summary>
    Fund,

    /// <summary>A reconsideration or lawsuit.</summary>
    Case,

    /// <summary>A year of the office's ledger, by the year.</summary>
    Ledger,

    /// <summary>A number of a year's report tables, by the year.</summary>
    ReportCell,
}

/// <summary>What was done.</summary>
public enum JournalAction
{
    Created,
    Edited,
    SentForReview,
    Returned,
    Published,
    Corrected,
    Withdrawn,
    Discarded,
    Removed,
    Imported,
    Registered,
    Replied,
    Viewed,
    SignedIn,
    SignInFailed,
    SignedOut,
    PasswordChanged,
    RolesChanged,
    Closed,
    Reopened,
    Loaded,
    BackedUp,
    Restored,

    /// <summary>Reviewed and passed on to the secrecy review.</summary>
    Reviewed,

    /// <summary>Passed by the secrecy review, to go public at a time.</summary>
    Scheduled,

    /// <summary>Published in an emergency; the full review follows.</summary>
    PublishedUrgently,

    /// <summary>The full review of an emergency.</summary>
    ReviewCompleted,

    /// <summary>Judged not to be disclosed.</summary>
    Withheld,

    /// <summary>有效性.</summary>
    ValidityChanged,

    /// <summary>A draft taken out of the bin.</summary>
    TakenFromBin,

    /// <summary>登记: where an item was posted.</summary>
    Posted,

    /// <summary>A posting that was taken down.</summary>
    TakenDown,

    /// <summary>作废: an entry that was wrong.</summary>
    Struck,

    /// <summary>公示期满: the personal columns were masked and the proof was filed.</summary>
    PublicityEnded,

    /// <summary>A draft that was never public, out of the bin for good.</summary>
    Deleted,

    /// <summary>本期无变化 of a column.</summary>
    StatedNoChange,

    /// <summary>Why a column is blank.</summary>
    StatedBlank,

    /// <summary>A posting of households.</summary>
    Printed,
}

/// <summary>The words of the journal.</summary>
public static class JournalLabels
{
    public static string Label(this JournalAction action) => action switch
    {
        JournalAction.Created => "新建",
        JournalAction.Edited => "修改",
        JournalAction.SentForReview => "送审",
        JournalAction.Returned => "退回",
        JournalAction.Published => "发布",
        JournalAction.Corrected => "更正发布",
        JournalAction.Withdrawn => "撤回",
        JournalAction.Discarded => "移到回收站",
        JournalAction.Removed => "删除",
        JournalAction.Imported => "导入",
        JournalAction.Registered => "登记",
        JournalAction.Replied => "登记答复",
        JournalAction.Viewed => "查看申请人信息",
        JournalAction.SignedIn => "登录",
        JournalAction.SignInFailed => "登录失败",
        JournalAction.SignedOut => "退出",
        JournalAction.PasswordChanged => "更改密码",
        JournalAction.RolesChanged => "调整权限",
        JournalAction.Closed => "停用",
        JournalAction.Reopened => "恢复",
        JournalAction.Loaded => "载入",
        JournalAction.BackedUp => "备份",
        JournalAction.Restored => "恢复备份",
        JournalAction.Reviewed => "审核通过",
        JournalAction.Scheduled => "定时发布",
        JournalAction.PublishedUrgently => "应急发布",
        JournalAction.ReviewCompleted => "补齐审查",
        JournalAction.Withheld => "不予公开",
        JournalAction.ValidityChanged => "有效性变更",
        JournalAction.TakenFromBin => "从回收站恢复",
        JournalAction.Posted => "登记张贴",
        JournalAction.TakenDown => "登记撤下",
        JournalAction.Struck => "作废登记",
        JournalAction.PublicityEnded => "公示期满",
        JournalAction.Deleted => "彻底删除",
        JournalAction.StatedNoChange => "声明本期无变化",
        JournalAction.StatedBlank => "说明空白原因",
        JournalAction.Printed => "打印分户名单",
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };

    public static string Label(this JournalSubject subject) => subject switch
    {
        JournalSubject.Item => "主动公开",
        JournalSubject.Report => "年度报告",
        JournalSubject.Request => "依申请",
        JournalSubject.Page => "公开指南、公开制度",
        JournalSubject.Settings => "设置",
        JournalSubject.Account => "账号",
        JournalSubject.Office => "科室、服务中心",
        JournalSubject.Calendar => "工作日历",
        JournalSubject.Data => "数据",
        JournalSubject.Village => "村",
        JournalSubject.Words => "检查词表",
        JournalSubject.Synonyms => "检索同义词",
        JournalSubject.Column => "栏目",
        JournalSubject.Fund => "涉农资金",
        JournalSubject.Case => "复议诉讼",
        JournalSubject.Ledger => "月度台账",
        JournalSubject.ReportCell => "年度报告数据",
        _ => throw new ArgumentOutOfRangeException(nameof(subject)),
    };
}
