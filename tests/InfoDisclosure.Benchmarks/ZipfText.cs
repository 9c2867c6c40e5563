using System.Text;

namespace InfoDisclosure.Benchmarks;

/// <summary>
/// Running text without meaning whose words are as unequally frequent as those of a language (the n-th word 1/n times as often
/// as the first), from 20,000 words of one to four of 3,500 characters. The office's own words stand among them at fixed ranks.
/// The same seed gives the same text.
/// </summary>
internal sealed class ZipfText
{
    private const int Characters = 3_500;
    private const int Size = 20_000;

    private static readonly (int Rank, string Word)[] Known =
    [
        (0, "通知"), (2, "工作"), (5, "三村镇"), (9, "公示"), (15, "补贴"), (30, "耕地"), (60, "防汛"), (120, "最低生活保障"), (250, "秸秆禁烧"), (500, "危房改造"), (1_000, "耕地地力保护补贴"), (3_000, "营商环境"), (9_000, "古籍"),
    ];

    private readonly double[] sums;

    public ZipfText()
    {
        var random = new Random(42);
        List<char> characters = [.. Enumerable.Range(0, Characters).Select(i => (char)(0x4E00 + (i * 5))).OrderBy(_ => random.Next())];
        var weights = Sums(Characters, i => 1 / (i + 30.0));
        var seen = new HashSet<string>(Known.Select(known => known.Word));
        while (Words.Count < Size)
        {
            var known = Array.Find(Known, known => known.Rank == Words.Count).Word;
            if (known is not null)
            {
                Words.Add(known);
                continue;
            }

            var length = random.NextDouble() switch { < 0.05 => 1, < 0.75 => 2, < 0.87 => 3, _ => 4 };
            var word = string.Concat(Enumerable.Range(0, length).Select(_ => characters[Pick(weights, random)]));
            if (seen.Add(word))
                Words.Add(word);
        }

        sums = Sums(Size, i => 1 / (i + 2.7));
    }

    /// <summary>By frequency.</summary>
    public List<string> Words { get; } = [];

    /// <summary>Sentences, at least so many characters.</summary>
    public string Write(Random random, int length)
    {
        var text = new StringBuilder(length + 8);
        var left = 4 + random.Next(10);
        while (text.Length < length)
        {
            text.Append(Words[Pick(sums, random)]);
            if (--left > 0)
                continue;
            text.Append(random.Next(3) == 0 ? '。' : '，');
            left = 4 + random.Next(10);
        }

        return text.ToString();
    }

    private static double[] Sums(int count, Func<int, double> weight)
    {
        var running = new double[count];
        var sum = 0.0;
        for (var i = 0; i < count; i++)
            running[i] = sum += weight(i);
        return running;
    }

    private static int Pick(double[] running, Random random)
    {
        var found = Array.BinarySearch(running, random.NextDouble() * running[^1]);
        return Math.Min(found < 0 ? ~found : found, running.Length - 1);
    }
}
