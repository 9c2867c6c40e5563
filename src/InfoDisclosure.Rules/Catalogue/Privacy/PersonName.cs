using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace InfoDisclosure.Rules.Catalogue.Privacy;

/// <summary>
/// What looks like a Chinese name: one of the common surnames (of one or two characters) and one or two more, or parts joined by
/// dots as minorities write theirs. Rare characters count, also those beyond the basic plane and of the private area, where
/// older files keep 䶮.
/// </summary>
internal static class PersonName
{
    /// <summary>The longest name with dots.</summary>
    public const int LongestDotted = 20;

    // Common surnames. Those that are mostly other words (时, 成, 全, 由, 和, 经, 应, 从) are left out: a heading vouches for their
    // bearers.
    private static readonly SearchValues<char> Surnames = SearchValues.Create(
        "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余卜顾孟平黄穆萧尹姚邵湛汪"
        + "祁毛禹狄米贝明臧戴谈宋茅庞熊纪舒屈祝董梁杜阮蓝闵季麻强贾路娄江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪解丁邓郁单杭洪包诸左石崔吉钮龚程嵇邢裴陆荣翁荀羊惠甄曲封储靳段富巫乌焦巴弓牧谷车"
        + "侯班仲伊宫宁仇栾甘钭厉戎祖武符刘景詹束龙叶幸司韶黎薄印宿白怀蒲鄂咸赖卓蔺屠蒙池乔阴闻党翟谭贡劳逄姬申堵冉宰郦雍桑桂濮牛寿边扈燕冀浦尚温庄晏柴瞿阎慕连茹习艾鱼容向古易慎戈廖庾暨衡步耿满弘匡文寇禄东欧沃蔚"
        + "隆巩厍聂晁勾敖融冷辛阚那简饶曾沙鞠须巢关蒯查荆游竺权逯盖桓仉肖付佟代闫邸佘谌揭芦苟苑库岳蔄郜漆芮藏栗");

    private static readonly FrozenSet<string> DoubleSurnames = FrozenSet.Create(
        "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛", "尉迟", "公羊", "赫连", "澹台", "皇甫", "宗政", "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容",
        "仲孙", "钟离", "长孙", "宇文", "司徒", "鲜于", "司空", "闾丘", "亓官", "司寇", "巫马", "公西", "颛孙", "壤驷", "公良", "漆雕", "乐正", "宰父", "谷梁", "拓跋", "夹谷", "轩辕", "令狐",
        "段干", "呼延", "东郭", "羊舌", "公仪", "梁丘", "公仲", "左丘", "南荣");

    private static readonly FrozenSet<string> WordPairs =
        WordBeginnings.Groups.Split(' ').SelectMany(group => group.Skip(1).Select(second => $"{group[0]}{second}")).ToFrozenSet();

    private static readonly SearchValues<char> AmbiguousSurnames = SearchValues.Create(WordBeginnings.Ambiguous);
    private static readonly SearchValues<char> FunctionSurnames = SearchValues.Create("关于施向明权强查费付管易须");

    // Ends of everyday words: the character before and a surname that belongs to it.
    private static readonly FrozenSet<string> WordEndings = FrozenSet.Create((
        "主张 扩张 紧张 夸张 开张 纸张 铺张 允许 准许 不许 或许 少许 也许 特许 任何 如何 为何 几何 农田 油田 水田 稻田 梯田 旱田 大田 良田 园田 耕田 盐田 阶段 手段 路段 时段 地段 河段 分段 标段 区段 堤段 学段 "
        + "规范 示范 防范 模范 师范 典范 历史 病史 党史 校史 大陆 内陆 登陆 着陆 水陆 照顾 兼顾 回顾 防洪 泄洪 行洪 分洪 滞洪 蓄洪 抗洪 山洪 "
        + "疲劳 勤劳 丰富 致富 封堵 佩戴 寄宿 屠宰 密云 电池 粪池 空白 棉花 天花 保温 光荣 繁荣 娱乐 快乐 音乐 耕牛 奶牛 养牛 水牛 养羊 山羊 绵羊 养鱼 捕鱼 鲤鱼 草鱼 树皮 草皮 铁皮 黑龙 水龙 合龙 春季 夏季 秋季 "
        + "冬季 四季 雨季 汛季 换季 立夏 今夏 中华 精华 繁华 江苏 复苏 安宁 南宁 西宁 辽宁 吉祥 木耳 大麻 "
        + "筹劳 及时 放任 了解 队伍 户籍 组成 由于 对于 属于 给付 对方 生成 放宽 生于 室温 查明 查封 放牧 将军 民房 民居 生平 组团 生息 人于 者于 员于 人文 生路 村路 民族 社党 民安 "
        + "障金 助金 恤金 贴金 基金 资金 奖金 养金 押金 租金 现金 本金 佣金 险金 年金 老金 罚金 定金 证金 约金 积金").Split(' '));

