namespace InfoDisclosure.Core.Reports.Tables;

/// <summary>
/// What somebody says about a finding that needs a word. It holds for exactly that finding: with other numbers the finding is
/// another one, and needs another word.
/// </summary>
public sealed class CheckExplanation
{
    public const int TextLength = 300;
    public const int KeyLength = 64;
    public const int SentenceLength = 500;
    public const int CodeLength = 30;

    public int Id { get; set; }

    public int ReportId { get; set; }

    /// <summary>SHA-256 of the finding.</summary>
    public required string Key { get; set; }

    public required string Code { get; set; }

    /// <summary>The finding, for those who read it later.</summary>
    public required string Sentence { get; set; }

    public required string Text { get; set; }

    public required string ByName { get; set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; set; }
}
