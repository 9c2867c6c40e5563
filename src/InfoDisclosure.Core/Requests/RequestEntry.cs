using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Requests;

namespace InfoDisclosure.Core.Requests;

/// <summary>A register entry as it is typed. No identity number: the store isn't encrypted.</summary>
public sealed record RequestEntry
{
    public required string ApplicantName { get; init; }

    public ApplicantKind ApplicantKind { get; init; }

    public required string Contact { get; init; }

    /// <summary>What is asked for.</summary>
    public required string Asked { get; init; }

    /// <summary>收到申请之日 (条例 Art. 31); null isn't allowed, it stands for a field left empty.</summary>
    public required DateOnly? ReceivedOn { get; init; }

    public ReceiptChannel ReceivedThrough { get; init; }

    /// <summary>A code of <see cref="RequestOutcome"/>; null while open.</summary>
    public string? OutcomeCode { get; init; }

    public DateOnly? RepliedOn { get; init; }

    public string? Note { get; init; }
}

/// <summary>A request's id, its version after an act, and its register number.</summary>
public sealed record RequestSaved(int Id, int Version, string Number);

/// <summary>What a register entry must be.</summary>
internal static class RequestEntryRules
{
    /// <summary>Before it there was no law under which one could ask: order 492 came into force.</summary>
    private static readonly DateOnly Earliest = new(2008, 5, 1);

    /// <summary>The entry as it is kept.</summary>
    public static RequestEntry Clean(RequestEntry entry) => entry with
    {
        ApplicantName = OneLine.Of(entry.ApplicantName),
        Contact = OneLine.Of(entry.Contact),
        Asked = OfficeText.Clean(entry.Asked).Trim(),
        OutcomeCode = string.IsNullOrWhiteSpace(entry.OutcomeCode) ? null : entry.OutcomeCode,
        Note = OfficeText.Clean(entry.Note ?? "").Trim() is { Length: > 0 } note ? note : null,
    };

    /// <summary>What is wrong with a cleaned entry.</summary>
    public static List<Issue> Issues(RequestEntry entry, DateOnly today)
    {
        var issues = new List<Issue>();
        Words(issues, nameof(entry.ApplicantName), "申请人姓名或名称", entry.ApplicantName, InformationRequest.ApplicantNameLength, required: true);
        if (!Enum.IsDefined(entry.ApplicantKind))
            issues.Add(new Issue(nameof(entry.ApplicantKind), "请重新选择申请人类别"));
        Words(issues, nameof(entry.Contact), "联系方式", entry.Contact, InformationRequest.ContactLength, required: true);
        Words(issues, nameof(entry.Asked), "申请内容", entry.Asked, InformationRequest.AskedLength, required: true);
        if (entry.ReceivedOn is null)
            issues.Add(new Issue(nameof(entry.ReceivedOn), "请填写收到日期"));
        else if (entry.ReceivedOn > today)
            issues.Add(new Issue(nameof(entry.ReceivedOn), "收到日期不能晚于今天"));
        else if (entry.ReceivedOn < Earliest)
            issues.Add(new Issue(nameof(entry.ReceivedOn), "收到日期太早，请核对年份"));
        if (!Enum.IsDefined(entry.ReceivedThrough))
            issues.Add(new Issue(nameof(entry.ReceivedThrough), "请重新选择收到方式"));
        Words(issues, nameof(entry.Note), "备注", entry.Note, InformationRequest.NoteLength, required: false);
        issues.AddRange(OutcomeIssues(entry.OutcomeCode, entry.RepliedOn, entry.ReceivedOn, today));
        return issues;
    }

    /// <summary>Outcome and day of the reply belong together.</summary>
    public static IEnumerable<Issue> OutcomeIssues(string? outcomeCode, DateOnly? repliedOn, DateOnly? receivedOn, DateOnly today)
    {
        if (outcomeCode is not null && RequestOutcome.Find(outcomeCode) is null)
            yield return new Issue(nameof(RequestEntry.OutcomeCode), "请重新选择办理结果");
        if (outcomeCode is null && repliedOn is not null)
            yield return new Issue(nameof(RequestEntry.OutcomeCode), "填了答复日期，请同时选择办理结果");
        if (outcomeCode is not null && repliedOn is null)
            yield return new Issue(nameof(RequestEntry.RepliedOn), "选了办理结果，请同时填写答复日期");
        if (repliedOn > today)
            yield return new Issue(nameof(RequestEntry.RepliedOn), "答复日期不能晚于今天");
        if (repliedOn < receivedOn)
            yield return new Issue(nameof(RequestEntry.RepliedOn), $"答复日期不能早于收到日期{receivedOn:yyyy年M月d日}");
    }

    /// <summary>Writes a cleaned and checked entry; year and serial stay as they are.</summary>
    public static void Write(RequestEntry entry, InformationRequest request)
    {
        request.ApplicantName = entry.ApplicantName;
        request.ApplicantKind = entry.ApplicantKind;
        request.Contact = entry.Contact;
        request.Asked = entry.Asked;
        request.ReceivedOn = entry.ReceivedOn!.Value;
        request.ReceivedThrough = entry.ReceivedThrough;
        request.OutcomeCode = entry.OutcomeCode;
        request.RepliedOn = entry.RepliedOn;
        request.Note = entry.Note;
    }

    /// <summary>One field's words: there, not too long, no identity number in them.</summary>
    public static void Words(List<Issue> issues, string field, string label, string? text, int length, bool required)
    {
        if (required && string.IsNullOrEmpty(text))
            issues.Add(new Issue(field, $"请填写{label}"));
        else if (text?.Length > length)
            issues.Add(new Issue(field, $"{label}最多{length}字，现在{text.Length}字"));
        else if (IdentityNumber.StandsIn(text))
            issues.Add(new Issue(field, $"{label}里好像有身份证号码。登记簿还没有加密保存，现在不能登记身份证号码，请删去；纸质材料照常留存"));
    }
}
