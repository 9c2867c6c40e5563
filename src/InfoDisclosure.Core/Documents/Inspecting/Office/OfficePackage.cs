using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace InfoDisclosure.Core.Documents.Inspecting.Office;

/// <summary>
/// A relationship of a part (ECMA-376 part 2, 6.5); <see cref="Part"/> is null when it leads out of the package.
/// </summary>
internal sealed record OfficeRelationship(string Id, string Type, string Target, string? Part)
{
    /// <summary>The last word of the type, the same in the transitional and the strict manner.</summary>
    public string Kind { get; } = Type[(Type.LastIndexOf('/') + 1)..];
}

/// <summary>
/// A docx or xlsx: parts in a ZIP file. Everything is unpacked once on opening, counted and thrown away, so that what is read
/// later is known to be whole and of bounded size.
/// </summary>
internal sealed class OfficePackage : IDisposable
{
    private const int MostEntries = 10_000;
    private const string ContentTypes = "[Content_Types].xml";

    // A ZIP file's oldest moment; a fixed one makes equal parts equal bytes.
    private static readonly DateTimeOffset Moment = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive zip;
    private readonly Dictionary<string, (string Name, ZipArchiveEntry Entry)> entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> types = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> typesByEnding = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, IReadOnlyList<OfficeRelationship>> relationships = new(StringComparer.OrdinalIgnoreCase);

    private OfficePackage(ZipArchive zip) => this.zip = zip;

    /// <summary>The parts, relationships not among them, in a fixed order.</summary>
    public IReadOnlyList<string> Parts { get; private set; } = [];

