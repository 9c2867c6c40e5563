using System.Text;

namespace InfoDisclosure.Core.Documents.Sheets;

/// <summary>Hexadecimal digests as people compare them: in groups of eight.</summary>
internal static class DigestWords
{
    private const int Group = 8;

    /// <summary>All groups; with a number of groups to a line, in lines.</summary>
    public static string Of(string digest, int lineOf = int.MaxValue)
    {
        var words = new StringBuilder();
        for (var group = 0; group * Group < digest.Length; group++)
        {
            if (group > 0)
                words.Append(group % lineOf == 0 ? '\n' : ' ');
            words.Append(digest.AsSpan(group * Group, Math.Min(Group, digest.Length - (group * Group))));
        }

        return words.ToString();
    }

    /// <summary>The first group alone.</summary>
    public static string Short(string digest) => digest[..Math.Min(Group, digest.Length)];
}
