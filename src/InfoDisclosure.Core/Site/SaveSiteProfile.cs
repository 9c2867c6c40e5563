using System.Net;
using System.Net.Mail;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Site;

/// <summary>Saves the agency's facts; the first time, it makes the profile (posted version 0).</summary>
public sealed class SaveAgencyFacts(InfoDisclosureDb db)
{
    public async Task<ActResult<int>> RunAsync(int version, AgencyFacts input, ActContext context, CancellationToken cancel)
    {
        var profile = await db.SiteProfiles.SingleOrDefaultAsync(cancel);
        if ((profile?.Version ?? 0) != version)
            return new ActResult<int>.Stale(profile?.Version ?? 0);
        var issues = SiteProfileRules.Of(input);
        if (issues.Count > 0)
            return new ActResult<int>.Invalid(issues);
        if (profile is null)
        {
            profile = new SiteProfile { AgencyName = "", ShortName = "" };
            SiteProfileRules.Write(input, profile);
            db.SiteProfiles.Add(profile);
            db.Journal.Add(context.Entry(JournalAction.Created, JournalSubject.Settings, SiteProfile.OnlyId, "机关信息"));
            await db.SaveChangesAsync(cancel);
            return new ActResult<int>.Done(profile.Version);
        }

        SiteProfileRules.Write(input, profile);
        return await SiteProfileRules.SaveAsync(db, profile, version, "机关信息", context, cancel);
    }
}

/// <summary>Saves the site's own settings. Index numbers once issued never change; some settings count from the next start.</summary>
public sealed class SaveSiteSettings(InfoDisclosureDb db)
{
    public async Task<ActResult<int>> RunAsync(int version, SiteSettings input, ActContext context, CancellationToken cancel)
    {
        var profile = await db.SiteProfiles.SingleOrDefaultAsync(cancel);
        if (profile is null)
            return new ActResult<int>.Refused("请先填写机关信息");
        if (profile.Version != version)
            return new ActResult<int>.Stale(profile.Version);
        var issues = SiteProfileRules.Of(input);
        if (issues.Count > 0)
            return new ActResult<int>.Invalid(issues);
        SiteProfileRules.Write(input, profile);
        return await SiteProfileRules.SaveAsync(db, profile, version, "站点设置", context, cancel);
    }
}

/// <summary>What agency and settings must be.</summary>
internal static class SiteProfileRules
{
    /// <summary>The words of the fields, for messages and for the journal.</summary>
    private static readonly Dictionary<string, string> Labels = new()
    {
        [nameof(SiteProfile.AgencyName)] = "机关全称",
        [nameof(SiteProfile.ShortName)] = "简称",
        [nameof(SiteProfile.SuperiorName)] = "上一级行政机关",
        [nameof(SiteProfile.DisclosureOffice)] = "政府信息公开工作机构",
        [nameof(SiteProfile.Address)] = "办公地址",
        [nameof(SiteProfile.Postcode)] = "邮政编码",
        [nameof(SiteProfile.OfficeHours)] = "办公时间",
        [nameof(SiteProfile.Telephone)] = "联系电话",
        [nameof(SiteProfile.Fax)] = "传真号码",
        [nameof(SiteProfile.Email)] = "电子邮箱",
        [nameof(SiteProfile.WechatName)] = "微信公众号",
        [nameof(SiteProfile.SupervisionTelephone)] = "监督电话",
        [nameof(SiteProfile.LeadingGroup)] = "领导小组",
        [nameof(SiteProfile.ReadingPlaces)] = "查阅场所",
        [nameof(SiteProfile.SiteIdCode)] = "网站标识码",
        [nameof(SiteProfile.IcpNumber)] = "ICP备案号",
        [nameof(SiteProfile.PoliceNumber)] = "公安备案号",
        [nameof(SiteProfile.ParentPortalName)] = "上级门户名称",
        [nameof(SiteProfile.ParentPortalAddress)] = "上级门户网址",
        [nameof(SiteProfile.PublicAddress)] = "对外网址",
        [nameof(SiteProfile.BasePath)] = "子路径",
        [nameof(SiteProfile.TrustedProxies)] = "可信的反向代理",
        [nameof(SiteProfile.AgencyCode)] = "机关代码",
        [nameof(SiteProfile.IndexNumberPattern)] = "索引号格式",
        [nameof(SiteProfile.ReviewRule)] = "审查规则",
        [nameof(SiteProfile.ReportDue)] = "年度报告期限",
        [nameof(SiteProfile.TitleFont)] = "小标宋字体",
        [nameof(SiteProfile.HeiFont)] = "黑体字体",
        [nameof(SiteProfile.KaiFont)] = "楷体字体",
        [nameof(SiteProfile.FangFont)] = "仿宋字体",
    };

