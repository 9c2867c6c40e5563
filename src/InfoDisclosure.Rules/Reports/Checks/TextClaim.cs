using System.Globalization;
using System.Text.RegularExpressions;
using InfoDisclosure.Rules.Reports.Forms;
using InfoDisclosure.Rules.Requests;

namespace InfoDisclosure.Rules.Reports.Checks;

/// <summary>A number of the year that the text can name, and what it counts in the tables.</summary>
/// <param name="Name">For findings.</param>
/// <param name="Counts">Whether a measure is part of it; null for 主动公开总数, which stands in no table.</param>
/// <param name="Pattern">The words, up to the end of a clause; the group n is the number, without it nothing happened.</param>
internal sealed record TextPhrase(string Name, Func<Measure, bool>? Counts, Regex Pattern);

/// <summary>
/// A statement of the text on one number: 收到政府信息公开申请3件, 未收到政府信息公开申请. Read only when the clause says nothing
/// else and speaks of the agency and the whole year: a channel, a kind of applicant, a month or another year is another number.
/// </summary>
internal sealed partial record TextClaim(TextPhrase Phrase, decimal Value, string Excerpt)
{
    private const string Of = "(?:(?:政府)?信息公开|依申请公开(?:政府信息)?|公开(?:政府信息)?)?(?:的)?";

    private const string Sum = "(?:数量|总数)?(?:共计?|总计|总数|合计)?(?:为|是)?";

    private const string N = @"(?<n>\d+)(?:件|条|份|宗)";

    private static readonly TextPhrase[] Phrases =
    [
        new("本年新收申请", Requests(RequestStage.Received), Received()),
        new("上年结转申请", Requests(RequestStage.CarriedIn), CarriedIn()),
        new("本年办结申请", Requests(RequestStage.Closed), Closed()),
        new("结转下年度申请", Requests(RequestStage.CarriedForward), CarriedForward()),
        new("行政复议案件", measure => measure is Measure.Cases { Kind: CaseKind.Reconsideration }, Reconsideration()),
        new("行政诉讼案件", measure => measure is Measure.Cases { Kind: CaseKind.DirectLitigation or CaseKind.LitigationAfterReconsideration }, Litigation()),
        new("制发行政规范性文件", Normative(DocumentStage.Issued, DocumentStage.Made), Issued()),
        new("废止行政规范性文件", Normative(DocumentStage.Repealed), Repealed()),
        new("现行有效行政规范性文件", Normative(DocumentStage.InForce), InForce()),
        new("主动公开总数", null, Disclosed()),
    ];

    /// <summary>Every statement in a text on the numbers of a year.</summary>
    internal static IEnumerable<TextClaim> Read(string text, int year)
    {
        foreach (var sentence in ReportText.Paragraphs(text).SelectMany(ReportText.Sentences))
        {
            var before = "";
            foreach (var clause in sentence.Split(['，', ',', '；', ';', '：', ':']))
            {
                foreach (var phrase in Phrases)
                {
                    var match = phrase.Pattern.Match(clause);
                    if (match.Success && Opening().IsMatch(clause[..match.Index]) && SpeaksOfTheYear(before + clause[..match.Index], year))
                        yield return new TextClaim(phrase, match.Groups["n"] is { Success: true, Value: var digits } ? decimal.Parse(digits, CultureInfo.InvariantCulture) : 0, clause);
                }

                before += clause + "，";
            }
        }
    }

    /// <summary>Whether what stands before in the sentence leaves the whole year in view.</summary>
    private static bool SpeaksOfTheYear(string before, int year) =>
        !OtherScope().IsMatch(CarriedInWords().Replace(before, "")) && Year().Matches(before).All(match => int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture) == year);

    private static Func<Measure, bool> Requests(RequestStage stage) => measure => measure is Measure.Requests requests && requests.Stage == stage;

    private static Func<Measure, bool> Normative(params DocumentStage[] stages) =>
        measure => measure is Measure.Documents { Kind: DocumentKind.NormativeDocument } documents && stages.Contains(documents.Stage);

    /// <summary>What may stand before the phrase in its clause: the year and the agency.</summary>
    [GeneratedRegex(@"^(?:(?:\d{4}年度?|本年度?|全年|今年|年内)(?:以来|内|里|中|期间)?)?(?:我镇|本镇|全镇|我乡|本机关|我单位|本单位|[\p{IsCJKUnifiedIdeographs}-[向从由经过]]{2,12}(?:镇|乡|政府))?(?:人民政府|政府)?(?:\d{4}年度?|本年度?|全年)?(?:依法)?(?:共计?|总共|合计)?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Opening();

    /// <summary>Another year, part of a year, part of the whole.</summary>
    [GeneratedRegex(@"其中|上年|上一年|去年|往年|季度|半年|每月|当月|月份|近年|(?<!\d)\d{1,2}月(?!\d)|(?<!\d)(?!1月1日|12月31日)\d{1,2}月\d{1,2}日", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OtherScope();

    [GeneratedRegex("上(?:一)?年度?结转", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CarriedInWords();

    [GeneratedRegex(@"(?<!\d)(?<year>(?:19|20)\d{2})年", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Year();

    [GeneratedRegex("(?:新?收到|新收|接到)(?:的)?" + Of + "申请" + Sum + N + "$|(?:未|没有)(?:收到|接到)(?:任何)?" + Of + "申请$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Received();

    [GeneratedRegex("上(?:一)?年度?结转(?:的)?(?:" + Of + "申请)?" + Sum + N + "$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CarriedIn();

    [GeneratedRegex("办结(?:的)?(?:" + Of + "申请)?" + Sum + N + "$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Closed();

    [GeneratedRegex(@"结转(?:至|到|入)?(?:下(?:一)?年度?|次年|\d{4}年度?)(?:继续)?(?:办理)?(?:的)?(?:" + Of + "申请)?" + Sum + N + "$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CarriedForward();

    [GeneratedRegex(@"(?:发生)?(?:因?政府信息公开(?:引发的?|相关的?)?)?行政复议(?:案件|申请)?" + Sum + N + @"$|(?:未|没有)发生[^\d]{0,30}?行政复议(?:(?:和|、|或者?|及|以及)(?:提起)?行政诉讼)?(?:案件|事件|申请|情况|情形|的)?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Reconsideration();

    [GeneratedRegex(@"(?:发生|被提起)?(?:因?政府信息公开(?:引发的?|相关的?)?)?行政诉讼(?:案件)?" + Sum + N + @"$|(?:未|没有)发生[^\d]{0,30}?行政诉讼(?:案件|事件|情况|情形|的)?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Litigation();

    [GeneratedRegex("(?:制发|印发|制定|出台)(?:行政)?规范性文件" + Sum + N + "$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Issued();

    [GeneratedRegex("废止(?:行政)?规范性文件" + Sum + N + "$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Repealed();

    [GeneratedRegex("现行有效(?:的)?(?:行政)?规范性文件" + Sum + N + "$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex InForce();

    [GeneratedRegex("主动公开(?:各类)?(?:政府|政务)?信息" + Sum + N + "$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Disclosed();
}
