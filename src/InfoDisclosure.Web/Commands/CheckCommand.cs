using System.CommandLine;
using InfoDisclosure.Core.Data;

namespace InfoDisclosure.Web.Commands;

/// <summary>check: looks for what must not be in the data directory, and changes nothing.</summary>
public static class CheckCommand
{
    public static Command Create(Verb verb)
    {
        var command = new Command("check", "检查数据：数据库、附件、留痕编号、审查记录、检索。只看不改");
        command.SetAction(async (parsed, cancel) =>
        {
            var directory = verb.Directory(parsed);
            if (!directory.HasDatabase)
                return verb.Refuse(Verb.NoDatabase(directory));
            var found = await new CheckData(directory).Run(verb.Context.Now, cancel);
            foreach (var note in found.Where(finding => !finding.Serious))
                verb.Say($"提示：{note.Text}");
            var serious = found.Where(finding => finding.Serious).Select(finding => finding.Text).ToList();
            if (serious.Count > 0)
                return verb.Refuse([.. serious, $"发现 {serious.Count} 个问题。"]);
            verb.Say("检查完毕，没有发现问题。");
            return Verb.Done;
        });
        return command;
    }
}