    private static readonly char[] Separators = [',', '，', '、', ';', '；', ' ', '\n', '\r', '\t'];

    public static List<Issue> Of(AgencyFacts input)
    {
        var issues = new List<Issue>();
        Required(issues, nameof(input.AgencyName), input.AgencyName);
        Required(issues, nameof(input.ShortName), input.ShortName);
        Length(issues, SiteProfile.NameLength, (nameof(input.AgencyName), input.AgencyName), (nameof(input.ShortName), input.ShortName), (nameof(input.SuperiorName), input.SuperiorName), (nameof(input.DisclosureOffice), input.DisclosureOffice), (nameof(input.WechatName), input.WechatName));
        Length(issues, SiteProfile.CodeLength, (nameof(input.Telephone), input.Telephone), (nameof(input.Fax), input.Fax), (nameof(input.SupervisionTelephone), input.SupervisionTelephone));
        Length(issues, SiteProfile.TextLength, (nameof(input.Address), input.Address), (nameof(input.OfficeHours), input.OfficeHours), (nameof(input.Email), input.Email));
        Length(issues, SiteProfile.LongTextLength, (nameof(input.LeadingGroup), input.LeadingGroup), (nameof(input.ReadingPlaces), input.ReadingPlaces));
        if (Kept(input.Postcode) is { } postcode && (postcode.Length != 6 || !postcode.All(char.IsAsciiDigit)))
            issues.Add(new Issue(nameof(input.Postcode), "邮政编码是6位数字"));
        if (Kept(input.Email) is { } email && !MailAddress.TryCreate(email, out _))
            issues.Add(new Issue(nameof(input.Email), "电子邮箱要写成 name@example.cn 这样"));
        foreach (var (field, value) in new[] { (nameof(input.Telephone), input.Telephone), (nameof(input.Fax), input.Fax), (nameof(input.SupervisionTelephone), input.SupervisionTelephone) })
        {
            if (Kept(value) is { } number && !number.Any(char.IsAsciiDigit))
                issues.Add(new Issue(field, $"{Labels[field]}里没有号码，请核对"));
        }

        return issues;
    }

