using InfoDisclosure.Core.Documents;
using InfoDisclosure.Pdf.Tests.Programs;
using UglyToad.PdfPig;
using Xunit;

namespace InfoDisclosure.Core.Tests.Documents;

public sealed class DocumentFontsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fonts").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Load_WithoutFang_SetsTheTextInTheSerif()
    {
        foreach (var file in Directory.GetFiles(RepositoryFonts.Folder, "*.ttf"))
            File.CreateSymbolicLink(Path.Combine(folder, Path.GetFileName(file)), file);
        using var fonts = DocumentFonts.Load(folder);

        var rendered = Assert.IsType<DocumentResult.Rendered>(new AnnualReportDocument(fonts).Render(SampleReport.Content));

        using var pdf = PdfDocument.Open(rendered.Pdf);
        Assert.DoesNotContain(pdf.GetPages().SelectMany(page => page.Letters), letter => letter.FontName!.Contains("Fandol", StringComparison.Ordinal));
    }

    [Fact]
    public void Load_FileNamedForARole_ReplacesOurs()
    {
        using var fonts = DocumentFonts.Load(RepositoryFonts.Folder, new Dictionary<FontRole, string> { [FontRole.Title] = RepositoryFonts.File("WenKai-Regular.ttf") });

        var rendered = Assert.IsType<DocumentResult.Rendered>(new AnnualReportDocument(fonts).Render(SampleReport.Content));

        using var pdf = PdfDocument.Open(rendered.Pdf);
        Assert.Contains("Kai", pdf.GetPage(1).Letters.First(letter => letter.Value == "青").FontName, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_FolderWithoutFonts_SaysWhichFileIsMissing()
    {
        var problem = Assert.Throws<DocumentFontException>(() => DocumentFonts.Load(folder));

        Assert.Contains("NotoSerifSC-Regular.ttf 打不开", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_PostScriptFontNamed_SaysWhatIsWanted()
    {
        var problem = Assert.Throws<DocumentFontException>(() =>
            DocumentFonts.Load(RepositoryFonts.Folder, new Dictionary<FontRole, string> { [FontRole.Fang] = RepositoryFonts.File("fandol/FandolFang-Regular.otf") }));

        Assert.Contains("FandolFang-Regular.otf", problem.Message, StringComparison.Ordinal);
        Assert.Contains("TrueType", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_TextFileNamed_SaysItIsNoFont()
    {
        var file = Path.Combine(folder, "仿宋.ttf");
        File.WriteAllText(file, "不是字体");

        var problem = Assert.Throws<DocumentFontException>(() => DocumentFonts.Load(RepositoryFonts.Folder, new Dictionary<FontRole, string> { [FontRole.Fang] = file }));

        Assert.Contains("仿宋.ttf 不能使用：不是 TrueType 字体", problem.Message, StringComparison.Ordinal);
    }
}
