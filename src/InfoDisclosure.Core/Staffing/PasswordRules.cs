using System.Security.Cryptography;

namespace InfoDisclosure.Core.Staffing;

/// <summary>What a password must be, and how an initial one is made.</summary>
public static class PasswordRules
{
    public const int MinLength = 10;
    public const int MaxLength = 128;

    /// <summary>The rules in one line, shown before anybody types.</summary>
    public const string Hint = "至少10个字符，要有字母和数字，不能包含账号名";

    // Without characters that look alike in print: 0 O o, 1 I l.
    private const string Letters = "abcdefghijkmnpqrstuvwxyz";
    private const string Digits = "23456789";

    /// <summary>What is wrong with a password in words that say what to do; null when nothing is.</summary>
    public static string? Problem(string? password, string userName) => password switch
    {
        null or "" => "请填写密码",
        { Length: < MinLength } => $"密码至少{MinLength}个字符，现在只有{password.Length}个",
        { Length: > MaxLength } => $"密码最多{MaxLength}个字符",
        _ when !password.Any(char.IsLetter) => "密码里要有字母",
        _ when !password.Any(char.IsDigit) => "密码里要有数字",
        _ when userName.Length >= UserNames.MinLength && password.Contains(userName, StringComparison.OrdinalIgnoreCase) => "密码不能包含账号名",
        _ => null,
    };

    /// <summary>A random password in three groups that can be read out over a telephone, about 55 bits.</summary>
    public static string Initial()
    {
        var groups = Enumerable.Range(0, 3).Select(_ => new string([.. RandomNumberGenerator.GetItems<char>(Letters, 3), .. RandomNumberGenerator.GetItems<char>(Digits, 1)]));
        return string.Join('-', groups);
    }
}
