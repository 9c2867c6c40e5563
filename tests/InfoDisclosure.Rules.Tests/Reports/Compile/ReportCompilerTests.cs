using FsCheck.Xunit;
using InfoDisclosure.Rules.Reports.Compile;
using InfoDisclosure.Rules.Reports.Forms;
using InfoDisclosure.Rules.Requests;
using InfoDisclosure.Rules.Tests.Reports.Forms;
using Xunit;

namespace InfoDisclosure.Rules.Tests.Reports.Compile;

public sealed class ReportCompilerTests
{
    private static readonly Dictionary<string, ApplicantKind[]> Applicants = new()
    {
        ["person"] = [ApplicantKind.NaturalPerson],
        ["enterprise"] = [ApplicantKind.CommercialEnterprise],
        ["research"] = [ApplicantKind.ResearchInstitution],
        ["welfare"] = [ApplicantKind.PublicWelfareOrganization],
        ["legal"] = [ApplicantKind.LegalServiceOrganization],
        ["other"] = [ApplicantKind.OtherOrganization],
        ["total"] = Enum.GetValues<ApplicantKind>(),
    };

    private static readonly Dictionary<string, CaseKind> Cases = new()
    {
        ["reconsideration"] = CaseKind.Reconsideration,
        ["direct"] = CaseKind.DirectLitigation,
        ["after"] = CaseKind.LitigationAfterReconsideration,
    };

    /// <summary>Each cell is what a clerk finds who takes its row and column by name and goes through the register with a pencil.</summary>
    [Property(MaxTest = 200)]
    public void Compile_AnyRegister_EachCellIsTheRecount(int seed)
    {
        var facts = RandomRegister.Of(seed);
        foreach (var (form, period) in Papers(seed))
        {
            var report = ReportCompiler.Compile(form, period, facts);
            Assert.Equal(form.Cells.Select(cell => cell.Path), report.Cells.Keys);
            foreach (var cell in report.Cells.Values)
            {
                var recount = Recount(cell.Path, period, facts);
                Assert.Equal((cell.Path, recount is { Count: 0 } && cell.Source == MeasureSource.Ledger ? null : recount.Sum(row => row.Value)), (cell.Path, cell.Value));
                Assert.Equal(recount.Select(row => row.Id).Distinct().Order(), cell.RowIds);
            }
        }
    }

    /// <summary>A+B=C7+D, every total, and B of a year = D of the year before, for any register, as long as its replies are what they may be or not.</summary>
    [Property(MaxTest = 200)]
    public void Compile_AnyRegister_EveryIdentityHolds(int seed)
    {
        var facts = RandomRegister.Of(seed);
        foreach (var (form, period) in Papers(seed))
        {
            var values = ReportCompiler.Compile(form, period, facts).Values;
            decimal Of(IEnumerable<FormCell> cells) => cells.Sum(cell => values[cell.Path]!.Value);
            Assert.All(form.Balances, balance => Assert.Equal(Of(balance.Left), Of(balance.Right)));
            Assert.All(form.Sums, sum => Assert.Equal(Of([sum.Total]), Of(sum.Cells)));
        }

        for (var year = 2018; year <= 2023; year++)
        {
            var last = ReportCompiler.Compile(OfficialForms.Of2021, new ReportPeriod(year - 1, new DateOnly(2030, 1, 1)), facts);
            var now = ReportCompiler.Compile(OfficialForms.Of2021, new ReportPeriod(year, new DateOnly(year, 1, 1).AddDays(Math.Abs(seed % 365))), facts);
            Assert.All(Applicants.Keys, column => Assert.Equal(last.Cells[$"3/D/{column}"].RowIds, now.Cells[$"3/B/{column}"].RowIds));
        }
    }

    /// <summary>For rows that are whole, the tally of the published figures gives the same.</summary>
    [Property(MaxTest = 100)]
    public void Compile_SoundRegister_AgreesWithTheTally(int seed)
    {
        var facts = RandomRegister.Of(seed).Requests.Where(fact => fact.ClosedOn is null == fact.RepliedOn is null && !(fact.RepliedOn < fact.ReceivedOn)).ToList();
        var tally = RequestTally.Of(2021, facts.Select(fact => new RequestFact(fact.Kind, fact.ReceivedOn, fact.OutcomeCode, fact.RepliedOn)));
        var values = ReportCompiler.Compile(OfficialForms.Of2021, new ReportPeriod(2021, new DateOnly(2022, 1, 9)), new ReportFacts { Requests = facts }).Values;
        Assert.Equal(
            [tally.Received, tally.CarriedIn, tally.ClosedTotal, tally.CarriedForward],
            new[] { "A", "B", "C7", "D" }.Select(row => (int)values[$"3/{row}/total"]!.Value));
    }

