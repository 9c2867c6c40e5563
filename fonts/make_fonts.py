"""Makes and checks the font files in this folder.

    make_fonts.py make SOURCES    subset and convert what make-fonts.sh unpacked in SOURCES
    make_fonts.py check           read the finished files back and hold them to what README.md claims

Needs fontTools (Debian: python3-fonttools). The same sources and the same fontTools give the same bytes.
"""

import bz2
import gzip
import hashlib
import os
import re
import shutil
import sys
import unicodedata

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

HERE = os.path.dirname(os.path.abspath(__file__))
TGH_LIST = "tgh8105.txt"

KEPT_TABLES = {"GlyphOrder", "OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"}

# Largest distance, in thousandths of an em, between a cubic outline and the quadratic one that replaces it.
CU2QU_ERROR = 1.0

NOTO_SERIF = "noto-serif-sc/package/"
NOTO_SANS = "noto-sans-sc/package/"
WENKAI = "debian/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"
FANDOL = "debian/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf"
FANDOL_DOC = "debian/usr/share/doc/texlive-doc/fonts/fandol/"
UNIHAN = "debian/usr/share/unicode/Unihan_OtherMappings.txt.bz2"

# What the committed files were made from.
SOURCE_SHA256 = {
    NOTO_SERIF + "700Bold/NotoSerifSC_700Bold.ttf": "9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6",
    NOTO_SERIF + "400Regular/NotoSerifSC_400Regular.ttf": "c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742",
    NOTO_SANS + "700Bold/NotoSansSC_700Bold.ttf": "9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96",
    WENKAI: "bbf534b0ca093928f94d1782855e65a19a32cde82b075d495d072025521953c8",
    FANDOL: "d838ad32ce2244d8144f408c37fe71065aba6fbbc80759a4d2aa2033948d5bc9",
}

MARK = "subset and outlines only, made for InfoDisclosure"


# ---------------------------------------------------------------- character sets

def ranges(*pairs):
    return {c for first, last in pairs for c in range(first, last + 1)}


# A font gives what it has of these; the check below names the ones every font must have.
SYMBOLS = ranges(
    (0x20, 0x7E), (0xA0, 0xFF),                    # ASCII, Latin-1
    (0x100, 0x17F), (0x1CD, 0x1DC), (0x1F8, 0x1F9), (0x251, 0x251), (0x261, 0x261), (0x2C6, 0x2DD),  # pinyin
    (0x391, 0x3C9), (0x401, 0x451),                # Greek, Cyrillic
    (0x2000, 0x200A), (0x2010, 0x2027), (0x202F, 0x205E),  # spaces, dashes, quotes, ellipses, per mille
    (0x2070, 0x209C), (0x20A0, 0x20BF),            # super- and subscripts, currency
    (0x2100, 0x214F), (0x2150, 0x2189),            # ℃ № ™, fractions, Roman numerals
    (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2300, 0x23FF),  # arrows, mathematics, technical
    (0x2460, 0x24FF), (0x2500, 0x259F), (0x25A0, 0x26FF), (0x2700, 0x27BF),  # ① ⑴ ⒈, boxes, shapes, ticks
    (0x2E3A, 0x2E3B),                              # two and three em dashes, to draw —— without a gap
    (0x3000, 0x303F), (0x3041, 0x30FF), (0x3105, 0x312F),  # CJK punctuation, kana, bopomofo
    (0x3200, 0x33FF),                              # ㈠ ㊣ ㎡
    (0xFE10, 0xFE19), (0xFE30, 0xFE4F), (0xFE50, 0xFE6B), (0xFF01, 0xFFE6),  # vertical, small and full-width forms
)

# What an official document may hold beside its characters; a font that lacks one is reported in README.md.
REQUIRED_SYMBOLS = set(map(ord, (
    "".join(map(chr, range(0x20, 0x7F)))
    + "　、。〈〉《》「」『』【】〔〕〖〗〃々〇〓"
    + "！（），．：；？［］｛｝／％＋－＝＜＞～￥０１２３４５６７８９ＡＢＣＺａｂｃｚ"
    + "‘’“”—–…·‰′″※§°±×÷→←↑↓℃№㎡㎏㎜㎝㎞"
    + "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⒈⒉⒊㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
    + "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫⅰⅱⅲαβγδλμπσφωΑΒΓΔΩ"
    + "□■△▲○●◎◇◆☆★─│┌┐└┘├┤┬┴┼≤≥≠≈∞∑√")))


