using System.ComponentModel.DataAnnotations;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Site;
using InfoDisclosure.Rules.Staffing;
using InfoDisclosure.Web.Shared.Links;
using InfoDisclosure.Web.Shared.TagHelpers;
using InfoDisclosure.Web.Staff.Frame;
using Microsoft.AspNetCore.Mvc;

namespace InfoDisclosure.Web.Staff.Site;

/// <summary>The agency as it is typed.</summary>
public sealed record AgencyForm
{
    [Display(Name = "机关全称"), AtMost(SiteProfile.NameLength)]
    public string? AgencyName { get; init; }

    [Display(Name = "简称"), AtMost(SiteProfile.NameLength)]
    public string? ShortName { get; init; }

    [Display(Name = "上一级行政机关"), AtMost(SiteProfile.NameLength)]
    public string? SuperiorName { get; init; }

    [Display(Name = "政府信息公开工作机构"), AtMost(SiteProfile.NameLength)]
    public string? DisclosureOffice { get; init; }

    [Display(Name = "办公地址"), AtMost(SiteProfile.TextLength)]
    public string? Address { get; init; }

    [Display(Name = "邮政编码")]
    public string? Postcode { get; init; }

    [Display(Name = "办公时间"), AtMost(SiteProfile.TextLength)]
    public string? OfficeHours { get; init; }

    [Display(Name = "联系电话"), AtMost(SiteProfile.CodeLength)]
    public string? Telephone { get; init; }

    [Display(Name = "传真号码"), AtMost(SiteProfile.CodeLength)]
    public string? Fax { get; init; }

    [Display(Name = "电子邮箱"), AtMost(SiteProfile.TextLength)]
    public string? Email { get; init; }

    [Display(Name = "微信公众号"), AtMost(SiteProfile.NameLength)]
    public string? WechatName { get; init; }

    [Display(Name = "监督电话"), AtMost(SiteProfile.CodeLength)]
    public string? SupervisionTelephone { get; init; }

    [Display(Name = "领导小组"), AtMost(SiteProfile.LongTextLength)]
    public string? LeadingGroup { get; init; }

    [Display(Name = "查阅场所"), AtMost(SiteProfile.LongTextLength)]
    public string? ReadingPlaces { get; init; }

    public int Version { get; init; }

    public static AgencyForm Of(AgencyFacts facts, int version) => new()
    {
        AgencyName = facts.AgencyName,
        ShortName = facts.ShortName,
        SuperiorName = facts.SuperiorName,
        DisclosureOffice = facts.DisclosureOffice,
        Address = facts.Address,
        Postcode = facts.Postcode,
        OfficeHours = facts.OfficeHours,
        Telephone = facts.Telephone,
        Fax = facts.Fax,
        Email = facts.Email,
        WechatName = facts.WechatName,
        SupervisionTelephone = facts.SupervisionTelephone,
        LeadingGroup = facts.LeadingGroup,
        ReadingPlaces = facts.ReadingPlaces,
        Version = version,
    };

    public AgencyFacts ToFacts() => new()
    {
        AgencyName = AgencyName ?? "",
        ShortName = ShortName ?? "",
        SuperiorName = SuperiorName,
        DisclosureOffice = DisclosureOffice,
        Address = Address,
        Postcode = Postcode,
        OfficeHours = OfficeHours,
        Telephone = Telephone,
        Fax = Fax,
        Email = Email,
        WechatName = WechatName,
        SupervisionTelephone = SupervisionTelephone,
        LeadingGroup = LeadingGroup,
        ReadingPlaces = ReadingPlaces,
    };
}

public sealed record AgencyPage(AgencyForm Form);

/// <summary>机关信息: what Article 12 asks the guide to name; public at once.</summary>
[Requires(StaffAction.WriteAgency)]
public sealed class AgencyController(SettingsReader settings, SaveAgencyFacts save) : StaffController
{
    [HttpGet("/staff/agency")]
    public async Task<IActionResult> Edit(CancellationToken cancel) => View("Agency", new AgencyPage(await NowAsync(cancel)));

    [HttpPost("/staff/agency"), KeepsForm]
    public Task<IActionResult> Save(AgencyForm form, ActContext act, CancellationToken cancel) => SubmitAsync(
        () => save.RunAsync(form.Version, form.ToFacts(), act, cancel),
        done: _ => Url.Agency(),
        again: () => FormAsync("Agency", new AgencyPage(form)),
        notice: "已保存，公开页面已经更新",
        conflict: async () =>
        {
            var now = await NowAsync(cancel);
            return new TwoTexts { CurrentVersion = now.Version, Rows = TwoTexts.Compare(form, now), By = await LastSavedByAsync(JournalSubject.Settings, SiteProfile.OnlyId, cancel), Newest = Url.Agency() };
        });

    private async Task<AgencyForm> NowAsync(CancellationToken cancel) =>
        await settings.AgencyAsync(cancel) is var (facts, version) ? AgencyForm.Of(facts, version) : new AgencyForm();
}
