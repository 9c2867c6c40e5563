using InfoDisclosure.Core.Reports;
using InfoDisclosure.Testing;
using Xunit;

namespace InfoDisclosure.Core.Tests.Reports;

/// <summary>The official forms as files.</summary>
public sealed class ReportFormsTests
{
    private static readonly string Seeds = Path.Combine(Repository.Root, "seeds");

    [Theory]
    [InlineData(2008, "LegacyNarrative", "国务院令第492号")]
    [InlineData(2018, "LegacyNarrative", "国务院令第492号")]
    [InlineData(2019, "Format2019", "国办公开办函〔2019〕60号")]
    [InlineData(2020, "Format2019", "国办公开办函〔2019〕60号")]
    [InlineData(2021, "Format2021", "国办公开办函〔2021〕30号")]
    [InlineData(2030, "Format2021", "国办公开办函〔2021〕30号")]
    public void For_Year_GivesTheFormOfItsTime(int year, string name, string document)
    {
        var form = ReportForms.Read(Seeds).For(year);
        Assert.Equal(name, form.Name);
        Assert.Contains(document, form.Document, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("format-2021.json", "\"fromYear\": 2021", "\"fromYear\": 2020", "Format2021 doesn't begin in the year after Format2019 ends")]
    [InlineData("format-2021.json", "\"fromYear\": 2021", "\"fromYear\": 2022", "Format2021 doesn't begin in the year after Format2019 ends")]
    [InlineData("format-2021.json", "\"toYear\": null", "\"toYear\": 2030", "the first form has no first year and the last no last one")]
    [InlineData("format-2021.json", "\"balance\": \"A+B=C7+D\"", "\"balance\": \"A+B=C8+D\"", "format-2021.json: table 3: the balance 'A+B=C8+D' isn't one of its rows")]
    [InlineData("format-2021.json", "\"corner\"", "\"edge\"", "format-2021.json: ")]
    [InlineData("format-2021.json", "\"unit\": \"件\",", "", "format-2021.json: ")]
    public void Read_SpoiltFile_NamesWhatIsWrong(string file, string from, string to, string message)
    {
        var folder = Directory.CreateTempSubdirectory("infodisclosure-forms");
        try
        {
            var forms = folder.CreateSubdirectory("reports").CreateSubdirectory("forms").FullName;
            foreach (var path in Directory.EnumerateFiles(Path.Combine(Seeds, "reports", "forms")))
            {
                var text = File.ReadAllText(path);
                File.WriteAllText(Path.Combine(forms, Path.GetFileName(path)), Path.GetFileName(path) == file ? text.Replace(from, to, StringComparison.Ordinal) : text);
            }

            Assert.Contains(message, Assert.Throws<InvalidDataException>(() => ReportForms.Read(folder.FullName)).Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A later form is a file and the last year of the one before it.</summary>
    [Fact]
    public void Read_AFormMore_IsTheFormOfItsYears()
    {
        var folder = Directory.CreateTempSubdirectory("infodisclosure-forms");
        try
        {
            var forms = folder.CreateSubdirectory("reports").CreateSubdirectory("forms").FullName;
            foreach (var path in Directory.EnumerateFiles(Path.Combine(Seeds, "reports", "forms")))
                File.WriteAllText(Path.Combine(forms, Path.GetFileName(path)), File.ReadAllText(path).Replace("\"toYear\": null", "\"toYear\": 2029", StringComparison.Ordinal));
            var later = File.ReadAllText(Path.Combine(Seeds, "reports", "forms", "format-2021.json"));
            File.WriteAllText(Path.Combine(forms, "format-2030.json"), later.Replace("Format2021", "Format2030", StringComparison.Ordinal).Replace("\"fromYear\": 2021", "\"fromYear\": 2030", StringComparison.Ordinal));
            Assert.Equal(["LegacyNarrative", "Format2019", "Format2021", "Format2030"], ReportForms.Read(folder.FullName).All.Select(form => form.Name));
            Assert.Equal("Format2030", ReportForms.Read(folder.FullName).For(2031).Name);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
