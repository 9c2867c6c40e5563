using System.Globalization;

namespace InfoDisclosure.Core.Documents.Reading;

/// <summary>What may be visible in a file and isn't, or not alike, in the text; told in this order.</summary>
internal enum Loss
{
    Picture,
    PictureFormat,
    Cropped,
    Chart,
    Diagram,
    Embedded,
    Shape,
    SheetPicture,
    SheetTextBox,
    Equation,
    Symbol,
    NestedTable,
    TitleNote,
    Contents,
    HeaderFooter,
    Inserted,
    Deleted,
    Struck,
    Hidden,
    HiddenSheet,
    HiddenRow,
    HiddenColumn,
    Comment,
    Placeholder,
    DeadLink,
    OtherFile,
    CellFormat,
    Formula,
}

/// <summary>Counts losses and says them in words.</summary>
internal sealed class Losses
{
    private static readonly Dictionary<Loss, string> Sentences = new()
    {
        [Loss.Picture] = "图片{0}张没有带入（在文件里找不到，或是链接到别处的），请作为附件上传。",
        [Loss.PictureFormat] = "图片{0}张的格式网页不能显示，没有带入。请另存为png或jpg后作为附件上传。",
        [Loss.Cropped] = "图片{0}张在文档里裁剪过，带入的是没有裁剪的原图，请核对裁掉的部分能否公开。",
        [Loss.Chart] = "图表{0}个没有带入，请截图后作为附件上传，或改用表格。",
        [Loss.Diagram] = "SmartArt图形{0}个没有带入，请改用文字，或截图后作为附件上传。",
        [Loss.Embedded] = "嵌入的对象{0}个（其他软件的文件、控件）没有带入，请单独作为附件上传。",
        [Loss.Shape] = "线条、箭头等图形{0}个没有带入。",
        [Loss.SheetPicture] = "工作表上的图片{0}张没有带入，请作为附件上传。",
        [Loss.SheetTextBox] = "工作表上的文本框、图形{0}个没有带入。",
        [Loss.Equation] = "公式{0}处改成了文字，请核对。",
        [Loss.Symbol] = "特殊符号{0}个认不出来，没有带入，请核对。",
        [Loss.NestedTable] = "表格里的表格{0}个改成了文字，请核对。",
        [Loss.TitleNote] = "标题上的脚注{0}处没有带入，请在正文里写明。",
        [Loss.Contents] = "目录{0}处没有带入。",
        [Loss.HeaderFooter] = "页眉、页脚{0}处的文字或图片没有带入。",
        [Loss.Inserted] = "修订中新增的文字{0}处已按接受修订带入，请核对。",
        [Loss.Deleted] = "修订中已删除的文字{0}处没有带入。",
        [Loss.Struck] = "带删除线的文字{0}处带入后没有删除线，请核对。",
        [Loss.Hidden] = "隐藏的文字{0}处没有带入。",
        [Loss.HiddenSheet] = "隐藏的工作表{0}个没有带入。",
        [Loss.HiddenRow] = "隐藏的行{0}行没有带入。",
        [Loss.HiddenColumn] = "隐藏的列{0}列没有带入。",
        [Loss.Comment] = "批注{0}处没有带入。",
        [Loss.Placeholder] = "没有填写的内容控件{0}处没有带入。",
        [Loss.DeadLink] = "链接{0}个在网上打不开，只保留了文字。",
        [Loss.OtherFile] = "插入的其他文件{0}处没有带入，请打开后把内容复制进来。",
        [Loss.CellFormat] = "数字{0}处的显示格式不能照搬，按原来的数带入，请核对。",
        [Loss.Formula] = "公式{0}处没有存下结果，没有带入。请用Excel或WPS打开，保存一次再上传。",
    };

    private readonly int[] counts = new int[Sentences.Count];

    public void Add(Loss loss, int count = 1) => counts[(int)loss] += count;

    /// <summary>A sentence for each kind that occurred.</summary>
    public IReadOnlyList<string> Told() =>
        [.. Enum.GetValues<Loss>().Where(loss => counts[(int)loss] > 0).Select(loss => string.Format(CultureInfo.InvariantCulture, Sentences[loss], counts[(int)loss]))];
}
