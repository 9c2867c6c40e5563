using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Privacy;
using InfoDisclosure.Core.Catalogue.Review;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Web.Shared.Components;
using InfoDisclosure.Web.Shared.TagHelpers;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace InfoDisclosure.Web.Staff.Catalogue;

/// <summary>审核意见 as it is typed.</summary>
public sealed record OpinionForm
{
    /// <summary>What most opinions say; the reviewer changes it where it doesn't fit.</summary>
    public const string Usual = "要素齐全，内容准确，属于应当主动公开的信息，同意公开。";

    [Display(Name = "审核意见"), AtMost(PublicationReview.GroundLength)]
    public string? Text { get; init; }

    public int Version { get; init; }
}

/// <summary>The secrecy review as it is typed, in the order of its page.</summary>
public sealed record SecrecyForm
{
    /// <summary>What most grounds say; the reviewer changes it where it doesn't fit.</summary>
    public const string UsualGround = "依据《中华人民共和国保守国家秘密法》第三十五条、《中华人民共和国政府信息公开条例》第十七条审查，不涉及国家秘密、商业秘密和个人隐私，公开后不会危及国家安全、公共安全、经济安全和社会稳定。";

    public const string UsualConclusion = "可以公开";

    /// <summary>When the office opens; used when only the day of a later publication is given.</summary>
    public static readonly TimeOnly UsualTime = new(9, 0);

    private static readonly string[] TimeForms = ["H:mm", "HH:mm", "H.mm", "H点mm", "H点mm分", "H时mm分"];

    [Display(Name = "看过的内容")]
    public List<ReviewedPart> LookedAt { get; init; } = [];

    [Display(Name = "审查日期")]
    public DateOnly? ReviewedOn { get; init; }

    [Display(Name = "审查结论"), AtMost(PublicationReview.ConclusionLength)]
    public string? Conclusion { get; init; }

    [Display(Name = "审查依据"), AtMost(PublicationReview.GroundLength)]
    public string? Ground { get; init; }

    [Display(Name = "定时发布的日期")]
    public DateOnly? PublishOn { get; init; }

    [Display(Name = "定时发布的时间")]
    public string? PublishTime { get; init; }

    public int Version { get; init; }

    /// <summary>The line for the act; what can't be read as a time of day is an error of its field.</summary>
    public SecrecyLine ToLine(ModelStateDictionary state) => new()
    {
        ReviewedOn = ReviewedOn,
        LookedAt = LookedAt,
        Conclusion = Conclusion ?? "",
        Ground = Ground ?? "",
        PublishAt = At(state),
    };

    private DateTime? At(ModelStateDictionary state)
    {
        var typed = (PublishTime ?? "").Normalize(NormalizationForm.FormKC).Trim();
        var time = UsualTime;
        if (typed.Length > 0 && !TimeOnly.TryParseExact(typed, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out time))
            state.AddModelError($"Form.{nameof(PublishTime)}", "时间要写成 9:00 或 14:30 这样");
        if (PublishOn is null && typed.Length > 0)
            state.AddModelError($"Form.{nameof(PublishOn)}", "请填写定时发布的日期；不要定时的，把时间也空着");
        return PublishOn?.ToDateTime(time);
    }
}

/// <summary>A reason as it is typed.</summary>
public sealed record ReasonForm
{
    [Display(Name = "理由"), AtMost(DisclosureItem.WithdrawalReasonLength)]
    public string? Reason { get; init; }

    public int Version { get; init; }
}

/// <summary>应急发布 as it is typed.</summary>
public sealed record UrgentForm
{
    [Display(Name = "看过的内容")]
    public List<ReviewedPart> LookedAt { get; init; } = [];

    [Display(Name = "为什么不能等"), AtMost(PublicationReview.GroundLength)]
    public string? Reason { get; init; }

    public int Version { get; init; }
}

/// <summary>不予公开 as it is typed.</summary>
public sealed record WithholdForm
{
    [Display(Name = "依据")]
    public WithholdingGround? Ground { get; init; }

    [Display(Name = "理由"), AtMost(PublicationReview.GroundLength - WithholdingGrounds.LongestLabel)]
    public string? Reason { get; init; }

    [Display(Name = "下次评估日期")]
    public DateOnly? ReassessOn { get; init; }

    public int Version { get; init; }
}

/// <summary>A change of 有效性 as it is typed.</summary>
public sealed record ValidityForm
{
    [Display(Name = "有效性")]
    public Validity Validity { get; init; }

    [Display(Name = "从哪天起")]
    public DateOnly? From { get; init; }

    [Display(Name = "替代文件的索引号")]
    public string? Successor { get; init; }

    [Display(Name = "理由"), AtMost(ItemValidity.ReasonLength)]
    public string? Reason { get; init; }

    public int Version { get; init; }
}

/// <summary>What a text looks like and who is looking: the top of every page on which one decides about it.</summary>
public abstract record DecisionPage
{
    public required RevisionView Shown { get; init; }

    public required ItemArticle Article { get; init; }

    /// <summary>What the check for personal data found.</summary>
    public required ReviewerCheck Check { get; init; }

    public required StaffPerson Me { get; init; }

    public ItemWork Item => Shown.Item;

    /// <summary>Wrote on it.</summary>
    public bool IsMine => !Item.MayReview(Me.Id);

    /// <summary>What there is to look at.</summary>
    public IReadOnlyList<Choice> Parts => [.. ReviewedParts.Of(Shown.View.Attachments.Count > 0, Shown.View.PublicityTo is not null).Select(part => new Choice(part.ToString(), part.Label()))];
}

public sealed record ReviewPage : DecisionPage
{
    public required SecrecyForm Form { get; init; }

    public required OpinionForm Opinion { get; init; }

    public required ReasonForm Return { get; init; }

    public IReadOnlyList<Choice> Conclusions { get; } =
    [
        new(SecrecyForm.UsualConclusion, SecrecyForm.UsualConclusion),
        new("作区分处理后可以公开", "作区分处理后可以公开", "不能公开的内容已经从正文和附件里删去"),
    ];
}

public sealed record UrgentPage : DecisionPage
{
    public required UrgentForm Form { get; init; }
}

/// <summary>补齐审查 of what was published in an emergency.</summary>
public sealed record CompletePage : DecisionPage
{
    public required SecrecyForm Form { get; init; }

    public IReadOnlyList<Choice> Conclusions { get; } = [new(SecrecyForm.UsualConclusion, SecrecyForm.UsualConclusion)];
}

public sealed record WithholdPage(ItemWork Item, WithholdForm Form)
{
    public IReadOnlyList<Choice> Grounds { get; } = Choice.Of<WithholdingGround>(ground => ground.Label());
}

public sealed record WithdrawPage(ItemWork Item, ReasonForm Form);

public sealed record ValidityPage(ItemWork Item, ValidityForm Form)
{
    /// <summary>What may follow what holds now.</summary>
    public IReadOnlyList<Choice> Validities => [.. Enum.GetValues<Validity>().Where(next => Item.ValidityLines.LastOrDefault() is not { } last || ValidityHistory.MayFollow(last.Validity, next)).Select(next => new Choice(next.ToString(), next.Label()))];
}
