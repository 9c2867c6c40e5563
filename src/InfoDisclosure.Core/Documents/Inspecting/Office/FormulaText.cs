using System.Text;

namespace InfoDisclosure.Core.Documents.Inspecting.Office;

/// <summary>
/// What people typed into a formula: its quoted words and long numbers. References, names and short numbers are no
/// information about anybody.
/// </summary>
internal static class FormulaText
{
    /// <summary>A local telephone number has seven digits.</summary>
    private const int LongNumber = 7;

    public static IEnumerable<string> Words(string formula) =>
        Tokens(formula).Where(token => token.Words is not null).Select(token => token.Words!);

    /// <summary>The formula with its words masked; a number that is masked becomes quoted words, so the formula stays one.</summary>
    public static string Mask(string formula, Func<string, string> mask)
    {
        var masked = new StringBuilder(formula.Length);
        var changed = false;
        foreach (var (start, length, words) in Tokens(formula))
        {
            var becomes = words is null ? null : mask(words);
            if (becomes is null || becomes == words)
            {
                masked.Append(formula, start, length);
                continue;
            }
            changed = true;
            masked.Append('"').Append(becomes.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        return changed ? masked.ToString() : formula;
    }

    /// <summary>True when the formula refers to a sheet or table of this name.</summary>
    public static bool Names(string formula, string name) =>
        formula.Contains(name + "!", StringComparison.OrdinalIgnoreCase)
        || formula.Contains(name.Replace("'", "''", StringComparison.Ordinal) + "'!", StringComparison.OrdinalIgnoreCase)
        || formula.Contains(name + "[", StringComparison.OrdinalIgnoreCase);

    /// <summary>The formula in pieces; those that are somebody's words have them.</summary>
    private static IEnumerable<(int Start, int Length, string? Words)> Tokens(string formula)
    {
        for (var i = 0; i < formula.Length;)
        {
            var start = i;
            string? words = null;
            switch (formula[i])
            {
                case '"':
                    i = AfterQuoted(formula, i, '"');
                    words = formula[(start + 1)..Math.Max(start + 1, i - 1)].Replace("\"\"", "\"", StringComparison.Ordinal);
                    break;
                case '\'':
                    i = AfterQuoted(formula, i, '\'');
                    break;
                case '[':
                    i = formula.IndexOf(']', i) is >= 0 and var end ? end + 1 : formula.Length;
                    break;
                case var first when char.IsAsciiDigit(first):
                    i = After(formula, i, c => char.IsAsciiDigit(c) || c == '.');
                    var alone = (start == 0 || formula[start - 1] != ':') && (i == formula.Length || (formula[i] != ':' && !IsName(formula[i])));
                    if (alone && i - start >= LongNumber)
                        words = formula[start..i];
                    break;
                case var first when IsName(first):
                    i = After(formula, i, c => IsName(c) || char.IsAsciiDigit(c));
                    break;
                default:
                    i++;
                    break;
            }
            yield return (start, i - start, words);
        }
    }

    private static bool IsName(char c) => char.IsLetter(c) || c is '_' or '$' or '.' or '\\';

    private static int After(string formula, int i, Func<char, bool> belongs)
    {
        while (i < formula.Length && belongs(formula[i]))
            i++;
        return i;
    }

    /// <summary>The place behind what is quoted; a doubled mark inside doesn't end it, a missing one is the formula's end.</summary>
    private static int AfterQuoted(string formula, int start, char mark)
    {
        for (var i = start + 1; i < formula.Length; i++)
        {
            if (formula[i] != mark)
                continue;
            if (i + 1 == formula.Length || formula[i + 1] != mark)
                return i + 1;
            i++;
        }
        return formula.Length;
    }
}
