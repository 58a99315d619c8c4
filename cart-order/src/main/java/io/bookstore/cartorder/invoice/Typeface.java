package io.bookstore.cartorder.invoice;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/** One weight of the letters of a paper. What the first font does not have, the second may; what none has is a box. */
final class Typeface {

    private static final String BOX = "\u25A1";

    private final PDDocument document;
    private final Font first;
    private final String fallbackFile;
    private @Nullable Font fallback;

    Typeface(PDDocument document, String file, String fallbackFile) throws IOException {
        this.document = document;
        this.first = load(document, file);
        this.fallbackFile = fallbackFile;
    }

    private record Font(PDType0Font pdf, CmapLookup letters) {
        boolean has(int letter) {
            return letters.getGlyphId(letter) != 0;
        }

        float width(String text) throws IOException {
            return pdf.getStringWidth(text) / 1000;
        }
    }

    private record Run(Font font, String text) {}

    float width(String text, float size) throws IOException {
        float width = 0;
        for (Run run : runs(text)) {
            width += run.font().width(run.text()) * size;
        }
        return width;
    }

    void show(PDPageContentStream page, String text, float x, float y, float size) throws IOException {
        page.beginText();
        page.newLineAtOffset(x, y);
        for (Run run : runs(text)) {
            page.setFont(run.font().pdf(), size);
            page.showText(run.text());
        }
        page.endText();
    }

    /** The text as it stands on paper, parted where the font changes. */
    private List<Run> runs(String text) throws IOException {
        List<Run> runs = new ArrayList<>();
        StringBuilder letters = new StringBuilder();
        Font font = first;
        for (int letter : VisualText.of(text).codePoints().toArray()) {
            Font needed = fontOf(letter);
            if (needed != null && !needed.equals(font) && !letters.isEmpty()) {
                runs.add(new Run(font, letters.toString()));
                letters.setLength(0);
            }
            font = needed == null ? font : needed;
            letters.append(needed == null ? box(font) : Character.toString(letter));
        }
        if (!letters.isEmpty()) {
            runs.add(new Run(font, letters.toString()));
        }
        return runs;
    }

    private static String box(Font font) {
        return font.has(BOX.codePointAt(0)) ? BOX : " ";
    }

    private @Nullable Font fontOf(int letter) throws IOException {
        if (first.has(letter)) {
            return first;
        }
        Font second = fallback;
        if (second == null) {
            second = load(document, fallbackFile);
            fallback = second;
        }
        return second.has(letter) ? second : null;
    }

    private static Font load(PDDocument document, String file) throws IOException {
        try (InputStream bytes = Typeface.class.getResourceAsStream("/fonts/" + file)) {
            if (bytes == null) {
                throw new IOException("there is no font " + file);
            }
            TrueTypeFont font = new TTFParser(true).parse(RandomAccessReadBuffer.createBufferFromStream(bytes));
            document.registerTrueTypeFontForClosing(font);
            return new Font(PDType0Font.load(document, font, true), font.getUnicodeCmapLookup());
        }
    }
}
