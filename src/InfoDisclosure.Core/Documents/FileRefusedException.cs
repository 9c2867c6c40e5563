namespace InfoDisclosure.Core.Documents;

/// <summary>
/// Ends work on a file from deep inside it; whoever began the work turns it into a refusal. The message is the Chinese sentence
/// for the clerk.
/// </summary>
internal sealed class FileRefusedException(string why) : Exception(why)
{
    /// <summary>Words that are read, in characters: twice what an item may have.</summary>
    public const int MostWords = 1_000_000;

    public static FileRefusedException TooManyWords() => new("文件的文字太多（超过100万字），没有带入。请拆分后再上传，或作为附件上传。");
}
