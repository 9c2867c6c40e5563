using InfoDisclosure.Rules.Requests;

namespace InfoDisclosure.Rules.Reports.Forms;

/// <summary>Makes a form's cells from its trees of rows and columns, and says what is wrong with them.</summary>
internal sealed class FormReader(FormDefinition definition)
{
    private readonly List<string> problems = [];
    private readonly List<FormCell> cells = [];
    private readonly List<FormSum> sums = [];
    private readonly List<FormBalance> balances = [];

    internal FormReading Read()
    {
        if (definition.Parts.Count == 0)
            problems.Add("it has no parts");
        if (definition.FromYear > definition.ToYear)
            problems.Add("its years end before they begin");
        Unique("table", definition.Tables.Select(table => table.Code));
        foreach (var table in definition.Tables)
            ReadTable(table);
        if (problems.Count == 0)
            CheckMeasures();
        return new FormReading(problems.Count == 0 ? new ReportForm(definition, cells, sums, balances) : null, problems);
    }

    private void ReadTable(FormTable table)
    {
        if (table.Part < 1 || table.Part > definition.Parts.Count)
            problems.Add($"table {table.Code} stands in part {table.Part}, which doesn't exist");
        var blocks = table.Blocks.Select(block => (block, Rows: Leaves(block.Rows), Columns: Leaves(block.Columns))).ToList();
        Unique($"table {table.Code}, row", blocks.SelectMany(block => block.Rows).Select(row => row.Code));
        foreach (var (block, rows, columns) in blocks)
        {
            Unique($"table {table.Code}, column", columns.Select(column => column.Code));
            if (problems.Count == 0)
                ReadBlock(table, block, rows, columns);
        }
    }

    private void ReadBlock(FormTable table, FormBlock block, IReadOnlyList<Leaf> rows, IReadOnlyList<Leaf> columns)
    {
        var down = Sums(table, rows);
        var across = Sums(table, columns);
        string Path(string row, string column) => $"{table.Code}/{row}/{column}";
        var plain = new Dictionary<string, IReadOnlyList<Measure>>();
        foreach (var row in rows.Where(row => row.Line.Sum is null))
        {
            foreach (var column in columns.Where(column => column.Line.Sum is null))
                plain[Path(row.Code, column.Code)] = Measures(Path(row.Code, column.Code), row, column);
        }

        if (problems.Count > 0)
            return;
        var made = new Dictionary<string, FormCell>();
        foreach (var row in rows)
        {
            foreach (var column in columns)
            {
                var measures = from addend in down.GetValueOrDefault(row.Code, [row.Code])
                               from other in across.GetValueOrDefault(column.Code, [column.Code])
                               from measure in plain[Path(addend, other)]
                               select measure;
                var cell = new FormCell
                {
                    Path = Path(row.Code, column.Code),
                    Name = row.Name.Length == 0 ? column.Name : $"{row.Name}，{column.Name}",
                    Table = table,
                    Row = row.Line,
                    Column = column.Line,
                    Unit = row.Unit ?? column.Unit ?? table.Unit,
                    Decimals = row.Decimals ?? column.Decimals ?? 0,
                    Signed = row.Signed || column.Signed,
                    Measures = measures.ToHashSet(),
                    IsSum = row.Line.Sum is not null || column.Line.Sum is not null,
                };
                made.Add(cell.Path, cell);
                cells.Add(cell);
            }
        }

        foreach (var cell in made.Values)
        {
            if (across.TryGetValue(cell.Column.Code!, out var columnCodes))
                sums.Add(new FormSum(cell, [.. columnCodes.Select(code => made[Path(cell.Row.Code!, code)])], Across: true));
            if (down.TryGetValue(cell.Row.Code!, out var rowCodes))
                sums.Add(new FormSum(cell, [.. rowCodes.Select(code => made[Path(code, cell.Column.Code!)])], Across: false));
        }

        if (block.Balance is { } balance)
            ReadBalance(table, balance, rows, columns, (row, column) => made[Path(row, column)]);
    }

    private void ReadBalance(FormTable table, string balance, IReadOnlyList<Leaf> rows, IReadOnlyList<Leaf> columns, Func<string, string, FormCell> cell)
    {
        var sides = balance.Split('=').Select(side => side.Split('+')).ToList();
        if (sides.Count != 2 || sides.Any(side => side.Any(code => rows.All(row => row.Code != code))))
        {
            problems.Add($"table {table.Code}: the balance '{balance}' isn't one of its rows");
            return;
        }

        foreach (var column in columns)
            balances.Add(new FormBalance([.. sides[0].Select(row => cell(row, column.Code))], [.. sides[1].Select(row => cell(row, column.Code))]));
    }

