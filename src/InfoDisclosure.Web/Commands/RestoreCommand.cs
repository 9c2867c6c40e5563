using System.CommandLine;
using InfoDisclosure.Core.Calendar;
using InfoDisclosure.Core.Data;

namespace InfoDisclosure.Web.Commands;

/// <summary>restore: puts a backup in place; what was there is moved aside.</summary>
public static class RestoreCommand
{
    public static Command Create(Verb verb)
    {
        var file = new Argument<string>("FILE") { Description = "backup 命令或每夜备份做的文件" };
        var command = new Command("restore", "恢复备份。原有数据移到 backups 下保存，不会丢失。网站运行时不能执行") { file };
        command.SetAction(async (parsed, cancel) =>
        {
            var directory = verb.Directory(parsed);
            using var held = ServeLock.TryTake(directory);
            if (held is null)
                return verb.Refuse(Verb.InUse(directory));
            switch (await new RestoreBackup(directory).Run(verb.Resolve(parsed.GetRequiredValue(file)), verb.Context, cancel))
            {
                case RestoreResult.Refused refused:
                    return verb.Refuse(refused.Why);
                case RestoreResult.Done done:
                    verb.Say($"已恢复 {OfficeDay.Local(done.MadeAt):yyyy-MM-dd HH:mm} 的备份（附件 {done.Uploads} 个）。");
                    if (done.Aside is { } aside)
                        verb.Say($"原有数据在 {aside}。");
                    return Verb.Done;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        });
        return command;
    }
}
