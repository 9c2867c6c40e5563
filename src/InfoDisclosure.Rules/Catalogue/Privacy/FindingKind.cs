namespace InfoDisclosure.Rules.Catalogue.Privacy;

/// <summary>What a scan finds: personal data (个人信息保护法 Art. 4, 28; 条例 Art. 15), then words.</summary>
public enum FindingKind
{
    /// <summary>GB 11643, with 18 digits or the older 15; also inside the number of a disability certificate.</summary>
    IdentityNumber,

    /// <summary>A mobile number. An office's landline isn't personal.</summary>
    MobileNumber,

    /// <summary>The number of a bank card, or of a card's account.</summary>
    BankCard,

    /// <summary>An address of mail, other than under .gov.cn.</summary>
    Email,

    /// <summary>An address that leads to a door. A village, a group or an office isn't one.</summary>
    HomeAddress,

    /// <summary>A person's name beside an amount of money, an area or an account.</summary>
    NameWithAmount,

    /// <summary>A person's name beside illness, disability or hardship, whether or not an amount stands there too.</summary>
    NameWithHardship,

    /// <summary>A person's name in a list of names with nothing beside it: who is on a list is told by the list alone.</summary>
    NameInList,

    /// <summary>A word of the office's list that shouldn't leave the house, e.g. a mark of secrecy.</summary>
    SensitiveWord,

    /// <summary>A word of the office's list that is often written wrongly.</summary>
    MistypedWord,
}

/// <summary>What the kinds are, and their words.</summary>
public static class FindingLabels
{
    /// <summary>Whether it is of a person, and not a word of the office's lists.</summary>
    public static bool IsPersonal(this FindingKind kind) => kind switch
    {
        FindingKind.IdentityNumber or FindingKind.MobileNumber or FindingKind.BankCard or FindingKind.Email or FindingKind.HomeAddress
            or FindingKind.NameWithAmount or FindingKind.NameWithHardship or FindingKind.NameInList => true,
        FindingKind.SensitiveWord or FindingKind.MistypedWord => false,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>居民身份证号码 and so on.</summary>
    public static string Label(this FindingKind kind) => kind switch
    {
        FindingKind.IdentityNumber => "居民身份证号码",
        FindingKind.MobileNumber => "手机号码",
        FindingKind.BankCard => "银行卡号",
        FindingKind.Email => "电子邮箱",
        FindingKind.HomeAddress => "详细住址",
        FindingKind.NameWithAmount => "姓名与金额",
        FindingKind.NameWithHardship => "姓名与病困信息",
        FindingKind.NameInList => "名单里的姓名",
        FindingKind.SensitiveWord => "敏感词",
        FindingKind.MistypedWord => "易错词",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
