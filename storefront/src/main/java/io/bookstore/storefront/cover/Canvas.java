package io.bookstore.storefront.cover;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** An SVG drawing of 400 by 600 units. Letters are defined once and used where they stand. */
final class Canvas {

    static final double WIDTH = 400;
    static final double HEIGHT = 600;

    private final StringBuilder shapes = new StringBuilder(8192);
    private final Map<String, String> letters = new LinkedHashMap<>();

    enum Align {
        LEFT,
        CENTER,
        RIGHT
    }

    Canvas rect(double x, double y, double width, double height, String fill) {
        shapes.append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>"
                .formatted(n(x), n(y), n(width), n(height), fill));
        return this;
    }

    Canvas ellipse(double x, double y, double rx, double ry, double degrees, double stroke, String color) {
        shapes.append(
                "<ellipse cx=\"%s\" cy=\"%s\" rx=\"%s\" ry=\"%s\" transform=\"rotate(%s %s %s)\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"/>"
                        .formatted(n(x), n(y), n(rx), n(ry), n(degrees), n(x), n(y), color, n(stroke)));
        return this;
    }

    Canvas circle(double x, double y, double radius, String fill) {
        shapes.append("<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\"/>".formatted(n(x), n(y), n(radius), fill));
        return this;
    }

    Canvas ring(double x, double y, double radius, double stroke, String color) {
        shapes.append("<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"/>"
                .formatted(n(x), n(y), n(radius), color, n(stroke)));
        return this;
    }

    Canvas rule(double x1, double y1, double x2, double y2, double stroke, String color) {
        shapes.append("<path d=\"M%s %sL%s %s\" stroke=\"%s\" stroke-width=\"%s\" fill=\"none\"/>"
                .formatted(n(x1), n(y1), n(x2), n(y2), color, n(stroke)));
        return this;
    }

    Canvas path(String d, String fill) {
        shapes.append("<path d=\"%s\" fill=\"%s\"/>".formatted(d, fill));
        return this;
    }

    Canvas curve(String d, double stroke, String color) {
        shapes.append("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\" stroke-linecap=\"round\"/>"
                .formatted(d, color, n(stroke)));
        return this;
    }

    /** Sets the block with the top of its first capitals at y; x is its left edge, centre or right edge. Returns the last baseline. */
    double text(Block block, double x, double y, Align align, String color) {
        double baseline = y + block.style().face().capHeight() * block.size();
        for (String line : block.lines()) {
            line(block.style(), line, block.size(), x, baseline, align, color);
            baseline += block.style().leading() * block.size();
        }
        return y + block.height();
    }

    void line(Style style, String line, double size, double x, double baseline, Align align, String color) {
        double width = style.width(line) * size;
        double left = switch (align) {
            case LEFT -> x;
            case CENTER -> x - width / 2;
            case RIGHT -> x - width;
        };
        if (style.face().draws(line)) outlined(style, line, size, left, baseline, color);
        else lettered(style, line, size, left, width, baseline, color);
    }

    private void outlined(Style style, String line, double size, double left, double baseline, String color) {
        shapes.append("<g fill=\"%s\" transform=\"translate(%s %s) scale(%s)\">"
                .formatted(color, n(left), n(baseline), n4(size / 1000)));
        double at = 0;
        int before = 0;
        for (int point : line.codePoints().toArray()) {
            Face.Letter letter = style.face().letter(point);
            if (letter == null) throw new IllegalStateException("no outline for " + Character.getName(point));
            if (before != 0) at += style.face().kern(before, point) + style.tracking() * 1000;
            if (!letter.path().isEmpty()) {
                String id = style.face().name() + Integer.toHexString(point);
                letters.put(id, letter.path());
                shapes.append("<use href=\"#%s\" x=\"%s\"/>".formatted(id, Math.round(at)));
            }
            at += letter.advance();
            before = point;
        }
        shapes.append("</g>");
    }

    /** Other scripts are set in the viewer's own font, held to the measured width. */
    private void lettered(
            Style style, String line, double size, double left, double width, double baseline, String color) {
        boolean sans = style.face() == Face.SANS || style.face() == Face.SANS_BOLD || style.face() == Face.CONDENSED;
        shapes.append(
                "<text x=\"%s\" y=\"%s\" font-family=\"%s\" font-weight=\"600\" font-size=\"%s\" fill=\"%s\" textLength=\"%s\" lengthAdjust=\"spacingAndGlyphs\">%s</text>"
                        .formatted(
                                n(left),
                                n(baseline),
                                sans ? "sans-serif" : "serif",
                                n(size),
                                color,
                                n(width),
                                escape(line)));
    }

    String svg(String title) {
        StringBuilder svg = new StringBuilder(shapes.length() * 2)
                .append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 600\" role=\"img\"><title>")
                .append(escape(title))
                .append("</title>")
                .append(shapes)
                .append("<defs>");
        letters.forEach((id, path) -> svg.append("<path id=\"%s\" d=\"%s\"/>".formatted(id, path)));
        return svg.append("</defs></svg>").toString();
    }

    static String n(double value) {
        double rounded = Math.round(value * 10) / 10.0;
        return rounded == Math.rint(rounded)
                ? Long.toString((long) rounded)
                : String.format(Locale.ROOT, "%.1f", rounded);
    }

    private static String n4(double value) {
        return String.format(Locale.ROOT, "%.5f", value);
    }

    /** Also drops what XML 1.0 cannot carry at all. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                    boolean legal = point >= 0x20
                            && point != 0xFFFE
                            && point != 0xFFFF
                            && !(point >= 0xD800 && point <= 0xDFFF);
                    if (legal) out.appendCodePoint(point);
                    else if (point == '\t' || point == '\n' || point == '\r') out.append(' ');
                }
            }
        });
        return out.toString();
    }
}
