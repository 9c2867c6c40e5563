namespace InfoDisclosure.Rules.Reports.Checks;

/// <summary>What a finding means for the report.</summary>
public enum CheckSeverity
{
    /// <summary>必须改正: the report can't be published so.</summary>
    Blocking,

    /// <summary>需要说明: it may be right; somebody says why.</summary>
    NeedsExplanation,

    /// <summary>提示.</summary>
    Advice,
}

/// <summary>The words of <see cref="CheckSeverity"/>.</summary>
public static class CheckSeverityLabels
{
    public static string Label(this CheckSeverity severity) => severity switch
    {
        CheckSeverity.Blocking => "必须改正",
        CheckSeverity.NeedsExplanation => "需要说明",
        CheckSeverity.Advice => "提示",
        _ => throw new ArgumentOutOfRangeException(nameof(severity)),
    };
}

/// <summary>What a check found in a report.</summary>
/// <param name="Name">The check's name.</param>
/// <param name="Code">The check's code.</param>
/// <param name="Left">One side of a comparison.</param>
/// <param name="Right">The other side, which the left one should equal (or not exceed).</param>
/// <param name="Paths">The cells concerned.</param>
/// <param name="Sentence">What is so and what to do, in plain Chinese.</param>
public sealed record CheckFinding(string Name, string Code, CheckSeverity Severity, decimal? Left, decimal? Right, IReadOnlyList<string> Paths, string Sentence)
{
    /// <summary>Left less right, when both are known.</summary>
    public decimal? Difference => Left - Right;
}

/// <summary>A finding before it has the name of its check.</summary>
internal sealed record Found(string Sentence, IReadOnlyList<string> Paths, decimal? Left = null, decimal? Right = null)
{
    internal Found(string sentence)
        : this(sentence, [])
    {
    }
}
