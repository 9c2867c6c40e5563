using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue;

/// <summary>A draft whose fields were cleaned and found fit to be saved, its body read once.</summary>
internal sealed record CheckedDraft(ItemDraft Draft, OfficeTextReading Body, IReadOnlyList<Channel> Channels, IReadOnlyList<Category> AlsoUnder, int? InterpretsId);

/// <summary>What an item must be to be saved as a draft, and to be sent for review.</summary>
internal sealed class ItemDraftRules(InfoDisclosureDb db)
{
    private static readonly DateOnly Earliest = new(1949, 10, 1);

    /// <summary>Days of the longest 公示期 that is taken for meant.</summary>
    private const int LongestPublicity = 366;

    private Choices? choices;

    /// <summary>
    /// Cleans a draft and reads its body. Issues are lengths, dates that can't be, choices that don't exist; a missing field
    /// is none yet. Needs no transaction: what can change meanwhile is judged by <see cref="WriteAsync"/>.
    /// </summary>
    public async Task<(CheckedDraft? Checked, List<Issue> Issues)> CheckAsync(ItemDraft typed, DateOnly today, CancellationToken cancel)
    {
        var draft = Clean(typed);
        var offered = choices ??= await Choices.ReadAsync(db, cancel);
        var issues = new List<Issue>();
        if (draft.Title.Length == 0)
            issues.Add(new Issue(nameof(draft.Title), "请填写名称"));
        TooLong(issues, nameof(draft.Title), "名称", draft.Title, ItemRevision.TitleLength);
        TooLong(issues, nameof(draft.Summary), "内容概述", draft.Summary, ItemRevision.SummaryLength);
        TooLong(issues, nameof(draft.Body), "正文", draft.Body, ItemRevision.BodyLength);
        TooLong(issues, nameof(draft.DocumentNumber), "文号", draft.DocumentNumber, ItemRevision.DocumentNumberLength);
        TooLong(issues, nameof(draft.ChangeNote), "更正说明", draft.ChangeNote, ItemRevision.NoteLength);
        TooLong(issues, nameof(draft.Keywords), "主题词", draft.Keywords, ItemRevision.KeywordsLength);
        TooLong(issues, nameof(draft.Source), "信息来源", draft.Source, ItemRevision.SourceLength);
        TooLong(issues, nameof(draft.LimitBasis), "公开时限的依据", draft.LimitBasis, ItemRevision.LimitBasisLength);
        OutOfTime(issues, nameof(draft.FormedOn), "成文日期", draft.FormedOn, today);
        OutOfTime(issues, nameof(draft.ChangedOn), "变更日期", draft.ChangedOn, today);
        OutOfTime(issues, nameof(draft.ValidityFrom), "失效或废止的日期", draft.ValidityFrom, today);
        OutOfTime(issues, nameof(draft.DisclosedOn), "公开日期", draft.DisclosedOn, today);
        if (draft.FormedOn > draft.DisclosedOn)
            issues.Add(new Issue(nameof(draft.DisclosedOn), "公开日期早于成文日期，请核对两个日期"));
        if (draft.FormedOn > draft.ChangedOn)
            issues.Add(new Issue(nameof(draft.ChangedOn), "变更日期早于成文日期，请核对两个日期"));
        if (draft.FormedOn > draft.ValidityFrom)
            issues.Add(new Issue(nameof(draft.ValidityFrom), "失效或废止的日期早于成文日期，请核对两个日期"));
        Publicity(issues, draft);
        Limit(issues, draft);
        if (draft.Genre is { } genre && !Enum.IsDefined(genre))
            issues.Add(new Issue(nameof(draft.Genre), "请重新选择体裁"));
        if (!Enum.IsDefined(draft.UpdatePeriod))
            issues.Add(new Issue(nameof(draft.UpdatePeriod), "请重新选择更新周期"));
        if (!Enum.IsDefined(draft.Method))
            issues.Add(new Issue(nameof(draft.Method), "请重新选择公开方式"));
        if (!Enum.IsDefined(draft.Validity))
            issues.Add(new Issue(nameof(draft.Validity), "请重新选择有效性"));
        if (draft.CategoryId is { } category && !offered.Categories.Exists(row => row.Id == category))
            issues.Add(new Issue(nameof(draft.CategoryId), "请重新选择类别"));
        if (draft.GroupId is { } group && !offered.Groups.Contains(group))
            issues.Add(new Issue(nameof(draft.GroupId), "请重新选择分组"));
        if (draft.OfficeId is { } office && !offered.Offices.Contains(office))
            issues.Add(new Issue(nameof(draft.OfficeId), "请重新选择科室"));
        var channels = offered.Channels.FindAll(row => draft.ChannelIds.Contains(row.Id));
        if (channels.Count != draft.ChannelIds.Distinct().Count())
            issues.Add(new Issue(nameof(draft.ChannelIds), "请重新选择公开渠道"));
        var alsoUnder = offered.Categories.FindAll(row => draft.AlsoUnderIds.Contains(row.Id) && row.Id != draft.CategoryId);
        if (alsoUnder.Count != draft.AlsoUnderIds.Where(id => id != draft.CategoryId).Distinct().Count() || alsoUnder.DistinctBy(row => row.Basis).Count() != alsoUnder.Count)
            issues.Add(new Issue("", "请重新选择同时归入的类别，每一种最多一个"));
        int? interprets = null;
        // Looked up among the items, whose index numbers have an index.
        if (draft.Interprets is { } number && (interprets = await db.Items.Where(row => row.IndexNumber == number && row.LiveRevisionId != null).Select(row => (int?)row.Id).FirstOrDefaultAsync(cancel)) is null)
            issues.Add(new Issue(nameof(draft.Interprets), $"没有索引号是“{number}”的公开信息，请从它的公开页面复制索引号"));
        if (issues.Count > 0)
            return (null, issues);

        var reading = OfficeText.Read(draft.Body, _ => false, idPrefix: "item-");
        if (reading.UnknownFigures.Count > 0)
            issues.Add(new Issue(nameof(draft.Body), $"双花括号里的数字标记只用于年度报告：{string.Join("、", reading.UnknownFigures)}，请改成数字"));
        else if (reading.TooDeep)
            issues.Add(new Issue(nameof(draft.Body), "正文里列表或引用套得太深，请减少层级"));
        else if (reading.Html.Value.Length > ItemRevision.HtmlLength || reading.PlainText.Length > ItemRevision.HtmlLength)
            issues.Add(new Issue(nameof(draft.Body), "正文太长，请把一部分放到附件里"));
        return issues.Count > 0 ? (null, issues) : (new CheckedDraft(draft, reading, channels, alsoUnder, interprets), issues);
    }

