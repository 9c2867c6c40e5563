using InfoDisclosure.Core.Documents.Lists;

namespace InfoDisclosure.Core.Catalogue.Bulk;

/// <summary>A column of the list that items are imported from and exported to: one field that a clerk may enter.</summary>
public sealed record ItemColumn
{
    /// <summary>The property of <see cref="ItemDraft"/> or <see cref="ItemCare"/>; issues name it.</summary>
    public required string Field { get; init; }

    /// <summary>The field's words in the form.</summary>
    public required string Heading { get; init; }

    /// <summary>When it has to be filled in, in words.</summary>
    public string Need { get; init; } = "可以不填";

    /// <summary>What it means and how it is written.</summary>
    public required string Hint { get; init; }

    /// <summary>The cell of the example row; empty for a column that most rows leave empty.</summary>
    public string Example { get; init; } = "";

    internal ListKind Kind { get; init; }

    /// <summary>Width in characters.</summary>
    internal double Width { get; init; } = 14;

    /// <summary>What the drop-down offers; null for a column without one.</summary>
    internal Func<ItemNames, NameList>? Names { get; init; }

    /// <summary>Several values may stand in the cell, so that Excel can't hold it to the list.</summary>
    internal bool Several { get; init; }
}

/// <summary>The columns in their order, and the headings of what an export or a file with errors has besides.</summary>
public static class ItemColumns
{
    public const string SheetName = "信息";

    /// <summary>The template's sheet that says what the columns mean.</summary>
    public const string GuideName = "填写说明";

    /// <summary>The first column of a file with errors.</summary>
    public const string Problem = "问题";

    public const string IndexNumber = "索引号";
    public const string Standing = "状态";
    public const string PublishedAt = "发布时间";
    public const string Address = "公开地址";

    /// <summary>The template's sheet that lists what the columns with a choice may say.</summary>
    public const string ValuesName = "可以填的值";

    private const string BeforeReview = "送审前要填";

    /// <summary>What only an export fills; passed over in an import, so that an exported list can be imported elsewhere.</summary>
    public static IReadOnlyList<string> PassedOver { get; } = [Problem, IndexNumber, Standing, PublishedAt, Address];

