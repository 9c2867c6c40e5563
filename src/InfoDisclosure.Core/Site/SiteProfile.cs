using InfoDisclosure.Core.Data;
using InfoDisclosure.Rules.Catalogue;

namespace InfoDisclosure.Core.Site;

/// <summary>
/// The agency and the site's settings, one row. What Article 12 asks the guide to hold and isn't known stays null; pages say
/// 待补充 and the desk shows a task.
/// </summary>
public sealed class SiteProfile : Versioned
{
    public const int OnlyId = 1;
    public const int NameLength = 60;
    public const int TextLength = 200;
    public const int LongTextLength = 2_000;
    public const int CodeLength = 30;
    public const int DayLength = 5;

    public int Id { get; set; } = OnlyId;

    /// <summary>The whole name, e.g. 同江市三村镇人民政府.</summary>
    public required string AgencyName { get; set; }

    /// <summary>The short name in titles, e.g. 三村镇.</summary>
    public required string ShortName { get; set; }

    /// <summary>上一级行政机关, for complaints and reconsideration.</summary>
    public string? SuperiorName { get; set; }

    public string? Address { get; set; }

    public string? Postcode { get; set; }

    public string? Telephone { get; set; }

    public string? Fax { get; set; }

    public string? Email { get; set; }

    public string? OfficeHours { get; set; }

    /// <summary>政府信息公开工作机构.</summary>
    public string? DisclosureOffice { get; set; }

    /// <summary>监督电话.</summary>
    public string? SupervisionTelephone { get; set; }

    /// <summary>领导小组: its members and duties in words.</summary>
    public string? LeadingGroup { get; set; }

    /// <summary>查阅场所.</summary>
    public string? ReadingPlaces { get; set; }

    public string? WechatName { get; set; }

    /// <summary>统一社会信用代码: the code part of index numbers.</summary>
    public string? AgencyCode { get; set; }

    /// <summary>网站标识码.</summary>
    public string? SiteIdCode { get; set; }

    public string? IcpNumber { get; set; }

    /// <summary>公安备案.</summary>
    public string? PoliceNumber { get; set; }

    /// <summary>The address at which the public reaches the site, e.g. https://www.example.gov.cn; null: as asked.</summary>
    public string? PublicAddress { get; set; }

    /// <summary>The sub-path under a parent portal, e.g. /sancun; takes effect at the next start.</summary>
    public string? BasePath { get; set; }

    public string? ParentPortalName { get; set; }

    public string? ParentPortalAddress { get; set; }

    /// <summary>IP addresses or networks of reverse proxies, separated by commas; takes effect at the next start.</summary>
    public string? TrustedProxies { get; set; }

    public string IndexNumberPattern { get; set; } = Rules.Catalogue.IndexNumberPattern.Default;

    /// <summary>The day of the next year by which a report is to be public, as <see cref="Rules.Reports.ReportDue"/> writes it.</summary>
    public string ReportDue { get; set; } = Rules.Reports.ReportDue.Default;

    /// <summary>三人制 or 两人制; a new office begins with three.</summary>
    public ReviewRule ReviewRule { get; set; }

    /// <summary>Font files that replace ours in documents: 小标宋, 黑体, 楷体, 仿宋.</summary>
    public string? TitleFont { get; set; }

    public string? HeiFont { get; set; }

    public string? KaiFont { get; set; }

    public string? FangFont { get; set; }

    /// <summary>Loaded with demonstration data; said on every page and document, and never unset.</summary>
    public bool IsDemonstration { get; set; }

    /// <summary>What Article 12 asks for and isn't filled in.</summary>
    public IEnumerable<string> Missing()
    {
        if (string.IsNullOrWhiteSpace(Address)) yield return "办公地址";
        if (string.IsNullOrWhiteSpace(OfficeHours)) yield return "办公时间";
        if (string.IsNullOrWhiteSpace(Telephone)) yield return "联系电话";
        if (string.IsNullOrWhiteSpace(Fax)) yield return "传真号码";
        if (string.IsNullOrWhiteSpace(Email)) yield return "互联网联系方式";
        if (string.IsNullOrWhiteSpace(SupervisionTelephone)) yield return "监督电话";
        if (string.IsNullOrWhiteSpace(ReadingPlaces)) yield return "查阅场所";
        if (string.IsNullOrWhiteSpace(LeadingGroup)) yield return "领导小组";
    }
}

/// <summary>公开指南 or 公开制度: each saved text is a row of its own, the newest is what the public reads.</summary>
public sealed class PageText
{
    public const int MarkdownLength = 200_000;
    public const int HtmlLength = 2_000_000;

    public int Id { get; set; }

    public SitePage Page { get; set; }

    /// <summary>Counts a page's texts from 1; the editor's version.</summary>
    public int Number { get; set; }

    public required string Markdown { get; set; }

    public required string Html { get; set; }

    public int? WrittenById { get; set; }

    public required string WrittenByName { get; set; }

    /// <summary>UTC.</summary>
    public DateTime WrittenAt { get; set; }
}

/// <summary>The pages that staff write.</summary>
public enum SitePage
{
    /// <summary>公开指南.</summary>
    Guide,

    /// <summary>公开制度.</summary>
    Rules,
}
