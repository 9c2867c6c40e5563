namespace InfoDisclosure.Rules.Requests;

/// <summary>
/// A row of block 三、本年度办理结果 in table 3 (国办公开办函〔2021〕30号): its code, the words of its group and of itself,
/// and the article of the 条例 (711) it stands on. There are 21; the rows 总计 are sums.
/// </summary>
/// <param name="Code">C1 to C6.3, as the reference numbers them.</param>
/// <param name="Group">The group's words, e.g. 不予公开.</param>
/// <param name="Label">The row's words.</param>
/// <param name="Basis">The article or document.</param>
public sealed record RequestOutcome(string Code, string Group, string Label, string Basis)
{
    /// <summary>Every outcome in the table's order.</summary>
    public static IReadOnlyList<RequestOutcome> All { get; } =
    [
        new("C1", "予以公开", "予以公开", "条例第36条第（一）、（二）项"),
        new("C2", "部分公开", "部分公开（区分处理的，只计这一情形，不计其他情形）", "条例第37条"),
        new("C3.1", "不予公开", "属于国家秘密", "条例第14条"),
        new("C3.2", "不予公开", "其他法律行政法规禁止公开", "条例第14条"),
        new("C3.3", "不予公开", "危及“三安全一稳定”", "条例第14条"),
        new("C3.4", "不予公开", "保护第三方合法权益", "条例第15条"),
        new("C3.5", "不予公开", "属于三类内部事务信息", "条例第16条第一款"),
        new("C3.6", "不予公开", "属于四类过程性信息", "条例第16条第二款"),
        new("C3.7", "不予公开", "属于行政执法案卷", "条例第16条第二款"),
        new("C3.8", "不予公开", "属于行政查询事项", "条例第36条第（七）项"),
        new("C4.1", "无法提供", "本机关不掌握相关政府信息", "条例第36条第（四）、（五）项"),
        new("C4.2", "无法提供", "没有现成信息需要另行制作", "条例第38条"),
        new("C4.3", "无法提供", "补正后申请内容仍不明确", "条例第30条"),
        new("C5.1", "不予处理", "信访举报投诉类申请", "条例第39条第一款"),
        new("C5.2", "不予处理", "重复申请", "条例第36条第（六）项"),
        new("C5.3", "不予处理", "要求提供公开出版物", "条例第39条第二款"),
        new("C5.4", "不予处理", "无正当理由大量反复申请", "条例第35条"),
        new("C5.5", "不予处理", "要求行政机关确认或重新出具已获取信息", "条例第36条第（六）项"),
        new("C6.1", "其他处理", "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "条例第30条"),
        new("C6.2", "其他处理", "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "国办函〔2020〕109号"),
        new("C6.3", "其他处理", "其他", "条例第33条"),
    ];

    /// <summary>The outcome of a code, or null.</summary>
    public static RequestOutcome? Find(string? code) => All.FirstOrDefault(outcome => outcome.Code == code);

    /// <summary>Group and row in one line, e.g. 不予公开：属于国家秘密.</summary>
    public string FullLabel => Group == Label || Code is "C1" or "C2" ? Group : $"{Group}：{Label}";
}
