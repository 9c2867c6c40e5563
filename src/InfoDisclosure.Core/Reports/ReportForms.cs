using InfoDisclosure.Core.Site;
using InfoDisclosure.Rules.Reports.Forms;

namespace InfoDisclosure.Core.Reports;

/// <summary>The official forms published with the program, <c>seeds/reports/forms/*.json</c>. Every report year has exactly one.</summary>
public sealed class ReportForms
{
    private ReportForms(IReadOnlyList<ReportForm> forms) => All = forms;

    /// <summary>Every form, oldest years first.</summary>
    public IReadOnlyList<ReportForm> All { get; }

    /// <summary>Reads them from the folder <c>seeds</c>.</summary>
    /// <exception cref="InvalidDataException">A file isn't a sound form, or the years of two overlap or leave a gap; the message names it.</exception>
    public static ReportForms Read(string seedsFolder)
    {
        var folder = Path.Combine(seedsFolder, "reports", "forms");
        var forms = Directory.EnumerateFiles(folder, "*.json").Select(ReadForm).OrderBy(form => form.FromYear ?? int.MinValue).ToList();
        if (forms.Count == 0 || forms[0].FromYear is not null || forms[^1].ToYear is not null)
            throw new InvalidDataException($"{folder}: the first form has no first year and the last no last one");
        foreach (var (earlier, later) in forms.Zip(forms.Skip(1)))
        {
            if (earlier.ToYear + 1 != later.FromYear)
                throw new InvalidDataException($"{folder}: {later.Name} doesn't begin in the year after {earlier.Name} ends");
        }

        return new ReportForms(forms);
    }

    /// <summary>The form of a report year.</summary>
    public ReportForm For(int year) => All.Single(form => form.Fits(year));

    private static ReportForm ReadForm(string path)
    {
        var (form, problems) = ReportForm.Read(SeedFile.Read<FormDefinition>(path));
        return form ?? throw new InvalidDataException($"{path}: {string.Join("; ", problems)}");
    }
}