    public static List<Issue> Of(SiteSettings input)
    {
        var issues = new List<Issue>();
        Length(issues, SiteProfile.NameLength, (nameof(input.ParentPortalName), input.ParentPortalName));
        Length(issues, SiteProfile.TextLength, (nameof(input.IcpNumber), input.IcpNumber), (nameof(input.PoliceNumber), input.PoliceNumber), (nameof(input.ParentPortalAddress), input.ParentPortalAddress), (nameof(input.PublicAddress), input.PublicAddress), (nameof(input.BasePath), input.BasePath), (nameof(input.TitleFont), input.TitleFont), (nameof(input.HeiFont), input.HeiFont), (nameof(input.KaiFont), input.KaiFont), (nameof(input.FangFont), input.FangFont));
        Length(issues, SiteProfile.LongTextLength, (nameof(input.TrustedProxies), input.TrustedProxies));
        if (Kept(input.SiteIdCode) is { } site && (site.Length != 10 || !site.All(char.IsAsciiDigit)))
            issues.Add(new Issue(nameof(input.SiteIdCode), "网站标识码是10位数字"));
        if (Kept(input.AgencyCode) is { } code && (code.Length > SiteProfile.CodeLength || !code.All(char.IsAsciiLetterOrDigit)))
            issues.Add(new Issue(nameof(input.AgencyCode), $"机关代码只用字母和数字，最多{SiteProfile.CodeLength}个"));
        if (!Rules.Catalogue.IndexNumberPattern.TryParse(Kept(input.IndexNumberPattern), out _))
            issues.Add(new Issue(nameof(input.IndexNumberPattern), $"索引号格式里要有 {{year}} 和一个 {{serial:D5}} 这样的流水号，例如 {Rules.Catalogue.IndexNumberPattern.Default}"));
        if (Kept(input.PublicAddress) is { } address && !(IsWebAddress(address, out var uri) && uri.AbsolutePath == "/" && uri.Query.Length == 0 && uri.Fragment.Length == 0))
            issues.Add(new Issue(nameof(input.PublicAddress), "对外网址要写成 https://www.example.gov.cn 这样，子路径写在下一栏"));
        if (Kept(input.BasePath) is { } path && !IsPath(path))
            issues.Add(new Issue(nameof(input.BasePath), "子路径以 / 开头，只用小写字母、数字和 -，例如 /sancun"));
        if (Kept(input.ParentPortalAddress) is { } portal && !IsWebAddress(portal, out _))
            issues.Add(new Issue(nameof(input.ParentPortalAddress), "上级门户网址要以 http:// 或 https:// 开头"));
        if (Kept(input.ParentPortalName) is null != Kept(input.ParentPortalAddress) is null)
            issues.Add(new Issue(Kept(input.ParentPortalName) is null ? nameof(input.ParentPortalName) : nameof(input.ParentPortalAddress), "上级门户的名称和网址要一起填写"));
        if (Rules.Reports.ReportDue.Parse(input.ReportDue) is null)
            issues.Add(new Issue(nameof(input.ReportDue), $"年度报告期限要写成 {Rules.Reports.ReportDue.Default} 或 1月31日 这样，不能是2月29日"));
        if (!Enum.IsDefined(input.ReviewRule))
            issues.Add(new Issue(nameof(input.ReviewRule), "请重新选择审查规则"));
        issues.AddRange(Proxies(input));
        issues.AddRange(Fonts(input));
        return issues;
    }

    public static void Write(AgencyFacts input, SiteProfile profile)
    {
        profile.AgencyName = Kept(input.AgencyName) ?? "";
        profile.ShortName = Kept(input.ShortName) ?? "";
        profile.SuperiorName = Kept(input.SuperiorName);
        profile.DisclosureOffice = Kept(input.DisclosureOffice);
        profile.Address = Kept(input.Address);
        profile.Postcode = Kept(input.Postcode);
        profile.OfficeHours = Kept(input.OfficeHours);
        profile.Telephone = Kept(input.Telephone);
        profile.Fax = Kept(input.Fax);
        profile.Email = Kept(input.Email);
        profile.WechatName = Kept(input.WechatName);
        profile.SupervisionTelephone = Kept(input.SupervisionTelephone);
        profile.LeadingGroup = Kept(input.LeadingGroup);
        profile.ReadingPlaces = Kept(input.ReadingPlaces);
    }

    public static void Write(SiteSettings input, SiteProfile profile)
    {
        profile.SiteIdCode = Kept(input.SiteIdCode);
        profile.IcpNumber = Kept(input.IcpNumber);
        profile.PoliceNumber = Kept(input.PoliceNumber);
        profile.ParentPortalName = Kept(input.ParentPortalName);
        profile.ParentPortalAddress = Kept(input.ParentPortalAddress);
        profile.PublicAddress = Kept(input.PublicAddress)?.TrimEnd('/');
        profile.BasePath = Kept(input.BasePath)?.TrimEnd('/');
        profile.TrustedProxies = Kept(input.TrustedProxies) is { } proxies ? string.Join(", ", Split(proxies)) : null;
        profile.AgencyCode = Kept(input.AgencyCode)?.ToUpperInvariant();
        profile.IndexNumberPattern = Kept(input.IndexNumberPattern) ?? Rules.Catalogue.IndexNumberPattern.Default;
        profile.ReviewRule = input.ReviewRule;
        profile.ReportDue = Rules.Reports.ReportDue.Parse(input.ReportDue)?.ToString() ?? Rules.Reports.ReportDue.Default;
        profile.TitleFont = Kept(input.TitleFont);
        profile.HeiFont = Kept(input.HeiFont);
        profile.KaiFont = Kept(input.KaiFont);
        profile.FangFont = Kept(input.FangFont);
    }

