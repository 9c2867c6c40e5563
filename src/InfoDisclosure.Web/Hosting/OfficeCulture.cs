using System.Globalization;

namespace InfoDisclosure.Web.Hosting;

/// <summary>The process speaks Chinese: dates and sorting by pinyin are China's, numbers are plain digits as everywhere.</summary>
public static class OfficeCulture
{
    private static readonly CultureInfo Chinese = Make();

    /// <summary>Sets it for the whole process.</summary>
    public static void Use()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = Chinese;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Chinese;
    }

    private static CultureInfo Make()
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo("zh-CN").Clone();
        culture.NumberFormat = CultureInfo.InvariantCulture.NumberFormat;
        return CultureInfo.ReadOnly(culture);
    }
}
