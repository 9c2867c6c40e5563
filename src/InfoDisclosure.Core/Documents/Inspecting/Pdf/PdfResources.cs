using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Graphics.Colors;
using UglyToad.PdfPig.Parser.Parts;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace InfoDisclosure.Core.Documents.Inspecting.Pdf;

/// <summary>A font as it is read, and which characters its codes stand for.</summary>
internal sealed class PdfFont(IFont font, PdfCharacterMap? map, bool isGuess)
{
    public IFont Font => font;

    /// <summary>The characters of a code; null when the file doesn't say.</summary>
    public string? Characters(int code) =>
        map?.Of(code) ?? (!isGuess && font.TryGetUnicode(code, out var characters) && characters.Length > 0 && characters[0] >= ' ' ? characters : null);
}

/// <summary>
/// Gives the library of a page's resources only what text needs: fonts and drawings. Fonts come without their programs, whose
/// outlines nobody asks for and whose code can run forever; where a character stands follows from the widths in the dictionary.
/// </summary>
internal sealed class PdfResources(IResourceStore store, IPdfTokenScanner scanner, ILookupFilterProvider filters) : IResourceStore
{
    private const int WidestRange = 0x10000;

    private readonly Stack<Dictionary<string, PdfFont?>> names = new();
    private readonly Stack<Dictionary<string, ArrayToken>> states = new();
    private readonly Dictionary<IndirectReference, PdfFont?> fonts = [];
    private readonly Dictionary<IFont, PdfFont> known = new(ReferenceEqualityComparer.Instance);

    /// <summary>True when words were to be shown in a font that can't be read.</summary>
    public bool MissedFont { get; set; }

    public PdfFont Of(IFont font) => known[font];

    public void LoadResourceDictionary(DictionaryToken resourceDictionary)
    {
        names.Push(names.TryPeek(out var outer) ? new(outer, StringComparer.Ordinal) : new(StringComparer.Ordinal));
        states.Push(states.TryPeek(out var outerStates) ? new(outerStates, StringComparer.Ordinal) : new(StringComparer.Ordinal));
        if (resourceDictionary.TryGet(NameToken.Font, scanner, out DictionaryToken? named))
        {
            foreach (var (name, token) in named.Data)
                names.Peek()[name] = Load(token);
        }
        if (resourceDictionary.TryGet(NameToken.ExtGState, scanner, out DictionaryToken? looks))
        {
            foreach (var (name, token) in looks.Data)
            {
                if (DirectObjectFinder.TryGet(token, scanner, out DictionaryToken? look) && look.TryGet(NameToken.Font, scanner, out ArrayToken? font))
                    states.Peek()[name] = font;
            }
        }
        store.LoadResourceDictionary(resourceDictionary.TryGet(NameToken.Xobject, out var drawings) ? DictionaryToken.Empty.With(NameToken.Xobject, drawings) : DictionaryToken.Empty);
    }

    public void UnloadResourceDictionary()
    {
        names.Pop();
        states.Pop();
        store.UnloadResourceDictionary();
    }

    public IFont? GetFont(NameToken name)
    {
        var font = names.TryPeek(out var here) ? here.GetValueOrDefault(name.Data) : null;
        MissedFont |= font is null;
        return font?.Font;
    }

    public IFont GetFontDirectly(IndirectReferenceToken fontReferenceToken) =>
        Load(fontReferenceToken)?.Font ?? throw new InvalidDataException("A font can't be read.");

    public bool TryGetXObject(NameToken name, [NotNullWhen(true)] out StreamToken? stream) => store.TryGetXObject(name, out stream);

    public bool TryGetXObjectReference(NameToken name, out IndirectReference reference) => store.TryGetXObjectReference(name, out reference);

    public DictionaryToken? GetExtendedGraphicsStateDictionary(NameToken name) =>
        states.TryPeek(out var here) && here.TryGetValue(name.Data, out var font) ? DictionaryToken.Empty.With(NameToken.Font, font) : null;

    public bool TryGetNamedColorSpace(NameToken name, out ResourceColorSpace namedColorSpace)
    {
        namedColorSpace = default;
        return false;
    }

    public ColorSpaceDetails GetColorSpaceDetails(NameToken? name, DictionaryToken? dictionary) => DeviceGrayColorSpaceDetails.Instance;

    public ColorSpaceDetails GetDeviceColorSpaceDetails(ColorSpace deviceColorSpace) => DeviceGrayColorSpaceDetails.Instance;

    public DictionaryToken? GetMarkedContentPropertiesDictionary(NameToken name) => null;

    public IReadOnlyDictionary<NameToken, PatternColor> GetPatterns() => new Dictionary<NameToken, PatternColor>();

    public Shading GetShading(NameToken name) => throw new NotSupportedException("No shading is looked at.");

    private PdfFont? Load(IToken token)
    {
        if (token is not IndirectReferenceToken reference)
            return token is DictionaryToken direct ? Make(direct) : null;
        if (!fonts.TryGetValue(reference.Data, out var font))
            fonts[reference.Data] = font = DirectObjectFinder.TryGet(reference, scanner, out DictionaryToken? dictionary) ? Make(dictionary) : null;
        return font;
    }

