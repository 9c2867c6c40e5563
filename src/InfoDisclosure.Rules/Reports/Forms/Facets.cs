using InfoDisclosure.Rules.Requests;

namespace InfoDisclosure.Rules.Reports.Forms;

/// <summary>
/// The closed vocabulary in which forms say what a cell counts. A cell has the facets of one source:
/// <list type="bullet">
/// <item>requests (a <see cref="RequestStage"/>), applicant (an <see cref="ApplicantKind"/>) and, for closed ones, outcomes (C6.1+C6.2);</item>
/// <item>documents (a <see cref="DocumentStage"/>) and document (a <see cref="DocumentKind"/>);</item>
/// <item>case (a <see cref="CaseKind"/>) and result (a <see cref="CaseResult"/> or pending);</item>
/// <item>ledger and figure (ASCII words of the form's own), which make the ledger's line <c>ledger.figure</c>.</item>
/// </list>
/// </summary>
internal static class Facets
{
    private static readonly string[][] Sources = [["requests", "applicant", "outcomes"], ["documents", "document"], ["case", "result"], ["ledger", "figure"]];

    /// <summary>Reads the facets of a cell; what is wrong goes to <paramref name="problems"/>, and then there are no measures.</summary>
    internal static IReadOnlyList<Measure> Read(IReadOnlyDictionary<string, string> facets, List<string> problems)
    {
        var before = problems.Count;
        foreach (var facet in facets.Keys.Where(facet => !Sources.Any(source => source.Contains(facet))))
            problems.Add($"unknown facet '{facet}'");
        if (problems.Count > before)
            return [];
        if (Sources.Where(source => facets.Keys.Any(source.Contains)).ToList() is not [var one])
        {
            problems.Add(facets.Count == 0 ? "it counts nothing" : "it mixes facets of several sources");
            return [];
        }

        string Text(string facet)
        {
            if (facets.TryGetValue(facet, out var text))
                return text;
            problems.Add($"facet '{facet}' is missing");
            return "";
        }

        T Value<T>(string facet)
            where T : struct, Enum
        {
            var text = Text(facet);
            foreach (var value in Enum.GetValues<T>())
            {
                if (Camel(value.ToString()) == text)
                    return value;
            }

            if (text.Length > 0)
                problems.Add($"facet '{facet}' can't be '{text}'");
            return default;
        }

        IEnumerable<Measure> Requests()
        {
            var stage = Value<RequestStage>("requests");
            var applicant = Value<ApplicantKind>("applicant");
            if (stage != RequestStage.Closed)
            {
                if (facets.ContainsKey("outcomes"))
                    problems.Add("only closed requests have outcomes");
                return [new Measure.Requests(stage, null, applicant)];
            }

            var outcomes = Text("outcomes").Split('+');
            foreach (var outcome in outcomes.Where(outcome => outcome.Length > 0 && RequestOutcome.Find(outcome) is null))
                problems.Add($"outcome '{outcome}' doesn't exist");
            return outcomes.Select(outcome => new Measure.Requests(stage, outcome, applicant));
        }

        string Word(string facet)
        {
            var text = Text(facet);
            if (!text.All(char.IsAsciiLetterOrDigit))
                problems.Add($"facet '{facet}' can't be '{text}'");
            return text;
        }

        Measure[] measures = one[0] switch
        {
            "requests" => [.. Requests()],
            "documents" => [new Measure.Documents(Value<DocumentKind>("document"), Value<DocumentStage>("documents"))],
            "case" => [new Measure.Cases(Value<CaseKind>("case"), facets.GetValueOrDefault("result") == "pending" ? null : Value<CaseResult>("result"))],
            _ => [new Measure.Ledger($"{Word("ledger")}.{Word("figure")}")],
        };
        return problems.Count == before ? measures : [];
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
