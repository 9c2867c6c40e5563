using System.Reflection;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Catalogue.Bulk;
using InfoDisclosure.Core.Catalogue.Funds;
using InfoDisclosure.Core.Catalogue.Places;
using InfoDisclosure.Core.Catalogue.Privacy;
using InfoDisclosure.Core.Catalogue.Review;
using InfoDisclosure.Core.Catalogue.Upkeep;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;
using InfoDisclosure.Rules.Catalogue;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace InfoDisclosure.Core.Tests.Catalogue.Review;

/// <summary>
/// Every act of the catalogue, tried by everybody on an item in every state: whatever the act makes of it, nothing is public without
/// its reviews and its check, and only the acts that end a review make anything public. A new act is tried without being named here.
/// </summary>
public sealed class EveryActTests : IAsyncLifetime
{
    private const string PublicWithoutReview =
        """
        SELECT count(*) AS Value FROM PublicItems p JOIN ItemRevisions r ON r.Id = p.RevisionId WHERE NOT (
            EXISTS (SELECT 1 FROM PrivacyChecks c WHERE c.RevisionId = r.Id AND c.ContentDigest = r.ContentDigest)
            AND (EXISTS (SELECT 1 FROM Reviews u WHERE u.ItemRevisionId = r.Id AND u.Kind = 'Urgent' AND u.ContentDigest = r.ContentDigest)
                OR 2 = (SELECT count(DISTINCT s.Kind) FROM Reviews s WHERE s.ItemRevisionId = r.Id AND s.Kind IN ('Review', 'Secrecy') AND s.ContentDigest = r.ContentDigest)))
        """;

    private static readonly ActContext[] Everybody = [ReviewScene.Writer, ReviewScene.Reviewer, ReviewScene.Secrecy, TestClock.Program];

