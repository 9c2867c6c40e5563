using System.Text.RegularExpressions;
using InfoDisclosure.Testing;
using Xunit;

namespace InfoDisclosure.Web.Tests.Architecture;

/// <summary>What the documents point at is there.</summary>
public sealed partial class DocumentsTests
{
    public static TheoryData<string> Documents =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories).Append(Path.Combine(Repository.Root, "README.md")).Select(path => Path.GetRelativePath(Repository.Root, path))];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_WithinTheRepository_LeadToFiles(string document)
    {
        var path = Path.Combine(Repository.Root, document);
        var missing = Link().Matches(File.ReadAllText(path)).Select(link => link.Groups["to"].Value)
            .Where(to => !to.Contains("://", StringComparison.Ordinal) && !to.StartsWith('#'))
            .Where(to => !Path.Exists(Path.Combine(Path.GetDirectoryName(path)!, to.Split('#')[0])));
        Assert.Empty(missing);
    }

    [Fact]
    public void StatuteMap_TestsItNames_Exist()
    {
        var tests = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).ToHashSet();
        var named = TestName().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "statute-map.md"))).Select(name => name.Groups["name"].Value).ToList();
        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, name => !tests.Contains(name));
    }

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"`(?<name>[A-Za-z]+Tests)\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TestName();
}
