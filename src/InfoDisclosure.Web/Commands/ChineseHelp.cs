using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace InfoDisclosure.Web.Commands;

/// <summary>The library's help with the few words that its own Chinese leaves in English.</summary>
internal sealed class ChineseHelp(HelpAction help) : SynchronousCommandLineAction
{
    private static readonly (string Theirs, string Ours)[] Words =
    [
        ("Description:", "说明:"),
        ("[command]", "[命令]"),
        ("[options]", "[选项]"),
        ("[default: ", "[默认 "),
        ("(REQUIRED)", "（必填）"),
    ];

    /// <summary>Puts it in the place of the library's.</summary>
    public static void Use(RootCommand root)
    {
        foreach (var option in root.Options)
        {
            switch (option)
            {
                case HelpOption { Action: HelpAction help }:
                    option.Description = "显示用法";
                    // Lines are broken by the terminal: the library would count a Chinese character as one column.
                    help.MaxWidth = int.MaxValue;
                    option.Action = new ChineseHelp(help);
                    break;
                case VersionOption:
                    option.Description = "显示版本";
                    break;
            }
        }
    }

    /// <summary>What the command line got wrong, in Chinese.</summary>
    public static string Of(ParseError error) => error.Message switch
    {
        var message when message.StartsWith("Option '", StringComparison.Ordinal) && message.EndsWith("' is required.", StringComparison.Ordinal) => $"缺少选项 {message["Option '".Length..^"' is required.".Length]}。",
        // Their sentences end in either full stop, some in both.
        var message => message.Replace("“'", "“", StringComparison.Ordinal).Replace("'”", "”", StringComparison.Ordinal).TrimEnd('.', '。') + "。",
    };

    /// <inheritdoc/>
    public override bool ClearsParseErrors => help.ClearsParseErrors;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var written = new StringWriter();
        var output = parseResult.InvocationConfiguration.Output;
        parseResult.InvocationConfiguration.Output = written;
        var code = help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = output;
        output.Write(Words.Aggregate(written.ToString(), (text, word) => text.Replace(word.Theirs, word.Ours, StringComparison.Ordinal)));
        return code;
    }
}
