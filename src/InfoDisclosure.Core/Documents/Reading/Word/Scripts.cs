using System.Text;

namespace InfoDisclosure.Core.Documents.Reading.Word;

/// <summary>Raised figures, without which m² would read m2 and 10⁵ a hundred and five. The fonts of our documents have four of them.</summary>
internal static class Scripts
{
    private const string Raised = "¹²³⁴";

    /// <summary>Figures as powers: m², 10^5; other words as they are.</summary>
    public static string Raise(string text)
    {
        if (text.Length == 0 || !text.All(c => char.IsAsciiDigit(c) || c is '-' or '+' or '−'))
            return text;
        var raised = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is < '1' or > '4')
                return "^" + text;
            raised.Append(Raised[c - '1']);
        }
        return raised.ToString();
    }
}