    /// <summary>State, version and journal line in one save; the line names the fields that changed, not their values.</summary>
    public static async Task<ActResult<int>> SaveAsync(InfoDisclosureDb db, SiteProfile profile, int version, string subject, ActContext context, CancellationToken cancel)
    {
        db.ChangeTracker.DetectChanges();
        var changed = db.Entry(profile).Properties.Where(property => property.IsModified && Labels.ContainsKey(property.Metadata.Name) && !Equals(property.OriginalValue, property.CurrentValue))
            .Select(property => Labels[property.Metadata.Name]).ToList();
        if (changed.Count == 0)
            return new ActResult<int>.Done(version);
        db.Touch(profile, version);
        db.Journal.Add(context.Entry(JournalAction.Edited, JournalSubject.Settings, SiteProfile.OnlyId, subject, $"改了：{string.Join("、", changed)}"));
        return await db.TrySave(cancel)
            ? new ActResult<int>.Done(version + 1)
            : new ActResult<int>.Stale(await db.SiteProfiles.AsNoTracking().Select(row => row.Version).SingleAsync(cancel));
    }

    private static IEnumerable<Issue> Proxies(SiteSettings input)
    {
        foreach (var name in Split(Kept(input.TrustedProxies) ?? ""))
        {
            if (IPAddress.TryParse(name, out _) && !name.Contains('/', StringComparison.Ordinal))
                continue;
            if (!IPNetwork.TryParse(name, out var network))
                yield return new Issue(nameof(input.TrustedProxies), $"“{Shortened(name)}”不是IP地址或网段，例如 127.0.0.1 或 10.0.0.0/8");
            else if (network.PrefixLength == 0)
                yield return new Issue(nameof(input.TrustedProxies), $"“{name}”是所有地址，不能都信任");
        }
    }

    private static IEnumerable<Issue> Fonts(SiteSettings input)
    {
        foreach (var (field, value) in new[] { (nameof(input.TitleFont), input.TitleFont), (nameof(input.HeiFont), input.HeiFont), (nameof(input.KaiFont), input.KaiFont), (nameof(input.FangFont), input.FangFont) })
        {
            if (Kept(value) is not { } path)
                continue;
            if (!Path.IsPathFullyQualified(path) || !path.EndsWith(".ttf", StringComparison.OrdinalIgnoreCase))
                yield return new Issue(field, $"{Labels[field]}要写服务器上 .ttf 文件的完整路径");
            else if (!File.Exists(path))
                yield return new Issue(field, $"服务器上没有文件 {path}");
        }
    }

    private static void Required(List<Issue> issues, string field, string? value)
    {
        if (Kept(value) is null)
            issues.Add(new Issue(field, $"请填写{Labels[field]}"));
    }

    private static void Length(List<Issue> issues, int most, params (string Field, string? Value)[] fields)
    {
        foreach (var (field, value) in fields)
        {
            if (Kept(value)?.Length > most)
                issues.Add(new Issue(field, $"{Labels[field]}最多{most}字，现在有{Kept(value)!.Length}字"));
        }
    }

    private static bool IsWebAddress(string text, out Uri uri) =>
        Uri.TryCreate(text, UriKind.Absolute, out uri!) && (uri.Scheme == "http" || uri.Scheme == "https") && uri.UserInfo.Length == 0 && uri.Host.Length > 0;

    private static bool IsPath(string path) =>
        path.StartsWith('/') && path.Trim('/').Length > 0
        && path.Trim('/').Split('/').All(part => part.Length > 0 && part.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'));

    private static string[] Split(string text) => text.Split(Separators, StringSplitOptions.RemoveEmptyEntries);

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "…";

    /// <summary>What is stored of a typed text; nothing when it is blank.</summary>
    private static string? Kept(string? text)
    {
        var clean = OfficeText.Clean(text ?? "").Trim();
        return clean.Length == 0 ? null : clean;
    }
}
