namespace InfoDisclosure.Rules.Catalogue;

/// <summary>What a channel is, where the program treats it apart.</summary>
public enum ChannelKind
{
    /// <summary>Any other place: a screen, a hall, a reading place.</summary>
    Other,

    /// <summary>政府网站: this site; what is published here is there.</summary>
    Website,

    /// <summary>微信公众号.</summary>
    Wechat,

    /// <summary>村务公开栏: told village by village.</summary>
    VillageBoard,
}
