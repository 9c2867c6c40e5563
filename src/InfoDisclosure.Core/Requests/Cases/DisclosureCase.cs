using InfoDisclosure.Core.Data;
using InfoDisclosure.Rules.Requests;

namespace InfoDisclosure.Core.Requests.Cases;

/// <summary>
/// A reconsideration or a lawsuit about how a request was handled: what table 4 of the yearly report counts. No party is named
/// here; whose request it was stands in the register of requests alone.
/// </summary>
public sealed class DisclosureCase : Versioned
{
    public const int BodyLength = 100;
    public const int BodyNumberLength = 60;
    public const int NoteLength = 1_000;

    public int Id { get; set; }

    /// <summary>The year of filing and the year's serial make the number, e.g. 案2026-003.</summary>
    public int Year { get; set; }

    public int Serial { get; set; }

    public CaseKind Kind { get; set; }

    /// <summary>The day on which the office received the copies of application or complaint.</summary>
    public DateOnly FiledOn { get; set; }

    /// <summary>复议机关 or 法院.</summary>
    public required string Body { get; set; }

    /// <summary>That body's own number of the case.</summary>
    public string? BodyNumber { get; set; }

    /// <summary>The request it is about; null for one that isn't in the register.</summary>
    public int? RequestId { get; set; }

    public InformationRequest? Request { get; set; }

    /// <summary>Whether the body chose the simplified procedure (行政复议法 Art. 53).</summary>
    public bool IsSimplified { get; set; }

    /// <summary>The day on which the office answered; null while it hasn't.</summary>
    public DateOnly? AnsweredOn { get; set; }

    /// <summary>Null while it is open (尚未审结).</summary>
    public CaseResult? Result { get; set; }

    public DateOnly? ClosedOn { get; set; }

    public string? Note { get; set; }

    public bool IsSample { get; set; }

    /// <summary>UTC.</summary>
    public DateTime RegisteredAt { get; set; }

    public string Number => NumberOf(Year, Serial);

    /// <summary>How a case's number is written.</summary>
    public static string NumberOf(int year, int serial) => $"案{year:D4}-{serial:D3}";
}
