namespace InfoDisclosure.Web.Public;

/// <summary>长辈版: larger type and simple navigation, remembered in a cookie that says nothing else.</summary>
public static class SeniorEdition
{
    public const string Cookie = "senior";

    private const string On = "senior=1";

    /// <summary>Whether it is on. Looks at the raw header: this runs for every kept page, and parsing cookies costs more.</summary>
    public static bool IsOn(HttpRequest request)
    {
        var header = request.Headers.Cookie;
        return header.Count > 0 && header.ToString().Contains(On, StringComparison.Ordinal) && request.Cookies[Cookie] == "1";
    }
}
