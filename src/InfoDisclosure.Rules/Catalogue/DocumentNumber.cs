using System.Text;

namespace InfoDisclosure.Rules.Catalogue;

/// <summary>发文字号, e.g. 三政发〔2026〕12号: the year stands in six-corner brackets (GB/T 9704-2012), however it was typed.</summary>
public static class DocumentNumber
{
    /// <summary>Half-width digits, six-corner brackets, no spaces; other words stay. Null or blank gives null.</summary>
    public static string? Normalise(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        var text = new StringBuilder(typed.Length);
        foreach (var c in typed)
        {
            if (char.IsWhiteSpace(c))
                continue;
            text.Append(c switch
            {
                '[' or '［' or '【' or '(' or '（' or '﹝' => '〔',
                ']' or '］' or '】' or ')' or '）' or '﹞' => '〕',
                >= '０' and <= '９' => (char)(c - '０' + '0'),
                _ => c,
            });
        }

        return text.ToString();
    }
}
