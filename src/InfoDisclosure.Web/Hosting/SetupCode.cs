using System.Security.Cryptography;
using System.Text;

namespace InfoDisclosure.Web.Hosting;

/// <summary>
/// The one-time code that guards the page which makes the first administrator: new at each start, shown on the console only,
/// so that whoever reaches the page must also stand at the server. It counts only while there is no account.
/// </summary>
public sealed class SetupCode
{
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private const int Groups = 3;
    private const int GroupLength = 4;

    /// <summary>Twelve letters and digits that can't be mistaken for each other, in three groups.</summary>
    public string Text { get; } = string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Letters, GroupLength)));

    /// <summary>Whether somebody typed the code; case, spaces and dashes don't matter. Takes the same time for any text.</summary>
    public bool Matches(string? typed) =>
        CryptographicOperations.FixedTimeEquals(Digest(Bare(Text)), Digest(Bare(typed ?? "")));

    private static string Bare(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
