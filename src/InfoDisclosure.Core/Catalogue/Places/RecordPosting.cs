using InfoDisclosure.Core.Catalogue.Privacy;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Core.Text;
using InfoDisclosure.Rules.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Core.Catalogue.Places;

/// <summary>A posting as it is entered; with several villages it is one posting in each.</summary>
public sealed record PostingInput
{
    public required int? ChannelId { get; init; }

    public IReadOnlyList<int> VillageIds { get; init; } = [];

    public string Place { get; init; } = "";

    public string? Address { get; init; }

    public required DateOnly? PostedOn { get; init; }

    public required string PostedBy { get; init; }

    public string? Note { get; init; }

    public IReadOnlyList<StoredUpload> Proofs { get; init; } = [];
}

/// <summary>登记: enters where a published item was posted.</summary>
public sealed class RecordPosting(InfoDisclosureDb db, PrivacyScan scan)
{
    public async Task<ActResult<ItemSaved>> RunAsync(int itemId, PostingInput input, ActContext context, CancellationToken cancel)
    {
        var item = await db.Items.AsNoTracking().Where(row => row.Id == itemId).Select(row => new { row.PublishedAt, row.LiveRevisionId, row.LiveRevision!.Title, row.Version }).FirstOrDefaultAsync(cancel);
        if (item is null)
            return new ActResult<ItemSaved>.NotFound();
        if (item.LiveRevisionId is null)
            return new ActResult<ItemSaved>.Refused("这条信息没有公开，不能登记张贴");
        var channel = input.ChannelId is { } id ? await db.Channels.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel) : null;
        var villages = await db.Villages.AsNoTracking().Where(row => input.VillageIds.Contains(row.Id) && !row.Closed).OrderBy(row => row.Id).ToListAsync(cancel);
        var (place, by, note, address) = (OneLine.Of(input.Place), OneLine.Of(input.PostedBy), OneLine.Of(input.Note ?? ""), (input.Address ?? "").Trim());
        var issues = Issues();
        if (issues.Count == 0 && await scan.IssueAsync(db, nameof(input.Place), "位置", place, cancel) is { } personal)
            issues.Add(personal);
        if (issues.Count == 0)
            issues.AddRange(await DoublesAsync());
        if (issues.Count > 0)
            return new ActResult<ItemSaved>.Invalid(issues);
        foreach (var village in villages.Cast<Village?>().DefaultIfEmpty(null))
        {
            db.Postings.Add(new ItemPosting
            {
                ItemId = itemId,
                ChannelId = channel!.Id,
                VillageId = village?.Id,
                Place = place.Length > 0 ? place : village?.Board ?? "",
                Address = address.Length > 0 ? address : null,
                PostedOn = input.PostedOn!.Value,
                PostedBy = by,
                Note = note.Length > 0 ? note : null,
                RecordedById = context.ActorId,
                RecordedByName = context.ActorName,
                RecordedAt = context.Now,
                Proofs = [.. input.Proofs.Select(file => new PostingProof { FileName = file.FileName, ContentType = file.ContentType, Size = file.Size, Digest = file.Digest })],
            });
        }

        var where = villages.Count > 0 ? $"{channel!.Name}（{string.Join('、', villages.Select(village => village.Name))}）" : channel!.Name;
        db.Journal.Add(context.Entry(JournalAction.Posted, JournalSubject.Item, itemId, item.Title, $"{input.PostedOn:yyyy年M月d日} {where}"));
        await db.SaveChangesAsync(cancel);
        return new ActResult<ItemSaved>.Done(new ItemSaved(itemId, item.Version));

        List<Issue> Issues()
        {
            List<Issue> found = [];
            if (channel is null)
                found.Add(new Issue(nameof(input.ChannelId), "请选择发布在哪个渠道"));
            else if (channel.Kind == ChannelKind.Website)
                found.Add(new Issue(nameof(input.ChannelId), "网站上的发布由程序记录，不用登记；请选别的渠道"));
            else if (channel.Kind == ChannelKind.VillageBoard && input.VillageIds.Count == 0)
                found.Add(new Issue(nameof(input.VillageIds), "请勾选张贴在哪些村"));
            if (villages.Count != input.VillageIds.Distinct().Count())
                found.Add(new Issue(nameof(input.VillageIds), "有的村已经停用，请重新勾选"));
            if (place.Length > ItemPosting.PlaceLength)
                found.Add(new Issue(nameof(input.Place), $"位置最多{ItemPosting.PlaceLength}字，现在有{place.Length}字"));
            if (address.Length > 0 && !(LinkAddress.IsAllowed(address) && LinkAddress.IsExternal(address)))
                found.Add(new Issue(nameof(input.Address), "网址要以 http:// 或 https:// 开头，请从浏览器地址栏复制"));
            else if (address.Length > ItemPosting.AddressLength)
                found.Add(new Issue(nameof(input.Address), $"网址最多{ItemPosting.AddressLength}个字符"));
            if (input.PostedOn is not { } day)
                found.Add(new Issue(nameof(input.PostedOn), "请填写张贴日期"));
            else if (day > context.Today)
                found.Add(new Issue(nameof(input.PostedOn), "张贴日期不能晚于今天"));
            if (by.Length == 0)
                found.Add(new Issue(nameof(input.PostedBy), "请填写由谁张贴"));
            else if (by.Length > ItemPosting.PersonLength)
                found.Add(new Issue(nameof(input.PostedBy), $"姓名最多{ItemPosting.PersonLength}字"));
            if (note.Length > ItemPosting.NoteLength)
                found.Add(new Issue(nameof(input.Note), $"备注最多{ItemPosting.NoteLength}字，现在有{note.Length}字"));
            if (input.Proofs.Count > PostingProof.Most)
                found.Add(new Issue("NewProofs", $"照片最多{PostingProof.Most}张"));
            if (input.Proofs.Any(file => !file.ContentType.StartsWith("image/", StringComparison.Ordinal)))
                found.Add(new Issue("NewProofs", "照片要用 png 或 jpg 格式"));
            return found;
        }

