using System.Xml;

namespace InfoDisclosure.Core.Documents.Inspecting.Office;

/// <summary>What kinds of parts there are in files of both programs.</summary>
internal static class OfficeParts
{
    public static bool IsProperties(OfficePackage package, string part) =>
        package.TypeOf(part) is var type && (type.EndsWith("core-properties+xml", StringComparison.Ordinal)
            || type.EndsWith("extended-properties+xml", StringComparison.Ordinal) || type.EndsWith("custom-properties+xml", StringComparison.Ordinal));

    /// <summary>Data that content controls may show, and what other programs left.</summary>
    public static bool IsCustomXml(string part) => part.StartsWith("customXml/item", StringComparison.OrdinalIgnoreCase);

    /// <summary>A picture of the first page, made when the file was saved.</summary>
    public static bool IsThumbnail(OfficePackage package, string part) => package.Related("", "thumbnail").Contains(part, StringComparer.OrdinalIgnoreCase);

    public static bool IsPicture(OfficePackage package, string part) =>
        package.TypeOf(part) is var type && (type.StartsWith("image/", StringComparison.OrdinalIgnoreCase) || type.StartsWith("video/", StringComparison.OrdinalIgnoreCase)
            || type.StartsWith("audio/", StringComparison.OrdinalIgnoreCase)) && !package.IsXml(part);

    public static bool IsPrinterSettings(OfficePackage package, string part) => package.TypeOf(part).EndsWith("printerSettings", StringComparison.Ordinal);

    /// <summary>A file of another program or an object: nothing here knows its words, unless it is an office file too.</summary>
    public static bool IsForeign(OfficePackage package, string part) =>
        !package.IsXml(part) && !IsPicture(package, part) && !IsPrinterSettings(package, part)
        && package.TypeOf(part) is not ("application/vnd.openxmlformats-officedocument.obfuscatedFont" or "application/x-fontdata" or "application/x-font-ttf");

    /// <summary>A typed value of a custom property that holds words; numbers and dates can't be masked and tell nothing.</summary>
    public static bool IsWordsProperty(string element) => element is "lpwstr" or "lpstr" or "bstr";

    public static bool IsLocal(string target) =>
        target.StartsWith("file:", StringComparison.OrdinalIgnoreCase) || target.StartsWith(@"\\", StringComparison.Ordinal) || (target.Length > 2 && target[1] == ':');

    /// <summary>Every text node of a part.</summary>
    public static IEnumerable<string> Words(OfficePackage package, string part)
    {
        using var reader = package.Read(part);
        while (OfficeXml.Next(reader))
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && !string.IsNullOrWhiteSpace(reader.Value))
                yield return reader.Value;
        }
    }
}
