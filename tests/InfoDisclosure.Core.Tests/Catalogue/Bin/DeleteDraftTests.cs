using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Bin;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Core.Tests.Catalogue.Bin;

/// <summary>Only what never was anything but a draft goes for good.</summary>
public sealed class DeleteDraftTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private UploadStore uploads = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        uploads = new UploadStore(database.Directory);
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Delete_DraftInTheBin_TakesItsRowsAndItsFileAndLeavesTheJournal()
    {
        var mine = await StoreAsync("mine"u8.ToArray());
        var shared = await StoreAsync("shared"u8.ToArray());
        await CreateAsync("另一条", shared);
        var (id, version) = await DiscardedAsync("草稿", mine, shared);
        await using var db = database.Open();
        Assert.IsType<ActResult<ItemSaved>.Stale>(await new DeleteDraft(db).RunAsync(id, version - 1, TestClock.Writer, default));
        TestData.Done(await new DeleteDraft(db).RunAsync(id, version, TestClock.Writer, default));
        Assert.Equal((0, 0), (await db.Items.CountAsync(item => item.Id == id), await db.ItemRevisions.CountAsync(row => row.ItemId == id)));
        Assert.Equal(1, await db.Attachments.CountAsync());
        // A form may still wait with the bytes; a day later nothing does.
        Assert.Equal(0, await new SweepUploads(db, database.Directory).RunAsync(DateTime.UtcNow, default));
        Assert.Equal(1, await new SweepUploads(db, database.Directory).RunAsync(DateTime.UtcNow + SweepUploads.Waits + TimeSpan.FromMinutes(1), default));
        Assert.Equal((false, true), (File.Exists(uploads.PathOf(mine.Digest)), File.Exists(uploads.PathOf(shared.Digest))));
        Assert.Equal([JournalAction.Created, JournalAction.Discarded, JournalAction.Deleted], await db.Journal.Where(entry => entry.SubjectId == id).OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync());
        Assert.IsType<ActResult<ItemSaved>.NotFound>(await new DeleteDraft(db).RunAsync(id, version, TestClock.Writer, default));
    }

    [Fact]
    public async Task Delete_NotInTheBin_IsRefused()
    {
        var made = await CreateAsync("草稿");
        await using var db = database.Open();
        Assert.IsType<ActResult<ItemSaved>.Refused>(await new DeleteDraft(db).RunAsync(made.ItemId, made.Version, TestClock.Writer, default));
        Assert.Equal(1, await db.Items.CountAsync());
    }

    [Fact]
    public async Task Delete_CorrectionOfAPublicItem_IsRefused()
    {
        var id = await TestData.PublishItemAsync(database);
        await using var db = database.Open();
        var version = await db.Items.Select(item => item.Version).SingleAsync();
        version = TestData.Done(await new EditItem(db).RunAsync(id, version, await TestData.DraftAsync(db, "更正"), TestClock.Writer, default)).Version;
        await using (var other = database.Open())
            version = TestData.Done(await new DiscardItemDraft(other).RunAsync(id, version, TestClock.Writer, default)).Version;
        Assert.Equal("这条信息公开过，各稿都要保留，不能彻底删除", Assert.IsType<ActResult<ItemSaved>.Refused>(await new DeleteDraft(db).RunAsync(id, version, TestClock.Writer, default)).Why);
        Assert.Empty(await new DeleteDraft(db).DueAsync(TestClock.Today.AddDays(400), default));
        var row = Assert.Single((await new BinReader(db).PageAsync(null, default)).Rows);
        Assert.Equal((null, "这条信息公开过，各稿都要保留"), (row.GoesOn, row.Stays));
    }

    [Fact]
    public async Task Due_ThirtyDaysLater_NotADaySooner()
    {
        var (id, version) = await DiscardedAsync("草稿");
        await using var db = database.Open();
        var delete = new DeleteDraft(db);
        Assert.Equal(TestClock.Today.AddDays(30), Assert.Single((await new BinReader(db).PageAsync(null, default)).Rows).GoesOn);
        Assert.Empty(await delete.DueAsync(TestClock.Today.AddDays(29), default));
        Assert.Equal([(id, version)], (await delete.DueAsync(TestClock.Today.AddDays(30), default)).Select(stamp => (stamp.Id, stamp.Version)));
        TestData.Done(await new RestoreItemDraft(db).RunAsync(id, 1, version, TestClock.Writer, default));
        Assert.Empty(await delete.DueAsync(TestClock.Today.AddDays(30), default));
    }

    private async Task<StoredUpload> StoreAsync(byte[] bytes) =>
        Assert.IsType<UploadResult.Stored>(await uploads.PutAsync("示例.txt", new MemoryStream(bytes), default)).File;

    private async Task<ItemSaved> CreateAsync(string title, params StoredUpload[] files)
    {
        await using var db = database.Open();
        return TestData.Done(await new CreateItem(db).RunAsync(new ItemDraft { Title = title, NewAttachments = [.. files.Select((file, place) => file with { FileName = $"{place}.txt" })] }, TestClock.Writer, default));
    }

    private async Task<(int Id, int Version)> DiscardedAsync(string title, params StoredUpload[] files)
    {
        var made = await CreateAsync(title, files);
        await using var db = database.Open();
        return (made.ItemId, TestData.Done(await new DiscardItemDraft(db).RunAsync(made.ItemId, made.Version, TestClock.Writer, default)).Version);
    }
}
