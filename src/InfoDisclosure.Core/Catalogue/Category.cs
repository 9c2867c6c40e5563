using InfoDisclosure.Rules.Catalogue;

namespace InfoDisclosure.Core.Catalogue;

/// <summary>A category of the catalogue: one of Article 20's items, of Article 21's topics, or the agency's own.</summary>
public sealed class Category
{
    public const int CodeLength = 20;
    public const int NameLength = 60;
    public const int StatuteLength = 300;
    public const int EmptyNoteLength = 200;

    public int Id { get; set; }

    /// <summary>Short stable code used in addresses, e.g. 20-7.</summary>
    public required string Code { get; set; }

    /// <summary>The short name in plain words.</summary>
    public required string Name { get; set; }

    /// <summary>The words of the law it stands on.</summary>
    public required string Statute { get; set; }

    public required CategoryBasis Basis { get; set; }

    public required int Position { get; set; }

    /// <summary>Why there may be nothing here, shown when the category is empty.</summary>
    public string? EmptyNote { get; set; }
}

/// <summary>分组: the exclusive groups that a report's count is told in; they sum to the whole.</summary>
public sealed class DisclosureGroup
{
    public int Id { get; set; }

    public required string Code { get; set; }

    public required string Name { get; set; }

    public required int Position { get; set; }
}

/// <summary>渠道: where an item was made public; an item may have several.</summary>
public sealed class Channel
{
    /// <summary>The code of the channel that everything published here goes through.</summary>
    public const string Website = "wangzhan";

    public int Id { get; set; }

    public required string Code { get; set; }

    public required string Name { get; set; }

    public required int Position { get; set; }

    public ChannelKind Kind { get; set; }
}