    // Places, bodies and sums.
    private const string LastOfOthers = "村屯镇乡县局所站院校厂社店庄沟队组户部委办区市省州米亩";
    private const string NeverGiven = "等的户每及在是因被已也又该此各给系属与均将共现享领获按或者以未";

    private static readonly FrozenSet<string> Sums = FrozenSet.Create("合计", "小计", "总计", "共计", "累计", "平均", "以上", "以下", "空白");

    /// <summary>A character that stands in names and words, not a mark. Halves of surrogate pairs and the private area count.</summary>
    public static bool IsHan(char c) => c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or (>= '\uD840' and <= '\uD888') or (>= '\uDC00' and <= '\uDFFF') or (>= '\uE000' and <= '\uFAFF') or '〇';

    /// <summary>The length of the surname that text begins with; 0 if none.</summary>
    public static int Surname(ReadOnlySpan<char> text)
    {
        if (text.Length > 2 && DoubleSurnames.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text[..2]))
            return 2;
        return text.Length > 1 && Surnames.Contains(text[0]) ? 1 : 0;
    }

    /// <summary>Whether a surname is mostly something else.</summary>
    public static bool IsAmbiguous(char surname) => AmbiguousSurnames.Contains(surname);

    /// <summary>Whether a surname is so often something else that only a word for a person before it counts.</summary>
    public static bool IsFunction(char surname) => FunctionSurnames.Contains(surname);

    /// <summary>Whether a word that begins like a name is an everyday word, a place, a body or a sum.</summary>
    public static bool IsOtherWord(ReadOnlySpan<char> name) =>
        LastOfOthers.Contains(name[^1], StringComparison.Ordinal) || IsSum(name)
        || (Surname(name) == 1 && WordPairs.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name[..2]));

    /// <summary>及时, 了解, 保障金: whether the character before makes a word with a surname.</summary>
    public static bool EndsWord(ReadOnlySpan<char> two) => WordEndings.GetAlternateLookup<ReadOnlySpan<char>>().Contains(two);

    /// <summary>A surname and one or two characters, or parts with dots.</summary>
    public static bool IsLikely(ReadOnlySpan<char> name)
    {
        if (IsDotted(name))
            return true;
        var surname = Surname(name);
        return surname > 0 && Given(name[surname..]) is 1 or 2 && !IsOtherWord(name);
    }

    /// <summary>What may be a name where a heading says that names stand there: two to four characters, whatever the surname.</summary>
    public static bool IsPossible(ReadOnlySpan<char> name) => IsDotted(name) || (Given(name) is 2 or 3 or 4 && !IsSum(name));

    /// <summary>张**, 张某, 欧阳某某.</summary>
    public static bool IsMasked(ReadOnlySpan<char> name) =>
        name.Length > 1 && IsHan(name[0]) && name[(Surname(name) == 2 ? 2 : 1)..].Trim("*某").IsEmpty;

    /// <summary>Parts of Han characters joined by dots, from four characters on.</summary>
    public static bool IsDotted(ReadOnlySpan<char> name)
    {
        var dot = name.IndexOf('·');
        if (dot < 1 || name.Length is < 4 or > LongestDotted || name[^1] == '·' || name.Contains("··", StringComparison.Ordinal))
            return false;
        foreach (var c in name)
        {
            if (c != '·' && !IsHan(c))
                return false;
        }

        return true;
    }

    /// <summary>Whether a character ends a given name sooner than it belongs to one.</summary>
    public static bool IsNeverGiven(char c) => NeverGiven.Contains(c, StringComparison.Ordinal);

    /// <summary>张** or 欧阳**; for a name with dots its first character. A name of one character would be shown whole.</summary>
    public static string Mask(string name)
    {
        var folded = Folding.Word(name);
        if (folded.Length == 0)
            return "";
        Rune.DecodeFromUtf16(folded, out var first, out var length);
        if (length == folded.Length)
            return "***";
        return (!IsDotted(folded) && Surname(folded) == 2 ? folded[..2] : first.ToString()) + "**";
    }

    private static bool IsSum(ReadOnlySpan<char> name) => name.Length >= 2 && Sums.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name[^2..]);

    /// <summary>How many characters, if all may stand in a name; otherwise 0.</summary>
    private static int Given(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || (rune.IsBmp ? !IsHan((char)rune.Value) : rune.Value is < 0x20000 or > 0x323AF))
                return 0;
            count++;
        }

        return count;
    }
}
