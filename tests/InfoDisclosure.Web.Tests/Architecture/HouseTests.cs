using InfoDisclosure.Core.Data;
using InfoDisclosure.Web.Tests.Architecture.Planted;
using NetArchTest.Rules;
using Xunit;

namespace InfoDisclosure.Web.Tests.Architecture;

/// <summary>Each rule twice: the house keeps it, and a planted offender is found, so that no rule is silently blind.</summary>
public sealed class HouseTests
{
    private static readonly string[] Impure = ["System.IO", "System.Net", "System.Threading"];
    private static readonly string[] TextLibraries = ["Markdig", "Ganss.Xss", "AngleSharp"];
    private static readonly string[] DocumentLibraries = ["InfoDisclosure.Pdf", "QRCoder", "DocumentFormat.OpenXml", "MiniExcelLibs", "UglyToad.PdfPig"];

    [Fact]
    public void Rules_References_BaseLibraryOnly() => Assert.Empty(House.ReferencesBeyondBaseLibrary(House.Rules));

    [Fact]
    public void Pdf_References_BaseLibraryOnly() => Assert.Empty(House.ReferencesBeyondBaseLibrary(House.Pdf));

    [Fact]
    public void References_Planted_AreFound() => Assert.Contains("xunit.assert", House.ReferencesBeyondBaseLibrary(typeof(HouseTests).Assembly));

    [Fact]
    public void Rules_Types_NameNoInputOutputNoTaskNoThread() => Assert.Empty(House.Naming(Types.InAssembly(House.Rules).That().DoNotHaveNameStartingWith("<"), Impure));

    [Theory]
    [InlineData(typeof(ReadsAFile))]
    [InlineData(typeof(AsksTheNetwork))]
    [InlineData(typeof(Waits))]
    public void Impure_Planted_IsFound(Type offender) => Assert.Equal([offender.FullName!], House.Naming(Planted(offender), Impure));

    [Fact]
    public void Rules_Fields_NoneStaticAndMutable() => Assert.Empty(House.StaticMutableFields(House.Rules.GetTypes()));

    [Fact]
    public void StaticMutableField_Planted_IsFound() => Assert.NotEmpty(House.StaticMutableFields([typeof(Remembers)]));

    [Fact]
    public void Core_OutsideStaffingAndData_NamesNoAspNetCore() =>
        Assert.Empty(House.Naming(
            Types.InAssembly(House.Core).That().DoNotResideInNamespace("InfoDisclosure.Core.Staffing").And().DoNotResideInNamespace("InfoDisclosure.Core.Data"),
            "Microsoft.AspNetCore"));

    [Fact]
    public void Core_StaffingAndData_NameOnlyIdentity() =>
        Assert.Empty(House.Naming(
            Types.InAssembly(House.Core).That().ResideInNamespace("InfoDisclosure.Core.Staffing").Or().ResideInNamespace("InfoDisclosure.Core.Data"),
            "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Mvc", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Authentication", "Microsoft.AspNetCore.Authorization", "Microsoft.AspNetCore.Hosting"));

    [Fact]
    public void AspNetCore_Planted_IsFound() => Assert.NotEmpty(House.Naming(Planted(typeof(SeesTheRequest)), "Microsoft.AspNetCore"));

    [Fact]
    public void Controllers_NameNoDatabase() => Assert.Empty(House.ControllersNamingTheDatabase(House.Web));

    [Fact]
    public void ControllerNamingTheDatabase_Planted_IsFound() => Assert.Contains(typeof(QueriesController).FullName!, House.ControllersNamingTheDatabase(typeof(HouseTests).Assembly));

    [Fact]
    public void Public_NamesNoStaffNoActNoDatabase() =>
        Assert.Empty(House.Naming(Types.InAssembly(House.Web).That().ResideInNamespace("InfoDisclosure.Web.Public"), ["InfoDisclosure.Web.Staff", typeof(InfoDisclosureDb).FullName!, .. House.Acts]));

    [Fact]
    public void PublicNamingAnAct_Planted_IsFound()
    {
        Assert.Contains("InfoDisclosure.Core.Catalogue.Review.PublishItem", House.Acts);
        Assert.NotEmpty(House.Naming(Planted(typeof(PublishesFromThePublicSide)), House.Acts));
    }

    [Fact]
    public void Core_OutsideDocuments_NamesNoDocumentLibrary() =>
        Assert.Empty(House.Naming(Types.InAssembly(House.Core).That().DoNotResideInNamespace("InfoDisclosure.Core.Documents"), DocumentLibraries));

    [Fact]
    public void Web_NamesNoDocumentLibrary() => Assert.Empty(House.Naming(Types.InAssembly(House.Web).That().ArePublic().Or().AreNotPublic(), DocumentLibraries));

    [Fact]
    public void Core_OutsideText_NamesNoMarkdownLibrary() =>
        Assert.Empty(House.Naming(Types.InAssembly(House.Core).That().DoNotResideInNamespace("InfoDisclosure.Core.Text"), TextLibraries));

    [Fact]
    public void Web_NamesNoMarkdownLibrary() => Assert.Empty(House.Naming(Types.InAssembly(House.Web).That().ArePublic().Or().AreNotPublic(), TextLibraries));

    [Fact]
    public void Libraries_Planted_AreFound()
    {
        Assert.NotEmpty(House.Naming(Planted(typeof(ParsesHtml)), TextLibraries));
        Assert.NotEmpty(House.Naming(Planted(typeof(WritesPdf)), DocumentLibraries));
        Assert.NotEmpty(House.Naming(Planted(typeof(DrawsCodes)), DocumentLibraries));
        Assert.NotEmpty(House.Naming(Planted(typeof(OpensWord)), DocumentLibraries));
        Assert.NotEmpty(House.Naming(Planted(typeof(ReadsPdf)), DocumentLibraries));
    }

    private static PredicateList Planted(Type offender) => Types.InAssembly(typeof(HouseTests).Assembly).That().HaveName(offender.Name);
}
