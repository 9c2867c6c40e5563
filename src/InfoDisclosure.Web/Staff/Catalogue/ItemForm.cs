using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Staffing;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Web.Shared.TagHelpers;

namespace InfoDisclosure.Web.Staff.Catalogue;

/// <summary>
/// An item as it is typed, in the order of its page. Lists are mutable ones: model binding adds to the list it finds and
/// passes over one that is read-only without a word.
/// </summary>
public sealed record ItemForm
{
    [Display(Name = "名称"), AtMost(ItemRevision.TitleLength)]
    public string? Title { get; init; }

    [Display(Name = "内容概述"), AtMost(ItemRevision.SummaryLength)]
    public string? Summary { get; init; }

    // The act knows the greatest length; "at most 500,000" beside the field would only puzzle.
    [Display(Name = "正文")]
    public string? Body { get; init; }

    [Display(Name = "已有的附件")]
    public List<int> KeptAttachmentIds { get; init; } = [];

    /// <summary>Files taken in with an earlier try of this form, as tickets.</summary>
    public List<string> Uploaded { get; init; } = [];

    /// <summary>Files just chosen; no [Display], for two texts can't be compared by them.</summary>
    [DisplayName("添加附件")]
    public List<IFormFile> NewAttachments { get; init; } = [];

    [Display(Name = "文号"), AtMost(ItemRevision.DocumentNumberLength)]
    public string? DocumentNumber { get; init; }

    [Display(Name = "成文日期")]
    public DateOnly? FormedOn { get; init; }

    [Display(Name = "公开日期")]
    public DateOnly? DisclosedOn { get; init; }

    [Display(Name = "有效性")]
    public Validity Validity { get; init; }

    [Display(Name = "类别")]
    public int? CategoryId { get; init; }

    [Display(Name = "分组")]
    public int? GroupId { get; init; }

    [Display(Name = "起草科室")]
    public int? OfficeId { get; init; }

    [Display(Name = "公开渠道")]
    public List<int> ChannelIds { get; init; } = [];

    [Display(Name = "公开方式")]
    public DisclosureMethod Method { get; init; }

    [Display(Name = "更正说明"), AtMost(ItemRevision.NoteLength)]
    public string? ChangeNote { get; init; }

    public int Version { get; init; }

    /// <summary>The form of a stored text.</summary>
    public static ItemForm Of(ItemEditing editing) => new()
    {
        Title = editing.Draft.Title,
        Summary = editing.Draft.Summary,
        DocumentNumber = editing.Draft.DocumentNumber,
        FormedOn = editing.Draft.FormedOn,
        DisclosedOn = editing.Draft.DisclosedOn,
        OfficeId = editing.Draft.OfficeId,
        CategoryId = editing.Draft.CategoryId,
        GroupId = editing.Draft.GroupId,
        ChannelIds = [.. editing.Draft.ChannelIds],
        Method = editing.Draft.Method,
        Validity = editing.Draft.Validity,
        Body = editing.Draft.Body,
        KeptAttachmentIds = [.. editing.Draft.KeptAttachmentIds],
        ChangeNote = editing.Draft.ChangeNote,
        Version = editing.Item.Version,
    };

    public ItemDraft ToDraft(IReadOnlyList<StoredUpload> uploads) => new()
    {
        Title = Title ?? "",
        Summary = Summary ?? "",
        Body = Body ?? "",
        FormedOn = FormedOn,
        DisclosedOn = DisclosedOn,
        DocumentNumber = DocumentNumber,
        OfficeId = OfficeId,
        CategoryId = CategoryId,
        GroupId = GroupId,
        ChannelIds = ChannelIds,
        Method = Method,
        Validity = Validity,
        ChangeNote = ChangeNote,
        KeptAttachmentIds = KeptAttachmentIds,
        NewAttachments = uploads,
    };
}

/// <summary>A file that waits for its form to be saved.</summary>
public sealed record WaitingFile(string Ticket, string FileName, long Size);

/// <summary>The page of an item's form.</summary>
public sealed record ItemFormPage
{
    /// <summary>Null for a new item.</summary>
    public ItemWork? Item { get; init; }

    public required ItemForm Form { get; init; }

    public required ItemOptions Options { get; init; }

    /// <summary>Files of the item that may stay.</summary>
    public IReadOnlyList<Choice> Attachments { get; init; } = [];

    public IReadOnlyList<WaitingFile> Waiting { get; init; } = [];

    /// <summary>Public before, so what changes is told to the public.</summary>
    public bool IsCorrection => Item?.PublishedAt is not null;
}

/// <summary>The answers that an item's form offers.</summary>
public sealed record ItemOptions
{
    public required IReadOnlyList<Choice> Categories { get; init; }

    public required IReadOnlyList<Choice> Groups { get; init; }

    public required IReadOnlyList<Choice> Channels { get; init; }

    public required IReadOnlyList<Choice> Offices { get; init; }

    public IReadOnlyList<Choice> Methods { get; } =
    [
        new(nameof(DisclosureMethod.Proactive), DisclosureMethod.Proactive.Label(), "正文和附件都向公众公开"),
        new(nameof(DisclosureMethod.OnRequest), DisclosureMethod.OnRequest.Label(), "目录里只列名称和概述，内容在有人申请时提供"),
    ];

    public IReadOnlyList<Choice> Validities { get; } = Choice.Of<Validity>(validity => validity.Label());

    public static ItemOptions Of(ItemChoices choices, IReadOnlyList<OfficeRow> offices) => new()
    {
        Categories = [.. choices.Categories.Select(row => new Choice($"{row.Id}", row.Name, Group: row.Basis switch
        {
            CategoryBasis.Article20 => "条例第二十条",
            CategoryBasis.Article21 => "条例第二十一条（乡镇）",
            CategoryBasis.Other => "本机关自设",
            _ => throw new InvalidOperationException($"{row.Basis}"),
        }))],
        Groups = [.. choices.Groups.Select(row => new Choice($"{row.Id}", row.Name))],
        Channels = [.. choices.Channels.Select(row => new Choice($"{row.Id}", row.Name))],
        Offices = [.. offices.Select(row => new Choice($"{row.Id}", row.Closed ? $"{row.Name}（已停用）" : row.Name))],
    };

    /// <summary>For two texts side by side: ids in words.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Choice>> ByField(IReadOnlyList<Choice> attachments) => new Dictionary<string, IReadOnlyList<Choice>>
    {
        [nameof(ItemForm.CategoryId)] = Categories,
        [nameof(ItemForm.GroupId)] = Groups,
        [nameof(ItemForm.ChannelIds)] = Channels,
        [nameof(ItemForm.OfficeId)] = Offices,
        [nameof(ItemForm.Method)] = Methods,
        [nameof(ItemForm.Validity)] = Validities,
        [nameof(ItemForm.KeptAttachmentIds)] = attachments,
    };
}
