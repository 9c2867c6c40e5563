using InfoDisclosure.Core.Catalogue.Places;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Rules.Catalogue.Subsidies;

namespace InfoDisclosure.Core.Catalogue.Funds;

/// <summary>
/// One payment of a subsidy (涉农资金) as it is made public: totals by village on the site, households on paper in the villages
/// and only for the 公示期. The totals stay; the households go when the period is over (个人信息保护法 Art. 19).
/// </summary>
public sealed class FundBatch : Versioned
{
    public const int TitleLength = 80;
    public const int UnitLength = 10;
    public const int BasisLength = 200;
    public const int FileNameLength = 120;

    public int Id { get; set; }

    /// <summary>E.g. 2026年耕地地力保护补贴.</summary>
    public required string Title { get; set; }

    /// <summary>What is counted: 亩, 头, 人.</summary>
    public required string Unit { get; set; }

    /// <summary>政策依据.</summary>
    public string? PolicyBasis { get; set; }

    /// <summary>公示期, both days included, as it was entered; what the item says once it is public goes before it.</summary>
    public DateOnly PublicityFrom { get; set; }

    public DateOnly PublicityTo { get; set; }

    /// <summary>To what the list rounds.</summary>
    public AmountRounding Rounding { get; set; }

    /// <summary>The item that tells of it.</summary>
    public int ItemId { get; set; }

    public required string FileName { get; set; }

    public required string MadeByName { get; set; }

    /// <summary>UTC.</summary>
    public DateTime MadeAt { get; set; }

    /// <summary>When the households were deleted (UTC); null while they are there.</summary>
    public DateTime? PurgedAt { get; set; }

    public List<FundVillage> Villages { get; set; } = [];

    public List<FundHousehold> Households { get; set; } = [];
}

/// <summary>What a village got in all; it stays.</summary>
public sealed class FundVillage
{
    public int BatchId { get; set; }

    public int VillageId { get; set; }

    public Village? Village { get; set; }

    public int Households { get; set; }

    public decimal Quantity { get; set; }

    /// <summary>Yuan.</summary>
    public decimal Amount { get; set; }
}

/// <summary>A household of the list, until its 公示期 is over. Nothing but what a posting shows.</summary>
public sealed class FundHousehold
{
    public const int NameLength = 30;

    public int Id { get; set; }

    public int BatchId { get; set; }

    public int VillageId { get; set; }

    /// <summary>户主.</summary>
    public required string Name { get; set; }

    public decimal Quantity { get; set; }

    /// <summary>Yuan for one.</summary>
    public decimal Rate { get; set; }

    /// <summary>Yuan.</summary>
    public decimal Amount { get; set; }
}
