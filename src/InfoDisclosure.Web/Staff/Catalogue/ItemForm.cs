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

    [Display(Name = "体裁")]
    public DocumentGenre? Genre { get; init; }

    [Display(Name = "成文日期")]
    public DateOnly? FormedOn { get; init; }

    [Display(Name = "变更日期")]
    public DateOnly? ChangedOn { get; init; }

    [Display(Name = "公开日期")]
    public DateOnly? DisclosedOn { get; init; }

    [Display(Name = "有效性")]
    public Validity Validity { get; init; }

    [Display(Name = "从哪天起失效或废止")]
    public DateOnly? ValidityFrom { get; init; }

    [Display(Name = "类别")]
    public int? CategoryId { get; init; }

    [Display(Name = "同时归入第二十条项目")]
    public int? Article20Id { get; init; }

    [Display(Name = "同时归入第二十一条事项")]
    public int? Article21Id { get; init; }

    [Display(Name = "标准目录领域")]
    public int? SectorId { get; init; }

    [Display(Name = "分组")]
    public int? GroupId { get; init; }

    [Display(Name = "起草科室")]
    public int? OfficeId { get; init; }

    [Display(Name = "公开渠道")]
    public List<int> ChannelIds { get; init; } = [];

    [Display(Name = "公开方式")]
    public DisclosureMethod Method { get; init; }

    [Display(Name = "主题词"), AtMost(ItemRevision.KeywordsLength)]
    public string? Keywords { get; init; }

    [Display(Name = "信息来源"), AtMost(ItemRevision.SourceLength)]
    public string? Source { get; init; }

    [Display(Name = "公开时限（工作日）")]
    public int? LimitDays { get; init; }

    [Display(Name = "公开时限的依据"), AtMost(ItemRevision.LimitBasisLength)]
    public string? LimitBasis { get; init; }

    [Display(Name = "更新周期")]
    public UpdatePeriod UpdatePeriod { get; init; }

    [Display(Name = "公示期开始")]
    public DateOnly? PublicityFrom { get; init; }

    [Display(Name = "公示期结束")]
    public DateOnly? PublicityTo { get; init; }

    [Display(Name = "解读的是哪一条")]
    public string? Interprets { get; init; }

    [Display(Name = "更正说明"), AtMost(ItemRevision.NoteLength)]
    public string? ChangeNote { get; init; }

    public int Version { get; init; }

    /// <summary>Whether something of what is seldom needed is filled in.</summary>
    public bool HasMore => (Keywords ?? Source ?? LimitBasis ?? Interprets) is { Length: > 0 } || (LimitDays ?? Article20Id ?? Article21Id) is not null
        || (ChangedOn ?? ValidityFrom ?? PublicityFrom ?? PublicityTo) is not null || UpdatePeriod != UpdatePeriod.None || Validity != Validity.InForce;

    /// <summary>The form of a stored text.</summary>
    public static ItemForm Of(ItemEditing editing, ItemChoices choices) => new()
    {
        Genre = editing.Draft.Genre,
        ChangedOn = editing.Draft.ChangedOn,
        ValidityFrom = editing.Draft.ValidityFrom,
        Article20Id = choices.OfBasis(editing.Draft.AlsoUnderIds, CategoryBasis.Article20),
        Article21Id = choices.OfBasis(editing.Draft.AlsoUnderIds, CategoryBasis.Article21),
        SectorId = choices.OfBasis(editing.Draft.AlsoUnderIds, CategoryBasis.Sector),
        Keywords = editing.Draft.Keywords,
        Source = editing.Draft.Source,
        LimitDays = editing.Draft.LimitDays,
        LimitBasis = editing.Draft.LimitBasis,
        UpdatePeriod = editing.Draft.UpdatePeriod,
        PublicityFrom = editing.Draft.PublicityFrom,
        PublicityTo = editing.Draft.PublicityTo,
        Interprets = editing.Draft.Interprets,
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
        ValidityFrom = ValidityFrom,
        Genre = Genre,
        ChangedOn = ChangedOn,
        Keywords = Keywords,
        Source = Source,
        LimitDays = LimitDays,
        LimitBasis = LimitBasis,
        UpdatePeriod = UpdatePeriod,
        PublicityFrom = PublicityFrom,
        PublicityTo = PublicityTo,
        Interprets = Interprets,
        AlsoUnderIds = [.. new[] { Article20Id, Article21Id, SectorId }.OfType<int>()],
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

    /// <summary>A field of what is seldom needed has an error, so it isn't folded away.</summary>
    public bool MoreIsWrong { get; init; }

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

    public IReadOnlyList<Choice> Genres { get; } = Choice.Of<DocumentGenre>(genre => genre.Label());

    public IReadOnlyList<Choice> UpdatePeriods { get; } = Choice.Of<UpdatePeriod>(period => period.Label());

    /// <summary>Categories of one basis, for what an item stands under besides its main category.</summary>
    public required IReadOnlyList<Choice> Article20 { get; init; }

    public required IReadOnlyList<Choice> Article21 { get; init; }

    public required IReadOnlyList<Choice> Sectors { get; init; }

    public static ItemOptions Of(ItemChoices choices, IReadOnlyList<OfficeRow> offices) => new()
    {
        Article20 = Of(choices, CategoryBasis.Article20),
        Article21 = Of(choices, CategoryBasis.Article21),
        Sectors = Of(choices, CategoryBasis.Sector),
        // A sector says where else an item is looked for; what it is stands in the law or in the agency's own list.
        Categories = [.. choices.Categories.Where(row => row.Basis != CategoryBasis.Sector).Select(row => new Choice($"{row.Id}", row.Name, Group: row.Basis switch
        {
            CategoryBasis.Article20 => "条例第二十条",
            CategoryBasis.Article21 => "条例第二十一条（乡镇）",
            CategoryBasis.Other or CategoryBasis.Sector => "本机关自设",
            _ => throw new InvalidOperationException($"{row.Basis}"),
        }))],
        Groups = [.. choices.Groups.Select(row => new Choice($"{row.Id}", row.Name))],
        Channels = [.. choices.Channels.Select(row => new Choice($"{row.Id}", row.Name))],
        Offices = [.. offices.Select(row => new Choice($"{row.Id}", row.Closed ? $"{row.Name}（已停用）" : row.Name))],
    };

    private static IReadOnlyList<Choice> Of(ItemChoices choices, CategoryBasis basis) => [.. choices.Categories.Where(row => row.Basis == basis).Select(row => new Choice($"{row.Id}", row.Name))];

    /// <summary>For two texts side by side: ids in words.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Choice>> ByField(IReadOnlyList<Choice> attachments) => new Dictionary<string, IReadOnlyList<Choice>>
    {
        [nameof(ItemForm.CategoryId)] = Categories,
        [nameof(ItemForm.Article20Id)] = Article20,
        [nameof(ItemForm.Article21Id)] = Article21,
        [nameof(ItemForm.SectorId)] = Sectors,
        [nameof(ItemForm.Genre)] = Genres,
        [nameof(ItemForm.UpdatePeriod)] = UpdatePeriods,
        [nameof(ItemForm.GroupId)] = Groups,
        [nameof(ItemForm.ChannelIds)] = Channels,
        [nameof(ItemForm.OfficeId)] = Offices,
        [nameof(ItemForm.Method)] = Methods,
        [nameof(ItemForm.Validity)] = Validities,
        [nameof(ItemForm.KeptAttachmentIds)] = attachments,
    };
}

/// <summary>Who looks after an item and how long it stays, as it is typed.</summary>
public sealed record ItemCareForm
{
    [Display(Name = "责任人")]
    public int? ResponsibleId { get; init; }

    [Display(Name = "保留期限")]
    public DateOnly? RetainUntil { get; init; }

    public int Version { get; init; }
}

public sealed record ItemCarePage(ItemWork Item, ItemCareForm Form, IReadOnlyList<Choice> People);
