using System.Globalization;
using InfoDisclosure.Rules.Reports.Forms;

namespace InfoDisclosure.Rules.Reports.Checks;

/// <summary>How findings write numbers, cells and days.</summary>
internal static class Words
{
    internal static string Number(decimal? number) => number?.ToString("0.############", CultureInfo.InvariantCulture) ?? "空白";

    internal static string Cell(FormCell cell) => $"表{cell.Table.Code}“{cell.Name}”";

    internal static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}
