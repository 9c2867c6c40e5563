namespace InfoDisclosure.Core.Documents.Sheets;

/// <summary>
/// What 政府信息公开保密审查单 holds: the item, what was checked, who examined it when and on what ground (条例 Art. 17;
/// 保守国家秘密法 Art. 35: 先审查、后公开). All values as they are printed; what is null is left to be written by hand.
/// </summary>
public sealed record ReviewSheetContent
{
    /// <summary>The agency; the PDF's author.</summary>
    public required string AgencyName { get; init; }

    /// <summary>信息名称.</summary>
    public required string ItemTitle { get; init; }

    /// <summary>索引号; null before publication, when 发布时编号 is printed.</summary>
    public required string? IndexNumber { get; init; }

    /// <summary>文号.</summary>
    public required string? DocumentNumber { get; init; }

    /// <summary>起草科室.</summary>
    public required string? DraftingOffice { get; init; }

    /// <summary>编写人.</summary>
    public required string? Author { get; init; }

    /// <summary>成文日期.</summary>
    public required DateOnly? FormedOn { get; init; }

    /// <summary>公开方式.</summary>
    public required string Method { get; init; }

    /// <summary>拟公开渠道.</summary>
    public required IReadOnlyList<string> Channels { get; init; }

    /// <summary>内容概述.</summary>
    public required string Summary { get; init; }

    /// <summary>附件清单.</summary>
    public required IReadOnlyList<ReviewAttachment> Attachments { get; init; }

    /// <summary>个人信息检查结果; null when the check hasn't been made.</summary>
    public required PersonalDataCheck? PersonalData { get; init; }

    /// <summary>审核意见; null leaves room for writing.</summary>
    public required ReviewOpinion? Opinion { get; init; }

    /// <summary>保密审查; null leaves room for writing.</summary>
    public required SecrecyExamination? Secrecy { get; init; }

    /// <summary>应急发布: published before the examination was whole; null for the usual way.</summary>
    public required EmergencyRelease? Emergency { get; init; }

    /// <summary>SHA-256 of the content that was examined, as 64 hexadecimal digits.</summary>
    public required string ContentDigest { get; init; }

    /// <summary>Words printed on every page, e.g. 演示数据，非正式文件; empty for the real paper.</summary>
    public required IReadOnlyList<string> Marks { get; init; }

    /// <summary>When the examined revision was saved (UTC); the document's date, so that equal input gives equal bytes.</summary>
    public required DateTime DatedAt { get; init; }
}

/// <summary>An attachment: its name, type and size in words, and its SHA-256 as hexadecimal digits.</summary>
public sealed record ReviewAttachment(string FileName, string Type, string Size, string Digest);

/// <summary>What the check for personal information found: how many places, how many were masked, and which stay and why.</summary>
public sealed record PersonalDataCheck(int Found, int Masked, IReadOnlyList<KeptPersonalData> Kept);

/// <summary>A piece of personal information that stays public, and the reason.</summary>
public sealed record KeptPersonalData(string What, string Reason);

/// <summary>审核意见.</summary>
public sealed record ReviewOpinion(string Person, DateOnly On, string Conclusion);

/// <summary>保密审查: what was looked at, on what ground (依据), with what conclusion.</summary>
public sealed record SecrecyExamination(string Person, DateOnly On, string LookedAt, string Ground, string Conclusion);

/// <summary>应急发布: who released it, when (office time), why, and by when the examination is to be made up for (补审期限).</summary>
public sealed record EmergencyRelease(string Person, DateTime At, string Reason, DateOnly ExaminedBy);
