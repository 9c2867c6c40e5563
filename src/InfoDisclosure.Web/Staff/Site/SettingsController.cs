using System.ComponentModel.DataAnnotations;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Site;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Shared.Links;
using InfoDisclosure.Web.Shared.TagHelpers;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Site;

/// <summary>The site's settings as they are typed.</summary>
public sealed record SettingsForm
{
    [Display(Name = "网站标识码")]
    public string? SiteIdCode { get; init; }

    [Display(Name = "ICP备案号"), AtMost(SiteProfile.TextLength)]
    public string? IcpNumber { get; init; }

    [Display(Name = "公安备案号"), AtMost(SiteProfile.TextLength)]
    public string? PoliceNumber { get; init; }

    [Display(Name = "上级门户名称"), AtMost(SiteProfile.NameLength)]
    public string? ParentPortalName { get; init; }

    [Display(Name = "上级门户网址"), AtMost(SiteProfile.TextLength)]
    public string? ParentPortalAddress { get; init; }

    [Display(Name = "对外网址"), AtMost(SiteProfile.TextLength)]
    public string? PublicAddress { get; init; }

    [Display(Name = "子路径"), AtMost(SiteProfile.TextLength)]
    public string? BasePath { get; init; }

    [Display(Name = "可信的反向代理"), AtMost(SiteProfile.LongTextLength)]
    public string? TrustedProxies { get; init; }

    [Display(Name = "机关代码"), AtMost(SiteProfile.CodeLength)]
    public string? AgencyCode { get; init; }

    [Display(Name = "索引号格式"), AtMost(Rules.Catalogue.IndexNumberPattern.MaxLength)]
    public string? IndexNumberPattern { get; init; }

    [Display(Name = "审查规则")]
    public ReviewRule ReviewRule { get; init; }

    [Display(Name = "年度报告期限")]
    public string? ReportDue { get; init; }

    [Display(Name = "小标宋字体"), AtMost(SiteProfile.TextLength)]
    public string? TitleFont { get; init; }

    [Display(Name = "黑体字体"), AtMost(SiteProfile.TextLength)]
    public string? HeiFont { get; init; }

    [Display(Name = "楷体字体"), AtMost(SiteProfile.TextLength)]
    public string? KaiFont { get; init; }

    [Display(Name = "仿宋字体"), AtMost(SiteProfile.TextLength)]
    public string? FangFont { get; init; }

    public int Version { get; init; }

    public static SettingsForm Of(SiteSettings settings, int version) => new()
    {
        SiteIdCode = settings.SiteIdCode,
        IcpNumber = settings.IcpNumber,
        PoliceNumber = settings.PoliceNumber,
        ParentPortalName = settings.ParentPortalName,
        ParentPortalAddress = settings.ParentPortalAddress,
        PublicAddress = settings.PublicAddress,
        BasePath = settings.BasePath,
        TrustedProxies = settings.TrustedProxies,
        AgencyCode = settings.AgencyCode,
        IndexNumberPattern = settings.IndexNumberPattern,
        ReviewRule = settings.ReviewRule,
        ReportDue = settings.ReportDue,
        TitleFont = settings.TitleFont,
        HeiFont = settings.HeiFont,
        KaiFont = settings.KaiFont,
        FangFont = settings.FangFont,
        Version = version,
    };

    public SiteSettings ToSettings() => new()
    {
        SiteIdCode = SiteIdCode,
        IcpNumber = IcpNumber,
        PoliceNumber = PoliceNumber,
        ParentPortalName = ParentPortalName,
        ParentPortalAddress = ParentPortalAddress,
        PublicAddress = PublicAddress,
        BasePath = BasePath,
        TrustedProxies = TrustedProxies,
        AgencyCode = AgencyCode,
        IndexNumberPattern = IndexNumberPattern ?? "",
        ReviewRule = ReviewRule,
        ReportDue = ReportDue,
        TitleFont = TitleFont,
        HeiFont = HeiFont,
        KaiFont = KaiFont,
        FangFont = FangFont,
    };
}

/// <summary>The settings with an example of the next index number; null when the pattern can't be read.</summary>
public sealed record SettingsPage(SettingsForm Form, string? Example)
{
    /// <summary>One person is never enough.</summary>
    public IReadOnlyList<Choice> ReviewRules { get; } =
    [
        new(nameof(ReviewRule.ThreePersons), ReviewRule.ThreePersons.Label(), "编写、审核、保密审查由三个人分别做"),
        new(nameof(ReviewRule.TwoPersons), ReviewRule.TwoPersons.Label(), "人手少的单位用：编写的人以外的另一个人审核，并做保密审查"),
    ];
}

/// <summary>设置: the site's own settings.</summary>
[Requires(StaffAction.ManageSettings)]
public sealed class SettingsController(SettingsReader settings, SaveSiteSettings save) : StaffController
{
    [HttpGet("/staff/settings")]
    public async Task<IActionResult> Edit(ActContext act, CancellationToken cancel) =>
        await NowAsync(cancel) is { } form ? View("Settings", Page(form, act)) : SeeOther(Url.Agency());

    [HttpPost("/staff/settings"), KeepsForm]
    public Task<IActionResult> Save(SettingsForm form, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => save.RunAsync(form.Version, form.ToSettings(), act, cancel),
        done: _ => Url.Settings(),
        again: () => FormAsync("Settings", Page(form, act)),
        conflict: async () => await NowAsync(cancel) is { } now
            ? new TwoTexts { CurrentVersion = now.Version, Rows = TwoTexts.Compare(form, now), By = await LastSavedByAsync(JournalSubject.Settings, SiteProfile.OnlyId, cancel), Newest = Url.Settings() }
            : null);

    private static SettingsPage Page(SettingsForm form, ActContext act) =>
        new(form, IndexNumberPattern.TryParse(form.IndexNumberPattern, out var pattern) ? pattern.Format(form.AgencyCode, act.Today.Year, 1) : null);

    private async Task<SettingsForm?> NowAsync(CancellationToken cancel) =>
        await settings.SettingsAsync(cancel) is var (found, version) ? SettingsForm.Of(found, version) : null;
}
