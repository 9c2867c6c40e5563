using System.ComponentModel.DataAnnotations;
using InfoDisclosure.Core.Requests;
using InfoDisclosure.Rules.Requests;
using InfoDisclosure.Web.Shared.TagHelpers;

namespace InfoDisclosure.Web.Staff.Requests;

/// <summary>A register entry as it is typed.</summary>
public sealed record RequestForm
{
    [Display(Name = "申请人姓名或名称"), AtMost(InformationRequest.ApplicantNameLength)]
    public string? ApplicantName { get; init; }

    [Display(Name = "申请人类别")]
    public ApplicantKind ApplicantKind { get; init; }

    [Display(Name = "联系方式"), AtMost(InformationRequest.ContactLength)]
    public string? Contact { get; init; }

    [Display(Name = "申请内容"), AtMost(InformationRequest.AskedLength)]
    public string? Asked { get; init; }

    [Display(Name = "收到日期")]
    public DateOnly? ReceivedOn { get; init; }

    [Display(Name = "收到方式")]
    public ReceiptChannel ReceivedThrough { get; init; }

    [Display(Name = "办理结果")]
    public string? OutcomeCode { get; init; }

    [Display(Name = "答复日期")]
    public DateOnly? RepliedOn { get; init; }

    [Display(Name = "备注"), AtMost(InformationRequest.NoteLength)]
    public string? Note { get; init; }

    public int Version { get; init; }

    public static RequestForm Of(RequestView request, ApplicantInFull applicant) => new()
    {
        ApplicantName = applicant.Name,
        ApplicantKind = request.Kind,
        Contact = applicant.Contact,
        Asked = request.Asked,
        ReceivedOn = request.ReceivedOn,
        ReceivedThrough = request.ReceivedThrough,
        OutcomeCode = request.Outcome?.Code,
        RepliedOn = request.RepliedOn,
        Note = request.Note,
        Version = request.Version,
    };

    public RequestEntry ToEntry() => new()
    {
        ApplicantName = ApplicantName ?? "",
        ApplicantKind = ApplicantKind,
        Contact = Contact ?? "",
        Asked = Asked ?? "",
        ReceivedOn = ReceivedOn,
        ReceivedThrough = ReceivedThrough,
        OutcomeCode = OutcomeCode,
        RepliedOn = RepliedOn,
        Note = Note,
    };
}

/// <summary>How a request was answered, as it is typed.</summary>
public sealed record OutcomeForm
{
    [Display(Name = "办理结果")]
    public string? OutcomeCode { get; init; }

    [Display(Name = "答复日期")]
    public DateOnly? RepliedOn { get; init; }

    [Display(Name = "备注"), AtMost(InformationRequest.NoteLength)]
    public string? Note { get; init; }

    public int Version { get; init; }

    public static OutcomeForm Of(RequestView request) => new() { OutcomeCode = request.Outcome?.Code, RepliedOn = request.RepliedOn, Note = request.Note, Version = request.Version };
}

/// <summary>The answers that forms of the register offer.</summary>
public static class RequestOptions
{
    public static IReadOnlyList<Choice> Kinds { get; } = Choice.Of<ApplicantKind>(kind => kind.Label());

    public static IReadOnlyList<Choice> Channels { get; } = Choice.Of<ReceiptChannel>(channel => channel.Label());

    /// <summary>The rows of Table 3, under their headings; a heading of one row stands alone.</summary>
    public static IReadOnlyList<Choice> Outcomes { get; } =
        [.. RequestOutcome.All.Select(outcome => new Choice(outcome.Code, outcome.Label, Group: outcome.Group == outcome.FullLabel ? null : outcome.Group))];

    /// <summary>For two texts side by side: codes in words.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Choice>> ByField { get; } = new Dictionary<string, IReadOnlyList<Choice>>
    {
        [nameof(RequestForm.ApplicantKind)] = Kinds,
        [nameof(RequestForm.ReceivedThrough)] = Channels,
        [nameof(RequestForm.OutcomeCode)] = [.. RequestOutcome.All.Select(outcome => new Choice(outcome.Code, outcome.FullLabel))],
    };
}