    /// <summary>The columns that are read, in the template's order.</summary>
    public static IReadOnlyList<ItemColumn> All { get; } =
    [
        new() { Field = nameof(ItemDraft.Title), Heading = "名称", Need = "必填", Hint = $"和文件标题一致，最多{ItemRevision.TitleLength}字", Example = "示例镇关于做好秋季防火工作的通知", Width = 40 },
        new() { Field = nameof(ItemDraft.DocumentNumber), Heading = "文号", Hint = "例如 三政发〔2026〕12号，括号怎么打都行；没有文号的空着", Example = "示政发〔2026〕12号", Width = 20 },
        new() { Field = nameof(ItemDraft.FormedOn), Heading = "成文日期", Need = BeforeReview, Hint = "文件落款的日期。2026-3-1、2026/3/1、2026年3月1日、20260301都可以", Example = "2026-09-10", Kind = ListKind.Date },
        new() { Field = nameof(ItemDraft.DisclosedOn), Heading = "公开日期", Hint = "不填就是发布当天。以前在别处公开过的，填最早公开的那天，会标明“补录”", Kind = ListKind.Date },
        new() { Field = nameof(ItemDraft.CategoryId), Heading = "类别", Need = BeforeReview, Hint = "按条例第二十条、第二十一条的项目选，也可以填编号，例如 20-12", Example = "应急管理", Width = 20, Names = names => names.Categories },
        new() { Field = nameof(ItemDraft.GroupId), Heading = "分组", Need = BeforeReview, Hint = "年度报告按分组统计，每条信息只在一个分组", Example = "公开目录", Names = names => names.Groups },
        new() { Field = nameof(ItemDraft.ChannelIds), Heading = "公开渠道", Hint = "在哪些地方公开，几个之间用顿号分开；不填就是政府网站", Example = "政府网站、村务公开栏", Width = 24, Names = names => names.Channels, Several = true },
        new() { Field = nameof(ItemDraft.Method), Heading = "公开方式", Hint = "不填就是主动公开；依申请公开的只在目录里列名称和概述", Names = names => names.Methods },
        new() { Field = nameof(ItemDraft.OfficeId), Heading = "起草科室", Hint = "谁起草，谁负责内容；不填就是本机关，不分科室", Width = 18, Names = names => names.Offices },
        new() { Field = nameof(ItemCare.ResponsibleId), Heading = "责任人", Hint = "谁负责更新和到期处理，填姓名或账号；不填就是导入的人", Width = 12, Names = names => names.People },
        new() { Field = nameof(ItemCare.RetainUntil), Heading = "保留期限", Hint = "公开到哪一天为止；不填就是一直公开", Kind = ListKind.Date },
        new() { Field = nameof(ItemDraft.Genre), Heading = "体裁", Hint = "通知、公告、公示等", Example = "通知", Names = names => names.Genres },
        new() { Field = nameof(ItemDraft.Keywords), Heading = "主题词", Hint = "几个词之间用空格或逗号分开", Example = "防火 安全生产", Width = 20 },
        new() { Field = nameof(ItemDraft.Summary), Heading = "内容概述", Need = BeforeReview, Hint = $"一两句话说清楚这是什么、和谁有关，最多{ItemRevision.SummaryLength}字", Example = "部署今年秋季防火的重点时段、责任分工和值班安排。", Width = 40 },
        new() { Field = nameof(ItemDraft.Source), Heading = "信息来源", Hint = "转载的写明原来的发布机关；本机关制发的空着", Width = 20 },
        new() { Field = ItemRowReader.Article20, Heading = "同时归入第二十条项目", Hint = "类别以外，还属于第二十条哪一项", Width = 20, Names = names => names.Article20 },
        new() { Field = ItemRowReader.Article21, Heading = "同时归入第二十一条事项", Hint = "类别以外，还属于第二十一条哪一项", Width = 20, Names = names => names.Article21 },
        new() { Field = ItemRowReader.Sector, Heading = "标准目录领域", Hint = "基层政务公开标准目录里的领域", Width = 18, Names = names => names.Sectors },
        new() { Field = nameof(ItemDraft.PublicityFrom), Heading = "公示期开始", Hint = "需要公示的填写，和公示期结束一起填", Kind = ListKind.Date },
        new() { Field = nameof(ItemDraft.PublicityTo), Heading = "公示期结束", Hint = "公示的最后一天", Kind = ListKind.Date },
        new() { Field = nameof(ItemDraft.ChangedOn), Heading = "变更日期", Hint = "内容后来有变化的，填变化的那天，公开时限从这天算", Kind = ListKind.Date },
        new() { Field = nameof(ItemDraft.Validity), Heading = "有效性", Hint = "不填就是有效；补录的老文件按现在的情况选", Names = names => names.Validities },
        new() { Field = nameof(ItemDraft.ValidityFrom), Heading = "从哪天起失效或废止", Hint = "只在有效性不是“有效”时填写，送审前要填", Width = 20, Kind = ListKind.Date },
        new() { Field = nameof(ItemDraft.UpdatePeriod), Heading = "更新周期", Hint = "机构职能、权责清单这样要定期更新的，选一个周期；不填就是不定期", Names = names => names.UpdatePeriods },
        new() { Field = nameof(ItemDraft.LimitDays), Heading = "公开时限（工作日）", Hint = "别的法律法规另有规定的才填，填数字；不填就是20个工作日", Width = 18, Kind = ListKind.Number },
        new() { Field = nameof(ItemDraft.LimitBasis), Heading = "公开时限的依据", Hint = "填了公开时限的，写明哪一部法律法规第几条", Width = 20 },
        new() { Field = nameof(ItemDraft.Interprets), Heading = "解读的是哪一条", Hint = "这条是政策解读的，填所解读的那条的索引号", Width = 24 },
        new() { Field = nameof(ItemDraft.Body), Heading = "正文", Need = "主动公开的，送审前要填；也可以导入后再上传附件", Hint = $"一行是一段（Alt+回车换行）。一格最多{ListBook.MostInCell}字，更长的导入后在网站里填", Example = "各村、各单位：（以下是正文，一行是一段）", Width = 60 },
    ];

    /// <summary>Every heading that a file may have.</summary>
    internal static IReadOnlySet<string> Headings { get; } = All.Select(column => column.Heading).Concat(PassedOver).ToHashSet(StringComparer.Ordinal);

    /// <summary>The columns as they are written, with what the lists offer now.</summary>
    internal static IReadOnlyList<ListColumn> Written(ItemNames names) => [.. All.Select(column => new ListColumn(column.Heading, column.Kind, column.Width)
    {
        Choices = column.Names?.Invoke(names).Offered ?? [],
        // People and categories may also be named by account and number.
        OnlyChoices = column.Names is not null && !column.Several && !column.Names(names).HasCodes,
        Prompt = column.Hint,
    })];
}
