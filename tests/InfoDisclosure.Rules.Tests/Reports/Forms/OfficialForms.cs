using System.Text.Json;
using System.Text.Json.Serialization;
using InfoDisclosure.Rules.Reports.Forms;
using Xunit;

namespace InfoDisclosure.Rules.Tests.Reports.Forms;

/// <summary>The forms as published, <c>seeds/reports/forms</c>.</summary>
internal static class OfficialForms
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true };

    public static ReportForm Legacy { get; } = Read("legacy-narrative");

    public static ReportForm Of2019 { get; } = Read("format-2019");

    public static ReportForm Of2021 { get; } = Read("format-2021");

    public static IReadOnlyList<ReportForm> All { get; } = [Legacy, Of2019, Of2021];

    /// <summary>A form's file, to be spoilt by a test.</summary>
    public static FormDefinition Definition(string file) =>
        JsonSerializer.Deserialize<FormDefinition>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reports", "Forms", file + ".json")), Options)!;

    private static ReportForm Read(string file)
    {
        var (form, problems) = ReportForm.Read(Definition(file));
        Assert.Empty(problems);
        return form!;
    }
}