    [Theory]
    [InlineData("2023-12-15", "1 0 0 1", "0 0 0 0")]
    [InlineData("2023-12-14", "0 0 0 0", "0 0 0 0")]
    [InlineData("2024-01-09", "1 0 0 1", "0 1 0 1")]
    [InlineData("2024-01-10", "1 0 0 1", "0 1 1 0")]
    [InlineData("2025-06-01", "1 0 0 1", "0 1 1 0")]
    public void Compile_RequestOverNewYear_ByAsOfDay(string asOf, string of2023, string of2024)
    {
        ReportFacts facts = new() { Requests = [new RequestCount(7, ApplicantKind.LegalServiceOrganization, new DateOnly(2023, 12, 15), "C4.1", new DateOnly(2024, 1, 10))] };
        var day = Day(asOf);
        string Numbers(int year) => string.Join(' ', new[] { "A", "B", "C4.1", "D" }.Select(row => ReportCompiler.Compile(OfficialForms.Of2021, new ReportPeriod(year, day), facts).Values[$"3/{row}/legal"]));
        Assert.Equal(of2023, Numbers(2023));
        if (day.Year > 2023)
            Assert.Equal(of2024, Numbers(2024));
    }

    /// <summary>A case counts as pending from its filing to the day before its result, in every year between.</summary>
    [Theory]
    [InlineData("2022-12-30", 2022, 0, 0)]
    [InlineData("2022-12-31", 2022, 1, 0)]
    [InlineData("2023-12-31", 2023, 1, 0)]
    [InlineData("2024-03-01", 2024, 1, 0)]
    [InlineData("2024-03-02", 2024, 0, 1)]
    [InlineData("2026-01-01", 2024, 0, 1)]
    [InlineData("2026-01-01", 2025, 0, 0)]
    public void Compile_CaseOverYears_IsPendingThenClosedOnce(string asOf, int year, int pending, int corrected)
    {
        ReportFacts facts = new() { Cases = [new CaseFact(1, CaseKind.DirectLitigation, new DateOnly(2022, 12, 31), CaseResult.Corrected, new DateOnly(2024, 3, 2))] };
        var values = ReportCompiler.Compile(OfficialForms.Of2021, new ReportPeriod(year, Day(asOf)), facts).Values;
        Assert.Equal((pending, corrected, pending + corrected), (values["4/cases/direct.pending"], values["4/cases/direct.corrected"], values["4/cases/direct.total"]));
        Assert.Equal(0, values["4/cases/reconsideration.total"]);
    }

    /// <summary>Expiry ends a document as repeal does, but isn't counted as 废止.</summary>
    [Theory]
    [InlineData(true, 2022, "1 0 1")]
    [InlineData(true, 2023, "0 1 0")]
    [InlineData(false, 2023, "0 0 0")]
    [InlineData(true, 2024, "0 0 0")]
    public void Compile_DocumentThatEnds_LeavesTheFormInForce(bool repealed, int year, string numbers)
    {
        ReportFacts facts = new() { Documents = [new DocumentFact(1, DocumentKind.NormativeDocument, new DateOnly(2022, 5, 1), null, new DateOnly(2023, 1, 1), repealed)] };
        var values = ReportCompiler.Compile(OfficialForms.Of2021, new ReportPeriod(year, new DateOnly(2030, 1, 1)), facts).Values;
        Assert.Equal(numbers, $"{values["2/normative/issued"]} {values["2/normative/repealed"]} {values["2/normative/inForce"]}");
    }

    [Fact]
    public void Compile_LedgerWithoutEntry_IsBlankAndAStatedZeroIsZero()
    {
        ReportFacts facts = new()
        {
            Ledger =
            [
                new LedgerFact(1, "licence.decisions", new DateOnly(2024, 1, 1), 0),
                new LedgerFact(2, "fees.collected", new DateOnly(2024, 3, 1), 1.25m),
                new LedgerFact(3, "fees.collected", new DateOnly(2024, 4, 1), 0.000001m),
                new LedgerFact(4, "penalty.decisions", new DateOnly(2023, 12, 1), 8),
            ],
        };
        CompiledReport Of(string asOf) => ReportCompiler.Compile(OfficialForms.Of2021, new ReportPeriod(2024, Day(asOf)), facts);
        var march = Of("2024-03-31").Values;
        Assert.Equal((0m, 1.25m, null, null), (march["2/licence/decisions"], march["2/fees/collected"], march["2/penalty/decisions"], march["2/compulsion/decisions"]));
        Assert.Equal(1.250001m, Of("2024-04-01").Values["2/fees/collected"]);
        Assert.Equal([2, 3], Of("2024-12-31").Cells["2/fees/collected"].RowIds);
        Assert.Null(Of("2024-02-29").Values["2/fees/collected"]);
    }

