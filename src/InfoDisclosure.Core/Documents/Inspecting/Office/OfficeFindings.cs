using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using InfoDisclosure.Rules.Catalogue.Privacy;

namespace InfoDisclosure.Core.Documents.Inspecting.Office;

/// <summary>Gathers what is found in an office file and in the files embedded in it.</summary>
internal sealed class OfficeFindings(ReadingBudget budget, string prefix)
{
    private const int Excerpt = 30;

    private readonly List<ScannedText> texts = [];
    private readonly List<ScannedTable> tables = [];
    private readonly List<string> hidden = [];
    private readonly List<FileProperty> properties = [];
    private readonly SortedSet<string> pictures = new(StringComparer.Ordinal);
    private readonly StringBuilder plain = new();

    public ReadingBudget Budget => budget;

    /// <summary>True for a file that is itself embedded.</summary>
    public bool IsEmbedded => Prefix.Length > 0;

    /// <summary>What stands before every place in an embedded file.</summary>
    private string Prefix => prefix;

    public void Add(string where, string text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            texts.Add(new ScannedText(Prefix + where, text));
    }

    public void Add(string where, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (rows.Any(row => row.Any(cell => cell.Length > 0)))
            tables.Add(new ScannedTable(Prefix + where, rows));
    }

    public void AddPlain(string line)
    {
        if (!string.IsNullOrWhiteSpace(line))
            plain.Append(line).Append('\n');
    }

    public void AddPicture(byte[] picture) => pictures.Add(Convert.ToHexStringLower(SHA256.HashData(picture)));

    public void AddProperty(string label, string value, bool isWords)
    {
        if (string.IsNullOrWhiteSpace(value))
            return;
        properties.Add(new FileProperty(label, value));
        if (isWords)
            Add("文件属性：" + label, value);
    }

    /// <summary>Tells a fact; <c>{0}</c> is the number, and none is told when it is nought.</summary>
    public void Tell(int count, string sentence)
    {
        if (count > 0)
            hidden.Add(string.Format(CultureInfo.InvariantCulture, sentence, count));
    }

    /// <summary>Tells a fact with some of the words that it is about.</summary>
    public void Tell(IReadOnlyCollection<string> about, string sentence)
    {
        if (about.Count > 0)
            hidden.Add(string.Format(CultureInfo.InvariantCulture, sentence, about.Count) + "：" + string.Concat(about.Distinct(StringComparer.Ordinal).Take(5).Select(words => $"“{Short(words)}”")));
    }

    /// <summary>Takes over what an embedded file said; its words count like the file's own, its looks don't.</summary>
    public void AddEmbedded(OfficeFindings embedded)
    {
        texts.AddRange(embedded.texts);
        tables.AddRange(embedded.tables);
        pictures.UnionWith(embedded.pictures);
        properties.AddRange(embedded.properties.Select(property => property with { Label = embedded.Prefix + property.Label }));
        hidden.AddRange(embedded.hidden.Select(sentence => embedded.Prefix + sentence));
    }

    public FileInspection Done() => new()
    {
        Content = new ScannedContent(texts, tables),
        PlainText = plain.ToString().TrimEnd('\n'),
        Hidden = hidden,
        Properties = properties,
        UnreadablePages = 0,
        Pictures = [.. pictures],
    };

    private static string Short(string words)
    {
        var line = words.ReplaceLineEndings(" ").Trim();
        return line.Length <= Excerpt ? line : new StringInfo(line).SubstringByTextElements(0, Math.Min(Excerpt, new StringInfo(line).LengthInTextElements)) + "…";
    }
}
