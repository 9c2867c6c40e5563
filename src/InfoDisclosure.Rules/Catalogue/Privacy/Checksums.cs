namespace InfoDisclosure.Rules.Catalogue.Privacy;

/// <summary>Check digits, and the shape of an identity number. All take characters 0 to 9 (and a last x).</summary>
internal static class Checksums
{
    private const string UsccAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    // Provinces and their likes by the first two digits; 81 to 83 stand on permits of residents of Hong Kong, Macau and Taiwan.
    private const string Provinces = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83";

    private static ReadOnlySpan<byte> IdentityWeights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private static ReadOnlySpan<byte> UsccWeights => [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    /// <summary>MOD 11-2 of GB 11643 over seventeen digits and the check mark.</summary>
    public static bool IsIdentity(ReadOnlySpan<char> eighteen)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++)
            sum += (eighteen[i] - '0') * IdentityWeights[i];
        return "10x98765432"[sum % 11] == eighteen[17];
    }

    /// <summary>A province and a birthday, in 18 characters or the older 15. The check mark is not asked.</summary>
    public static bool HasIdentityShape(ReadOnlySpan<char> number)
    {
        if (!IsProvince(number))
            return false;
        return number.Length == 15
            ? IsDay(1900 + Two(number[6..]), Two(number[8..]), Two(number[10..]))
            : Two(number[6..]) is 19 or 20 && IsDay(100 * Two(number[6..]) + Two(number[8..]), Two(number[10..]), Two(number[12..]));
    }

    /// <summary>Whether the first digits of a number leave room for province and century.</summary>
    public static bool MayBeIdentity(ReadOnlySpan<char> beginning) =>
        beginning.Length < 2 || (IsProvince(beginning) && (beginning.Length < 8 || Two(beginning[6..]) is 19 or 20));

    /// <summary>Luhn's sum (GB/T 14504 for bank cards).</summary>
    public static bool IsLuhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[digits.Length - 1 - i] - '0';
            sum += i % 2 == 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
        }

        return sum % 10 == 0;
    }

    /// <summary>MOD 31 of GB 32100 over a 统一社会信用代码 of eighteen digits; codes with letters are no numbers for the scanner.</summary>
    public static bool IsUscc(ReadOnlySpan<char> eighteen)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++)
            sum += (eighteen[i] - '0') * UsccWeights[i];
        return UsccAlphabet[(31 - sum % 31) % 31] == eighteen[17];
    }

    private static bool IsProvince(ReadOnlySpan<char> number) => Provinces.AsSpan().IndexOf(number[..2]) is >= 0 and var at && at % 3 == 0;

    // No clock here, so birthdays in years to come pass until 2039; 20260315 in the number of a file looks the same anyway.
    private static bool IsDay(int year, int month, int day) =>
        year is >= 1900 and < 2040 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    private static int Two(ReadOnlySpan<char> digits) => 10 * (digits[0] - '0') + digits[1] - '0';
}
