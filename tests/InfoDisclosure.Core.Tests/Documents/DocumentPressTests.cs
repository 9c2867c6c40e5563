using InfoDisclosure.Core.Documents;
using InfoDisclosure.Pdf.Tests.Programs;
using Xunit;

namespace InfoDisclosure.Core.Tests.Documents;

public sealed class DocumentPressTests
{
    [Fact]
    public void Render_EveryPaper_IsThatOfItsDocument()
    {
        using var press = new DocumentPress(RepositoryFonts.Folder);
        var ours = new Dictionary<FontRole, string>();

        Assert.Equal(SampleReport.Render(SampleReport.Content).Pdf, Pdf(press.Render(SampleReport.Content, ours)));
        Assert.Equal(SamplePapers.Render(SamplePapers.Poster), Pdf(press.Render(SamplePapers.Poster, ours)));
        Assert.Equal(SamplePapers.Render(SamplePapers.Households(5)), Pdf(press.Render(SamplePapers.Households(5), ours)));
        Assert.Equal(SamplePapers.Render(SamplePapers.Review), Pdf(press.Render(SamplePapers.Review, ours)));
        Assert.Equal(SamplePapers.Render(SamplePapers.Proof), Pdf(press.Render(SamplePapers.Proof, ours)));
    }

    [Fact]
    public async Task Render_ManyAtOnce_GivesSameBytes()
    {
        using var press = new DocumentPress(RepositoryFonts.Folder);
        var expected = SamplePapers.Render(SamplePapers.Poster);

        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Pdf(press.Render(SamplePapers.Poster, new Dictionary<FontRole, string>())))));

        Assert.All(made, pdf => Assert.Equal(expected, pdf));
    }

    private static byte[] Pdf(DocumentResult result) => Assert.IsType<DocumentResult.Rendered>(result).Pdf;
}
