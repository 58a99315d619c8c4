package io.bookstore.storefront.stub;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** What only one book's page says, made up from what the shelf knows; and the one picture that was uploaded. */
final class StubDetails {

    private StubDetails() {}

    static Map<String, Object> of(Map<String, Object> book) {
        String isbn = (String) book.get("isbn13");
        boolean printed = !String.valueOf(book.get("format")).matches("ebook|audiobook");
        boolean young = StubShelf.slugsOf(book).contains("childrens");
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("isbn10", isbn.substring(3));
        details.put("isbn_hyphenated", isbn.replaceFirst("(\\d{3})(\\d)(\\d{3})(\\d{5})(\\d)", "$1-$2-$3-$4-$5"));
        details.put("subjects", subjects(book));
        details.put(
                "awards",
                book.get("title").equals("Dune") ? List.of("Hugo Award 1966", "Nebula Award 1965") : List.of());
        details.put("tax_class", printed ? "book" : "ebook");
        details.put("age_from", young ? 7 : null);
        details.put("age_to", young ? 11 : null);
        details.put("height_mm", printed ? 198 : null);
        details.put("width_mm", printed ? 129 : null);
        details.put("thickness_mm", printed ? 22 : null);
        details.put("weight_g", printed ? 312 : null);
        details.put("available_from", StubShelf.isPreorder(book) ? StubShelf.APPEARS : null);
        details.put("original_year", Integer.valueOf((String) book.get("published")));
        book.forEach((field, value) -> details.computeIfPresent(field, (name, before) -> value));
        return details;
    }

    private static List<Map<String, Object>> subjects(Map<String, Object> book) {
        if (!StubShelf.slugsOf(book).contains("fantasy")) return List.of();
        return List.of(
                Map.of("scheme", "bisac", "code", "FIC009020", "heading", "FICTION / Fantasy / Epic"),
                Map.of("scheme", "keyword", "heading", "dragons"));
    }

    /** A square picture, as of an audiobook, to see what that does to a page. */
    static byte[] picture(int width) {
        BufferedImage image = new BufferedImage(width, width * 3 / 2, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(new Color(0xD9A441));
        canvas.fillRect(0, 0, width, width * 3 / 2);
        canvas.setColor(new Color(0x20323C));
        canvas.fillOval(width / 8, width / 3, width * 3 / 4, width * 3 / 4);
        canvas.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
