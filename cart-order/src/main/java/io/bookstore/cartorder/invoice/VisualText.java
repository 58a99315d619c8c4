package io.bookstore.cartorder.invoice;

import java.text.Bidi;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A PDF shows letters from left to right as they come, so scripts that run the other way are turned round before. */
final class VisualText {

    private VisualText() {}

    static String of(String text) {
        String line = oneLine(text);
        Bidi bidi = new Bidi(line, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        return bidi.isLeftToRight() ? line : turned(line, bidi);
    }

    private static String turned(String line, Bidi bidi) {
        int runs = bidi.getRunCount();
        byte[] levels = new byte[runs];
        Integer[] order = new Integer[runs];
        for (int run = 0; run < runs; run++) {
            levels[run] = (byte) bidi.getRunLevel(run);
            order[run] = run;
        }
        Bidi.reorderVisually(levels, 0, order, 0, runs);
        return Arrays.stream(order)
                .map(run -> {
                    String part = line.substring(bidi.getRunStart(run), bidi.getRunLimit(run));
                    boolean backwards = bidi.getRunLevel(run) % 2 == 1;
                    return backwards ? new StringBuilder(part).reverse().toString() : part;
                })
                .collect(Collectors.joining());
    }

    /** Whatever is no letter (line ends, controls, marks of direction, halves of letters) is a space or nothing. */
    private static String oneLine(String text) {
        return text.codePoints()
                .flatMap(letter -> switch (Character.getType(letter)) {
                    case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                        IntStream.of(' ');
                    case Character.FORMAT, Character.SURROGATE -> IntStream.empty();
                    default -> IntStream.of(letter);
                })
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
