using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Rules.Reports;
using InfoDisclosure.Rules.Requests;

namespace InfoDisclosure.Web.Public.Reports;

/// <summary>What a figure counts, in plain words.</summary>
public static class FigureWords
{
    public static string Meaning(string name, int year) => FigureName.Parse(name) switch
    {
        FigureName.DisclosedTotal => $"{year}年主动公开的信息",
        FigureName.DisclosedInTime figure => $"{year}年主动公开的信息，{figure.Timeliness.Label()}",
        FigureName.DisclosedInGroup figure => $"{year}年主动公开的信息，分组“{figure.Group}”",
        FigureName.DisclosedThroughChannel figure => $"{year}年主动公开的信息，渠道“{figure.Channel}”",
        FigureName.DisclosedInCategory figure => $"{year}年主动公开的信息，类别“{figure.Category}”",
        FigureName.RequestsTotal => $"{year}年收到的申请",
        FigureName.RequestsClosed => $"{year}年办结的申请",
        FigureName.RequestsCarriedIn => $"上年结转到{year}年的申请",
        FigureName.RequestsCarriedForward => $"{year}年结转下年度继续办理的申请",
        FigureName.RequestsWithOutcome figure => $"{year}年办结的申请，结果“{RequestOutcome.Find(figure.Code)?.FullLabel ?? figure.Code}”",
        FigureName.Stated or null => name,
        _ => name,
    };
}
