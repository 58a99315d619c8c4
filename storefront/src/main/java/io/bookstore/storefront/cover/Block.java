package io.bookstore.storefront.cover;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A text set in balanced lines at the largest size at which it fits; words are never cut. */
record Block(Style style, double size, List<String> lines) {

    private static final Set<String> LEANS_FORWARD =
            Set.of("a", "an", "the", "of", "and", "to", "in", "on", "for", "with", "at", "by", "from", "or", "&");
    private static final int MOST_LINES = 12;
    private static final int LONGEST_LINE = 40;
    private static final double WORTH_OF_A_BAD_BREAK = 0.8;

    /** The part of a line that one word takes, and whether a space stands before it. */
    private record Word(String text, boolean spaced) {}

    double width() {
        return lines.stream().mapToDouble(style::width).max().orElse(0) * size;
    }

    /** From the top of the first capitals to the last baseline. */
    double height() {
        return size * (style.face().capHeight() + (lines.size() - 1) * style.leading());
    }

    static Block fit(String text, Style style, double width, double height, double largest) {
        List<Word> words = words(style.shape(text.strip()));
        double[][] widths = widths(words, style);
        double slip = 4 * Math.pow(style.width("oo"), 2);
        Block best = new Block(style, 0, List.of());
        double bestLook = 0;
        for (int count = 1; count <= Math.min(words.size(), MOST_LINES); count++) {
            List<String> lines = balanced(words, widths, count, slip);
            if (lines.isEmpty()) continue;
            double widest = lines.stream().mapToDouble(style::width).max().orElse(1);
            double tall = style.face().capHeight() + (lines.size() - 1) * style.leading();
            double size = Math.min(largest, Math.min(width / Math.max(widest, 0.01), height / tall));
            double look = size * Math.pow(WORTH_OF_A_BAD_BREAK, badBreaks(lines));
            if (look > bestLook * 1.04) {
                best = new Block(style, size, lines);
                bestLook = look;
            }
        }
        return best;
    }

    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        for (String word : text.split("\\s+")) {
            boolean spaced = !words.isEmpty();
            StringBuilder rest = new StringBuilder();
            for (int point : word.codePoints().toArray()) {
                if (Scripts.isIdeographic(point)) {
                    if (!rest.isEmpty()) words.add(new Word(rest.toString(), spaced));
                    words.add(new Word(Character.toString(point), spaced && rest.isEmpty()));
                    rest.setLength(0);
                    spaced = false;
                } else {
                    rest.appendCodePoint(point);
                }
            }
            if (!rest.isEmpty()) words.add(new Word(rest.toString(), spaced));
        }
        return words;
    }

    /** The parting into that many lines with the least sum of squared widths: the evenest look. Empty when there is none. */
    private static List<String> balanced(List<Word> words, double[][] widths, int count, double slip) {
        int n = words.size();
        double[][] cost = new double[count + 1][n + 1];
        int[][] from = new int[count + 1][n + 1];
        for (double[] row : cost) Arrays.fill(row, Double.MAX_VALUE);
        cost[0][0] = 0;
        for (int line = 1; line <= count; line++) {
            for (int end = line; end <= n; end++) {
                for (int start = Math.max(line - 1, end - LONGEST_LINE); start < end; start++) {
                    if (cost[line - 1][start] == Double.MAX_VALUE) continue;
                    double width = widths[start][end - start];
                    double total = cost[line - 1][start] + width * width + (hangs(words, end) ? slip : 0);
                    if (total < cost[line][end]) {
                        cost[line][end] = total;
                        from[line][end] = start;
                    }
                }
            }
        }
        List<String> lines = new ArrayList<>();
        if (cost[count][n] == Double.MAX_VALUE) return lines;
        for (int line = count, end = n; line > 0; end = from[line][end], line--) {
            lines.addFirst(join(words, from[line][end], end));
        }
        return lines;
    }

    /** widths[start][n]: the width at size 1 of n words from start on. */
    private static double[][] widths(List<Word> words, Style style) {
        double[][] widths = new double[words.size()][];
        for (int start = 0; start < words.size(); start++) {
            int most = Math.min(LONGEST_LINE, words.size() - start);
            widths[start] = new double[most + 1];
            for (int n = 1; n <= most; n++) widths[start][n] = style.width(join(words, start, start + n));
        }
        return widths;
    }

    /** A line should not end in a word that belongs to the next one. */
    private static boolean hangs(List<Word> words, int end) {
        return end < words.size()
                && LEANS_FORWARD.contains(words.get(end - 1).text().toLowerCase(Locale.ROOT));
    }

    private static int badBreaks(List<String> lines) {
        int bad = 0;
        for (String line : lines.subList(0, Math.max(0, lines.size() - 1))) {
            String last = line.substring(line.lastIndexOf(' ') + 1);
            if (LEANS_FORWARD.contains(last.toLowerCase(Locale.ROOT))) bad++;
        }
        return bad;
    }

    private static String join(List<Word> words, int start, int end) {
        StringBuilder line = new StringBuilder();
        for (int i = start; i < end; i++) {
            if (i > start && words.get(i).spaced()) line.append(' ');
            line.append(words.get(i).text());
        }
        return line.toString();
    }
}