    private TestDatabase database = null!;
    private ReviewScene scene = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        scene = new ReviewScene(database);
        await scene.RuleAsync(ReviewRule.ThreePersons);
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task EveryAct_InEveryStateByEverybody_PublishesOnlyAtTheEndOfAReview()
    {
        using var services = Services();
        var acts = services.GetRequiredService<IServiceCollection>().Select(service => service.ServiceType)
            .Where(type => type.Namespace?.StartsWith("InfoDisclosure.Core.Catalogue", StringComparison.Ordinal) == true)
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => method.GetParameters().Any(one => one.ParameterType == typeof(ActContext))))
            .Where(method => typeof(Task).IsAssignableFrom(method.ReturnType)).ToList();
        Assert.True(acts.Count >= 30, $"only {acts.Count} acts found");
        var published = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var act in acts)
        {
            foreach (var state in Enum.GetValues<RevisionState>().Where(state => state != RevisionState.InSigning))
            {
                foreach (var who in Everybody)
                {
                    var id = await InStateAsync(state);
                    var before = await scene.IsPublicAsync(id);
                    await TryAsync(services, act, id, who with { Now = TestClock.Now.AddDays(2) });
                    if (!before && await scene.IsPublicAsync(id))
                        published.Add(act.DeclaringType!.Name);
                }
            }

            Assert.Equal(0, await scene.ReadAsync(db => db.Database.SqlQueryRaw<int>(PublicWithoutReview).SingleAsync()));
        }

        Assert.Equal([nameof(PublishItem), nameof(PublishScheduled), nameof(PublishUrgently)], published);
    }

    private static async Task TryAsync(ServiceProvider services, MethodInfo act, int id, ActContext who)
    {
        await using var scope = services.CreateAsyncScope();
        var version = await scope.ServiceProvider.GetRequiredService<InfoDisclosureDb>().Items.Where(item => item.Id == id).Select(item => item.Version).SingleAsync();
        var arguments = new List<object?>();
        foreach (var one in act.GetParameters())
            arguments.Add(await ArgumentAsync(scope.ServiceProvider, one, id, version, who));
        // Half of the arguments are nonsense for half of the acts: what counts is what is public afterwards.
        try
        {
            await (Task)act.Invoke(scope.ServiceProvider.GetRequiredService(act.DeclaringType!), [.. arguments])!;
        }
        catch (Exception problem) when (problem is TargetInvocationException or DbUpdateException or IOException or InvalidDataException)
        {
        }
    }

    private static async Task<object?> ArgumentAsync(IServiceProvider services, ParameterInfo one, int id, int version, ActContext who) => (one.ParameterType, one.Name) switch
    {
        (var type, _) when type == typeof(ActContext) => who,
        (var type, "version") when type == typeof(int) => version,
        (var type, "number") when type == typeof(int) => 1,
        (var type, _) when type == typeof(int) => id,
        (var type, _) when type == typeof(int?) || type.IsAssignableTo(typeof(Delegate)) => null,
        (var type, _) when type == typeof(string) => "有理由",
        (var type, _) when type == typeof(bool) => true,
        (var type, _) when type == typeof(DateOnly?) => TestClock.Today,
        (var type, _) when type == typeof(Stream) => new MemoryStream(),
        (var type, _) when type == typeof(CancellationToken) => CancellationToken.None,
        (var type, _) when type == typeof(ItemDraft) => await TestData.DraftAsync(services.GetRequiredService<InfoDisclosureDb>()),
        (var type, _) when type == typeof(SecrecyLine) => TestData.Secrecy,
        (var type, _) when type == typeof(UrgentLine) => new UrgentLine { Reason = "暴雨红色预警", LookedAt = ReviewedParts.Of(false, false) },
        (var type, _) when type == typeof(WithholdLine) => ReviewScene.Withheld,
        (var type, _) when type == typeof(ValidityChange) => new ValidityChange { Validity = Validity.Expired, From = TestClock.Today, Reason = "期满" },
        (var type, _) when type == typeof(ItemCare) => new ItemCare(null, null),
        (var type, _) when type == typeof(PostingInput) => new PostingInput { ChannelId = 1, PostedOn = TestClock.Today, PostedBy = "某人", Place = "公开栏" },
        (var type, _) when type == typeof(VillageInput) => new VillageInput($"{id}村", null),
        (var type, _) when type == typeof(FundInput) => new FundInput("某补贴", "亩", null, null, null, null),
        (var type, _) when type == typeof(UpkeepInput) => new UpkeepInput { YellowLead = 10, MostStatements = 3, Periods = new Dictionary<int, UpdatePeriod>() },
        (var type, _) when type == typeof(IReadOnlyList<PointDecision>) => Array.Empty<PointDecision>(),
        (var type, _) when type == typeof(ItemStamp) => new ItemStamp(id, version),
        (var type, _) when type == typeof(IReadOnlyList<ItemStamp>) => new[] { new ItemStamp(id, version) },
        (var type, _) when type == typeof(ItemChange) => new ItemChange { Kind = ItemChangeKind.Send },
        (var type, _) when type == typeof(ItemImportOrder) => new ItemImportOrder { Id = "x", Path = "x", FileName = "x", Digest = "x" },
        (var type, _) when type == typeof(BulkProgress) => new BulkProgress(TimeProvider.System),
        (var type, _) when type.IsEnum => Activator.CreateInstance(type),
        _ => throw new InvalidOperationException($"An act takes a {one.ParameterType.Name}; say here what it is tried with."),
    };

    /// <summary>An item whose only text is in a state.</summary>
    private async Task<int> InStateAsync(RevisionState state)
    {
        var id = state is RevisionState.Draft or RevisionState.Discarded ? await DraftAsync() : await scene.InReviewAsync();
        switch (state)
        {
            case RevisionState.Draft or RevisionState.InReview:
                break;
            case RevisionState.Discarded:
                TestData.Done(await scene.RunAsync(id, (db, version) => new DiscardItemDraft(db).RunAsync(id, version, ReviewScene.Writer, default)));
                break;
            case RevisionState.Returned:
                TestData.Done(await scene.ReturnAsync(id));
                break;
            case RevisionState.Withheld:
                TestData.Done(await scene.WithholdAsync(id));
                break;
            case RevisionState.InSecrecyReview:
                TestData.Done(await scene.PassAsync(id));
                break;
            case RevisionState.Scheduled:
                TestData.Done(await scene.PassAsync(id));
                TestData.Done(await scene.PublishAsync(id, line: TestData.Secrecy with { PublishAt = TestClock.Now.AddDays(1) }));
                break;
            case RevisionState.Published:
                TestData.Done(await scene.PassAsync(id));
                TestData.Done(await scene.PublishAsync(id));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(state));
        }

        return id;
    }

    private async Task<int> DraftAsync()
    {
        await using var db = database.Open();
        return TestData.Done(await new CreateItem(db).RunAsync(await TestData.DraftAsync(db), ReviewScene.Writer, default)).ItemId;
    }

    private ServiceProvider Services()
    {
        IServiceCollection services = new ServiceCollection();
        services.AddSingleton(services);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(database.Directory);
        services.AddLogging();
        services.AddScoped(_ => database.Open());
        services.AddCatalogue();
        return services.BuildServiceProvider();
    }
}
