using System.Globalization;
using InfoDisclosure.Core.Documents.Inspecting.Pictures;
using InfoDisclosure.Rules.Catalogue.Privacy;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Parser.Parts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace InfoDisclosure.Core.Documents.Inspecting.Pdf;

/// <summary>One open PDF and what has been found in it.</summary>
internal sealed class PdfReading(PdfDocument document, PdfWork work)
{
    /// <summary>Forms, outlines and lists of attachments have so many entries at most; the rest is not looked at but told of.</summary>
    private const int MostEntries = 20_000;
    private const int DeepestTree = 40;

    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["Author"] = "作者",
        ["Title"] = "标题",
        ["Subject"] = "主题",
        ["Keywords"] = "关键词",
        ["Creator"] = "创建程序",
        ["Producer"] = "制作程序",
        ["CreationDate"] = "创建时间",
        ["ModDate"] = "修改时间",
        ["Company"] = "单位",
    };

    private readonly IPdfTokenScanner scanner = document.Structure.TokenScanner;
    private readonly List<ScannedText> texts = [];
    private readonly List<string> plain = [];
    private readonly List<string> hidden = [];
    private readonly PictureProperties properties = new();
    private readonly List<int> unreadable = [];
    private readonly List<string> attachments = [];
    private readonly List<string> pictured = [];
    private int notes;
    private int fields;
    private int entries;

    public FileInspection Read(byte[] file)
    {
        document.AddPageFactory<PdfPageText, PdfPageReader>();
        for (var number = 1; number <= document.NumberOfPages; number++)
            ReadPage(number);
        var catalog = document.Structure.Catalog.CatalogDictionary;
        ReadOutline(catalog);
        ReadForm(catalog);
        ReadAttachments(catalog);
        ReadProperties();
        Tell(notes, "有注释、批注{0}处");
        Tell(fields, "表单里填有内容{0}处");
        if (attachments.Count > 0)
            hidden.Add(string.Create(CultureInfo.InvariantCulture, $"带有附件{attachments.Count}个，里面的内容没有检查：{string.Concat(attachments.Take(5).Select(name => $"“{name}”"))}"));
        Tell(unreadable.Count, "有{0}页只有图片，或文字无法识别，没有检查：" + Pages());
        Tell(pictured.Count, "有{0}页带有图片，图片里的文字没有检查");
        if (Get<DictionaryToken>(catalog, NameToken.Create("OCProperties")) is { } layers && Get<DictionaryToken>(layers, NameToken.D) is { } shown && Get<ArrayToken>(shown, NameToken.Create("OFF")) is { Length: > 0 })
            hidden.Add("有隐藏的图层，图层里的文字已一并检查");
        Tell(PdfStructure.Additions(file), "文件修改后追加保存过{0}次，修改前的内容可能还留在文件里，请重新导出");
        if (entries > MostEntries)
            hidden.Add("表单、书签等太多，没有全部检查");
        return new FileInspection
        {
            Content = new ScannedContent(texts, []),
            PlainText = string.Join('\n', plain),
            Hidden = hidden,
            Properties = properties.Properties,
            UnreadablePages = unreadable.Count,
            Pictures = pictured,
        };
    }

    private void ReadPage(int number)
    {
        var where = string.Create(CultureInfo.InvariantCulture, $"第{number}页");
        PdfPageText page;
        try
        {
            page = document.GetPage<PdfPageText>(number);
        }
        catch (Exception exception) when (exception is not FileRefusedException)
        {
            work.ThrowIfOver();
            unreadable.Add(number);
            return;
        }
        work.ThrowIfOver();
        if (page.IsUnreadable)
            unreadable.Add(number);
        else if (page.Pictured >= PdfPageText.LargePicture)
            pictured.Add(where);
        var text = page.Glyphs.Count == 0 ? "" : PdfLines.Read(page.Glyphs);
        if (text.Length > 0)
        {
            texts.Add(new ScannedText(where, text));
            plain.Add(text);
        }
        ReadAnnotations(page.Dictionary, where);
    }

    private void ReadAnnotations(DictionaryToken page, string where)
    {
        foreach (var token in Get<ArrayToken>(page, NameToken.Annots)?.Data ?? [])
        {
            if (entries++ > MostEntries || Of<DictionaryToken>(token) is not { } annotation)
                continue;
            var kind = Get<NameToken>(annotation, NameToken.Subtype)?.Data;
            if (kind is not ("Widget" or "Link" or "Popup"))
                notes++;
            Add(where + "注释", Words(annotation, "Contents"));
            Add(where + "注释作者", kind is "Widget" ? null : Words(annotation, "T"));
            if (Get<DictionaryToken>(annotation, NameToken.A) is { } action)
                Add(where + "链接", Words(action, "URI"));
            if (kind is "FileAttachment" && Get<DictionaryToken>(annotation, NameToken.Create("FS")) is { } attached)
                attachments.Add(Words(attached, "UF") ?? Words(attached, "F") ?? "");
        }
    }

    private void ReadForm(DictionaryToken catalog)
    {
        if (Get<DictionaryToken>(catalog, NameToken.AcroForm) is not { } form)
            return;
        if (form.ContainsKey(NameToken.Create("XFA")))
            hidden.Add("有XFA表单，里面的内容没有检查");
        Walk(form, NameToken.Fields, field =>
        {
            var value = Words(field, "V") ?? (Get<StreamToken>(field, NameToken.V) is { } stream ? PlainFile.Decode(stream.Decode(document.Structure.FilterProvider, scanner).ToArray()) : null);
            fields += string.IsNullOrWhiteSpace(value) ? 0 : 1;
            Add("表单", value);
            Add("表单默认值", Words(field, "DV"));
            Add("表单提示", Words(field, "TU"));
        });
    }

    private void ReadAttachments(DictionaryToken catalog)
    {
        if (Get<DictionaryToken>(catalog, NameToken.Names) is not { } names || Get<DictionaryToken>(names, NameToken.EmbeddedFiles) is not { } tree)
            return;
        AddNames(tree);
        Walk(tree, NameToken.Kids, AddNames);

        void AddNames(DictionaryToken node)
        {
            var pairs = Get<ArrayToken>(node, NameToken.Names)?.Data ?? [];
            for (var i = 0; i < pairs.Count && entries++ <= MostEntries; i += 2)
                attachments.Add(Words(pairs[i]) ?? "");
        }
    }

    private void ReadOutline(DictionaryToken catalog)
    {
        if (Get<DictionaryToken>(catalog, NameToken.Outlines) is not { } outlines)
            return;
        var waiting = new Stack<IToken>();
        var seen = new HashSet<IndirectReference>();
        Push(outlines, NameToken.First);
        while (waiting.TryPop(out var token) && entries++ <= MostEntries)
        {
            if (token is IndirectReferenceToken reference && !seen.Add(reference.Data))
                continue;
            if (Of<DictionaryToken>(token) is not { } item)
                continue;
            Add("书签", Words(item, "Title"));
            Push(item, NameToken.Next);
            Push(item, NameToken.First);
        }

        void Push(DictionaryToken item, NameToken way)
        {
            if (item.TryGet(way, out var token))
                waiting.Push(token);
        }
    }

    /// <summary>Visits a tree whose nodes name their children under <paramref name="first"/> and then under Kids, each once.</summary>
    private void Walk(DictionaryToken root, NameToken first, Action<DictionaryToken> visit)
    {
        var seen = new HashSet<IndirectReference>();
        var waiting = new Stack<(IToken Token, int Depth)>((Get<ArrayToken>(root, first)?.Data ?? []).Reverse().Select(token => (token, 1)));
        while (waiting.TryPop(out var next) && entries++ <= MostEntries)
        {
            if (next.Depth > DeepestTree || (next.Token is IndirectReferenceToken reference && !seen.Add(reference.Data)) || Of<DictionaryToken>(next.Token) is not { } node)
                continue;
            visit(node);
            foreach (var child in (Get<ArrayToken>(node, NameToken.Kids)?.Data ?? []).Reverse())
                waiting.Push((child, next.Depth + 1));
        }
    }

    private void ReadProperties()
    {
        if (document.Information.DocumentInformationDictionary is { } information)
        {
            foreach (var (name, token) in information.Data)
                properties.Add(Labels.GetValueOrDefault(name) ?? $"属性“{name}”", name is "CreationDate" or "ModDate" ? Moment(Words(token)) : Words(token));
        }
        if (Get<StreamToken>(document.Structure.Catalog.CatalogDictionary, NameToken.Metadata) is { } packet)
        {
            try
            {
                XmpData.Read(packet.Decode(document.Structure.FilterProvider, scanner).ToArray(), properties);
            }
            catch (Exception exception) when (exception is not FileRefusedException)
            {
                hidden.Add("附加信息（XMP）读不出来，没有检查");
            }
        }
        hidden.AddRange(properties.Hidden);
        foreach (var property in properties.Properties)
            Add("文件属性：" + property.Label, property.Value);
    }

    /// <summary>D:20240102030405+08'00' as people write it; what is written otherwise stays.</summary>
    private static string? Moment(string? date)
    {
        var digits = date is ['D', ':', .. var rest] ? rest.TakeWhile(char.IsAsciiDigit).Count() : 0;
        return digits < 8 ? date : digits < 14 ? $"{date![2..6]}-{date[6..8]}-{date[8..10]}" : $"{date![2..6]}-{date[6..8]}-{date[8..10]} {date[10..12]}:{date[12..14]}:{date[14..16]}";
    }

    private string Pages() => "第" + string.Join('、', unreadable.Take(20).Select(number => number.ToString(CultureInfo.InvariantCulture))) + (unreadable.Count > 20 ? "……" : "") + "页";

    private void Tell(int count, string sentence)
    {
        if (count > 0)
            hidden.Add(string.Format(CultureInfo.InvariantCulture, sentence, count));
    }

    private void Add(string where, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            texts.Add(new ScannedText(where, text));
    }

    private string? Words(DictionaryToken dictionary, string name) =>
        dictionary.TryGet(NameToken.Create(name), out var token) ? Words(token) : null;

    private string? Words(IToken token) => Of<IToken>(token) switch
    {
        StringToken text => text.Data,
        HexToken text => text.Data,
        NameToken name => name.Data,
        _ => null,
    };

    private T? Get<T>(DictionaryToken dictionary, NameToken name)
        where T : class, IToken =>
        dictionary.TryGet(name, out var token) ? Of<T>(token) : null;

    private T? Of<T>(IToken token)
        where T : class, IToken =>
        DirectObjectFinder.TryGet<T>(token is IndirectReferenceToken reference && typeof(T) == typeof(IToken) ? scanner.Get(reference.Data)?.Data : token, scanner, out var found) ? found : null;
}
