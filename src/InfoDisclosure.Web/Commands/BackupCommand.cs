using System.CommandLine;
using InfoDisclosure.Core.Data;
using InfoDisclosure.Core.Journal;

namespace InfoDisclosure.Web.Commands;

/// <summary>backup: one file of everything, while the site goes on.</summary>
public static class BackupCommand
{
    public static Command Create(Verb verb)
    {
        var file = new Option<string>("--out") { Description = "备份文件，不能已经存在", HelpName = "FILE", Required = true };
        var withKeys = new Option<bool>("--with-keys") { Description = "连同登录密钥一起备份。这样的文件须像密码一样保管" };
        var command = new Command("backup", "把数据库和附件备份成一个文件，网站可以照常运行") { file, withKeys };
        command.SetAction((parsed, cancel) => verb.OnDatabase(parsed, async (db, directory) =>
        {
            var path = verb.Resolve(parsed.GetRequiredValue(file));
            var keys = parsed.GetValue(withKeys);
            switch (await new MakeBackup(directory).Run(path, keys, verb.Context.Now, cancel))
            {
                case BackupResult.Refused refused:
                    return verb.Refuse(refused.Why);
                case BackupResult.Made made:
                    db.Journal.Add(verb.Context.Entry(JournalAction.BackedUp, JournalSubject.Data, null, Path.GetFileName(path), keys ? "含登录密钥" : null));
                    await db.SaveChangesAsync(cancel);
                    verb.Say($"已备份到 {made.Backup.File}（{made.Backup.Size / 1024.0 / 1024.0:0.0} MB，附件 {made.Backup.Uploads} 个）。");
                    return Verb.Done;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }, cancel));
        return command;
    }
}
