namespace InfoDisclosure.Rules.Catalogue;

/// <summary>Why information isn't disclosed (条例 Art. 14-16).</summary>
public enum WithholdingGround
{
    /// <summary>国家秘密 (Art. 14).</summary>
    StateSecret,

    /// <summary>法律、行政法规禁止公开 (Art. 14).</summary>
    ProhibitedByLaw,

    /// <summary>三安全一稳定 (Art. 14).</summary>
    ThreeSecurityOneStability,

    /// <summary>商业秘密、个人隐私 (Art. 15).</summary>
    ThirdPartyRights,

    /// <summary>内部事务信息 (Art. 16, first paragraph).</summary>
    InternalAffairs,

    /// <summary>过程性信息 (Art. 16, second paragraph).</summary>
    ProcessInfo,

    /// <summary>行政执法案卷信息 (Art. 16, second paragraph).</summary>
    EnforcementCaseFile,
}

/// <summary>The words of the grounds.</summary>
public static class WithholdingGrounds
{
    /// <summary>The longest of the labels, in characters.</summary>
    public const int LongestLabel = 60;

    /// <summary>The ground with its article.</summary>
    public static string Label(this WithholdingGround ground) => ground switch
    {
        WithholdingGround.StateSecret => "依法确定为国家秘密（条例第十四条）",
        WithholdingGround.ProhibitedByLaw => "法律、行政法规禁止公开（条例第十四条）",
        WithholdingGround.ThreeSecurityOneStability => "公开后可能危及国家安全、公共安全、经济安全、社会稳定（条例第十四条）",
        WithholdingGround.ThirdPartyRights => "涉及商业秘密、个人隐私等，公开会损害第三方合法权益（条例第十五条）",
        WithholdingGround.InternalAffairs => "人事管理、后勤管理、内部工作流程等内部事务信息（条例第十六条第一款）",
        WithholdingGround.ProcessInfo => "讨论记录、过程稿、磋商信函、请示报告等过程性信息（条例第十六条第二款）",
        WithholdingGround.EnforcementCaseFile => "行政执法案卷信息（条例第十六条第二款）",
        _ => throw new ArgumentOutOfRangeException(nameof(ground)),
    };
}
