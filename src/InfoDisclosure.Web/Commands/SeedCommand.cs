using System.CommandLine;
using InfoDisclosure.Core.Site;
using InfoDisclosure.Web.Hosting;

namespace InfoDisclosure.Web.Commands;

/// <summary>seed: adds the reference data that is missing; never overwrites what the office changed.</summary>
public static class SeedCommand
{
    public static Command Create(Verb verb)
    {
        var command = new Command("seed", "补齐基础数据：工作日历、公开类别、分组、渠道、年报样式、检索同义词。已有的内容不改动，可以重复执行");
        command.SetAction((parsed, cancel) => verb.OnDatabase(parsed, async (db, _) =>
        {
            var loaded = await new LoadReferenceData(db).Run(ProgramFolder.Seeds, verb.Context, cancel);
            verb.Say(loaded.Nothing
                ? "基础数据已齐全，没有改动。"
                : $"已补齐：工作日历 {loaded.Years} 年，类别 {loaded.Categories} 个，分组 {loaded.Groups} 个，渠道 {loaded.Channels} 个，检索同义词 {loaded.Synonyms} 组。");
            return Verb.Done;
        }, cancel));
        return command;
    }
}
