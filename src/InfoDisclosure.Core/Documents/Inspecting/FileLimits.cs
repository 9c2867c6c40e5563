using System.Globalization;
using System.Xml;

namespace InfoDisclosure.Core.Documents.Inspecting;

/// <summary>How much of a file is looked at. An honest file stays far below; a malicious one ends here.</summary>
internal static class FileLimits
{
    public const string Damaged = "文件已损坏，或内容和类型不符。请用办公软件打开、另存后再上传";

    /// <summary>Uploads have at most 20 MB; a masked copy may be a little larger than its original.</summary>
    private const int MostBytes = 32 * 1024 * 1024;

    /// <summary>Reads a whole file; it is small enough to lie in memory.</summary>
    public static byte[] ReadAll(Stream file)
    {
        var all = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = file.Read(buffer)) > 0)
        {
            if (all.Length + read > MostBytes)
                throw new FileRefusedException(string.Create(CultureInfo.InvariantCulture, $"文件超过{MostBytes / 1024 / 1024}MB，请压缩或拆分后再上传"));
            all.Write(buffer, 0, read);
        }
        return all.ToArray();
    }

    /// <summary>
    /// Runs <paramref name="work"/>; what a refused or damaged file throws becomes a sentence. The exceptions named are those
    /// that readers of ZIP, XML and compressed data throw for bad input.
    /// </summary>
    public static T Guard<T>(Func<T> work, Func<string, T> refused)
    {
        try
        {
            return work();
        }
        catch (FileRefusedException exception)
        {
            return refused(exception.Message);
        }
        catch (Exception exception) when (exception is XmlException or InvalidDataException or EndOfStreamException)
        {
            return refused(Damaged);
        }
    }
}
