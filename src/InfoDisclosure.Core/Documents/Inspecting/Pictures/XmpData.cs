using System.Globalization;
using System.Xml;
using InfoDisclosure.Core.Documents.Inspecting.Office;

namespace InfoDisclosure.Core.Documents.Inspecting.Pictures;

/// <summary>An XMP packet (ISO 16684-1): properties as RDF, in elements or attributes.</summary>
internal static class XmpData
{
    /// <summary>Namespaces that only describe the picture, its making or the packet itself.</summary>
    private static readonly string[] Technical =
    [
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "adobe:ns:meta/", "http://ns.adobe.com/xap/1.0/mm/", "http://ns.adobe.com/xap/1.0/sType/",
        "http://ns.adobe.com/xap/1.0/g/img/", "http://ns.adobe.com/tiff/1.0/", "http://ns.adobe.com/camera-raw-settings/1.0/",
        "http://www.w3.org/2000/xmlns/", "http://www.w3.org/XML/1998/namespace", "http://www.aiim.org/pdfa/ns/id/",
    ];

    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["creator"] = "作者",
        ["Author"] = "作者",
        ["title"] = "标题",
        ["description"] = "说明",
        ["subject"] = "关键词",
        ["Keywords"] = "关键词",
        ["rights"] = "版权",
        ["CreatorTool"] = "软件",
        ["Producer"] = "软件",
        ["CreateDate"] = "创建时间",
        ["ModifyDate"] = "修改时间",
        ["OwnerName"] = "相机所有者",
        ["SerialNumber"] = "相机序列号",
        ["City"] = "城市",
    };

    /// <summary>Adds what a packet says; one that is no XML says nothing.</summary>
    public static void Read(byte[] packet, PictureProperties found)
    {
        try
        {
            using var reader = OfficeXml.Read(new MemoryStream(packet));
            var property = (Name: "", Space: "");
            string? latitude = null;
            string? longitude = null;
            while (OfficeXml.Next(reader))
            {
                switch (reader.NodeType)
                {
                    case XmlNodeType.Element:
                        if (!Technical.Contains(reader.NamespaceURI, StringComparer.Ordinal))
                            property = (reader.LocalName, reader.NamespaceURI);
                        while (reader.MoveToNextAttribute())
                        {
                            if (!Technical.Contains(reader.NamespaceURI, StringComparer.Ordinal) && reader.NamespaceURI.Length > 0)
                                Add(reader.LocalName, reader.NamespaceURI, reader.Value);
                        }
                        reader.MoveToElement();
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA:
                        Add(property.Name, property.Space, reader.Value);
                        break;
                }
            }
            if (Degrees(latitude) is { } north && Degrees(longitude) is { } east)
                ExifData.AddPlace(found, north, east);

            void Add(string name, string space, string value)
            {
                if (space == "http://ns.adobe.com/exif/1.0/")
                {
                    // Of what the camera set only the place is of interest; people are named elsewhere.
                    latitude = name == "GPSLatitude" ? value : latitude;
                    longitude = name == "GPSLongitude" ? value : longitude;
                }
                else if (name.Length > 0)
                {
                    found.Add(Labels.GetValueOrDefault(name) ?? "XMP：" + name, value);
                }
            }
        }
        catch (Exception exception) when (exception is XmlException or InvalidDataException)
        {
            found.Hidden.Add("图片里有一段读不懂的附加信息（XMP）");
        }
    }

    /// <summary>47,39.123N or 47,39,7N.</summary>
    private static double? Degrees(string? text)
    {
        if (text is null || text.Length < 2)
            return null;
        var degrees = 0.0;
        var unit = 1.0;
        foreach (var part in text[..^1].Split(','))
        {
            if (!double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
                return null;
            degrees += number / unit;
            unit *= 60;
        }
        return text[^1] is 'S' or 'W' ? -degrees : degrees;
    }
}
