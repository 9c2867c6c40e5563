using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using InfoDisclosure.Core.Ledger;
using InfoDisclosure.Rules.Staffing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Web.Tests.Staff;

/// <summary>月度台账 by HTTP, without script.</summary>
public sealed class LedgerPagesTests : IAsyncLifetime
{
    private const string Year = "/staff/ledger/2026";
    private const string Licences = "licence.decisions";
    private const string Fees = "fees.collected";

    private StaffPortal portal = null!;

    public async Task InitializeAsync() => portal = await StaffPortal.StartAsync([StaffRole.InformationClerk, StaffRole.Leader, StaffRole.SecrecyReviewer]);

    public async Task DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task Year_NewOne_HasALabelledFieldForEveryMonthThatHasBegun()
    {
        var clerk = await OpenAsync();
        var inputs = clerk.Page.QuerySelectorAll("table.ledger input[type=text]").ToList();
        Assert.Equal(4 * 11, inputs.Count);
        Assert.Equal(inputs.Count, inputs.Select(input => input.GetAttribute("aria-label")).Distinct().Count());
        Assert.All(inputs, input => Assert.False(string.IsNullOrEmpty(input.GetAttribute("aria-label"))));
        Assert.NotNull(clerk.Page.QuerySelector("table.ledger caption"));
    }

    [Fact]
    public async Task Save_Numbers_KeepsThemAndAddsThemUp()
    {
        var clerk = await OpenAsync();
        await SaveAsync(clerk, (Licences, 1, "１２"), (Licences, 3, "5"), (Fees, 2, "0.000001"), (Fees, 3, "0"));
        Assert.Equal(HttpStatusCode.SeeOther, clerk.Status);
        await clerk.FollowAsync();
        Assert.Contains("台账已保存", clerk.Text, StringComparison.Ordinal);
        Assert.Equal(["12", "", "5", "0.000001", "0"], new[] { (Licences, 1), (Licences, 2), (Licences, 3), (Fees, 2), (Fees, 3) }.Select(at => Shown(clerk, at.Item1, at.Item2)));
        Assert.Equal(["合计", "17", "", "", "0.000001"], clerk.Page.QuerySelectorAll("table.ledger tfoot tr > *").Select(cell => cell.TextContent.Trim().Split('：')[^1]));
        Assert.Equal(4, await CountAsync());
    }

