using InfoDisclosure.Core.Catalogue.Review;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Testing;
using InfoDisclosure.Web.Hosting;
using InfoDisclosure.Web.Tests.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace InfoDisclosure.Web.Tests.Hosting;

/// <summary>What comes due happens by itself, and the public page shows it.</summary>
public sealed class DueActsTests
{
    [Fact]
    public async Task RunOnce_TwoDueOneBroken_PublishesTheOtherAndThePageAppears()
    {
        await using var portal = await StaffPortal.StartAsync([]);
        var first = await ScheduleAsync(portal, "第一条", new DateTime(2026, 11, 24, 9, 0, 0));
        var second = await ScheduleAsync(portal, "第二条", new DateTime(2026, 11, 24, 10, 0, 0));
        // Whatever becomes of one text, the others go out.
        await portal.Read(db => db.Database.ExecuteSqlAsync($"UPDATE ItemRevisions SET CategoryId = NULL WHERE ItemId = {first}"));
        var resident = portal.Open();
        await resident.GetAsync($"/catalogue/{second}");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, resident.Status);
        portal.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 24, 2, 0, 30, TimeSpan.Zero));

        await new DueActs(portal.Services.GetRequiredService<IServiceScopeFactory>(), portal.Clock, NullLogger<DueActs>.Instance).RunOnceAsync(default);

        await resident.GetAsync($"/catalogue/{second}");
        Assert.Equal(System.Net.HttpStatusCode.OK, resident.Status);
        var line = await portal.Read(db => db.Journal.Where(entry => entry.SubjectId == second && entry.Action == JournalAction.Published).SingleAsync());
        Assert.Equal((null, "定时任务", ActContext.Program, "定时发布：2026年11月24日 10:00"), (line.ActorId, line.ActorName, line.Origin, line.Reason));
        await resident.GetAsync($"/catalogue/{first}");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, resident.Status);
    }

    private static async Task<int> ScheduleAsync(StaffPortal portal, string title, DateTime at)
    {
        var id = await TestData.ItemInReviewAsync(portal.Database, title);
        await portal.InSite(async db =>
        {
            var version = await db.Items.Where(item => item.Id == id).Select(item => item.Version).SingleAsync();
            return TestData.Done(await new PublishItem(db).RunAsync(id, version, TestData.Secrecy with { PublishAt = at }, TestClock.Reviewer, default));
        });
        return id;
    }
}
