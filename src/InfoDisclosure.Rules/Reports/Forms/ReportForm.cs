namespace InfoDisclosure.Rules.Reports.Forms;

/// <summary>
/// A sound form: its parts and tables, every cell with what it counts, the sums and the official balances. The forms of
/// 国办公开办函〔2019〕60号 and 〔2021〕30号 and the free narrative before them are files, as a coming one will be.
/// </summary>
public sealed class ReportForm
{
    private readonly FormDefinition definition;
    private readonly Dictionary<string, FormCell> byPath;

    internal ReportForm(FormDefinition definition, IReadOnlyList<FormCell> cells, IReadOnlyList<FormSum> sums, IReadOnlyList<FormBalance> balances)
    {
        this.definition = definition;
        Cells = cells;
        Sums = sums;
        Balances = balances;
        byPath = cells.ToDictionary(cell => cell.Path);
    }

    public string Name => definition.Name;

    public string Document => definition.Document;

    public int? FromYear => definition.FromYear;

    public int? ToYear => definition.ToYear;

    public bool FreeLayout => definition.FreeLayout;

    public IReadOnlyList<FormPart> Parts => definition.Parts;

    public IReadOnlyList<FormTable> Tables => definition.Tables;

    /// <summary>Every number, in printed order.</summary>
    public IReadOnlyList<FormCell> Cells { get; }

    public IReadOnlyList<FormSum> Sums { get; }

    public IReadOnlyList<FormBalance> Balances { get; }

    /// <summary>The ledger's lines that the tables need, in printed order.</summary>
    public IReadOnlyList<FormLedgerLine> LedgerLines =>
    [
        .. from cell in Cells
           from line in cell.Measures.OfType<Measure.Ledger>()
           where !cell.IsSum
           select new FormLedgerLine(line.Line, cell.Name, cell.Unit, cell.Decimals, cell.Signed),
    ];

    /// <summary>Whether the form is for a report year.</summary>
    public bool Fits(int year) => (FromYear is null || year >= FromYear) && (ToYear is null || year <= ToYear);

    /// <summary>The cell of a path, or null.</summary>
    public FormCell? Find(string path) => byPath.GetValueOrDefault(path);

    /// <summary>The tables that stand in a part, by its number from 1.</summary>
    public IEnumerable<FormTable> TablesOf(int part) => Tables.Where(table => table.Part == part);

    /// <summary>Reads a form as written; an unsound one gives its problems, each naming the place.</summary>
    public static FormReading Read(FormDefinition definition) => new FormReader(definition).Read();
}

/// <summary>A form, or what is wrong with its file.</summary>
public sealed record FormReading(ReportForm? Form, IReadOnlyList<string> Problems);