    /// <summary>Opens a package whose main part's content type ends in <paramref name="mainType"/>.</summary>
    public static OfficePackage Open(byte[] file, string mainType, ReadingBudget budget)
    {
        // An encrypted or pre-2007 document is an OLE file.
        if (file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            throw new FileRefusedException("文件加了密码，或是旧版格式（doc、xls），无法检查。请去掉密码，另存为 docx 或 xlsx 后再上传");
        ZipArchive? opened = null;
        try
        {
            opened = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
            var package = new OfficePackage(opened);
            package.Unpack(budget);
            package.ReadTypes();
            if (package.MainPart is not { } main || !package.Has(main) || !package.TypeOf(main).EndsWith(mainType, StringComparison.OrdinalIgnoreCase))
                throw new InvalidDataException("The main part is another one.");
            return package;
        }
        catch (Exception exception)
        {
            opened?.Dispose();
            // What ZipArchive throws for bad directories and entries besides InvalidDataException.
            if (exception is IOException or ArgumentException or NotSupportedException or OverflowException)
                throw new InvalidDataException("The ZIP file is damaged.", exception);
            throw;
        }
    }

    /// <summary>The document or workbook itself.</summary>
    public string? MainPart => RelationshipsOf("").FirstOrDefault(relationship => relationship.Kind == "officeDocument")?.Part;

    public bool Has(string part) => entries.ContainsKey(part);

    public string TypeOf(string part) =>
        types.GetValueOrDefault(part) ?? typesByEnding.GetValueOrDefault(Path.GetExtension(part).TrimStart('.')) ?? "";

    /// <summary>True for parts that are read as XML; VML is not always well-formed.</summary>
    public bool IsXml(string part) => TypeOf(part) is var type && (type.EndsWith("xml", StringComparison.OrdinalIgnoreCase) || IsVml(part));

    public bool IsVml(string part) => TypeOf(part).EndsWith("vmlDrawing", StringComparison.OrdinalIgnoreCase);

    public XmlReader Read(string part) => OfficeXml.Read(entries[part].Entry.Open());

    public byte[] Bytes(string part)
    {
        using var content = entries[part].Entry.Open();
        var all = new MemoryStream();
        content.CopyTo(all);
        return all.ToArray();
    }

    /// <summary>The relationships of a part; those of the package itself for the empty name.</summary>
    public IReadOnlyList<OfficeRelationship> RelationshipsOf(string part)
    {
        if (!relationships.TryGetValue(part, out var known))
            relationships[part] = known = ReadRelationships(part);
        return known;
    }

    /// <summary>The parts that one leads to in a given way.</summary>
    public IEnumerable<string> Related(string part, string kind) =>
        RelationshipsOf(part).Where(relationship => relationship.Kind == kind && relationship.Part is not null && Has(relationship.Part)).Select(relationship => relationship.Part!);

    /// <summary>
    /// Writes the package anew: the parts that can still be reached over the relationships that <paramref name="keeps"/>
    /// leaves, each rewritten by <paramref name="rewrite"/> or, where that gives null, as it is. Equal input gives equal bytes.
    /// </summary>
    public byte[] Rewrite(Func<string, OfficeRelationship, bool> keeps, Func<string, byte[]?> rewrite, Func<OfficeRelationship, string>? target = null)
    {
        var kept = Reachable(keeps);
        var written = new MemoryStream();
        using (var copy = new ZipArchive(written, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(copy, ContentTypes, WriteTypes(kept));
            foreach (var source in Parts.Where(kept.Contains).Prepend(""))
            {
                if (source.Length > 0)
                    Add(copy, source, rewrite(source) ?? Bytes(source));
                var leading = RelationshipsOf(source).Where(relationship => keeps(source, relationship)).ToList();
                if (leading.Count > 0)
                    Add(copy, RelationshipPart(source), WriteRelationships(leading, target));
            }
        }
        return written.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose() => zip.Dispose();

    private static string RelationshipPart(string part)
    {
        var name = part.LastIndexOf('/') + 1;
        return $"{part[..name]}_rels/{part[name..]}.rels";
    }

    private static void Add(ZipArchive copy, string name, byte[] content)
    {
        var entry = copy.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Moment;
        using var target = entry.Open();
        target.Write(content);
    }

    private void Unpack(ReadingBudget budget)
    {
        if (zip.Entries.Count > MostEntries)
            throw new FileRefusedException(string.Create(CultureInfo.InvariantCulture, $"文件里的部件超过{MostEntries}个，请拆分后再上传"));
        var buffer = new byte[81920];
        foreach (var entry in zip.Entries)
        {
            var name = entry.FullName.Replace('\\', '/').TrimStart('/');
            if (name.Length == 0 || name.EndsWith('/'))
                continue;
            // Of two parts with one name a reader shows one and we might check the other.
            if (!entries.TryAdd(name, (name, entry)))
                throw new InvalidDataException("Two parts have the same name.");
            using var content = entry.Open();
            int read;
            while ((read = content.Read(buffer)) > 0)
                budget.CountBytes(read);
        }
        Parts = [.. entries.Keys.Where(name => name != ContentTypes && !name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];
    }

    private void ReadTypes()
    {
        if (!Has(ContentTypes))
            throw new InvalidDataException("Nothing says what the parts are.");
        using var reader = Read(ContentTypes);
        while (OfficeXml.Next(reader))
        {
            if (reader.NodeType == XmlNodeType.Element && reader.GetAttribute("ContentType") is { } type)
            {
                if (reader.GetAttribute("Extension") is { } ending)
                    typesByEnding[ending] = type;
                else if (reader.GetAttribute("PartName") is { } part)
                    types[part.TrimStart('/')] = type;
            }
        }
    }

    private List<OfficeRelationship> ReadRelationships(string part)
    {
        var found = new List<OfficeRelationship>();
        var name = RelationshipPart(part);
        if (!Has(name))
            return found;
        using var reader = Read(name);
        while (OfficeXml.Next(reader))
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "Relationship" })
                continue;
            var type = reader.GetAttribute("Type") ?? "";
            var target = reader.GetAttribute("Target") ?? "";
            var external = reader.GetAttribute("TargetMode") == "External";
            found.Add(new OfficeRelationship(reader.GetAttribute("Id") ?? "", type, target, external ? null : Resolve(part, target)));
        }
        return found;
    }

    /// <summary>The name of the part that a target means, seen from the part that names it, as the part itself is written.</summary>
    private string Resolve(string part, string target)
    {
        var steps = new List<string>();
        if (!target.StartsWith('/'))
            steps.AddRange(part.Split('/')[..^1]);
        foreach (var step in Uri.UnescapeDataString(target).Split('#')[0].Split('/', '\\'))
        {
            if (step == ".." && steps.Count > 0)
                steps.RemoveAt(steps.Count - 1);
            else if (step is not ("" or "." or ".."))
                steps.Add(step);
        }
        var name = string.Join('/', steps);
        return entries.TryGetValue(name, out var known) ? known.Name : name;
    }

    private HashSet<string> Reachable(Func<string, OfficeRelationship, bool> keeps)
    {
        var reached = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var waiting = new Stack<string>([""]);
        while (waiting.TryPop(out var source))
        {
            foreach (var relationship in RelationshipsOf(source))
            {
                if (relationship.Part is { } part && keeps(source, relationship) && Has(part) && reached.Add(part))
                    waiting.Push(part);
            }
        }
        return reached;
    }

    private byte[] WriteTypes(HashSet<string> kept)
    {
        var endings = kept.Select(part => Path.GetExtension(part).TrimStart('.')).Append("rels").ToHashSet(StringComparer.OrdinalIgnoreCase);
        return OfficeXml.Write("Types", "http://schemas.openxmlformats.org/package/2006/content-types", writer =>
        {
            foreach (var (ending, type) in typesByEnding.Where(type => endings.Contains(type.Key)).OrderBy(type => type.Key, StringComparer.Ordinal))
                OfficeXml.WriteElement(writer, "Default", ("Extension", ending), ("ContentType", type));
            foreach (var (part, type) in types.Where(type => kept.Contains(type.Key)).OrderBy(type => type.Key, StringComparer.Ordinal))
                OfficeXml.WriteElement(writer, "Override", ("PartName", "/" + part), ("ContentType", type));
        });
    }

    private static byte[] WriteRelationships(List<OfficeRelationship> leading, Func<OfficeRelationship, string>? target) =>
        OfficeXml.Write("Relationships", "http://schemas.openxmlformats.org/package/2006/relationships", writer =>
        {
            foreach (var relationship in leading)
            {
                if (relationship.Part is not null)
                    OfficeXml.WriteElement(writer, "Relationship", ("Id", relationship.Id), ("Type", relationship.Type), ("Target", relationship.Target));
                else
                    OfficeXml.WriteElement(writer, "Relationship", ("Id", relationship.Id), ("Type", relationship.Type), ("Target", target?.Invoke(relationship) ?? relationship.Target), ("TargetMode", "External"));
            }
        });
}
