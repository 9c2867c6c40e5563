using System.Globalization;
using InfoDisclosure.Core.Staffing;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Shared.Links;

/// <summary>Where a row of the desk leads, and the words of its button.</summary>
public static class DeskLinks
{
    public static string DeskRow(this IUrlHelper url, DeskRow row) => url.Content(row.Task switch
    {
        DeskTask.ReplyToRequest => Path($"~/staff/requests/{row.Id}"),
        DeskTask.AnswerCase => Path($"~/staff/cases/{row.Id}"),
        DeskTask.ReviewItem or DeskTask.ReviewItemSecrecy or DeskTask.CompleteUrgentReview or DeskTask.ReassessItem or DeskTask.DecideRetention or DeskTask.MendItem or DeskTask.FinishItem => Path($"~/staff/items/{row.Id}"),
        DeskTask.ReviewReport or DeskTask.SignReport or DeskTask.MendReport or DeskTask.FinishReport or DeskTask.CompareFigures => Path($"~/staff/reports/{row.Id}"),
        DeskTask.CompleteGuide => "~/staff/agency",
        DeskTask.RefreshColumn => Path($"~/staff/freshness#column-{row.Id}"),
        DeskTask.RefreshItem => Path($"~/staff/items/{row.Id}"),
        _ => throw new ArgumentOutOfRangeException(nameof(row)),
    });

    public static string Verb(this DeskRow row) => !row.Mine ? "查看" : row.Task switch
    {
        DeskTask.ReplyToRequest or DeskTask.AnswerCase => "去答复",
        DeskTask.ReviewItem or DeskTask.ReviewReport => "去审核",
        DeskTask.SignReport => "去签发",
        DeskTask.ReviewItemSecrecy => "去审查",
        DeskTask.CompleteUrgentReview => "去补齐",
        DeskTask.ReassessItem => "去评估",
        DeskTask.DecideRetention => "去决定",
        DeskTask.MendItem or DeskTask.MendReport => "去修改",
        DeskTask.FinishItem or DeskTask.FinishReport => "继续写",
        DeskTask.CompleteGuide => "去补齐",
        DeskTask.CompareFigures => "去核对",
        DeskTask.RefreshColumn or DeskTask.RefreshItem => "去更新",
        _ => throw new ArgumentOutOfRangeException(nameof(row)),
    };

    /// <summary>What the row waits for.</summary>
    public static string Waits(this DeskRow row) => row.Task switch
    {
        DeskTask.ReplyToRequest => "答复（受理员）",
        DeskTask.AnswerCase => "提交答复书或者答辩状（受理员）",
        DeskTask.ReviewReport => "审核（审核员）",
        DeskTask.SignReport => "签发（领导）",
        DeskTask.ReviewItem => "审核",
        DeskTask.ReviewItemSecrecy => "保密审查，通过后发布",
        DeskTask.CompleteUrgentReview => "补齐应急发布的审查",
        DeskTask.ReassessItem => "再评估能不能公开",
        DeskTask.DecideRetention => "撤回或者延长保留期限",
        DeskTask.MendItem or DeskTask.MendReport => "改好后再送审",
        DeskTask.FinishItem or DeskTask.FinishReport => "写完送审",
        DeskTask.CompleteGuide => "填写",
        DeskTask.CompareFigures => "核对，需要时更正报告",
        DeskTask.RefreshColumn => "写一条新信息，或者声明本期无变化",
        DeskTask.RefreshItem => "更新内容（信息员）",
        _ => throw new ArgumentOutOfRangeException(nameof(row)),
    };

    private static string Path(FormattableString path) => path.ToString(CultureInfo.InvariantCulture);
}