def two_byte(codec):
    """Every code point that a two-byte Chinese encoding holds, private use left out."""
    out = set()
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            try:
                text = bytes((lead, trail)).decode(codec)
            except UnicodeDecodeError:
                continue
            if len(text) == 1 and unicodedata.category(text) != "Co":
                out.add(ord(text))
    return out


GB2312 = two_byte("gb2312")
GBK = two_byte("gbk") | two_byte("gb18030")


def han(points):
    return {c for c in points if unicodedata.name(chr(c), "").startswith("CJK ") and "IDEOGRAPH-" in unicodedata.name(chr(c))}


def read_tgh(unihan):
    """通用规范汉字表: the Unihan property kTGH lists it, one rank from 1 to 8105 for each character."""
    ranked = {}
    with bz2.open(unihan, "rt", encoding="utf-8") as lines:
        for line in lines:
            match = re.match(r"U\+([0-9A-F]+)\tkTGH\t2013:(\d+)$", line.rstrip())
            if match:
                ranked[int(match[2])] = int(match[1], 16)
    if sorted(ranked) != list(range(1, 8106)):
        raise SystemExit(f"kTGH: {len(ranked)} ranks, not 1 to 8105")
    return [ranked[rank] for rank in sorted(ranked)]


def load_tgh():
    with open(os.path.join(HERE, TGH_LIST), encoding="utf-8") as lines:
        return {ord(c) for line in lines if not line.startswith("#") for c in line.strip()}


# ---------------------------------------------------------------- making

def is_blank(font, name):
    return font["glyf"][name].numberOfContours == 0


def may_be_blank(point):
    return unicodedata.category(chr(point)) in ("Zs", "Cf")


def take_subset(font, wanted):
    """Keeps the outlines of `wanted`, gives the font one plain cmap and side bearings that equal xMin."""
    for tag in set(font.keys()) - KEPT_TABLES:
        del font[tag]
    wanted = {c for c in wanted if c in font.getBestCmap()}
    # A mapped glyph with nothing in it would swallow the character instead of letting the next font draw it.
    blank = {c for c in wanted if not may_be_blank(c) and is_blank(font, font.getBestCmap()[c])}
    wanted -= blank
    # First of all, so that no variation selector keeps a glyph that plain text never reaches.
    rebuild_cmap(font, {c: name for c, name in font.getBestCmap().items() if c in wanted})

    options = subset.Options()
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.layout_closure = False
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.name_legacy = True
    options.recalc_timestamp = False
    options.recalc_bounds = True
    options.recalc_average_width = True
    options.recalc_max_context = True
    options.prune_unicode_ranges = True
    options.prune_codepage_ranges = True
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)

    rebuild_cmap(font, font.getBestCmap())
    fix_bearings(font)
    for field in ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements", "maxSizeOfInstructions"):
        setattr(font["maxp"], field, 0)
    font["maxp"].maxZones = 1
    font["post"].formatType = 3.0
    return blank


def rebuild_cmap(font, mapping):
    table = newTable("cmap")
    table.tableVersion = 0
    table.tables = []
    basic = {c: name for c, name in mapping.items() if c <= 0xFFFF}
    for platform, encoding, form, part in ((0, 3, 4, basic), (0, 4, 12, mapping), (3, 1, 4, basic), (3, 10, 12, mapping)):
        sub = CmapSubtable.newSubtable(form)
        sub.platformID, sub.platEncID, sub.language, sub.cmap = platform, encoding, 0, part
        table.tables.append(sub)
    font["cmap"] = table


