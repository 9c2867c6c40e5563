using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Places;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Web.Shared.TagHelpers;

namespace InfoDisclosure.Web.Staff.Catalogue.Places;

/// <summary>A posting as it is typed.</summary>
public sealed record PostingForm
{
    [Display(Name = "渠道")]
    public int? ChannelId { get; init; }

    [Display(Name = "村")]
    public List<int> VillageIds { get; init; } = [];

    [Display(Name = "位置"), AtMost(ItemPosting.PlaceLength)]
    public string? Place { get; init; }

    [Display(Name = "网址")]
    public string? Address { get; init; }

    [Display(Name = "日期")]
    public DateOnly? PostedOn { get; init; }

    [Display(Name = "由谁张贴"), AtMost(ItemPosting.PersonLength)]
    public string? PostedBy { get; init; }

    [Display(Name = "备注"), AtMost(ItemPosting.NoteLength)]
    public string? Note { get; init; }

    /// <summary>Pictures taken in with an earlier try of this form, as tickets.</summary>
    public List<string> Uploaded { get; init; } = [];

    /// <summary>Pictures just chosen.</summary>
    [DisplayName("照片")]
    public List<IFormFile> NewProofs { get; init; } = [];

    public PostingInput ToInput(IReadOnlyList<StoredUpload> proofs) => new()
    {
        ChannelId = ChannelId,
        VillageIds = VillageIds,
        Place = Place ?? "",
        Address = Address,
        PostedOn = PostedOn,
        PostedBy = PostedBy ?? "",
        Note = Note,
        Proofs = proofs,
    };
}

/// <summary>Where an item is public, and what can be done with it there.</summary>
public sealed record PlacesPage(ItemPlaces Places, bool MayWrite);

public sealed record PostingFormPage
{
    public required ItemPlaces Places { get; init; }

    public required PostingForm Form { get; init; }

    public required IReadOnlyList<Choice> Channels { get; init; }

    public required IReadOnlyList<Choice> Villages { get; init; }

    public required IReadOnlyList<WaitingFile> Waiting { get; init; }
}

/// <summary>The day a posting was taken down, as it is typed.</summary>
public sealed record TakeDownForm
{
    [Display(Name = "撤下日期")]
    public DateOnly? On { get; init; }
}

/// <summary>Why a posting was entered wrongly, as it is typed.</summary>
public sealed record StrikeForm
{
    [Display(Name = "作废的理由"), AtMost(ItemPosting.ReasonLength)]
    public string? Reason { get; init; }
}

public sealed record TakeDownPage(int ItemId, PostingRow Posting, TakeDownForm Form);

public sealed record StrikePage(int ItemId, PostingRow Posting, StrikeForm Form);

/// <summary>An article ready to be copied into the editor of the 公众号.</summary>
public sealed record WechatPage
{
    public required int Id { get; init; }

    public required string Title { get; init; }

    public required string Summary { get; init; }

    public required string Author { get; init; }

    public required SafeHtml Article { get; init; }

    /// <summary>The address of the public page, for 阅读原文.</summary>
    public required string Original { get; init; }

    public required IReadOnlyList<AttachmentRow> Attachments { get; init; }
}

/// <summary>A village as it is typed.</summary>
public sealed record VillageForm
{
    [Display(Name = "村名"), AtMost(Village.NameLength)]
    public string? Name { get; init; }

    [Display(Name = "公开栏的位置"), AtMost(Village.BoardLength)]
    public string? Board { get; init; }

    public int Version { get; init; }
}

public sealed record VillagesPage(int Year, IReadOnlyList<int> Years, IReadOnlyList<VillageRow> Villages, bool MayWrite);

public sealed record VillagePage
{
    /// <summary>Null for a new village.</summary>
    public VillageRow? Village { get; init; }

    public required VillageForm Form { get; init; }
}

/// <summary>What should hang in a village and doesn't.</summary>
public sealed record VillageMissingPage(VillageRow Village, int Year, IReadOnlyList<MissingPosting> Missing);
