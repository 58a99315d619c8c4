package io.bookstore.storefront.cover;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One style of letters as outlines with their widths and kerning; lengths are in thousandths of the size (tools/outline-faces.py). */
final class Face {

    static final Face TEXT = new Face("text");
    static final Face TEXT_BOLD = new Face("text-bold");
    static final Face TEXT_ITALIC = new Face("text-italic");
    static final Face DISPLAY = new Face("display");
    static final Face SANS = new Face("sans");
    static final Face SANS_BOLD = new Face("sans-bold");
    static final Face CONDENSED = new Face("condensed");
    static final Face ROUND = new Face("round");

    private final String name;
    private final Map<Integer, Letter> letters = new HashMap<>();
    private final Map<Long, Integer> kerning = new HashMap<>();
    private double capHeight;

    record Letter(int advance, String path) {}

    private Face(String name) {
        this.name = name;
        try (InputStream file = Face.class.getResourceAsStream("/covers/" + name + ".face")) {
            if (file == null) throw new IllegalStateException("no outlines for " + name);
            new BufferedReader(new InputStreamReader(file, StandardCharsets.US_ASCII))
                    .lines()
                    .forEach(this::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String line) {
        String[] part = line.split(" ", 4);
        switch (part[0]) {
            case "face" -> capHeight = Integer.parseInt(part[1]) / 1000.0;
            case "g" ->
                letters.put(
                        Integer.parseInt(part[1], 16),
                        new Letter(Integer.parseInt(part[2]), part.length > 3 ? part[3] : ""));
            case "k" ->
                kerning.put(
                        pair(Integer.parseInt(part[1], 16), Integer.parseInt(part[2], 16)), Integer.parseInt(part[3]));
            default -> throw new IllegalStateException("not a line of a face: " + line);
        }
    }

    String name() {
        return name;
    }

    double capHeight() {
        return capHeight;
    }

    /** Whether every letter of the text is in this face; other scripts are left to the fonts of the viewer. */
    boolean draws(String text) {
        return text.codePoints().allMatch(letters::containsKey);
    }

    @Nullable
    Letter letter(int codePoint) {
        return letters.get(codePoint);
    }

    int kern(int left, int right) {
        return kerning.getOrDefault(pair(left, right), 0);
    }

    /** The width at size 1, without tracking. */
    double width(String text) {
        return draws(text) ? outlinedWidth(text) : guessedWidth(text);
    }

    private double outlinedWidth(String text) {
        int[] points = text.codePoints().toArray();
        int width = 0;
        for (int i = 0; i < points.length; i++) {
            Letter letter = letters.get(points[i]);
            if (letter != null) width += letter.advance();
            if (i > 0) width += kern(points[i - 1], points[i]);
        }
        return width / 1000.0;
    }

    /** Generous averages: the viewer's font is not known here. */
    private static double guessedWidth(String text) {
        return text.codePoints()
                .mapToDouble(point -> {
                    if (Scripts.isIdeographic(point)) return 1.02;
                    if (Character.isUpperCase(point)) return 0.78;
                    return Character.isWhitespace(point) ? 0.3 : 0.62;
                })
                .sum();
    }

    private static long pair(int left, int right) {
        return ((long) left << 32) | right;
    }
}