def fix_bearings(font):
    glyf, hmtx = font["glyf"], font["hmtx"]
    for name in font.getGlyphOrder():
        glyph = glyf[name]
        glyph.recalcBounds(glyf)
        left = 0 if glyph.numberOfContours == 0 else glyph.xMin
        hmtx[name] = (hmtx[name][0], left)
    font["head"].flags = (font["head"].flags & ~0b11100) | 0b10  # left side bearing point at x = 0, no hinted widths


def mark_names(font, family=None):
    """Says in the font itself that it was changed; with `family`, gives it a name of our own."""
    names = font["name"]
    names.names = [n for n in names.names if n.platformID == 3 and n.langID == 1033 and n.nameID not in range(25, 400)]
    origin = f"{names.getDebugName(4)}, {names.getDebugName(5)}"

    def put(name_id, text):
        names.setName(text, name_id, 3, 1, 1033)

    if family:
        post_script = family.replace(" ", "") + "-Regular"
        put(1, family)
        put(2, "Regular")
        put(3, f"{post_script};{MARK}")
        put(4, family)
        put(6, post_script)
    else:
        put(3, f"{names.getDebugName(3)};{MARK}")
    put(5, f"{names.getDebugName(5)}; {MARK}")
    put(10, f"Modified version of {origin}: {MARK}.")


