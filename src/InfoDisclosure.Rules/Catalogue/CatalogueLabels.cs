namespace InfoDisclosure.Rules.Catalogue;

/// <summary>The words of the catalogue's closed sets.</summary>
public static class CatalogueLabels
{
    /// <summary>有效性.</summary>
    public static string Label(this Validity validity) => validity switch
    {
        Validity.InForce => "有效",
        Validity.Amended => "已修改",
        Validity.Expired => "失效",
        Validity.Repealed => "废止",
        _ => throw new ArgumentOutOfRangeException(nameof(validity)),
    };

    /// <summary>公开方式.</summary>
    public static string Label(this DisclosureMethod method) => method switch
    {
        DisclosureMethod.Proactive => "主动公开",
        DisclosureMethod.OnRequest => "依申请公开",
        _ => throw new ArgumentOutOfRangeException(nameof(method)),
    };
}
