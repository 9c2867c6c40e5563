namespace InfoDisclosure.Rules.Catalogue;

/// <summary>How many people stand between a text and the public. One alone is never enough.</summary>
public enum ReviewRule
{
    /// <summary>三人制: writer, reviewer and secrecy reviewer are three people.</summary>
    ThreePersons,

    /// <summary>两人制, for a small office: one other person than the writers does both reviews.</summary>
    TwoPersons,
}

/// <summary>
/// Who may not review what (条例 Art. 17; 保守国家秘密法 Art. 35 and its regulation Art. 42: 先审查、后公开, one by one). The
/// database holds the same lines by triggers.
/// </summary>
public static class SeparationOfDuties
{
    /// <summary>Whether a person may do the review (审核): anyone who didn't write on the text.</summary>
    /// <param name="writers">The accounts that wrote on it.</param>
    /// <param name="person">The account; null, for the program and the command line, never may.</param>
    public static bool MayReview(IReadOnlyCollection<int> writers, int? person) => person is { } one && !writers.Contains(one);

    /// <summary>Whether a person may do the secrecy review (保密审查), after somebody has reviewed.</summary>
    /// <param name="reviewer">Who reviewed; null when nobody has, which only the rule of two lets pass, for then one does both.</param>
    public static bool MayReviewSecrecy(ReviewRule rule, IReadOnlyCollection<int> writers, int? reviewer, int? person) =>
        MayReview(writers, person) && rule switch
        {
            ReviewRule.ThreePersons => reviewer is not null && reviewer != person,
            ReviewRule.TwoPersons => true,
            _ => throw new ArgumentOutOfRangeException(nameof(rule)),
        };

    /// <summary>The rule in one sentence, as pages say it.</summary>
    public static string Sentence(this ReviewRule rule) => rule switch
    {
        ReviewRule.ThreePersons => "本站实行三人制：编写、审核、保密审查由三个人分别做。",
        ReviewRule.TwoPersons => "本站实行两人制：编写的人以外的另一个人审核，并做保密审查。",
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    /// <summary>The rule's name.</summary>
    public static string Label(this ReviewRule rule) => rule switch
    {
        ReviewRule.ThreePersons => "三人制",
        ReviewRule.TwoPersons => "两人制",
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };
}
