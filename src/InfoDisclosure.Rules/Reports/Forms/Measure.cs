using InfoDisclosure.Rules.Requests;

namespace InfoDisclosure.Rules.Reports.Forms;

/// <summary>
/// The smallest thing that a report counts; a cell counts one or more. Two cells mean the same, in whatever forms, when they
/// count the same measures.
/// </summary>
public abstract record Measure
{
    private Measure()
    {
    }

    /// <summary>The register that is counted.</summary>
    public abstract MeasureSource Source { get; }

    /// <summary>Requests of one kind of applicant at one stage; closed ones by outcome, a code of <see cref="RequestOutcome"/>.</summary>
    public sealed record Requests(RequestStage Stage, string? Outcome, ApplicantKind Applicant) : Measure
    {
        public override MeasureSource Source => MeasureSource.Requests;
    }

    /// <summary>Documents of one kind at one stage.</summary>
    public sealed record Documents(DocumentKind Kind, DocumentStage Stage) : Measure
    {
        public override MeasureSource Source => MeasureSource.Documents;
    }

    /// <summary>Cases of one kind, closed with a result or (null) 尚未审结.</summary>
    public sealed record Cases(CaseKind Kind, CaseResult? Result) : Measure
    {
        public override MeasureSource Source => MeasureSource.Cases;
    }

    /// <summary>A line of the office's ledger (台账), e.g. licence.decisions.</summary>
    public sealed record Ledger(string Line) : Measure
    {
        public override MeasureSource Source => MeasureSource.Ledger;
    }
}

/// <summary>Where numbers come from.</summary>
public enum MeasureSource
{
    Requests,
    Documents,
    Cases,
    Ledger,
}

/// <summary>The blocks of table 3.</summary>
public enum RequestStage
{
    /// <summary>一、本年新收.</summary>
    Received,

    /// <summary>二、上年结转.</summary>
    CarriedIn,

    /// <summary>三、本年度办理结果.</summary>
    Closed,

    /// <summary>四、结转下年度继续办理.</summary>
    CarriedForward,
}

/// <summary>The rows of 条例 Art. 20 item 1 in table 2.</summary>
public enum DocumentKind
{
    /// <summary>规章; a township makes none.</summary>
    GovernmentRule,

    /// <summary>行政规范性文件.</summary>
    NormativeDocument,
}

/// <summary>The columns of 条例 Art. 20 item 1 in table 2.</summary>
public enum DocumentStage
{
    /// <summary>本年制发件数 (2021): issued in the year.</summary>
    Issued,

    /// <summary>本年废止件数 (2021): repealed in the year.</summary>
    Repealed,

    /// <summary>现行有效件数 (2021): in force at the end.</summary>
    InForce,

    /// <summary>本年新制作数量 (2019): made in the year.</summary>
    Made,

    /// <summary>本年新公开数量 (2019): made public in the year.</summary>
    MadePublic,

    /// <summary>对外公开总数量 (2019): public at the end, in force or not.</summary>
    PublicInAll,
}
