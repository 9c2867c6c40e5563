using System.CommandLine;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Web.Hosting;

namespace InfoDisclosure.Web.Commands;

/// <summary>migrate: brings the database to this program's shape, after a backup of an older one.</summary>
public static class MigrateCommand
{
    public static Command Create(Verb verb)
    {
        var command = new Command("migrate", "建立数据库，或把旧版本的数据库升级到本版本（升级前自动备份）。网站运行时不能执行");
        command.SetAction((parsed, cancel) => Run(verb, verb.Directory(parsed), cancel));
        return command;
    }

    private static async Task<int> Run(Verb verb, DataDirectory directory, CancellationToken cancel)
    {
        using var held = ServeLock.TryTake(directory);
        if (held is null)
            return verb.Refuse(Verb.InUse(directory));
        var prepared = await new PrepareDirectory(directory).Run(demonstration: false, verb.Context, cancel);
        if (prepared.Reindexed > 0)
            verb.Say($"检索索引已重建（{prepared.Reindexed} 条）。");
        switch (prepared)
        {
            case PreparedDirectory.Made:
                verb.Say($"已在 {directory.Path} 建立数据库。");
                return Verb.Done;
            case PreparedDirectory.Migrated migrated:
                verb.Say($"数据库已升级（{migrated.Count} 步）。升级前的备份：{migrated.Backup}");
                return Verb.Done;
            case PreparedDirectory.AsItWas:
                verb.Say("数据库已是最新，无需升级。");
                return Verb.Done;
            case PreparedDirectory.Refused refused:
                return verb.Refuse(refused.Why);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
