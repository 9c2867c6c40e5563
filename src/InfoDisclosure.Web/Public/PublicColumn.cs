namespace InfoDisclosure.Web.Public;

/// <summary>A column of the site, with what the government's rules for web pages want its pages to say (国办发〔2017〕47号).</summary>
/// <param name="Type">One of the rule's fixed words.</param>
public sealed record PublicColumn(string Name, string Path, string Type, string Description, string Keywords)
{
    public static PublicColumn Home { get; } = new("首页", PublicPaths.Home, "首页", "政府信息公开首页：检索、最新公开、年度报告和申请公开的入口。", "政府信息公开,最新公开");

    public static PublicColumn Guide { get; } = new("公开指南", PublicPaths.Guide, "信息公开指南", "政府信息的分类、编排体系和获取方式，公开工作机构和联系方式。", "公开指南,联系方式,查阅场所");

    public static PublicColumn Rules { get; } = new("公开制度", PublicPaths.Rules, "政策文件", "政府信息公开依据的法规和本机关的制度。", "公开制度,政府信息公开条例");

    public static PublicColumn Catalogue { get; } = new("法定主动公开内容", PublicPaths.Catalogue, "信息公开目录", "依法主动公开的政府信息，按类别、年份、分组和渠道查阅。", "主动公开,公开目录");

    public static PublicColumn Reports { get; } = new("年度报告", PublicPaths.Reports, "信息公开年报", "历年政府信息公开工作年度报告，可以阅读和下载。", "年度报告,政府信息公开工作年度报告");

    public static PublicColumn Requests { get; } = new("依申请公开", PublicPaths.Requests, "依申请公开", "怎样申请公开政府信息，以及申请的数量和办理结果。", "依申请公开,申请公开");

    /// <summary>The navigation, in its order.</summary>
    public static IReadOnlyList<PublicColumn> Navigation { get; } = [Home, Guide, Rules, Catalogue, Reports, Requests];
}
