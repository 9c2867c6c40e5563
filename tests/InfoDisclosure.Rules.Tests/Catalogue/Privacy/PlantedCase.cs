using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using InfoDisclosure.Rules.Catalogue.Privacy;

namespace InfoDisclosure.Rules.Tests.Catalogue.Privacy;

/// <summary>Something a scan must find.</summary>
public sealed record Plant(FindingKind Kind, bool OnlyProbable, FindingPlace Place, int Start, int Length);

/// <summary>
/// A case of <c>planted-cases.txt</c>, whose head tells how it is written. Also read by the benchmark, so that the tests and
/// the published table look at the same cases.
/// </summary>
public sealed partial record PlantedCase(string Title, bool Positive, ScannedContent Content, IReadOnlyList<Plant> Plants)
{
    public override string ToString() => Title;

    public static IReadOnlyList<PlantedCase> Read(string path)
    {
        var cases = new List<PlantedCase>();
        var lines = new List<string>();
        foreach (var line in File.ReadAllLines(path).Append("=== "))
        {
            if (line.StartsWith('#'))
                continue;
            if (line.StartsWith("=== ", StringComparison.Ordinal) && lines.Count > 0)
            {
                cases.Add(new Parser(lines[0]).Read(lines.Skip(1)));
                lines.Clear();
            }

            if (lines.Count > 0 || line.StartsWith("=== ", StringComparison.Ordinal))
                lines.Add(line);
        }

        return cases;
    }

    private sealed class Parser(string head)
    {
        private readonly PlantedNumbers numbers = new(head);
        private readonly List<ScannedText> texts = [];
        private readonly List<ScannedTable> tables = [];
        private readonly List<Plant> plants = [];
        private readonly List<string> text = [];
        private readonly List<string> rows = [];
        private string where = "正文";

        public PlantedCase Read(IEnumerable<string> lines)
        {
            foreach (var line in lines.Append(""))
            {
                var isRow = line.StartsWith('|');
                if (!isRow)
                    EndTable();
                if (isRow || line.Length == 0 || line.StartsWith("@ ", StringComparison.Ordinal))
                    EndText();
                if (isRow)
                    rows.Add(line);
                else if (line.StartsWith("@ ", StringComparison.Ordinal))
                    where = line[2..];
                else if (line.Length > 0)
                    text.Add(line);
            }

            return new PlantedCase(head[6..], head[4] == '+', new ScannedContent(texts, tables), plants);
        }

        private void EndText()
        {
            if (text.Count > 0)
                texts.Add(new ScannedText(where, Expand(string.Join('\n', text), new FindingPlace.InText(texts.Count))));
            text.Clear();
        }

        private void EndTable()
        {
            if (rows.Count > 0)
            {
                tables.Add(new ScannedTable(where, [.. rows.Select((row, r) => (IReadOnlyList<string>)[.. Cells().Split(row.Trim()[1..^1])
                    .Select((cell, c) => Expand(cell.Trim(' '), new FindingPlace.InCell(tables.Count, r, c)))])]));
            }

            rows.Clear();
        }

        /// <summary>Takes the marks out and notes where they stood.</summary>
        private string Expand(string written, FindingPlace place)
        {
            var result = new StringBuilder();
            Match? open = null;
            var start = 0;
            var at = 0;
            foreach (Match mark in Marks().Matches(written))
            {
                result.Append(written, at, mark.Index - at);
                at = mark.Index + mark.Length;
                if (mark.Groups["number"] is { Success: true } number)
                {
                    result.Append(numbers.Write(number.Value));
                }
                else if (mark.Groups["kind"].Success)
                {
                    (open, start) = (mark, result.Length);
                }
                else if (mark.Groups["code"] is { Success: true } code)
                {
                    result.Append((char)int.Parse(code.Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                }
                else if (mark.Value == "]]")
                {
                    plants.Add(new Plant(Kind(open!.Groups["kind"].Value), open.Groups["probable"].Length > 0, place, start, result.Length - start));
                    open = null;
                }
                else
                {
                    result.Append(mark.Value == @"\n" ? '\n' : '\t');
                }
            }

            result.Append(written, at, written.Length - at);
            return open is null ? result.ToString() : throw new FormatException($"{head}: {open.Value} isn't closed");
        }

        private FindingKind Kind(string word) => word switch
        {
            "identity" => FindingKind.IdentityNumber,
            "mobile" => FindingKind.MobileNumber,
            "card" => FindingKind.BankCard,
            "email" => FindingKind.Email,
            "address" => FindingKind.HomeAddress,
            "amount" => FindingKind.NameWithAmount,
            "hardship" => FindingKind.NameWithHardship,
            "list" => FindingKind.NameInList,
            "sensitive" => FindingKind.SensitiveWord,
            "mistyped" => FindingKind.MistypedWord,
            _ => throw new FormatException($"{head}: {word}"),
        };
    }

    [GeneratedRegex(@"\{\{(?<number>[^}]+)\}\}|\[\[(?<kind>[a-z]+)(?<probable>\??)\||\]\]|\\u(?<code>[0-9a-fA-F]{4})|\\[nt]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marks();

    // A bar inside [[kind|…]] parts no cells.
    [GeneratedRegex(@"\|(?![^\[\]]*\]\])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Cells();
}