def to_true_type(font):
    """Replaces the cubic outlines of a CFF font by quadratic ones."""
    order = font.getGlyphOrder()
    outlines = font.getGlyphSet()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(outlines)
        outlines[name].draw(Cu2QuPen(pen, CU2QU_ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    glyf = font["glyf"] = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = glyphs
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in ("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements",
                  "maxSizeOfInstructions", "maxPoints", "maxContours", "maxCompositePoints", "maxCompositeContours",
                  "maxComponentElements", "maxComponentDepth"):
        setattr(maxp, field, 0)
    font["post"].formatType = 3.0
    font["post"].glyphOrder = None
    del font["CFF "]
    font.sfntVersion = "\x00\x01\x00\x00"


def open_source(sources, path):
    full = os.path.join(sources, path)
    with open(full, "rb") as stream:
        digest = hashlib.sha256(stream.read()).hexdigest()
    expected = SOURCE_SHA256.get(path)
    if digest != expected:
        print(f"note: {path} has sha256 {digest}, not {expected}: the result may differ from the committed files")
    return TTFont(full, recalcTimestamp=False, lazy=False)


def write_text(path, text):
    full = os.path.join(HERE, path)
    os.makedirs(os.path.dirname(full), exist_ok=True)
    with open(full, "w", encoding="utf-8", newline="\n") as stream:
        stream.write(text)


def read_text(sources, path):
    with open(os.path.join(sources, path), encoding="utf-8") as stream:
        return stream.read()


def debian_paragraph(text, heading):
    """The text of one licence of a Debian copyright file, its indentation taken off."""
    body = text.split(f"\n\n{heading}\n", 1)[1]  # a paragraph of its own, not a field of another
    lines = []
    for line in body.split("\n"):
        if line and not line.startswith(" "):
            break
        lines.append("" if line.strip() == "." else line[1:])
    return "\n".join(lines).strip() + "\n"


def make(sources):
    tgh = read_tgh(os.path.join(sources, UNIHAN))
    rows = ["".join(map(chr, tgh[i:i + 50])) for i in range(0, len(tgh), 50)]
    write_text(TGH_LIST, "# 通用规范汉字表 (2013), 8105 characters in the order of the table, from the property kTGH of the\n"
               "# Unicode Han Database 15.0 (licence: licences/Unicode.txt). Made by make_fonts.py.\n" + "\n".join(rows) + "\n")
    usual = set(tgh) | GB2312 | SYMBOLS
    wide = usual | GBK

    jobs = [
        ("NotoSerifSC-Bold.ttf", NOTO_SERIF + "700Bold/NotoSerifSC_700Bold.ttf", usual, None),
        ("NotoSerifSC-Regular.ttf", NOTO_SERIF + "400Regular/NotoSerifSC_400Regular.ttf", wide, None),
        ("NotoSansSC-Bold.ttf", NOTO_SANS + "700Bold/NotoSansSC_700Bold.ttf", usual, None),
        ("WenKai-Regular.ttf", WENKAI, usual, "InfoDisclosure Kai"),
        ("fandol/FandolFang-Regular.ttf", FANDOL, None, None),
    ]
    copyrights = {}
    for target, source, wanted, family in jobs:
        font = open_source(sources, source)
        copyrights[target] = font["name"].getDebugName(0).replace("\r\n", "\n").replace("\r", "\n")
        if "CFF " in font:
            to_true_type(font)
        if wanted is None:
            # Radicals share glyphs with ideographs: without them a glyph leads back to one character only.
            wanted = {c for c in font.getBestCmap() if c >= 0x20 and not 0x2E80 <= c <= 0x2FDF}
        blank = take_subset(font, wanted)
        mark_names(font, family)
        full = os.path.join(HERE, target)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        font.save(full)
        print(f"{target}: {os.path.getsize(full)} bytes" + (f", empty in the source and left out: {show(blank)}" if blank else ""))

    shutil.copyfile(os.path.join(sources, FANDOL), os.path.join(HERE, "fandol/FandolFang-Regular.otf"))
    with gzip.open(os.path.join(sources, FANDOL_DOC, "COPYING.gz"), "rt", encoding="utf-8") as stream:
        copying = stream.read()
    if "As a special exception, if you create a document which uses this font" not in copying:
        raise SystemExit("the font exception is missing from Fandol's COPYING")
    for folder in ("fandol", "licences"):
        write_text(f"{folder}/{'COPYING' if folder == 'fandol' else 'GPL-3-with-font-exception-Fandol.txt'}", copying)
    write_text("fandol/README.upstream", read_text(sources, FANDOL_DOC + "README"))
    write_text("fandol/NOTICE", FANDOL_NOTICE)

    serif, sans = read_text(sources, NOTO_SERIF + "LICENSE_FONT"), read_text(sources, NOTO_SANS + "LICENSE_FONT")
    write_text("licences/OFL-NotoSerifSC.txt", copyrights["NotoSerifSC-Bold.ttf"] + "\n" + serif)
    write_text("licences/OFL-NotoSansSC.txt", sans)
    debian = read_text(sources, "debian/usr/share/doc/fonts-lxgw-wenkai/copyright")
    write_text("licences/OFL-WenKai.txt", copyrights["WenKai-Regular.ttf"].rstrip() + "\n"
               'Reserved Font Names of LXGW: "霞鹜" and "LXGW".\n\n'
               "This Font Software is licensed under the SIL Open Font License, Version 1.1.\n\n"
               + debian_paragraph(debian, "License: OFL-1.1"))
    shutil.copyfile(os.path.join(sources, "debian/usr/share/doc/unicode-data/copyright"), os.path.join(HERE, "licences/Unicode.txt"))


FANDOL_NOTICE = """FandolFang-Regular, Copyright (c) 2012-2013, the Fandol team (Clerk Ma, Jie Su).
Licence: GNU General Public License, version 3, with the font exception at the end of COPYING.

FandolFang-Regular.otf is the file as its authors published it (version 1.300, Fandol 0.3).
FandolFang-Regular.ttf is a modified version, made in November 2026 by ../make_fonts.py, which with the .otf is its complete
source: cubic CFF outlines became quadratic TrueType outlines (fontTools cu2qu, greatest error 1/1000 em), layout tables, glyphs
that no character reaches and the mapping of CJK radicals were dropped, and side bearings were recalculated. It stays under the
same licence, and the font exception is extended to it: a PDF that embeds part of this font is not for that reason covered by the GPL.
"""


# ---------------------------------------------------------------- checking

def show(points):
    ordered = sorted(points)
    return " ".join(f"{chr(c)}(U+{c:04X})" for c in ordered[:40]) + (f" and {len(ordered) - 40} more" if len(ordered) > 40 else "")


def faults_of(path, font):
    if set(font.keys()) != KEPT_TABLES:
        yield f"tables {sorted(font.keys())}"
    if font.sfntVersion != "\x00\x01\x00\x00":
        yield "not TrueType"
    if font["post"].formatType != 3:
        yield f"post format {font['post'].formatType}"
    if sorted({t.format for t in font["cmap"].tables}) != [4, 12]:
        yield "cmap formats"
    glyf, hmtx, cmap = font["glyf"], font["hmtx"], font.getBestCmap()
    reached = set(cmap.values())
    for name in font.getGlyphOrder():
        glyph = glyf[name]
        if glyph.isComposite():
            for part in glyph.components:
                reached.add(part.glyphName)
        if hmtx[name][1] != (0 if glyph.numberOfContours == 0 else glyph.xMin):
            yield f"{name}: lsb {hmtx[name][1]}"
        if hasattr(glyph, "program") and glyph.program.getBytecode():
            yield f"{name}: hints"
    for point, name in cmap.items():
        if not may_be_blank(point) and is_blank(font, name):
            yield f"U+{point:04X} is empty"
    unreached = set(font.getGlyphOrder()) - reached - {font.getGlyphOrder()[0]}
    if unreached:
        yield f"{len(unreached)} glyphs no character reaches"
    family = " ".join(str(n) for n in font["name"].names if n.nameID in (1, 3, 4, 6, 16, 17, 18, 20, 21))
    if "WenKai" in path and re.search("LXGW|霞鹜|Klee", family):
        yield f"reserved name in {family}"


def check():
    tgh = load_tgh()
    faults = [] if len(tgh) == 8105 else [f"{TGH_LIST}: {len(tgh)} characters"]
    all_of = {"NotoSerifSC-Bold.ttf": tgh | han(GB2312), "NotoSerifSC-Regular.ttf": tgh | han(GB2312) | han(GBK),
              "NotoSansSC-Bold.ttf": tgh | han(GB2312), "WenKai-Regular.ttf": tgh | han(GB2312), "fandol/FandolFang-Regular.ttf": set()}
    print("file | characters | glyphs | 8105 | GB2312 | GBK | required symbols | bytes | sha256")
    for path, promised in all_of.items():
        full = os.path.join(HERE, path)
        font = TTFont(full)
        points = set(font.getBestCmap())
        faults += [f"{path}: {fault}" for fault in faults_of(path, font)]
        if promised - points:
            faults.append(f"{path}: lacks {show(promised - points)}")
        with open(full, "rb") as stream:
            digest = hashlib.sha256(stream.read()).hexdigest()
        print(f"{path} | {len(points)} | {font['maxp'].numGlyphs} | {len(points & tgh)} | {len(points & han(GB2312))} of {len(han(GB2312))} | "
              f"{len(points & han(GBK))} of {len(han(GBK))} | {len(points & REQUIRED_SYMBOLS)} of {len(REQUIRED_SYMBOLS)} | {os.path.getsize(full)} | {digest}")
        if REQUIRED_SYMBOLS - points:
            print(f"    lacks symbols {show(REQUIRED_SYMBOLS - points)}")
        if path == "NotoSerifSC-Regular.ttf":  # whatever another font lacks is drawn by this one
            must = set(map(ord, "㛃䶮𬭎〇〓")) | REQUIRED_SYMBOLS
            if must - points:
                faults.append(f"{path}: the fallback lacks {show(must - points)}")
    for licence, words in (("OFL-NotoSerifSC.txt", "PERMISSION & CONDITIONS"), ("OFL-NotoSansSC.txt", "PERMISSION & CONDITIONS"),
                           ("OFL-WenKai.txt", "PERMISSION & CONDITIONS"), ("Unicode.txt", "COPYRIGHT AND PERMISSION NOTICE"),
                           ("GPL-3-with-font-exception-Fandol.txt", "As a special exception, if you create a document")):
        with open(os.path.join(HERE, "licences", licence), encoding="utf-8") as stream:
            if words not in stream.read():
                faults.append(f"licences/{licence} is not whole")
    for fault in faults:
        print("FAULT", fault)
    print("fonts: " + (f"{len(faults)} faults" if faults else "all checks passed"))
    return 1 if faults else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["make"] and len(sys.argv) == 3:
        make(sys.argv[2])
        sys.exit(check())
    if sys.argv[1:] == ["check"]:
        sys.exit(check())
    sys.exit(__doc__)