    [Fact]
    public async Task Save_Wrong_KeepsEverythingTypedAndLeadsToEachField()
    {
        var clerk = await OpenAsync();
        await SaveAsync(clerk, (Licences, 1, "三"), (Licences, 2, "7"), (Fees, 2, "0.0000001"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, clerk.Status);
        Assert.Equal(["三", "7", "0.0000001"], new[] { (Licences, 1), (Licences, 2), (Fees, 2) }.Select(at => Shown(clerk, at.Item1, at.Item2)));
        var links = clerk.Page.QuerySelectorAll(".errors li a").Select(link => clerk.Page.GetElementById(link.GetAttribute("href")![1..])).ToList();
        Assert.Equal(2, links.Count);
        Assert.All(links, field => Assert.Equal("true", field?.GetAttribute("aria-invalid")));
        Assert.Equal(0, await CountAsync());

        await SaveAsync(clerk, (Licences, 1, "3"), (Fees, 2, "0.1"));
        Assert.Equal(HttpStatusCode.SeeOther, clerk.Status);
        Assert.Equal(3, await CountAsync());
    }

    [Fact]
    public async Task Save_FieldSavedByAnotherInBetween_IsToldAndKeepsBoth()
    {
        var first = await OpenAsync();
        var second = first.Copy();
        await second.GetAsync(Year);
        await SaveAsync(first, (Licences, 1, "5"));
        await SaveAsync(second, (Licences, 1, "9"), (Licences, 2, "2"));
        Assert.NotEqual(HttpStatusCode.SeeOther, second.Status);
        Assert.Contains("InformationClerk姓名", Assert.Single(second.Errors), StringComparison.Ordinal);
        Assert.Equal(["9", "2"], new[] { 1, 2 }.Select(month => Shown(second, Licences, month)));
        Assert.Equal(5m, await portal.Read(db => db.LedgerEntries.Select(row => row.Value).SingleAsync()));
        // Told of it, the clerk decides.
        await SaveAsync(second);
        Assert.Equal([9m, 2m], await NumbersAsync());
    }

    /// <summary>A clerk who is told of one field must not put another one back that somebody else has corrected meanwhile.</summary>
    [Fact]
    public async Task Save_WrongWhileAnotherSavedElsewhere_ShowsAndKeepsTheOthersNumber()
    {
        var first = await OpenAsync();
        await SaveAsync(first, (Licences, 1, "5"));
        await first.GetAsync(Year);
        var second = first.Copy();
        await second.GetAsync(Year);
        await SaveAsync(first, (Licences, 1, "7"));
        await SaveAsync(second, (Licences, 2, "三"));
        Assert.Single(second.Errors);
        Assert.Equal(["7", "三"], new[] { 1, 2 }.Select(month => Shown(second, Licences, month)));
        await SaveAsync(second, (Licences, 2, "3"));
        Assert.Equal([7m, 3m], await NumbersAsync());
    }

    [Fact]
    public async Task Save_WrongNumberInAFieldSavedByAnother_SaysBoth()
    {
        var first = await OpenAsync();
        var second = first.Copy();
        await second.GetAsync(Year);
        await SaveAsync(first, (Licences, 1, "5"));
        await SaveAsync(second, (Licences, 1, "九"));
        Assert.Equal(2, second.Errors.Count);
        Assert.Contains(second.Errors, error => error.Contains("改成“5”", StringComparison.Ordinal));
        Assert.Equal("九", Shown(second, Licences, 1));
    }

    /// <summary>The session ended and somebody else saved before the form came back: it is shown as typed, and saving it tells of the other.</summary>
    [Fact]
    public async Task Save_CarriedOverASignIn_IsStillToldOfTheOther()
    {
        var first = await OpenAsync();
        var second = first.Copy();
        await second.GetAsync(Year);
        second.LoseSession();
        await SaveAsync(second, (Licences, 1, "9"));
        await SaveAsync(first, (Licences, 1, "5"));
        await second.SubmitAsync(Year, new() { ["SignIn.UserName"] = nameof(StaffRole.InformationClerk), ["SignIn.Password"] = StaffPortal.Password });
        Assert.Equal("9", Shown(second, Licences, 1));
        await SaveAsync(second);
        Assert.Contains("改成“5”", Assert.Single(second.Errors), StringComparison.Ordinal);
        Assert.Equal([5m], await NumbersAsync());
    }

    [Fact]
    public async Task File_RightOne_FillsTheFieldsAndSavesNothing()
    {
        var clerk = await OpenAsync();
        await SaveAsync(clerk, (Licences, 1, "5"), (Licences, 2, "6"));
        await clerk.GetAsync(Year);
        await clerk.UploadAsync($"{Year}/file", "file", "台账.csv", Csv(clerk, "2月,8\n3月,9"));
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        Assert.Equal(["5", "8", "9"], new[] { 1, 2, 3 }.Select(month => Shown(clerk, Licences, month)));
        Assert.Equal([5m, 6m], await NumbersAsync());
        await SaveAsync(clerk);
        Assert.Equal([5m, 8m, 9m], await NumbersAsync());
    }

    [Theory]
    [InlineData("13月,8", "第2行")]
    [InlineData("12月,8", "12月")]
    [InlineData("2025年3月,8", "2025年")]
    public async Task File_Wrong_SaysWhereAndFillsNothing(string row, string word)
    {
        var clerk = await OpenAsync();
        await clerk.UploadAsync($"{Year}/file", "file", "台账.csv", Csv(clerk, row));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, clerk.Status);
        Assert.Contains(word, Assert.Single(clerk.Errors), StringComparison.Ordinal);
        Assert.Equal("#file", clerk.Page.QuerySelector(".errors li a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task File_NoneChosen_SaysSo()
    {
        var clerk = await OpenAsync();
        await clerk.UploadAsync($"{Year}/file", "file", "", []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, clerk.Status);
        Assert.Equal(["请选择文件"], clerk.Errors);
    }

    [Fact]
    public async Task Sheet_Written_FillsTheFormOfAnotherTown()
    {
        var clerk = await OpenAsync();
        await SaveAsync(clerk, (Licences, 1, "5"), (Fees, 11, "12.345678"));
        await clerk.GetAsync($"{Year}.xlsx");
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        var file = clerk.Body;

        await portal.Read(db => db.LedgerEntries.ExecuteDeleteAsync());
        await clerk.GetAsync(Year);
        await clerk.UploadAsync($"{Year}/file", "file", "台账.xlsx", file);
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        Assert.Equal(["5", "12.345678"], new[] { Shown(clerk, Licences, 1), Shown(clerk, Fees, 11) });
    }

    [Fact]
    public async Task Pages_OtherRoles_ReadOrNothing()
    {
        await SaveAsync(await OpenAsync(), (Licences, 1, "5"));

        var leader = await portal.SignInAsync(StaffRole.Leader);
        await leader.GetAsync(Year);
        Assert.Equal(HttpStatusCode.OK, leader.Status);
        Assert.Empty(leader.Page.QuerySelectorAll("main input:not([type=hidden]), main button"));
        Assert.Contains("5", leader.Page.QuerySelector("table.ledger tbody")!.TextContent, StringComparison.Ordinal);
        await leader.GetAsync($"{Year}.xlsx");
        Assert.Equal(HttpStatusCode.OK, leader.Status);

        var reviewer = await portal.SignInAsync(StaffRole.SecrecyReviewer);
        foreach (var path in new[] { Year, $"{Year}.xlsx", "/staff/ledger" })
        {
            await reviewer.GetAsync(path);
            Assert.Equal(HttpStatusCode.Forbidden, reviewer.Status);
        }
    }

    [Theory]
    [InlineData("/staff/ledger/2027")]
    [InlineData("/staff/ledger/2007")]
    [InlineData("/staff/ledger/2027.xlsx")]
    public async Task Year_OutOfRange_Returns404(string path)
    {
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        await clerk.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, clerk.Status);
    }

    private async Task<Browser> OpenAsync()
    {
        var clerk = await portal.SignInAsync(StaffRole.InformationClerk);
        await clerk.GetAsync(Year);
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        return clerk;
    }

    private Task<List<decimal>> NumbersAsync() => portal.Read(db => db.LedgerEntries.OrderBy(row => row.Month).Select(row => row.Value).ToListAsync());

    private Task<int> CountAsync() => portal.Read(db => db.LedgerEntries.CountAsync());

    private static IHtmlInputElement Field(Browser browser, string line, int month) =>
        browser.Page.QuerySelector($"#form-{SaveLedgerYear.FieldName(line, month).Replace('.', '-')}") as IHtmlInputElement ?? throw new InvalidOperationException($"No field {line} {month}: {browser.Text}");

    private static string Shown(Browser browser, string line, int month) => Field(browser, line, month).Value;

    private static Task SaveAsync(Browser browser, params (string Line, int Month, string Typed)[] typed) =>
        browser.SubmitAsync(Year, typed.ToDictionary(one => Field(browser, one.Line, one.Month).Name!, one => one.Typed));

    /// <summary>A file with the months and one line, under the heading that the page has.</summary>
    private static byte[] Csv(Browser browser, string rows)
    {
        var name = Field(browser, Licences, 1).GetAttribute("aria-label")!.Replace("，1月", "", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes($"月份,\"{name}（件）\"\n{rows}\n");
    }
}
