using System.CommandLine;
using InfoDisclosure.Core.Staffing;
using InfoDisclosure.Rules.Staffing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace InfoDisclosure.Web.Commands;

/// <summary>account: making and listing the accounts of staff, for whoever stands at the server.</summary>
public static class AccountCommand
{
    private static readonly Dictionary<string, StaffRole> Roles = Enum.GetValues<StaffRole>()
        .SelectMany(role => new[] { KeyValuePair.Create(role.Label(), role), KeyValuePair.Create(role.ToString(), role) })
        .ToDictionary(StringComparer.OrdinalIgnoreCase);

    public static Command Create(Verb verb) => new("account", "工作人员账号：新建、列出") { Make(verb), List(verb) };

    private static Command Make(Verb verb)
    {
        var name = new Argument<string>("NAME") { Description = "账号名，登录时填写" };
        var roles = new Option<StaffRole[]>("--role")
        {
            Description = $"角色，可写多个：{string.Join('、', Enum.GetValues<StaffRole>().Select(role => $"{role.Label()}（{role}）"))}",
            HelpName = "ROLE",
            Required = true,
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = true,
            CustomParser = result =>
            {
                foreach (var unknown in result.Tokens.Where(token => !Roles.ContainsKey(token.Value)))
                    result.AddError($"没有角色“{unknown.Value}”。可以是：{string.Join('、', Enum.GetValues<StaffRole>().Select(role => role.Label()))}。");
                return [.. result.Tokens.Select(token => Roles.GetValueOrDefault(token.Value)).Distinct()];
            },
        };
        var displayName = new Option<string?>("--display-name") { Description = "姓名，省略时同账号名", HelpName = "TEXT" };
        var fromInput = new Option<bool>("--password-stdin") { Description = "从标准输入读一行作密码。省略时在终端询问，直接回车或没有终端时随机生成并显示一次" };
        var command = new Command("create", "新建账号") { name, roles, displayName, fromInput };
        command.SetAction((parsed, cancel) => verb.OnDatabase(parsed, async (db, _) =>
        {
            string? password = null;
            if (parsed.GetValue(fromInput))
            {
                password = await verb.Terminal.In.ReadLineAsync(cancel);
                if (string.IsNullOrEmpty(password))
                    return verb.Refuse("标准输入里没有密码。");
            }
            else if (verb.Terminal.AskSecret is { } ask)
            {
                password = ask("密码（直接回车则随机生成）：");
                if (password is not null && ask("再输一次：") != password)
                    return verb.Refuse("两次输入的密码不一样，没有建立账号。");
            }

            var account = new NewAccount
            {
                UserName = parsed.GetRequiredValue(name),
                DisplayName = parsed.GetValue(displayName) ?? parsed.GetRequiredValue(name),
                Roles = parsed.GetRequiredValue(roles),
                Password = password,
            };
            return verb.Answer(await new CreateAccount(db, new PasswordHasher<StaffAccount>()).RunAsync(account, verb.Context, cancel), done =>
            {
                verb.Say($"已建立账号 {done.UserName}（{string.Join('、', account.Roles.Select(role => role.Label()))}）。");
                if (done.InitialPassword is { } initial)
                    verb.Say($"初始密码：{initial}（只显示这一次，首次登录后须更改）");
            });
        }, cancel));
        return command;
    }

    private static Command List(Verb verb)
    {
        var command = new Command("list", "列出所有账号");
        command.SetAction((parsed, cancel) => verb.OnDatabase(parsed, async (db, _) =>
        {
            var held = await db.UserRoles.Join(db.Roles, link => link.RoleId, role => role.Id, (link, role) => new { link.UserId, role.Name }).ToListAsync(cancel);
            foreach (var account in await db.Users.AsNoTracking().OrderBy(account => account.Id).ToListAsync(cancel))
            {
                var roles = held.Where(link => link.UserId == account.Id).Select(link => Roles.TryGetValue(link.Name ?? "", out var role) ? role.Label() : link.Name);
                verb.Say(string.Join('\t', account.UserName, account.DisplayName, string.Join('、', roles), account.Closed ? "停用" : "正常"));
            }

            return Verb.Done;
        }, cancel));
        return command;
    }
}
