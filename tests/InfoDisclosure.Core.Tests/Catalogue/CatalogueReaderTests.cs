using System.Data.Common;
using InfoDisclosure.Core.Catalogue;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Xunit;

namespace InfoDisclosure.Core.Tests.Catalogue;

public sealed class CatalogueReaderTests
{
    private static readonly DateOnly SameDay = new(2026, 3, 2);

    [Fact]
    public async Task Page_ManyItemsOfOneDay_ShowsEachOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        for (var i = 0; i < 45; i++)
            await TestData.PublishItemAsync(database, $"同日第{i}条", disclosedOn: SameDay);
        await using var db = database.Open();
        var reader = new CatalogueReader(db);

        var pages = await WalkAsync(reader, new CatalogueFilter(Year: 2026));

        Assert.Equal([20, 20, 5], pages.Select(page => page.Rows.Count));
        var ids = pages.SelectMany(page => page.Rows).Select(row => row.Id).ToList();
        Assert.Equal(ids.OrderDescending(), ids);
        Assert.Equal(45, ids.Distinct().Count());
    }

    [Fact]
    public async Task Page_BackFromTheLast_ComesToTheSameFirstPage()
    {
        await using var database = await TestDatabase.CreateAsync();
        for (var i = 0; i < 41; i++)
            await TestData.PublishItemAsync(database, $"第{i}条", disclosedOn: SameDay.AddDays(i % 3));
        await using var db = database.Open();
        var reader = new CatalogueReader(db);
        var forth = await WalkAsync(reader, new CatalogueFilter());

        var second = await reader.PageAsync(new CatalogueFilter(), forth[2].Previous, CancellationToken.None);
        var first = await reader.PageAsync(new CatalogueFilter(), second!.Previous, CancellationToken.None);

        Assert.Equal(forth[1].Rows, second.Rows);
        Assert.Equal(forth[0].Rows, first!.Rows);
        Assert.Null(first.Previous);
        Assert.NotNull(first.Next);
    }

    [Fact]
    public async Task Page_ItemPublishedWhileReading_ShiftsNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        for (var i = 0; i < 25; i++)
            await TestData.PublishItemAsync(database, $"第{i}条", disclosedOn: SameDay);
        await using var db = database.Open();
        var reader = new CatalogueReader(db);
        var first = await reader.PageAsync(new CatalogueFilter(), null, CancellationToken.None);
        await TestData.PublishItemAsync(database, "刚刚发布", disclosedOn: SameDay.AddDays(1));

        var second = await reader.PageAsync(new CatalogueFilter(), first!.Next, CancellationToken.None);

        Assert.Equal(5, second!.Rows.Count);
        Assert.DoesNotContain(second.Rows, first.Rows.Contains);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("AAAAAAAAAAAAAAAAAA")]
    [InlineData("not base64 at all!")]
    [InlineData("一二三")]
    public void Cursor_NotWrittenHere_IsNone(string text) => Assert.Null(CatalogueCursor.Read(text, new CatalogueFilter()));

    [Fact]
    public void Cursor_OfAnotherList_IsNone()
    {
        var filter = new CatalogueFilter("20-7", 2026, "weixin");
        var written = new CatalogueCursor(true, SameDay, 7).Write(filter);

        Assert.Equal(new CatalogueCursor(true, SameDay, 7), CatalogueCursor.Read(written, filter));
        Assert.Null(CatalogueCursor.Read(written, filter with { Year = null }));
        Assert.Null(CatalogueCursor.Read(written, new CatalogueFilter("20-7", 2026, null, "weixin")));
        Assert.True(written.Length <= CatalogueCursor.MaxTextLength);
    }

    [Fact]
    public async Task Counts_WithAChoice_CountTheOthersUnderIt()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.PublishItemAsync(database, "甲", "涉农资金", "20-7", new DateOnly(2025, 1, 1));
        await TestData.PublishItemAsync(database, "乙", "涉农资金", "20-12", new DateOnly(2026, 1, 1));
        await TestData.PublishItemAsync(database, "丙", "热点回应", "20-12", new DateOnly(2026, 1, 2));
        await using var db = database.Open();

        var counts = await new CatalogueReader(db).CountsAsync(new CatalogueFilter(Category: "20-12", Group: "shenong"), CancellationToken.None);

        Assert.Equal(1, counts.Total);
        Assert.Equal(1, counts.Categories.Single(choice => choice.Code == "20-7").Count);
        Assert.Equal(1, counts.Categories.Single(choice => choice.Code == "20-12").Count);
        Assert.Equal(["2026年"], counts.Years.Select(choice => choice.Name));
        Assert.Equal(1, counts.Groups.Single(choice => choice.Code == "huiying").Count);
        Assert.Equal(0, counts.Groups.Single(choice => choice.Code == "weixin").Count);
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("20-12", null, null)]
    [InlineData(null, "weixin", null)]
    [InlineData("20-12", "weixin", null)]
    [InlineData(null, null, "weixin")]
    public async Task Page_AnyFilter_ReadsAnIndexInOrder(string? category, string? group, string? channel)
    {
        await using var database = await TestDatabase.CreateAsync();
        var last = new LastCommand();
        var options = new DbContextOptionsBuilder<InfoDisclosureDb>();
        options.Use(database.Directory).AddInterceptors(last);
        await using var db = new InfoDisclosureDb(options.Options);
        var filter = new CatalogueFilter(category, 2026, group, channel);

        await new CatalogueReader(db).PageAsync(filter, new CatalogueCursor(false, SameDay, 3).Write(filter), CancellationToken.None);

        var plan = await last.PlanAsync(db);
        Assert.Contains(plan, step => step.StartsWith("SEARCH ", StringComparison.Ordinal) && step.Contains("IX_PublicItem", StringComparison.Ordinal) && step.Contains("DisclosedOn", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN p", StringComparison.Ordinal) && !step.Contains("IX_", StringComparison.Ordinal) && step.Contains("PublicItem", StringComparison.Ordinal));
    }

    private static async Task<List<CataloguePage>> WalkAsync(CatalogueReader reader, CatalogueFilter filter)
    {
        var pages = new List<CataloguePage>();
        for (string? cursor = null; pages.Count == 0 || cursor is not null;)
        {
            var page = await reader.PageAsync(filter, cursor, CancellationToken.None);
            pages.Add(page!);
            cursor = page!.Next;
        }

        return pages;
    }

    /// <summary>Keeps the last command, to ask SQLite how it would run it.</summary>
    private sealed class LastCommand : DbCommandInterceptor
    {
        private string text = "";
        private List<(string Name, object? Value)> parameters = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            text = command.CommandText;
            parameters = [.. command.Parameters.Cast<DbParameter>().Select(parameter => (parameter.ParameterName, parameter.Value))];
            return ValueTask.FromResult(result);
        }

        public async Task<List<string>> PlanAsync(InfoDisclosureDb db)
        {
            await db.Database.OpenConnectionAsync();
            var command = db.Database.GetDbConnection().CreateCommand();
            await using (command)
            {
                command.CommandText = "EXPLAIN QUERY PLAN " + text;
                foreach (var (name, value) in parameters)
                {
                    var parameter = command.CreateParameter();
                    (parameter.ParameterName, parameter.Value) = (name, value);
                    command.Parameters.Add(parameter);
                }

                var steps = new List<string>();
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                    steps.Add(reader.GetString(3));
                return steps;
            }
        }
    }
}
