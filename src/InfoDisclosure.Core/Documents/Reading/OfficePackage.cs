using System.Buffers;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace InfoDisclosure.Core.Documents.Reading;

/// <summary>
/// A Word or Excel file: a ZIP of parts that name each other (ISO/IEC 29500-2). What it unpacks to is counted before anything
/// is read, for a header may say anything.
/// </summary>
internal sealed class OfficePackage : IDisposable
{
    /// <summary>What a file may unpack to, in bytes.</summary>
    public const long MostUnpacked = 200 * 1024 * 1024;

    private const int MostParts = 20_000;

    /// <summary>The lists of parts and relationships are held whole.</summary>
    private const long LongestList = 4 * 1024 * 1024;

    private const string Types = "[Content_Types].xml";

    private readonly OpenXmlPackage package;

    private OfficePackage(OpenXmlPackage package, OpenXmlPart main)
    {
        this.package = package;
        Main = new OfficePart(main);
    }

    /// <summary>The document or workbook itself.</summary>
    public OfficePart Main { get; }

    /// <summary>Opens a file whose name ends in docx or xlsx; throws <see cref="FileRefusedException"/> for anything else.</summary>
    public static OfficePackage Open(MemoryStream file, bool isSheet)
    {
        Examine(file, isSheet, out var isWhole);
        if (!isWhole)
            file = WithoutDeadRelationships(file);
        file.Position = 0;
        OpenXmlPackage opened = isSheet ? SpreadsheetDocument.Open(file, isEditable: false) : WordprocessingDocument.Open(file, isEditable: false);
        OpenXmlPart? main = opened is SpreadsheetDocument sheets ? sheets.WorkbookPart : ((WordprocessingDocument)opened).MainDocumentPart;
        if (main is not null)
            return new OfficePackage(opened, main);
        opened.Dispose();
        throw new InvalidDataException("The package has no main part.");
    }

    public void Dispose() => package.Dispose();

