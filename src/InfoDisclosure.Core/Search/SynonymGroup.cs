using InfoDisclosure.Core.Data;

namespace InfoDisclosure.Core.Search;

/// <summary>同义词: words that residents and the office use for one thing; a search for one finds texts with any.</summary>
public sealed class SynonymGroup : Versioned
{
    /// <summary>All words of a group and the spaces between them.</summary>
    public const int WordsLength = 300;
    public const int MostWords = 10;
    public const int ShortestWord = 2;
    public const int LongestWord = 30;

    /// <summary>The most groups; each search reads them all.</summary>
    public const int MostGroups = 500;

    public int Id { get; set; }

    /// <summary>Separated by single spaces, so no word holds a space.</summary>
    public required string Words { get; set; }

    /// <summary>The words one by one, however they were separated.</summary>
    public static IReadOnlyList<string> Split(string words) =>
        words.Split([' ', '\u3000', '\t', '\r', '\n', '、', '，', ',', '；', ';', '=', '＝'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
