using System.CommandLine;
using System.Net;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Web.Commands;

/// <summary>serve: the site, one process a data directory.</summary>
public static class ServeCommand
{
    public static Command Create(Verb verb)
    {
        var urls = new Option<string>("--urls")
        {
            Description = "监听地址，多个地址用分号隔开",
            HelpName = "URLS",
            DefaultValueFactory = _ => PortalOptions.DefaultUrls,
        };
        urls.Validators.Add(result =>
        {
            foreach (var url in Split(result.GetValueOrDefault<string>()))
            {
                if (!IsAddress(url))
                    result.AddError($"“{url}”不是监听地址。例：{PortalOptions.DefaultUrls}");
            }
        });
        var demo = new Option<bool>("--demo") { Description = "在空目录里建立演示网站：装入演示数据和演示账号，只能在本机访问" };
        var command = new Command("serve", "启动网站。首次启动在空目录里建立数据库") { urls, demo };
        command.SetAction((parsed, cancel) => Run(verb, verb.Directory(parsed), parsed.GetRequiredValue(urls), parsed.GetValue(demo), cancel));
        return command;
    }

    private static async Task<int> Run(Verb verb, DataDirectory directory, string urls, bool demo, CancellationToken cancel)
    {
        using var held = ServeLock.TryTake(directory);
        if (held is null)
            return verb.Refuse(Verb.InUse(directory));

        var environment = EnvironmentName(verb.Terminal);
        var development = string.Equals(environment, Environments.Development, StringComparison.OrdinalIgnoreCase);
        var prepare = new PrepareDirectory(directory);
        prepare.Recover();
        if (demo && !directory.IsEmpty && !await prepare.IsDemonstration(cancel))
            return verb.Refuse($"数据目录 {directory.Path} 不是空目录，也不是演示目录，不能用 --demo。请换一个空目录。");
        // Before anything is made: a demonstration with passwords on the screen is for this machine alone.
        var demonstration = directory.IsEmpty ? demo || development : await prepare.IsDemonstration(cancel);
        if (demonstration && Split(urls).FirstOrDefault(url => !IsLoopback(url)) is { } open)
            return verb.Refuse($"演示网站只能在本机访问，不能监听 {open}。请用 127.0.0.1 或 localhost。");

        var prepared = await prepare.Run(demonstration, verb.Context with { Origin = Core.Journal.ActContext.Program }, cancel);
        if (prepared.Reindexed > 0)
            verb.Say($"检索索引已重建（{prepared.Reindexed} 条）。");
        switch (prepared)
        {
            case PreparedDirectory.Refused refused:
                return verb.Refuse(refused.Why);
            case PreparedDirectory.Migrated migrated:
                verb.Say($"数据库已升级。升级前的备份：{migrated.Backup}");
                break;
            case PreparedDirectory.Made:
            case PreparedDirectory.AsItWas:
                break;
        }

        var app = PortalHost.Build(new PortalOptions { Directory = directory, Urls = urls, Environment = environment, KeepsHouse = true });
        await using (app)
        {
            try
            {
                await app.StartAsync(cancel);
            }
            catch (IOException problem) when (problem.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
            {
                return verb.Refuse($"地址 {urls} 已被占用。请停止占用它的程序，或用 --urls 换一个端口。");
            }

            await Greet(verb, app, directory, cancel);
            await app.WaitForShutdownAsync(cancel);
        }

        return Verb.Done;
    }

    private static async Task Greet(Verb verb, WebApplication app, DataDirectory directory, CancellationToken cancel)
    {
        await using var db = InfoDisclosureDb.Open(directory);
        var profile = await db.SiteProfiles.AsNoTracking().FirstOrDefaultAsync(cancel);
        var addresses = app.Urls.Select(url => $"{url.TrimEnd('/')}{profile?.BasePath?.TrimEnd('/')}/").ToList();
        verb.Say($"{(profile is null ? "" : profile.AgencyName + " ")}政府信息公开平台已启动");
        foreach (var address in addresses)
            verb.Say($"  网址：{address}");
        verb.Say($"  数据：{directory.Path}");
        if (profile is { IsDemonstration: true })
        {
            verb.Say("  演示数据，非正式文件。演示账号：");
            if (File.Exists(directory.DemonstrationPasswords))
            {
                foreach (var line in await File.ReadAllLinesAsync(directory.DemonstrationPasswords, cancel))
                    verb.Say($"    {line}");
            }
        }
        else if (!await db.Users.AnyAsync(cancel))
        {
            verb.Say("  还没有账号。请打开下面的网页，用一次性安装码建立第一个管理员：");
            verb.Say($"    {addresses.FirstOrDefault()}staff/setup");
            verb.Say($"    安装码：{app.Services.GetRequiredService<SetupCode>().Text}");
        }

        verb.Say("按 Ctrl+C 停止。");
    }

    private static string EnvironmentName(CommandTerminal terminal) =>
        terminal.Environment.GetValueOrDefault("ASPNETCORE_ENVIRONMENT")
        ?? terminal.Environment.GetValueOrDefault("DOTNET_ENVIRONMENT")
        ?? Environments.Production;

    private static string[] Split(string? urls) => (urls ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool IsAddress(string url)
    {
        try
        {
            // TLS is the reverse proxy's part. A port that is no number is taken for part of the host.
            return BindingAddress.Parse(url) is { Scheme: "http", IsUnixPipe: false, IsNamedPipe: false, PathBase: "" } address
                && (!address.Host.Contains(':') || address.Host.StartsWith('['));
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool IsLoopback(string url)
    {
        var host = BindingAddress.Parse(url).Host;
        return string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
    }
}
