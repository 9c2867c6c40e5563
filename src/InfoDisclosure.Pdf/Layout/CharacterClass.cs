namespace InfoDisclosure.Pdf.Layout;

/// <summary>What a character is to line breaking.</summary>
internal enum CharacterClass : byte
{
    /// <summary>Breaks on both sides: Chinese characters and whatever is not named below.</summary>
    Ideograph,

    /// <summary>Not at a line's end: opening brackets and quotation marks.</summary>
    Open,

    /// <summary>Not at a line's start; full-width with its right half empty: 。，、；：？！ and closing brackets.</summary>
    Close,

    /// <summary>Not at a line's start, without an empty half.</summary>
    NonStarter,

    /// <summary>Not divided from its like: — and ….</summary>
    Paired,

    Letter,
    Digit,

    /// <summary>Western punctuation: belongs to what stands before it, and to a letter or digit that follows.</summary>
    Infix,

    /// <summary>Stands before a number: ¥ $ №.</summary>
    Prefix,

    Space,

    /// <summary>Joins its neighbours: no-break space, word joiner.</summary>
    Glue,

    /// <summary>Invisible; a line may end after it.</summary>
    BreakHere,

    LineFeed,

    /// <summary>Invisible and without effect: controls, variation selectors, byte order marks.</summary>
    Ignored,
}

/// <summary>The class of each code point.</summary>
internal static class CharacterClasses
{
    private const string OpenMarks = "（［｛〈《「『【〔〖〘〚“‘([{";
    private const string CloseMarks = "、。，．；：？！）］｝〉》」』】〕〗〙〛”’";
    private const string NonStarters = "％‰℃℉°′″·・々〻ー～〜–‥";
    private const string InfixMarks = ".,:;!?)]}%/\\-_@&=+*#~|'\"";
    private const string Prefixes = "¥￥$＄€£№＃";

    private static readonly CharacterClass[] table = Build();

    public static CharacterClass Of(int codePoint)
    {
        if (codePoint < 0x10000)
        {
            return table[codePoint];
        }

        return codePoint is >= 0xE0000 and <= 0xE01EF ? CharacterClass.Ignored : CharacterClass.Ideograph;
    }

    private static CharacterClass[] Build()
    {
        var classes = new CharacterClass[0x10000];
        Range(0x00, 0x1F, CharacterClass.Ignored);
        Range(0x7F, 0x9F, CharacterClass.Ignored);
        Range('0', '9', CharacterClass.Digit);
        Range('A', 'Z', CharacterClass.Letter);
        Range('a', 'z', CharacterClass.Letter);
        Range(0xAA, 0x2AF, CharacterClass.Letter); // Latin-1 letters to IPA; the symbols among them are set below
        Range(0x300, 0x36F, CharacterClass.Glue); // combining marks
        Range(0x370, 0x5FF, CharacterClass.Letter); // Greek, Cyrillic, Armenian, Hebrew
        Range(0x1E00, 0x1FFF, CharacterClass.Letter);
        Range(0x200C, 0x200F, CharacterClass.Ignored);
        Range(0x202A, 0x202E, CharacterClass.Ignored);
        Range(0x2061, 0x206F, CharacterClass.Ignored);
        Range(0xFE00, 0xFE0F, CharacterClass.Ignored);
        Range(0xD800, 0xDFFF, CharacterClass.Ideograph);
        Each("«»¬±×÷§¶", CharacterClass.Ideograph);
        Each(InfixMarks, CharacterClass.Infix);
        Each(OpenMarks, CharacterClass.Open);
        Each(CloseMarks, CharacterClass.Close);
        Each(NonStarters, CharacterClass.NonStarter);
        Each(Prefixes, CharacterClass.Prefix);
        Each("—―⸺…⋯", CharacterClass.Paired);
        Each(" \t\u2002\u2003\u2009\u3000", CharacterClass.Space);
        Each("\u00A0\u202F\u2060", CharacterClass.Glue);
        Each("\u00AD\uFEFF\u2028\u2029", CharacterClass.Ignored);
        classes[0x200B] = CharacterClass.BreakHere;
        classes['\n'] = CharacterClass.LineFeed;
        return classes;

        void Range(int first, int last, CharacterClass value) => Array.Fill(classes, value, first, last - first + 1);

        void Each(string characters, CharacterClass value)
        {
            foreach (char c in characters)
            {
                classes[c] = value;
            }
        }
    }
}
