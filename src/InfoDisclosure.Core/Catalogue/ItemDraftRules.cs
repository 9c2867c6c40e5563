using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue;

/// <summary>What an item must be to be saved as a draft, and to be sent for review.</summary>
internal sealed class ItemDraftRules(InfoDisclosureDb db)
{
    /// <summary>Issues of a draft: lengths, dates that can't be, choices that don't exist. Missing fields are no issue yet.</summary>
    public async Task<List<Issue>> OfDraftAsync(ItemDraft draft, DateOnly today, CancellationToken cancel)
    {
        var issues = new List<Issue>();
        if (string.IsNullOrWhiteSpace(draft.Title))
            issues.Add(new Issue(nameof(draft.Title), "请填写名称"));
        TooLong(issues, nameof(draft.Title), "名称", draft.Title, ItemRevision.TitleLength);
        TooLong(issues, nameof(draft.Summary), "内容概述", draft.Summary, ItemRevision.SummaryLength);
        TooLong(issues, nameof(draft.Body), "正文", draft.Body, ItemRevision.BodyLength);
        TooLong(issues, nameof(draft.DocumentNumber), "文号", draft.DocumentNumber, ItemRevision.DocumentNumberLength);
        TooLong(issues, nameof(draft.ChangeNote), "更正说明", draft.ChangeNote, ItemRevision.NoteLength);
        Later(issues, nameof(draft.FormedOn), "成文日期", draft.FormedOn, today);
        Later(issues, nameof(draft.DisclosedOn), "公开日期", draft.DisclosedOn, today);
        if (draft.FormedOn > draft.DisclosedOn)
            issues.Add(new Issue(nameof(draft.DisclosedOn), "公开日期早于成文日期，请核对两个日期"));
        if (draft.CategoryId is { } category && !await db.Categories.AnyAsync(row => row.Id == category, cancel))
            issues.Add(new Issue(nameof(draft.CategoryId), "请重新选择类别"));
        if (draft.GroupId is { } group && !await db.Groups.AnyAsync(row => row.Id == group, cancel))
            issues.Add(new Issue(nameof(draft.GroupId), "请重新选择分组"));
        if (draft.OfficeId is { } office && !await db.Offices.AnyAsync(row => row.Id == office, cancel))
            issues.Add(new Issue(nameof(draft.OfficeId), "请重新选择科室"));
        if (await db.Channels.CountAsync(row => draft.ChannelIds.Contains(row.Id), cancel) != draft.ChannelIds.Distinct().Count())
            issues.Add(new Issue(nameof(draft.ChannelIds), "请重新选择公开渠道"));
        return issues;
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
        if (string.IsNullOrWhiteSpace(revision.BodyMarkdown) && revision.Attachments.Count == 0 && revision.Method == DisclosureMethod.Proactive)
            issues.Add(new Issue(nameof(ItemDraft.Body), "请填写正文，或者上传附件"));
        if (item.PublishedAt is not null && string.IsNullOrWhiteSpace(revision.ChangeNote))
            issues.Add(new Issue(nameof(ItemDraft.ChangeNote), "这条信息已经公开过，请写明更正了什么，公众会看到"));
        return issues;
    }

    /// <summary>Writes a checked draft onto the revision being worked on.</summary>
    public async Task<List<Issue>> WriteAsync(ItemDraft draft, ItemRevision revision, ActContext context, CancellationToken cancel)
    {
        var body = OfficeText.Clean(draft.Body);
        var reading = OfficeText.Read(body, _ => false, idPrefix: $"i{revision.ItemId}-");
        if (reading.UnknownFigures.Count > 0)
            return [new Issue(nameof(draft.Body), $"双花括号里的数字标记只用于年度报告：{string.Join("、", reading.UnknownFigures)}，请改成数字")];
        if (reading.TooDeep)
            return [new Issue(nameof(draft.Body), "正文里列表或引用套得太深，请减少层级")];
        if (reading.Html.Value.Length > ItemRevision.HtmlLength || reading.PlainText.Length > ItemRevision.HtmlLength)
            return [new Issue(nameof(draft.Body), "正文太长，请把一部分放到附件里")];
        revision.Title = OneLine(draft.Title);
        revision.Summary = OneLine(draft.Summary);
        revision.BodyMarkdown = body;
        revision.BodyHtml = reading.Html.Value;
        revision.BodyPlain = reading.PlainText;
        revision.FormedOn = draft.FormedOn;
        revision.DisclosedOn = draft.DisclosedOn;
        revision.Backfilled = draft.DisclosedOn < context.Today;
        revision.DocumentNumber = DocumentNumber.Normalise(draft.DocumentNumber);
        revision.OfficeId = draft.OfficeId;
        revision.CategoryId = draft.CategoryId;
        revision.GroupId = draft.GroupId;
        revision.Method = draft.Method;
        revision.Validity = draft.Validity;
        revision.ChangeNote = string.IsNullOrWhiteSpace(draft.ChangeNote) ? null : OneLine(draft.ChangeNote);
        revision.Channels = await db.Channels.Where(channel => draft.ChannelIds.Contains(channel.Id)).ToListAsync(cancel);
        revision.WrittenById = context.ActorId;
        revision.WrittenByName = context.ActorName;
        revision.WrittenAt = context.Now;
        return [];
    }

    /// <summary>Puts the revision's attachments in order: those kept from the one before, then the new ones.</summary>
    public static void Attach(ItemDraft draft, IReadOnlyList<ItemAttachment> before, ItemRevision revision)
    {
        var files = draft.KeptAttachmentIds.Select(id => before.FirstOrDefault(file => file.Id == id)).OfType<ItemAttachment>()
            .Select(file => new ItemAttachment { FileName = file.FileName, ContentType = file.ContentType, Size = file.Size, Digest = file.Digest })
            .Concat(draft.NewAttachments.Select(file => new ItemAttachment { FileName = file.FileName, ContentType = file.ContentType, Size = file.Size, Digest = file.Digest }))
            .ToList();
        for (var place = 0; place < files.Count; place++)
            files[place].Position = place + 1;
        revision.Attachments = files;
    }

    private static string OneLine(string text) => string.Join(' ', OfficeText.Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static void TooLong(List<Issue> issues, string field, string label, string? text, int length)
    {
        if (text?.Length > length)
            issues.Add(new Issue(field, $"{label}最多{length}字，现在{text.Length}字"));
    }

    private static void Later(List<Issue> issues, string field, string label, DateOnly? date, DateOnly today)
    {
        if (date > today)
            issues.Add(new Issue(field, $"{label}不能晚于今天"));
        else if (date < new DateOnly(1949, 10, 1))
            issues.Add(new Issue(field, $"{label}太早，请核对年份"));
    }
}