    private PdfFont? Make(DictionaryToken dictionary)
    {
        try
        {
            var plain = WithoutProgram(dictionary, out var hadProgram).Without(NameToken.ToUnicode);
            var isSimple = !plain.ContainsKey(NameToken.DescendantFonts);
            // Programs are what tells TrueType from Type 1.
            if (isSimple && plain.TryGet(NameToken.Subtype, scanner, out NameToken? kind) && kind.Data is "TrueType" or "MMType1")
                plain = plain.With(NameToken.Subtype, NameToken.Type1);
            if (!isSimple)
                plain = WithPlainDescendant(plain);
            // The library knows fonts that stand in the dictionary itself by their names only.
            var name = NameToken.Create(string.Create(CultureInfo.InvariantCulture, $"Font{known.Count}"));
            store.LoadResourceDictionary(DictionaryToken.Empty.With(NameToken.Font, DictionaryToken.Empty.With(name, plain)));
            var font = store.GetFont(name);
            store.UnloadResourceDictionary();
            if (font is null)
                return null;
            var map = MapOf(dictionary);
            return known[font] = new PdfFont(font, map, isGuess: isSimple && hadProgram && map is null && !plain.ContainsKey(NameToken.Encoding));
        }
        catch (Exception exception) when (exception is not FileRefusedException)
        {
            // A font that the library can't read, for whatever reason: its words are reported as unreadable.
            return null;
        }
    }

    /// <summary>The font's descriptor reduced to what is said in words.</summary>
    private DictionaryToken WithoutProgram(DictionaryToken font, out bool hadProgram)
    {
        hadProgram = false;
        var isType3 = font.TryGet(NameToken.Subtype, scanner, out NameToken? kind) && kind == NameToken.Type3;
        var isDrawn = font.TryGet(NameToken.FontDescriptor, scanner, out DictionaryToken? descriptor);
        if (isType3 || (!isDrawn && !font.ContainsKey(NameToken.CidSystemInfo)))
            return font;
        if (descriptor is not null)
            hadProgram = new[] { NameToken.FontFile, NameToken.FontFile2, NameToken.FontFile3 }.Any(descriptor.ContainsKey);
        var plain = DictionaryToken.Empty
            .With(NameToken.Type, NameToken.FontDescriptor)
            .With(NameToken.FontName, font.TryGet(NameToken.BaseFont, scanner, out NameToken? name) ? name : NameToken.Create("Font"))
            .With(NameToken.FontBbox, new ArrayToken([new NumericToken(0), new NumericToken(0), new NumericToken(1000), new NumericToken(1000)]));
        foreach (var kept in new[] { NameToken.Flags, NameToken.MissingWidth })
        {
            if (descriptor is not null && descriptor.TryGet(kept, scanner, out NumericToken? value))
                plain = plain.With(kept, value);
        }
        return font.With(NameToken.FontDescriptor, plain);
    }

    private DictionaryToken WithPlainDescendant(DictionaryToken font)
    {
        // A table of codes in the file itself could claim ranges without end; predefined ones are named.
        if (!font.TryGet(NameToken.Encoding, scanner, out NameToken? _))
            throw new InvalidDataException("The codes of a font are in the file.");
        if (!font.TryGet(NameToken.DescendantFonts, scanner, out ArrayToken? descendants) || descendants.Length == 0
            || !DirectObjectFinder.TryGet(descendants.Data[0], scanner, out DictionaryToken? descendant))
            throw new InvalidDataException("A font has no descendant.");
        var plain = WithoutProgram(descendant, out _).Without(NameToken.CidToGidMap).With(NameToken.Subtype, NameToken.CidFontType2);
        foreach (var widths in new[] { NameToken.W, NameToken.W2 })
        {
            if (plain.TryGet(widths, scanner, out ArrayToken? array) && HasWideRange(array))
                throw new InvalidDataException("A font's widths have a range too wide.");
        }
        return font.With(NameToken.DescendantFonts, new ArrayToken([plain]));
    }

    /// <summary>True for "first last width" with more codes between than there can be.</summary>
    private bool HasWideRange(ArrayToken widths)
    {
        for (var i = 0; i + 1 < widths.Length; i++)
        {
            if (DirectObjectFinder.TryGet(widths.Data[i], scanner, out NumericToken? first) && DirectObjectFinder.TryGet(widths.Data[i + 1], scanner, out NumericToken? last)
                && Math.Abs(last.Data - first.Data) > WidestRange)
                return true;
        }
        return false;
    }

    private PdfCharacterMap? MapOf(DictionaryToken font)
    {
        if (font.TryGet(NameToken.ToUnicode, scanner, out StreamToken? stream))
            return PdfCharacterMap.Read(stream.Decode(filters, scanner).Span);
        // Some programs name a table by which codes are characters.
        return font.TryGet(NameToken.ToUnicode, scanner, out NameToken? _) ? PdfCharacterMap.Identity : null;
    }
}