    [Fact]
    public void Compile_LegacyForm_HasNoNumbers() =>
        Assert.Empty(ReportCompiler.Compile(OfficialForms.Legacy, new ReportPeriod(2018, new DateOnly(2019, 3, 19)), RandomRegister.Of(1)).Cells);

    [Theory]
    [InlineData(2024, "2024-01-01", "2024-01-01", false)]
    [InlineData(2024, "2024-12-30", "2024-12-30", false)]
    [InlineData(2024, "2024-12-31", "2024-12-31", true)]
    [InlineData(2024, "2025-01-01", "2024-12-31", true)]
    [InlineData(2024, "2031-07-01", "2024-12-31", true)]
    public void Period_AsOfDay_EndsWithTheYearAtTheLatest(int year, string asOf, string end, bool whole)
    {
        var period = new ReportPeriod(year, Day(asOf));
        Assert.Equal((new DateOnly(year, 1, 1), Day(end), whole), (period.Start, period.End, period.IsWhole));
    }

    [Fact]
    public void Period_BeforeTheYear_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new ReportPeriod(2024, new DateOnly(2023, 12, 31)));

    private static IEnumerable<(ReportForm Form, ReportPeriod Period)> Papers(int seed)
    {
        var year = 2017 + (int)((uint)seed % 7);
        var asOf = new DateOnly(year, 1, 1).AddDays((int)((uint)seed / 7 % 500));
        return [(OfficialForms.Of2019, new ReportPeriod(year, asOf)), (OfficialForms.Of2021, new ReportPeriod(year, asOf))];
    }

    /// <summary>By the words of the path alone.</summary>
    private static List<(int Id, decimal Value)> Recount(string path, ReportPeriod period, ReportFacts facts)
    {
        var (table, row, column) = path.Split('/') is [var one, var two, var three] ? (one, two, three) : default;
        var (first, last) = (new DateOnly(period.Year, 1, 1), period.AsOf.Year == period.Year ? period.AsOf : new DateOnly(period.Year, 12, 31));
        bool In(DateOnly? day) => day is { } known && known >= first && known <= last;
        bool By(DateOnly? day, DateOnly limit) => day is { } known && known <= limit;
        List<(int, decimal)> Ids(IEnumerable<int> ids) => [.. ids.Select(id => (id, 1m))];
        switch (table)
        {
            case "3":
                var requests = facts.Requests.Where(fact => Applicants[column].Contains(fact.Kind)).ToList();
                DateOnly? Closed(RequestCount fact) => fact.OutcomeCode is null or "C9" || fact.RepliedOn is not { } day ? null : day > fact.ReceivedOn ? day : fact.ReceivedOn;
                bool Open(RequestCount fact, DateOnly evening) => fact.ReceivedOn <= evening && !By(Closed(fact), evening);
                return Ids(requests.Where(fact => row switch
                {
                    "A" => In(fact.ReceivedOn),
                    "B" => Open(fact, first.AddDays(-1)),
                    "C7" => In(Closed(fact)),
                    "C6" => In(Closed(fact)) && fact.OutcomeCode!.StartsWith("C6.", StringComparison.Ordinal),
                    "D" => Open(fact, last),
                    _ => In(Closed(fact)) && fact.OutcomeCode == row,
                }).Select(fact => fact.Id));
            case "4":
                var kind = Cases[column.Split('.')[0]];
                string Result(CaseFact fact)
                {
                    DateOnly? end = fact.Result is null || fact.ClosedOn is not { } day ? null : day > fact.FiledOn ? day : fact.FiledOn;
                    return In(end) ? fact.Result!.Value.ToString() : fact.FiledOn <= last && !By(end, last) ? "Pending" : "";
                }

                var wanted = column.Split('.')[1];
                return Ids(facts.Cases.Where(fact => fact.Kind == kind && (wanted == "total" ? Result(fact).Length > 0 : Result(fact).Equals(wanted, StringComparison.OrdinalIgnoreCase))).Select(fact => fact.Id));
            default:
                if (row is not ("rule" or "normative"))
                    return [.. facts.Ledger.Where(fact => fact.LineCode == $"{row}.{column}" && In(fact.Month)).Select(fact => (fact.EntryId, fact.Value))];
                return Ids(facts.Documents.Where(fact => fact.Kind == (row == "rule" ? DocumentKind.GovernmentRule : DocumentKind.NormativeDocument)).Where(fact =>
                {
                    DateOnly? end = fact.EndedOn is not { } day ? null : day > fact.IssuedOn ? day : fact.IssuedOn;
                    return column switch
                    {
                        "issued" or "made" => In(fact.IssuedOn),
                        "repealed" => fact.Repealed && In(end),
                        "inForce" => fact.IssuedOn <= last && !By(end, last),
                        "madePublic" => In(fact.MadePublicOn),
                        _ => By(fact.MadePublicOn, last),
                    };
                }).Select(fact => fact.ItemId));
        }
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");
}
