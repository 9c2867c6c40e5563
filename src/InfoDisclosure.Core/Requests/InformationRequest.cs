using InfoDisclosure.Core.Data;
using InfoDisclosure.Rules.Requests;

namespace InfoDisclosure.Core.Requests;

/// <summary>
/// A register entry of one request for information (政府信息公开申请). Name and contact only: no identity number until the store is
/// encrypted.
/// </summary>
public sealed class InformationRequest : Versioned
{
    public const int ApplicantNameLength = 100;
    public const int ContactLength = 200;
    public const int AskedLength = 2_000;
    public const int NoteLength = 1_000;
    public const int OutcomeLength = 8;

    public int Id { get; set; }

    /// <summary>The year of receipt and the year's serial make the number, e.g. 2026-00007.</summary>
    public int Year { get; set; }

    public int Serial { get; set; }

    public required string ApplicantName { get; set; }

    public ApplicantKind ApplicantKind { get; set; }

    public required string Contact { get; set; }

    /// <summary>What is asked for.</summary>
    public required string Asked { get; set; }

    public DateOnly ReceivedOn { get; set; }

    public ReceiptChannel ReceivedThrough { get; set; }

    /// <summary>A code of <see cref="RequestOutcome"/>; null while open.</summary>
    public string? OutcomeCode { get; set; }

    public DateOnly? RepliedOn { get; set; }

    public string? Note { get; set; }

    /// <summary>UTC.</summary>
    public DateTime RegisteredAt { get; set; }

    public int? RegisteredById { get; set; }

    public bool IsSample { get; set; }

    /// <summary>The register number.</summary>
    public string Number => NumberOf(Year, Serial);

    /// <summary>How a register number is written.</summary>
    public static string NumberOf(int year, int serial) => $"{year:D4}-{serial:D5}";
}
