using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Site;
using InfoDisclosure.Web.Tests.Commands;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace InfoDisclosure.Web.Tests.Hosting;

/// <summary>The program as processes that start, meet and are killed.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task Serve_EmptyDirectory_ShowsTheSetupCodeAndRefusesASecond()
    {
        using var shell = new Shell();
        await using var first = await PortalProcess.StartAsync(shell.Data);
        using var client = first.NewClient();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/staff/setup")).StatusCode);
        Assert.Single(first.Lines, line => line.StartsWith("安装码：", StringComparison.Ordinal));

        await using (var second = await PortalProcess.StartAsync(shell.Data))
        {
            var (code, errors) = await second.EndAsync();
            Assert.Equal(1, code);
            Assert.Contains("正由另一个进程使用", errors);
            Assert.Empty(second.Lines);
        }

        // A killed process leaves no lock behind, and the code is a new one.
        await first.KillAsync();
        await using var third = await PortalProcess.StartAsync(shell.Data);
        using var again = third.NewClient();
        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync("/staff/setup")).StatusCode);
        Assert.NotEqual(first.Lines.Single(line => line.StartsWith("安装码：", StringComparison.Ordinal)), third.Lines.Single(line => line.StartsWith("安装码：", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Serve_KilledWhileSaving_KeepsEveryAcknowledgedSave()
    {
        using var shell = new Shell();
        await using var serving = await PortalProcess.StartAsync(shell.Data, "--demo");
        using var clerk = serving.NewClient();
        var password = serving.Lines.Single(line => line.StartsWith("xinxi1", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        using (var signedIn = await PostAsync(clerk, "/staff/sign-in", ("userName", "xinxi1"), ("password", password)))
            Assert.Equal(HttpStatusCode.SeeOther, signedIn.StatusCode);

        var acknowledged = 0;
        var enough = new TaskCompletionSource();
        var saving = Task.Run(async () =>
        {
            try
            {
                while (true)
                {
                    using var saved = await PostAsync(clerk, "/staff/pages/rules", ("Markdown", Text(acknowledged + 1)));
                    Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
                    if (++acknowledged == 5)
                        enough.SetResult();
                }
            }
            catch (HttpRequestException)
            {
                // The process is gone, in the middle of whatever it did.
            }
        });
        await Task.WhenAny(enough.Task, saving);
        await serving.KillAsync();
        await saving;

        Assert.True(acknowledged >= 5);
        await using var restarted = await PortalProcess.StartAsync(shell.Data);
        await shell.DoneAsync("check");
        await using (var db = InfoDisclosureDb.Open(shell.Data))
        {
            var kept = await db.PageTexts.Where(text => text.Page == SitePage.Rules).OrderBy(text => text.Number).Select(text => text.Markdown.Trim()).ToListAsync();
            Assert.Empty(Enumerable.Range(1, acknowledged).Select(Text).Except(kept));
        }

        using var resident = restarted.NewClient();
        var shown = await resident.GetStringAsync("/rules");
        Assert.True(shown.Contains(Text(acknowledged), StringComparison.Ordinal) || shown.Contains(Text(acknowledged + 1), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Serve_VerbCommitsBesideIt_ShowsItOnTheCachedPage()
    {
        using var shell = new Shell();
        await using var serving = await PortalProcess.StartAsync(shell.Data, "--demo");
        using var resident = serving.NewClient();
        (await resident.GetAsync("/guide")).Dispose();
        using (var kept = await resident.GetAsync("/guide"))
            Assert.NotNull(kept.Headers.Age);

        await File.WriteAllTextAsync(shell.At("2027.csv"), "2027-01-01,off,元旦\n");
        await shell.DoneAsync("calendar", "import", "2027.csv");

        // The server looks once a second; a page without an age is made anew. Pages are kept ten minutes, so waiting alone doesn't do it.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            using var asked = await resident.GetAsync("/guide", patience.Token);
            if (asked.Headers.Age is null)
                break;
            await Task.Delay(200, patience.Token);
        }
    }

    private static string Text(int number) => string.Create(CultureInfo.InvariantCulture, $"公开制度第{number}稿：行政规范性文件发布后解读。");

    /// <summary>Opens a page and sends its form back with some fields changed, as a browser without script does.</summary>
    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, params (string Name, string Value)[] fields)
    {
        var page = Portal.Parse(await client.GetStringAsync(path));
        var form = page.QuerySelectorAll("main form").OfType<IHtmlFormElement>().First(form => Field(form, fields[0].Name) is not null);
        var values = form.QuerySelectorAll("input[name], textarea[name], select[name]").ToDictionary(
            field => field.GetAttribute("name")!,
            field => field is IHtmlTextAreaElement area ? area.Value : field.GetAttribute("value") ?? "",
            StringComparer.Ordinal);
        foreach (var (name, value) in fields)
            values[Field(form, name)!] = value;
        var action = form.GetAttribute("action");
        using var content = new FormUrlEncodedContent(values);
        return await client.PostAsync(string.IsNullOrEmpty(action) ? path : action, content);
    }

    private static string? Field(IElement form, string name) => form.QuerySelectorAll("[name]").Select(field => field.GetAttribute("name")!)
        .FirstOrDefault(field => string.Equals(field.Split('.')[^1], name, StringComparison.OrdinalIgnoreCase));
}
