package io.bookstore.search.index;

import java.util.stream.IntStream;

/** Distance of two words in letters added, left out, replaced or swapped with their neighbour. */
public final class Edits {

    private static final int SHORTEST_MISTYPED = 4;
    private static final int TWO_MISTAKES = 8;

    private Edits() {}

    /** How many letters of a word may be wrong: none of short words, numbers and scripts whose letters are words. */
    public static int allowed(String word) {
        if (word.length() < SHORTEST_MISTYPED
                || word.chars().anyMatch(Character::isDigit)
                || BookLanguages.isCjk(word)) {
            return 0;
        }
        return word.length() < TWO_MISTAKES ? 1 : 2;
    }

    /** Whether the word, with the mistakes it may have, begins the other one. */
    public static boolean nearlyBegins(String word, String other) {
        int most = allowed(word);
        if (other.startsWith(word)) {
            return true;
        }
        if (most == 0 || other.charAt(0) != word.charAt(0)) {
            return false;
        }
        return IntStream.rangeClosed(word.length() - most, Math.min(other.length(), word.length() + most))
                .anyMatch(length -> between(word, other.substring(0, length), most + 1) <= most);
    }

    /** The distance, or {@code limit} when it is not below that. */
    public static int between(String one, String other, int limit) {
        if (Math.abs(one.length() - other.length()) >= limit) {
            return limit;
        }
        int[][] edits = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : cell(edits, one, other, i, j);
            }
        }
        return Math.min(limit, edits[one.length()][other.length()]);
    }

    private static int cell(int[][] edits, String one, String other, int i, int j) {
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        int least = Math.min(Math.min(edits[i - 1][j], edits[i][j - 1]) + 1, edits[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
    }
}