    /// <summary>Refuses what can't be read; <paramref name="isWhole"/> is false if a part names one that isn't there.</summary>
    private static void Examine(MemoryStream file, bool isSheet, out bool isWhole)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count > MostParts)
            throw new FileRefusedException("文件里的部件太多，不像办公软件做的文件，没有带入。请作为附件上传。");
        if (zip.Entries.Any(entry => entry.IsEncrypted))
            throw new FileRefusedException("文件加了密码，读不出来。请用Word或WPS打开，取消密码后另存，再上传。");
        if (zip.Entries.Any(entry => entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            throw Macros(isSheet);
        var unpacked = 0L;
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            foreach (var entry in zip.Entries)
            {
                var isList = entry.FullName == Types || IsRelationships(entry);
                using var content = entry.Open();
                var size = 0L;
                for (int read; (read = content.Read(buffer)) > 0; unpacked += read)
                {
                    size += read;
                    if (unpacked + read > MostUnpacked || (isList && size > LongestList))
                        throw new FileRefusedException("文件解开后太大（超过200MB），没有带入。请压缩其中的图片或拆分后再上传。");
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        CheckKind(zip, isSheet);
        var parts = Names(zip);
        isWhole = zip.Entries.Where(IsRelationships).All(entry => NamesOnly(entry, parts));
    }

    private static void CheckKind(ZipArchive zip, bool isSheet)
    {
        var types = zip.GetEntry(Types) is { } list ? ContentTypes(list) : [];
        if (types.Exists(type => type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)))
            throw Macros(isSheet);
        if (types.Exists(type => type.Contains(isSheet ? "spreadsheetml" : "wordprocessingml", StringComparison.OrdinalIgnoreCase) && type.EndsWith("main+xml", StringComparison.OrdinalIgnoreCase)))
            return;
        if (types.Exists(type => type.EndsWith("main+xml", StringComparison.OrdinalIgnoreCase)))
        {
            throw new FileRefusedException(types.Exists(type => type.Contains(isSheet ? "wordprocessingml.document" : "spreadsheetml.sheet", StringComparison.OrdinalIgnoreCase))
                ? isSheet ? "这个文件其实是Word文件，请把后缀改为docx后再上传。" : "这个文件其实是Excel文件，请把后缀改为xlsx后再上传。"
                : "这个文件不是Word或Excel文件（可能是演示文稿），没有带入。请作为附件上传。");
        }
        if (zip.GetEntry("mimetype") is not null)
            throw new FileRefusedException($"这是ODF格式的文件，没有带入。请用办公软件打开，另存为{Ending(isSheet)}后再上传。");
        throw new FileRefusedException("这个文件的内容和它的后缀不符（是别的压缩文件），请用办公软件另存后再上传。");
    }

    private static List<string> ContentTypes(ZipArchiveEntry list)
    {
        var types = new List<string>();
        using var walk = new XmlWalk(list.Open());
        for (var inside = walk.Root(); walk.Next(inside);)
        {
            if (walk["ContentType"] is { } type)
                types.Add(type);
        }
        return types;
    }

    private static FileRefusedException Macros(bool isSheet) =>
        new($"文件里有宏，为了安全没有带入。请用办公软件打开，另存为不含宏的{Ending(isSheet)}后再上传。");

    private static string Ending(bool isSheet) => isSheet ? "xlsx" : "docx";

    private static bool IsRelationships(ZipArchiveEntry entry) => entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    private static HashSet<string> Names(ZipArchive zip) => zip.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static bool NamesOnly(ZipArchiveEntry relationships, HashSet<string> parts)
    {
        using var walk = new XmlWalk(relationships.Open());
        for (var inside = walk.Root(); walk.Next(inside);)
        {
            if (IsDead(relationships, walk["Target"], walk["TargetMode"], parts))
                return false;
        }
        return true;
    }

    /// <summary>True for a part that isn't there: Word writes NULL for a picture that got lost, and opens the file all the same.</summary>
    private static bool IsDead(ZipArchiveEntry relationships, string? target, string? mode, HashSet<string> parts)
    {
        // word/_rels/document.xml.rels speaks of word/document.xml.
        var source = new Uri("http://package/" + relationships.FullName[..^".rels".Length].Replace("_rels/", "", StringComparison.OrdinalIgnoreCase));
        return mode != "External" && (!Uri.TryCreate(source, target, out var part) || !parts.Contains(Uri.UnescapeDataString(part.AbsolutePath)[1..]));
    }

    private static MemoryStream WithoutDeadRelationships(MemoryStream file)
    {
        var mended = new MemoryStream();
        file.Position = 0;
        file.CopyTo(mended);
        using var zip = new ZipArchive(mended, ZipArchiveMode.Update, leaveOpen: true);
        var parts = Names(zip);
        foreach (var entry in zip.Entries.Where(IsRelationships).ToList())
        {
            XDocument list;
            using (var content = XmlReader.Create(entry.Open(), XmlWalk.Settings))
                list = XDocument.Load(content);
            list.Root?.Elements().Where(relationship => IsDead(entry, relationship.Attribute("Target")?.Value, relationship.Attribute("TargetMode")?.Value, parts)).Remove();
            using var written = entry.Open();
            written.SetLength(0);
            list.Save(written);
        }
        return mended;
    }
}

/// <summary>A part of a file and what it names.</summary>
internal sealed class OfficePart(OpenXmlPart part)
{
    private Dictionary<string, string>? links;

    /// <summary>Its path, by which the same picture is known again.</summary>
    public string Path => part.Uri.OriginalString;

    public bool IsKind(string kind) => part.RelationshipType.EndsWith("/" + kind, StringComparison.Ordinal);

    /// <summary>Walks its XML.</summary>
    public XmlWalk Walk() => new(part.GetStream(FileMode.Open, FileAccess.Read));

    /// <summary>Its bytes.</summary>
    public byte[] Bytes()
    {
        using var content = part.GetStream(FileMode.Open, FileAccess.Read);
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>The part that a relationship names.</summary>
    public OfficePart? Named(string? relationship) =>
        relationship is not null && part.TryGetPartById(relationship, out var named) ? new OfficePart(named) : null;

    /// <summary>The parts of a kind, such as styles; the two sets of relationship names end alike.</summary>
    public IEnumerable<OfficePart> Kind(string kind) =>
        part.Parts.Where(pair => pair.OpenXmlPart.RelationshipType.EndsWith("/" + kind, StringComparison.Ordinal)).Select(pair => new OfficePart(pair.OpenXmlPart));

    /// <summary>The address of a link, or null where the relationship isn't one.</summary>
    public string? Link(string? relationship)
    {
        links ??= part.HyperlinkRelationships.ToDictionary(link => link.Id, link => link.Uri.OriginalString, StringComparer.Ordinal);
        return relationship is null ? null : links.GetValueOrDefault(relationship);
    }
}
