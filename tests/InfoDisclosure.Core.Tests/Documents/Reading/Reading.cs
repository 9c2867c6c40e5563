using InfoDisclosure.Core.Documents.Reading;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Testing;
using Xunit;

namespace InfoDisclosure.Core.Tests.Documents.Reading;

/// <summary>What the tests of reading share.</summary>
internal static class Reading
{
    public static FileText Read(WordFile file) => Read("示例.docx", file.ToBytes());

    public static FileText Read(SheetFile file) => Read("示例.xlsx", file.ToBytes());

    public static FileText Read(string name, byte[] bytes)
    {
        using var content = new MemoryStream(bytes);
        var reading = OfficeFileReader.Read(name, content);
        return Assert.IsType<FileReading.Read>(reading).Text;
    }

    public static string Refusal(string name, byte[] bytes)
    {
        using var content = new MemoryStream(bytes);
        return Assert.IsType<FileReading.Refused>(OfficeFileReader.Read(name, content)).Why;
    }

    /// <summary>The Markdown of a body without anything else.</summary>
    public static string Markdown(string body) => Read(new WordFile { Body = body }).Markdown;

    /// <summary>The words of a text without white space.</summary>
    public static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    public static string PlainText(string markdown) => OfficeText.Read(markdown, _ => false).PlainText;
}
