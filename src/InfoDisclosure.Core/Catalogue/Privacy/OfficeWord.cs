namespace InfoDisclosure.Core.Catalogue.Privacy;

/// <summary>The lists of words that the scan works with.</summary>
public enum OfficeWordKind
{
    /// <summary>敏感词.</summary>
    Sensitive,

    /// <summary>易错词.</summary>
    Mistyped,

    /// <summary>Illness, disability, hardship.</summary>
    Hardship,

    /// <summary>What names an institution.</summary>
    Institution,

    /// <summary>职务.</summary>
    Title,
}

/// <summary>
/// A word of the office's lists. Removed words stay, so that the words the program brings don't come back by themselves.
/// </summary>
public sealed class OfficeWord
{
    public const int WordLength = 30;
    public const int NoteLength = 100;

    public int Id { get; set; }

    public OfficeWordKind Kind { get; set; }

    public required string Word { get; set; }

    /// <summary>Why it is sensitive, or the right word; else empty.</summary>
    public string Note { get; set; } = "";

    public required string ChangedByName { get; set; }

    /// <summary>UTC.</summary>
    public DateTime ChangedAt { get; set; }

    public bool Removed { get; set; }
}

/// <summary>The words of the lists.</summary>
public static class OfficeWordLabels
{
    public static string Label(this OfficeWordKind kind) => kind switch
    {
        OfficeWordKind.Sensitive => "敏感词",
        OfficeWordKind.Mistyped => "易错词",
        OfficeWordKind.Hardship => "病困用语",
        OfficeWordKind.Institution => "机构用语",
        OfficeWordKind.Title => "职务用语",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>What the list is for, in a sentence.</summary>
    public static string Explains(this OfficeWordKind kind) => kind switch
    {
        OfficeWordKind.Sensitive => "不应该公开的用语。出现时要删改，或者写明理由保留",
        OfficeWordKind.Mistyped => "常写错的词。出现时提示改成正确的写法",
        OfficeWordKind.Hardship => "疾病、残疾、生活困难的用语。姓名旁边出现时提示遮盖",
        OfficeWordKind.Institution => "出现在地址里，说明是单位的地址，可以公开",
        OfficeWordKind.Title => "出现在姓名旁边，说明是工作人员，可以公开",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>What is written beside a word of the list; null when nothing is.</summary>
    public static string? NoteLabel(this OfficeWordKind kind) => kind switch
    {
        OfficeWordKind.Sensitive => "为什么不宜公开",
        OfficeWordKind.Mistyped => "正确的写法",
        OfficeWordKind.Hardship or OfficeWordKind.Institution or OfficeWordKind.Title => null,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
