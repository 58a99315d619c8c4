package io.bookstore.catalog.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Spellings reduced to what is compared. */
public final class Keys {

    private static final Pattern DOTS_AND_SPACES = Pattern.compile("[.\\s\\u00a0]+");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern APOSTROPHES = Pattern.compile("['\\u2018\\u2019\\u02bc]");
    /** Accents of European scripts only: elsewhere a mark makes another letter. */
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]");

    private static final Pattern LEADING_ARTICLE = Pattern.compile("^(the|a|an) (?=.)");

    private Keys() {}

    /** Of a person's or a series' name: the same for {@code J.K. Rowling} and {@code j. k.  rowling}. */
    public static String ofName(String name) {
        String lower = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String key = DOTS_AND_SPACES.matcher(lower).replaceAll(" ").strip();
        return key.isEmpty() ? lower : key;
    }

    /** Of a title, to sort by: without case, accents, punctuation and a leading English article. */
    public static String ofTitle(String title) {
        String folded = folded(title);
        return folded.isEmpty() ? title : LEADING_ARTICLE.matcher(folded).replaceFirst("");
    }

    /** Of a work as imports name it: the same for {@code the-hobbit-tolkien} and {@code hobbit|tolkien}. */
    public static String ofWork(String key) {
        return ofTitle(key);
    }

    /** A text whose key as a work is this key. */
    public static String textOfWork(String key) {
        return ofWork(key).equals(key) ? key : "the " + key;
    }

    private static String folded(String text) {
        String apart = Normalizer.normalize(APOSTROPHES.matcher(text).replaceAll(""), Normalizer.Form.NFKD);
        String bare = ACCENTS.matcher(apart.toLowerCase(Locale.ROOT)).replaceAll("");
        return Normalizer.normalize(NO_LETTERS.matcher(bare).replaceAll(" ").strip(), Normalizer.Form.NFC);
    }
}