    private IReadOnlyList<Measure> Measures(string path, Leaf row, Leaf column)
    {
        var facets = new Dictionary<string, string>(row.Counts);
        foreach (var (facet, value) in column.Counts)
        {
            if (!facets.TryAdd(facet, value))
                problems.Add($"{path}: row and column both say '{facet}'");
        }

        var found = new List<string>();
        var measures = Facets.Read(facets, found);
        problems.AddRange(found.Select(problem => $"{path}: {problem}"));
        return measures;
    }

    /// <summary>The lines that each sum adds: others of the block, no sums, each once.</summary>
    private Dictionary<string, string[]> Sums(FormTable table, IReadOnlyList<Leaf> lines)
    {
        var plain = lines.Where(line => line.Line.Sum is null).Select(line => line.Code).ToHashSet();
        var added = lines.Where(line => line.Line.Sum is not null).ToDictionary(line => line.Code, line => line.Line.Sum!.Split('+'));
        foreach (var (code, codes) in added)
        {
            foreach (var missing in codes.Where(other => !plain.Contains(other)))
                problems.Add($"table {table.Code}: {code} adds '{missing}', which isn't a line of its own there");
            Unique($"table {table.Code}: {code} adds", codes);
        }

        return added;
    }

    /// <summary>No row counts what another counts too, and closed requests are counted whatever their outcome.</summary>
    private void CheckMeasures()
    {
        var counted = new Dictionary<Measure, FormCell>();
        foreach (var cell in cells.Where(cell => !cell.IsSum))
        {
            foreach (var measure in cell.Measures)
            {
                if (!counted.TryAdd(measure, cell))
                    problems.Add($"{cell.Path} counts what {counted[measure].Path} counts");
            }
        }

        var closed = counted.Keys.OfType<Measure.Requests>().Where(measure => measure.Stage == RequestStage.Closed).Select(measure => measure.Outcome).ToHashSet();
        if (closed.Count > 0)
            problems.AddRange(RequestOutcome.All.Where(outcome => !closed.Contains(outcome.Code)).Select(outcome => $"no row counts outcome '{outcome.Code}'"));
    }

    private void Unique(string place, IEnumerable<string> codes)
    {
        foreach (var code in codes.GroupBy(code => code))
        {
            if (code.Key.Length == 0 || !code.Key.All(c => char.IsAsciiLetterOrDigit(c) || c == '.'))
                problems.Add($"{place}: '{code.Key}' isn't a code");
            else if (code.Count() > 1)
                problems.Add($"{place}: '{code.Key}' stands twice");
        }
    }

    /// <summary>The leaves of a tree, with what their groups hand down. A single group over all lines says nothing in a name.</summary>
    private List<Leaf> Leaves(IReadOnlyList<FormLine> lines)
    {
        var leaves = new List<Leaf>();
        void Walk(FormLine line, Leaf? group)
        {
            var leaf = new Leaf(
                line,
                group is null or { Name: "" } ? line.Label : $"{group.Name} {line.Label}",
                new Dictionary<string, string>(group?.Counts ?? new Dictionary<string, string>()),
                line.Unit ?? group?.Unit,
                line.Decimals ?? group?.Decimals,
                line.Signed || group?.Signed == true);
            foreach (var (facet, value) in line.Counts)
            {
                if (!leaf.Counts.TryAdd(facet, value))
                    problems.Add($"'{line.Label}': its group says '{facet}' already");
            }

            if (line.Lines.Count == 0)
                leaves.Add(leaf);
            else if (line.Code is not null || line.Sum is not null)
                problems.Add($"'{line.Label}' is a group and has neither code nor sum");
            foreach (var inner in line.Lines)
                Walk(inner, lines.Count == 1 && group is null ? leaf with { Name = "" } : leaf);
        }

        foreach (var line in lines)
            Walk(line, null);
        return leaves;
    }

    private sealed record Leaf(FormLine Line, string Name, Dictionary<string, string> Counts, string? Unit, int? Decimals, bool Signed)
    {
        internal string Code => Line.Code ?? "";
    }
}