        async Task<IEnumerable<Issue>> DoublesAsync()
        {
            var standing = await db.Postings.AsNoTracking()
                .Where(row => row.ItemId == itemId && row.ChannelId == channel!.Id && row.PostedOn == input.PostedOn && row.StruckAt == null)
                .Select(row => new { row.VillageId, row.Village!.Name, row.Place }).ToListAsync(cancel);
            return villages.Count == 0
                ? standing.Any(row => row.VillageId is null && row.Place == place) ? [new Issue(nameof(input.PostedOn), "这一天在这里已经登记过了")] : []
                : standing.Where(row => villages.Exists(village => village.Id == row.VillageId)).Select(row => new Issue(nameof(input.VillageIds), $"{row.Name}这一天已经登记过了，请去掉它的勾"));
        }
    }
}

/// <summary>撤下: enters the day a posting was taken down.</summary>
public sealed class TakePostingDown(InfoDisclosureDb db)
{
    public async Task<ActResult<ItemSaved>> RunAsync(int itemId, int postingId, DateOnly? on, ActContext context, CancellationToken cancel)
    {
        var posting = await db.Postings.Include(row => row.Channel).Include(row => row.Village).FirstOrDefaultAsync(row => row.Id == postingId && row.ItemId == itemId, cancel);
        if (posting is null)
            return new ActResult<ItemSaved>.NotFound();
        if (posting.StruckAt is not null || posting.TakenDownOn is not null)
            return new ActResult<ItemSaved>.Refused("这条登记已经撤下或者作废了");
        if (on is null || on < posting.PostedOn || on > context.Today)
            return new ActResult<ItemSaved>.Invalid([new Issue("On", $"请填写撤下的日期，从{posting.PostedOn:yyyy年M月d日}到今天")]);
        posting.TakenDownOn = on;
        return await db.SavePostingAsync(posting, JournalAction.TakenDown, $"{on:yyyy年M月d日} {posting.Where()}", context, cancel);
    }
}

/// <summary>作废: strikes a posting out that was entered wrongly; it stays readable with the reason.</summary>
public sealed class StrikePosting(InfoDisclosureDb db)
{
    public async Task<ActResult<ItemSaved>> RunAsync(int itemId, int postingId, string reason, ActContext context, CancellationToken cancel)
    {
        var posting = await db.Postings.Include(row => row.Channel).Include(row => row.Village).FirstOrDefaultAsync(row => row.Id == postingId && row.ItemId == itemId, cancel);
        if (posting is null)
            return new ActResult<ItemSaved>.NotFound();
        if (posting.StruckAt is not null)
            return new ActResult<ItemSaved>.Refused("这条登记已经作废了");
        reason = OneLine.Of(reason);
        if (PublicReason.Issue("Reason", "作废的理由", reason, ItemPosting.ReasonLength) is { } issue)
            return new ActResult<ItemSaved>.Invalid([issue]);
        posting.StruckAt = context.Now;
        posting.StruckByName = context.ActorName;
        posting.StruckReason = reason;
        return await db.SavePostingAsync(posting, JournalAction.Struck, $"{posting.Where()}：{reason}", context, cancel);
    }
}

internal static class PostingWriting
{
    /// <summary>Channel and village in words.</summary>
    public static string Where(this ItemPosting posting) => posting.Village is null ? posting.Channel!.Name : $"{posting.Channel!.Name}（{posting.Village.Name}）";

    public static async Task<ActResult<ItemSaved>> SavePostingAsync(this InfoDisclosureDb db, ItemPosting posting, JournalAction action, string what, ActContext context, CancellationToken cancel)
    {
        var item = await db.Items.AsNoTracking().Where(row => row.Id == posting.ItemId)
            .Select(row => new { row.Version, Title = row.Revisions.OrderByDescending(revision => revision.Number).Select(revision => revision.Title).First() }).SingleAsync(cancel);
        db.Journal.Add(context.Entry(action, JournalSubject.Item, posting.ItemId, item.Title, what));
        await db.SaveChangesAsync(cancel);
        return new ActResult<ItemSaved>.Done(new ItemSaved(posting.ItemId, item.Version));
    }
}
