using System.Globalization;

namespace InfoDisclosure.Core.Search;

/// <summary>
/// A public text that can be found, with what results are counted and narrowed by. Its words lie in <see cref="SearchContent"/>,
/// so that counting ten thousand hits reads a few hundred pages of the file and not the texts.
/// </summary>
public sealed class SearchDocument
{
    /// <summary>Bits of the running number of a day's texts.</summary>
    public const int DayBits = 16;
    public const int AlsoUnderLength = 100;

    /// <summary>
    /// The row of the full-text index: the day's number and a running number, so that the index's own order is the order of
    /// days and a year is a range of rows.
    /// </summary>
    public long Id { get; set; }

    public SearchKind Kind { get; set; }

    /// <summary>The item's id, or the report's year.</summary>
    public int SubjectId { get; set; }

    /// <summary>公开日期 or the report's day of publication.</summary>
    public DateOnly Date { get; set; }

    /// <summary>The main category.</summary>
    public int? CategoryId { get; set; }

    /// <summary>Other categories it stands under, by rising id, separated by spaces; null when there are none, as is the rule.</summary>
    public string? AlsoUnder { get; set; }

    public int? GroupId { get; set; }

    public SearchContent? Content { get; set; }

    /// <summary>Every category it stands under.</summary>
    public IEnumerable<int> Categories => CategoryId is { } main ? Under(AlsoUnder).Prepend(main) : Under(AlsoUnder);

    /// <summary>The ids of <see cref="AlsoUnder"/>.</summary>
    public static IEnumerable<int> Under(string? also) => also is null ? [] : also.Split(' ').Select(id => int.Parse(id, CultureInfo.InvariantCulture));

    /// <summary>The first row of a day.</summary>
    public static long FirstOf(DateOnly day) => (long)day.DayNumber << DayBits;

    /// <summary>The day of a row.</summary>
    public static DateOnly DayOf(long id) => DateOnly.FromDayNumber((int)(id >> DayBits));
}

/// <summary>The words of a text that can be found: what excerpts are cut from and the index is made of.</summary>
public sealed class SearchContent
{
    public const int TitleLength = 200;
    public const int BodyLength = 1_000_000;
    public const int FilesLength = 2_000_000;
    public const int NumberLength = 100;

    public long Id { get; set; }

    public required string Title { get; set; }

    /// <summary>发文字号.</summary>
    public string? DocumentNumber { get; set; }

    /// <summary>索引号.</summary>
    public string? IndexNumber { get; set; }

    /// <summary>Plain words.</summary>
    public required string Body { get; set; }

    /// <summary>Names and plain words of the attachments.</summary>
    public required string Files { get; set; }
}

/// <summary>What can be found.</summary>
public enum SearchKind
{
    Item,
    Report,
}

/// <summary>Where search stands in this database; one row.</summary>
public sealed class SearchState
{
    public const int OnlyId = 1;
    public const int FormLength = 40;

    public int Id { get; set; } = OnlyId;

    /// <summary>The form the index was written in; see <see cref="SearchIndexer.Form"/>. Empty when it must be written anew.</summary>
    public string IndexForm { get; set; } = "";

    /// <summary>The 同义词 that come with the program were loaded once; what the office removed since stays removed.</summary>
    public bool SynonymsLoaded { get; set; }
}