    /// <summary>What a revision still lacks before a reviewer can be asked (条例 Art. 12: index, name, summary, date formed).</summary>
    public static List<Issue> OfComplete(DisclosureItem item, ItemRevision revision)
    {
        var issues = new List<Issue>();
        if (string.IsNullOrWhiteSpace(revision.Summary))
            issues.Add(new Issue(nameof(ItemDraft.Summary), "请填写内容概述"));
        if (revision.FormedOn is null)
            issues.Add(new Issue(nameof(ItemDraft.FormedOn), "请填写成文日期"));
        if (revision.CategoryId is null)
            issues.Add(new Issue(nameof(ItemDraft.CategoryId), "请选择类别"));
        if (revision.GroupId is null)
            issues.Add(new Issue(nameof(ItemDraft.GroupId), "请选择分组"));
        if (revision.Channels.Count == 0)
            issues.Add(new Issue(nameof(ItemDraft.ChannelIds), "请至少选择一个公开渠道"));
        var hasContent = !string.IsNullOrWhiteSpace(revision.BodyMarkdown) || revision.Attachments.Count > 0;
        if (revision.Method == DisclosureMethod.Proactive && !hasContent)
            issues.Add(new Issue(nameof(ItemDraft.Body), "请填写正文，或者上传附件"));
        if (revision.Method == DisclosureMethod.OnRequest && hasContent)
            issues.Add(new Issue(nameof(ItemDraft.Method), "依申请公开的信息只在目录里列出名称和概述，请删去正文和附件，或者改为主动公开"));
        var missing = OfficeText.PicturesIn(SafeHtml.FromStored(revision.BodyHtml)).Except(revision.Attachments.Select(file => file.FileName), StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
            issues.Add(new Issue(nameof(ItemDraft.Body), $"正文里的图片不在附件里：{string.Join("、", missing)}。请上传同名的图片，或者在正文里删掉它"));
        if (item.PublishedAt is null && revision.Validity != Validity.InForce && revision.ValidityFrom is null)
            issues.Add(new Issue(nameof(ItemDraft.ValidityFrom), $"请填写从哪天起{revision.Validity.Label()}"));
        if (item.PublishedAt is not null && string.IsNullOrWhiteSpace(revision.ChangeNote))
            issues.Add(new Issue(nameof(ItemDraft.ChangeNote), "这条信息已经公开过，请写明更正了什么，公众会看到"));
        return issues;
    }

    /// <summary>
    /// Writes a checked draft onto the revision being worked on. The caller holds the write transaction: attachments and the
    /// day of the first publication are compared with what is stored now. With issues nothing may be saved.
    /// </summary>
    public async Task<List<Issue>> WriteAsync(CheckedDraft check, DisclosureItem item, ItemRevision revision, ActContext context, CancellationToken cancel)
    {
        var draft = check.Draft;
        var issues = new List<Issue>();
        var disclosedOn = draft.DisclosedOn;
        if (item.PublishedAt is { } publishedAt)
        {
            // 公开日期 is the first day anywhere, so a correction can move it back but never past the first publication here.
            var firstDay = OfficeDay.Of(publishedAt);
            if (disclosedOn > firstDay)
                issues.Add(new Issue(nameof(draft.DisclosedOn), $"这条信息{firstDay:yyyy年M月d日}就已在本站公开，公开日期不能晚于这一天"));
            disclosedOn ??= await db.ItemRevisions.Where(row => row.ItemId == item.Id && row.PublishedAt != null)
                .OrderByDescending(row => row.Number).Select(row => row.DisclosedOn).FirstAsync(cancel);
        }

        if (check.InterpretsId is { } interprets && interprets == item.Id)
            issues.Add(new Issue(nameof(draft.Interprets), "这是这条信息自己的索引号，请填写它所解读的那条"));
        issues.AddRange(await AttachAsync(draft, item.Id, revision, context.Today, cancel));
        if (issues.Count > 0)
            return issues;
        revision.State = RevisionState.Draft;
        revision.Title = draft.Title;
        revision.Summary = draft.Summary;
        revision.BodyMarkdown = draft.Body;
        revision.BodyHtml = check.Body.Html.Value;
        revision.BodyPlain = check.Body.PlainText;
        revision.FormedOn = draft.FormedOn;
        revision.DisclosedOn = disclosedOn;
        revision.Backfilled = ItemPublication.IsBackfilled(item, disclosedOn, context.Today);
        revision.DocumentNumber = draft.DocumentNumber;
        revision.OfficeId = draft.OfficeId;
        revision.CategoryId = draft.CategoryId;
        revision.GroupId = draft.GroupId;
        revision.Method = draft.Method;
        revision.Validity = draft.Validity;
        revision.ValidityFrom = draft.Validity == Validity.InForce ? null : draft.ValidityFrom;
        revision.ChangedOn = draft.ChangedOn;
        revision.Genre = draft.Genre;
        revision.Keywords = draft.Keywords;
        revision.Source = draft.Source;
        revision.LimitDays = draft.LimitDays;
        revision.LimitBasis = draft.LimitBasis;
        revision.UpdatePeriod = draft.UpdatePeriod;
        revision.PublicityFrom = draft.PublicityFrom;
        revision.PublicityTo = draft.PublicityTo;
        revision.InterpretsId = check.InterpretsId;
        revision.ChangeNote = draft.ChangeNote;
        revision.ScheduledFor = null;
        revision.Channels = [.. check.Channels];
        revision.AlsoUnder = [.. check.AlsoUnder];
        Wrote(revision, context);
        return issues;
    }

    /// <summary>Notes who wrote words of a revision: they can't review it.</summary>
    public static void Wrote(ItemRevision revision, ActContext context)
    {
        if (context.ActorId is { } writer && !revision.Writers.Exists(row => row.AccountId == writer))
            revision.Writers.Add(new RevisionWriter { AccountId = writer });
        revision.WrittenById = context.ActorId;
        revision.WrittenByName = context.ActorName;
        revision.WrittenAt = context.Now;
    }

    /// <summary>
    /// Puts the revision's attachments in order: those kept, then the new ones. A kept one may stand in any revision of the
    /// item, for the form may have been opened before another clerk began the revision; rows that stay keep their ids.
    /// </summary>
    private async Task<List<Issue>> AttachAsync(ItemDraft draft, int itemId, ItemRevision revision, DateOnly today, CancellationToken cancel)
    {
        var ids = draft.KeptAttachmentIds.Distinct().ToList();
        var stored = ids.Count == 0 ? [] : await db.Attachments.AsNoTracking()
            .Where(file => ids.Contains(file.Id) && db.ItemRevisions.Any(row => row.Id == file.RevisionId && row.ItemId == itemId))
            .ToListAsync(cancel);
        if (stored.Count != ids.Count)
            return [new Issue(nameof(draft.KeptAttachmentIds), "有附件已被别人移除，请核对附件；需要的请重新上传")];
        // Of a revision whose 公示期 is over only what stays public goes on.
        var over = await db.ItemRevisions.Where(row => row.ItemId == itemId && row.PublishedAt != null && row.PublicityTo < today).Select(row => row.Id).ToListAsync(cancel);
        var files = ids.Select(id => stored.First(file => file.Id == id))
            .Where(file => file.MaskedDigest is not "" || !over.Contains(file.RevisionId))
            .Select(file => over.Contains(file.RevisionId) && file.MaskedDigest is { } masked
                ? new StoredUpload(file.FileName, file.ContentType, file.MaskedSize ?? file.Size, masked)
                : new StoredUpload(file.FileName, file.ContentType, file.Size, file.Digest))
            .Concat(draft.NewAttachments)
            .DistinctBy(file => (file.FileName, file.Digest))
            .ToList();
        if (files.Count > ItemAttachment.Most)
            return [new Issue(nameof(draft.NewAttachments), $"一条信息最多{ItemAttachment.Most}个附件，现在{files.Count}个，请合并后再上传")];
        revision.Attachments.RemoveAll(row => !files.Exists(file => IsSame(row, file)));
        foreach (var (place, file) in files.Index())
        {
            var row = revision.Attachments.Find(row => IsSame(row, file));
            if (row is null)
                revision.Attachments.Add(row = new ItemAttachment { FileName = file.FileName, ContentType = file.ContentType, Size = file.Size, Digest = file.Digest });
            row.Position = place + 1;
        }

        return [];
    }

    private static bool IsSame(ItemAttachment row, StoredUpload file) => row.FileName == file.FileName && row.Digest == file.Digest;

    private static ItemDraft Clean(ItemDraft draft) => draft with
    {
        Title = OneLine.Of(draft.Title),
        Summary = OneLine.Of(draft.Summary),
        Body = OfficeText.Clean(draft.Body),
        DocumentNumber = DocumentNumber.Normalise(OneLine.Of(draft.DocumentNumber)),
        ChangeNote = Kept(draft.ChangeNote),
        Keywords = CatalogueKeywords.Normalise(OneLine.Of(draft.Keywords)),
        Source = Kept(draft.Source),
        LimitBasis = Kept(draft.LimitBasis),
        Interprets = Kept(draft.Interprets),
    };

    private static string? Kept(string? text) => OneLine.Of(text) is { Length: > 0 } words ? words : null;

    private static void Publicity(List<Issue> issues, ItemDraft draft)
    {
        if (draft.PublicityFrom is null != draft.PublicityTo is null)
            issues.Add(new Issue(draft.PublicityFrom is null ? nameof(draft.PublicityFrom) : nameof(draft.PublicityTo), "公示期的开始和结束要一起填写"));
        else if (draft.PublicityFrom > draft.PublicityTo)
            issues.Add(new Issue(nameof(draft.PublicityTo), "公示期的结束早于开始，请核对两个日期"));
        else if (draft.PublicityTo?.DayNumber - draft.PublicityFrom?.DayNumber > LongestPublicity)
            issues.Add(new Issue(nameof(draft.PublicityTo), "公示期超过一年，请核对年份；长期公开的不用填公示期"));
    }

    private static void Limit(List<Issue> issues, ItemDraft draft)
    {
        if (draft.LimitDays is < 1 or > PublicationDeadline.MostWorkingDays)
            issues.Add(new Issue(nameof(draft.LimitDays), $"公开时限填1到{PublicationDeadline.MostWorkingDays}个工作日；不填就是{PublicationDeadline.WorkingDays}个工作日"));
        else if (draft.LimitDays is not null && draft.LimitBasis is null)
            issues.Add(new Issue(nameof(draft.LimitBasis), "别的法律法规另有时限的，请写明是哪一部哪一条；没有的，公开时限空着"));
    }

    private static void TooLong(List<Issue> issues, string field, string label, string? text, int length)
    {
        if (text?.Length > length)
            issues.Add(new Issue(field, $"{label}最多{length}字，现在{text.Length}字"));
    }

    private static void OutOfTime(List<Issue> issues, string field, string label, DateOnly? date, DateOnly today)
    {
        if (date > today)
            issues.Add(new Issue(field, $"{label}不能晚于今天"));
        else if (date < Earliest)
            issues.Add(new Issue(field, $"{label}太早，请核对年份"));
    }

    /// <summary>What a draft may name, read once for all drafts of an act.</summary>
    private sealed record Choices(List<Category> Categories, HashSet<int> Groups, HashSet<int> Offices, List<Channel> Channels)
    {
        public static async Task<Choices> ReadAsync(InfoDisclosureDb db, CancellationToken cancel) => new(
            await db.Categories.ToListAsync(cancel),
            await db.Groups.Select(row => row.Id).ToHashSetAsync(cancel),
            await db.Offices.Select(row => row.Id).ToHashSetAsync(cancel),
            await db.Channels.ToListAsync(cancel));
    }
}
