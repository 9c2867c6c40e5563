namespace InfoDisclosure.Rules.Catalogue.Privacy;

/// <summary>What a word tells the scanner.</summary>
internal enum WordClass
{
    // The office's lists.
    Sensitive,
    Mistyped,
    Hardship,
    Institution,
    Title,

    // What the number behind it is.
    IdentityLabel,
    DisabilityLabel,
    MobileLabel,
    AccountLabel,
    CardLabel,
    CompanyLabel,
    OtherNumberLabel,

    // What the address behind it is.
    ResidenceLabel,
    OfficeLabel,
    AddressLabel,

    // What stands around a name or an amount.
    PersonCue,
    PersonFollower,
    ContactCue,
    AmountUnit,

    // What a column holds.
    NameHeading,
    PersonHeading,
    RoleHeading,
    OfficialHeading,
    AmountHeading,
    CountHeading,
    OtherHeading,
}

/// <summary>A set of classes.</summary>
internal readonly record struct WordClasses(uint Bits)
{
    public bool Has(WordClass wordClass) => (Bits & (1u << (int)wordClass)) != 0;

    public WordClasses With(WordClass wordClass) => new(Bits | (1u << (int)wordClass));

    public WordClasses With(WordClasses other) => new(Bits | other.Bits);
}

/// <summary>The office's lists and the scanner's own words, folded into one automaton.</summary>
internal static class Lexicon
{
    private static readonly (WordClass Class, string Words)[] Own =
    [
        (WordClass.IdentityLabel, "身份证 身份号码 公民身份 居民身份 证件号 证件编号 身份证明"),
        (WordClass.DisabilityLabel, "残疾人证 残疾证"),
        (WordClass.MobileLabel, "手机 电话 联系 微信 致电 拨打 来电 通讯录 tel phone mobile"),
        (WordClass.AccountLabel, "卡号 账号 帐号 账户 帐户 银行卡 社保卡 社会保障卡 一卡通 惠农卡 储蓄卡 存折 开户 打入 打款 汇入"),
        (WordClass.CardLabel, "卡号 银行卡 社保卡 社会保障卡 一卡通 惠农卡 储蓄卡"),
        (WordClass.CompanyLabel, "信用代码 机构代码 索引号"),
        (WordClass.OtherNumberLabel,
            "编号 编码 代码 流水号 订单 单号 批次 批号 条码 条形码 索引号 文号 合同号 注册号 许可证号 执照号 网格 地块 宗地 不动产权证 单元号 图斑 票号 发票号 票据号 支票 运单 "
            + "受理号 机身 车架 发动机 耳标 序列号 版本号 时间戳 科目 区划 备案号 学号 准考证 东经 北纬 坐标 isbn qq imei no. sha256"),
        (WordClass.ResidenceLabel, "住址 家住 现住 现居 居住 户籍 住在 租住 暂住 常住 家庭地址 家在"),
        (WordClass.OfficeLabel,
            "办公地址 办公地点 单位地址 报名地点 受理地点 受理地址 注册地址 经营地址 经营场所 营业地址 通讯地址 通信地址 联系地址 建设地点 施工地点 项目地址 项目地点 "
            + "会议地点 开标地点 投标地点 办理地点 查阅地点 邮寄地址 来信"),
        (WordClass.AddressLabel, "地址 地点 住所 位于 坐落 驻地"),
        (WordClass.PersonCue,
            "村民 居民 户主 户 申请人 对象 人员 残疾人 患者 学生 儿童 孤儿 老人 家属 家庭成员 生活成员 监护人 受益人 承包人 领款人 借款人 欠款人 当事人 本人 姓名 其父 其母 其子 其女 其妻 其夫 "
            + "给予 付给 借给 租给 转给 退给 退还 赔偿 聘用 拖欠 收到 补发 发给 奖励 资助 授予 慰问 走访 帮扶 救助 流转给 甲方 乙方"),
        (WordClass.PersonFollower,
            "等 家 户 的 因 患 每 领 获 享 系 为 是 均 于 在 已 共 按 从 应 未 需 将 被 住 属 男 女 和 与 及 现 本人 同志 先生 女士 老人 夫妇 夫妻 发放 补贴 补助 申请 符合 "
            + "纳入 自愿 名下 人民币 流转 承包 生活费 借款 欠 拟 身份证 电话 年满 年龄 现年 生于 兄妹 兄弟 姐妹 父子 父女 母子 母女 一家 一户 "
            + "补发 补缴 担任 种植 养殖 租种 缴纳 交纳 支付 收取 赔偿 返还 归还 承担 提出 要求 反映 认为 表示 经 到 向 把 "
            + "一人 二人 两人 三人 四人 五人 二户 两户 三户 四户 五户"),
        (WordClass.ContactCue, "联系人 负责人 经办人 责任人 承办人 法定代表人 法人代表 法人 代表人 项目经理 联络员 记录人 记录 主持人 主持 签发人 签发 审核人 制表人 制表 填表人 校对"),
        (WordClass.AmountUnit, "元 万元 亿元 亩 平方米 平方公里 ㎡ m² m2 公顷 垧"),
        (WordClass.NameHeading, "姓名 户主 名字"),
        (WordClass.PersonHeading,
            "户名 申请人 补贴对象 补助对象 救助对象 保障对象 供养对象 受益人 领款人 领取人 持卡人 承包人 承包方 流转方 出让方 权利人 农户 被征收人 收款人 产权人 监护人 学生 儿童 受助人 "
            + "受灾户 借款人 种植户 养殖户 残疾人 人员"),
        (WordClass.RoleHeading, "负责人 联系人 经办人 网格员 法定代表人 法人 责任人 领导 包村 人大代表 村干部 主任 书记"),
        (WordClass.OfficialHeading, "职务 职位 分管"),
        (WordClass.AmountHeading,
            "金额 资金 补贴 补助 标准 面积 亩数 工资 应发 实发 发放 分红 账号 帐号 账户 帐户 卡号 一卡通 存折 奖金 薪酬 救助金 保障金 低保金 收入 数量 头数"),
        (WordClass.CountHeading, "人数 户数 人口 年龄 序号 电话 身份证 日期 时间 年度 月份 比例 名次 成绩 得分"),
        (WordClass.OtherHeading,
            "村名 村组 村别 村屯 行政村 所在村 单位 企业 公司 项目 名称 科目 作物 品种 地点 内容 部门 机构 类别 类型 规格 型号 备注 事项 日期 时间 性别 职务 岗位 序号 编号 地址 住址 电话 手机 联系方式 原因 用途 等级 关系 "
            + "开户行 物资 身份证 证件 年龄 民族"),
    ];

    public static WordFinder Of(ScanWords words) => new(
    [
        .. words.Sensitive.Select((entry, number) => (Folding.Word(entry.Word), WordClass.Sensitive, number)),
        .. words.Mistyped.Select((entry, number) => (Folding.Word(entry.Word), WordClass.Mistyped, number)),
        .. words.Hardship.Select((word, number) => (Folding.Word(word), WordClass.Hardship, number)),
        .. words.Institutions.Select((word, number) => (Folding.Word(word), WordClass.Institution, number)),
        .. words.Titles.Select((word, number) => (Folding.Word(word), WordClass.Title, number)),
        .. Own.SelectMany(list => list.Words.Split(' ').Select(word => (Folding.Word(word), list.Class, 0))),
    ]);
}
