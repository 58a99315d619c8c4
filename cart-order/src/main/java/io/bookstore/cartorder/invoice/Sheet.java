package io.bookstore.cartorder.invoice;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Pages of A4 that are filled from top to bottom; a new one begins where the last is full. */
final class Sheet implements AutoCloseable {

    static final float LEFT = 56;
    static final float RIGHT = PDRectangle.A4.getWidth() - 56;

    private static final float TOP = PDRectangle.A4.getHeight() - 56;
    private static final float BOTTOM = 64;
    private static final float THIN = 0.5f;

    private final PDDocument document;
    private PDPageContentStream page;
    private float y;

    Sheet(PDDocument document) throws IOException {
        this.document = document;
        this.page = newPage();
        this.y = TOP;
    }

    /** Goes down, onto the next page when this one has no room. */
    void down(float height) throws IOException {
        y -= height;
        if (y < BOTTOM) {
            page.close();
            page = newPage();
            y = TOP - height;
        }
    }

    void left(Typeface face, float size, float x, String text) throws IOException {
        face.show(page, text, x, y, size);
    }

    void right(Typeface face, float size, float x, String text) throws IOException {
        face.show(page, text, x - face.width(text, size), y, size);
    }

    void rule() throws IOException {
        page.setLineWidth(THIN);
        page.moveTo(LEFT, y);
        page.lineTo(RIGHT, y);
        page.stroke();
    }

    /** The text in lines that fit; a word that is wider than the line is cut. */
    static List<String> wrapped(Typeface face, float size, float width, String text) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int letter : text.strip().codePoints().toArray()) {
            line.appendCodePoint(letter);
            if (face.width(line.toString(), size) > width && line.codePointCount(0, line.length()) > 1) {
                int space = line.lastIndexOf(" ");
                int end = space > 0 ? space : line.offsetByCodePoints(line.length(), -1);
                lines.add(line.substring(0, end).strip());
                line.delete(0, space > 0 ? space + 1 : end);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private PDPageContentStream newPage() throws IOException {
        PDPage blank = new PDPage(PDRectangle.A4);
        document.addPage(blank);
        return new PDPageContentStream(document, blank);
    }

    @Override
    public void close() throws IOException {
        page.close();
    }
}
