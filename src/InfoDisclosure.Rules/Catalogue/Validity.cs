namespace InfoDisclosure.Rules.Catalogue;

/// <summary>有效性 of a public item.</summary>
public enum Validity
{
    /// <summary>有效.</summary>
    InForce,

    /// <summary>已修改.</summary>
    Amended,

    /// <summary>失效.</summary>
    Expired,

    /// <summary>废止.</summary>
    Repealed,
}

/// <summary>公开方式 of an item in the catalogue.</summary>
public enum DisclosureMethod
{
    /// <summary>主动公开.</summary>
    Proactive,

    /// <summary>依申请公开: the catalogue names it, the content is given on request.</summary>
    OnRequest,
}

/// <summary>Which article a category of the catalogue stands on.</summary>
public enum CategoryBasis
{
    /// <summary>条例 Art. 20, items 1 to 15.</summary>
    Article20,

    /// <summary>条例 Art. 21, the eight topics of a township.</summary>
    Article21,

    /// <summary>Another rule, or the agency's own choice.</summary>
    Other,

    /// <summary>A sector of the standard catalogues for basic-level openness (国办发〔2019〕54号).</summary>
    Sector,
}
