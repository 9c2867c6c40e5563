namespace InfoDisclosure.Rules.Requests;

/// <summary>The columns 申请人情况 of the yearly statistics (国办公开办函〔2021〕30号, table 3), in their printed order.</summary>
public enum ApplicantKind
{
    NaturalPerson,
    CommercialEnterprise,
    ResearchInstitution,
    PublicWelfareOrganization,
    LegalServiceOrganization,
    OtherOrganization,
}

/// <summary>How a request reached the office (国办公开办函〔2017〕19号).</summary>
public enum ReceiptChannel
{
    InPerson,
    Mail,
    Fax,
    Email,
    Online,
}

/// <summary>The official words of the statistics' columns and of the doors.</summary>
public static class RequestLabels
{
    /// <summary>The column's label in table 3.</summary>
    public static string Label(this ApplicantKind kind) => kind switch
    {
        ApplicantKind.NaturalPerson => "自然人",
        ApplicantKind.CommercialEnterprise => "商业企业",
        ApplicantKind.ResearchInstitution => "科研机构",
        ApplicantKind.PublicWelfareOrganization => "社会公益组织",
        ApplicantKind.LegalServiceOrganization => "法律服务机构",
        ApplicantKind.OtherOrganization => "其他",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The door's name.</summary>
    public static string Label(this ReceiptChannel channel) => channel switch
    {
        ReceiptChannel.InPerson => "当面提交",
        ReceiptChannel.Mail => "邮寄",
        ReceiptChannel.Fax => "传真",
        ReceiptChannel.Email => "电子邮件",
        ReceiptChannel.Online => "在线提交",
        _ => throw new ArgumentOutOfRangeException(nameof(channel)),
    };
}
