"""Turns open fonts into the outline tables that the covers are set with (src/main/resources/covers/*.face).

A cover is shown by <img>, where SVG may load no font; so its letters are drawn as outlines. Run once per change of font:
    npm pack @fontsource-variable/{source-serif-4,jost,oswald,playfair-display,fredoka}   # unpack each into FONTS/<name>
    pip install fonttools brotli && python3 outline-faces.py FONTS ../src/main/resources/covers

A table is plain text: `face <cap height> <x height>` in thousandths of the size, then `g <code point> <advance> <path>` per letter
(y grows downwards from the baseline) and `k <code point> <code point> <adjustment>` per kerned pair.
"""
import glob
import sys

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FACES = {  # name: (font, style, weight)
    "text": ("source-serif-4", "normal", 500),
    "text-bold": ("source-serif-4", "normal", 700),
    "text-italic": ("source-serif-4", "italic", 500),
    "display": ("playfair-display", "normal", 700),
    "sans": ("jost", "normal", 500),
    "sans-bold": ("jost", "normal", 700),
    "condensed": ("oswald", "normal", 600),
    "round": ("fredoka", "normal", 600),
}
LETTERS = [*range(0x20, 0x7F), *range(0xA0, 0x180), 0x218, 0x219, 0x21A, 0x21B, 0x1E9E,
           0x2010, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2022, 0x2026, 0x2032, 0x20AC, 0x2122]
KERNED = [*range(0x21, 0x7F), 0xC9, 0xD6, 0xDC, 0xE4, 0xE9, 0xF6, 0xFC, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D]


def kerning(font):
    """All pair adjustments of the kern feature as a function of two glyph names."""
    if "GPOS" not in font:
        return lambda left, right: 0
    gpos = font["GPOS"].table
    wanted = {i for f in gpos.FeatureList.FeatureRecord if f.FeatureTag == "kern" for i in f.Feature.LookupListIndex}
    lookups = []
    for index in sorted(wanted):
        tables = []
        for table in gpos.LookupList.Lookup[index].SubTable:
            table = getattr(table, "ExtSubTable", table)
            if table.LookupType == 2:
                tables.append((table, set(table.Coverage.glyphs)))
        lookups.append(tables)

    def of(table, covered, left, right):
        if left not in covered:
            return None
        if table.Format == 1:
            for record in table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord:
                if record.SecondGlyph == right:
                    return record.Value1.XAdvance if record.Value1 and hasattr(record.Value1, "XAdvance") else 0
            return None
        first = table.ClassDef1.classDefs.get(left, 0)
        second = table.ClassDef2.classDefs.get(right, 0)
        value = table.Class1Record[first].Class2Record[second].Value1
        return getattr(value, "XAdvance", 0) if value else 0

    def pair(left, right):
        total = 0
        for tables in lookups:
            for table, covered in tables:
                value = of(table, covered, left, right)
                if value is not None:
                    total += value
                    break
        return total

    return pair


def outline(name, font_name, style, weight, source, target):
    glyphs, pairs, metrics = {}, {}, None
    for subset in ("latin-ext", "latin"):
        [path] = glob.glob(f"{source}/*{font_name}-[0-9]*/package/files/{font_name}-{subset}-wght-{style}.woff2")
        font = instantiateVariableFont(TTFont(path), {"wght": weight})
        scale = 1000 / font["head"].unitsPerEm
        cmap, shapes = font.getBestCmap(), font.getGlyphSet()
        metrics = (font["OS/2"].sCapHeight * scale, font["OS/2"].sxHeight * scale)
        for letter in LETTERS:
            if letter in cmap:
                pen = SVGPathPen(shapes, ntos=lambda v: str(round(v)))
                shapes[cmap[letter]].draw(TransformPen(pen, (scale, 0, 0, -scale, 0, 0)))
                glyphs[letter] = (shapes[cmap[letter]].width * scale, pen.getCommands())
        kern = kerning(font)
        for left in KERNED:
            for right in KERNED:
                if left in cmap and right in cmap:
                    value = round(kern(cmap[left], cmap[right]) * scale)
                    if abs(value) >= 4:
                        pairs[left, right] = value
    with open(f"{target}/{name}.face", "w", encoding="ascii", newline="\n") as out:
        out.write(f"face {metrics[0]:.0f} {metrics[1]:.0f}\n")
        for letter, (advance, path) in sorted(glyphs.items()):
            out.write(f"g {letter:x} {advance:.0f} {path}\n")
        for (left, right), value in sorted(pairs.items()):
            out.write(f"k {left:x} {right:x} {value}\n")
    print(f"{name}: {len(glyphs)} letters, {len(pairs)} kerned pairs")


if __name__ == "__main__":
    for face, (font_name, style, weight) in FACES.items():
        outline(face, font_name, style, weight, sys.argv[1], sys.argv[2])
