using InfoDisclosure.Rules.Reports.Compile;
using InfoDisclosure.Rules.Reports.Forms;
using InfoDisclosure.Rules.Requests;

namespace InfoDisclosure.Rules.Tests.Reports.Compile;

/// <summary>Registers of seven years by a seed, with what real ones hold too: replies without outcome, unknown outcomes, ends before beginnings.</summary>
internal static class RandomRegister
{
    private static readonly string[] Lines = ["licence.decisions", "penalty.decisions", "fees.collected", "licence.change", "procurement.amount", "nothing.atAll"];

    public static ReportFacts Of(int seed)
    {
        var random = new Random(seed);
        DateOnly Day() => new DateOnly(2017, 1, 1).AddDays(random.Next(7 * 365));
        DateOnly? After(DateOnly day) => random.Next(4) == 0 ? null : day.AddDays(random.Next(-20, 500));
        T One<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];
        var codes = RequestOutcome.All.Select(outcome => outcome.Code).Append("C9").ToList();
        int id = 0;
        return new ReportFacts
        {
            Requests = Many(random.Next(120), () =>
            {
                var day = Day();
                return new RequestCount(++id, One(Enum.GetValues<ApplicantKind>()), day, random.Next(5) == 0 ? null : One(codes), After(day));
            }),
            Cases = Many(random.Next(40), () =>
            {
                var day = Day();
                return new CaseFact(++id, One(Enum.GetValues<CaseKind>()), day, random.Next(4) == 0 ? null : One(Enum.GetValues<CaseResult>()), After(day));
            }),
            Documents = Many(random.Next(40), () =>
            {
                var day = Day();
                return new DocumentFact(++id, One(Enum.GetValues<DocumentKind>()), day, After(day), After(day), random.Next(2) == 0);
            }),
            Ledger = Many(random.Next(60), () => new LedgerFact(++id, One(Lines), new DateOnly(random.Next(2017, 2024), random.Next(1, 13), 1), random.Next(-5, 40) + (random.Next(3) * 0.25m))),
        };
    }

    private static List<T> Many<T>(int count, Func<T> make) => [.. Enumerable.Range(0, count).Select(_ => make())];
}
