package io.bookstore.search.index;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Text reduced to what a person means by it: no case, accents or punctuation. Equal keys are the same name. */
public final class TextKeys {

    private static final Pattern MARKS = Pattern.compile("\\p{InCombiningDiacriticalMarks}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’‘`´]");
    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ARTICLE = Pattern.compile("^(?:the|an?) (?=.)");
    private static final Pattern FOREIGN_ARTICLE = Pattern.compile(
            "^(?:(?:der|die|das|ein|eine|le|la|les|un|une|el|los|las|una|il|lo|gli)\\s+|l['’]\\s*)(?=\\p{L})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SUBTITLE = Pattern.compile("\\s*[:(\\[].*$");
    private static final int LONGEST = 300;

    /** Between initials, as the index's char filter {@code book_initials} has it: J. R. R. Tolkien is jrr tolkien. */
    private static final Pattern BETWEEN_INITIALS = Pattern.compile(
            "(?=[.\\s])(?<=(?<![\\p{L}\\p{N}])\\p{L})(?:\\.\\s*|(?<![AaIiEeOoYy])\\s+(?![AaIiEeOoYy]))(?=\\p{L}(?![\\p{L}\\p{N}'’]))");

    private static final Pattern UMLAUTS = Pattern.compile("[äöüÄÖÜ]");

    private TextKeys() {}

    /** {@code "The Hitchhiker’s Guide: Été"} becomes {@code "the hitchhikers guide ete"}. */
    public static String key(String text) {
        String joined = BETWEEN_INITIALS.matcher(text).replaceAll("");
        String plain = isAscii(joined) ? joined.toLowerCase(Locale.ROOT) : unaccented(joined);
        plain = APOSTROPHES.matcher(plain).replaceAll("").replace("&", " and ");
        plain = OTHERS.matcher(plain).replaceAll(" ").strip();
        return plain.length() > LONGEST ? plain.substring(0, LONGEST).strip() : plain;
    }

    /**
     * The names by which a title is asked for: whole, without its subtitle, each also without a leading article and
     * written as one word.
     */
    public static List<String> titleKeys(String title, @Nullable String subtitle) {
        Set<String> keys = new LinkedHashSet<>();
        addTitle(keys, title);
        addTitle(keys, SUBTITLE.matcher(title).replaceFirst(""));
        if (subtitle != null) {
            addTitle(keys, title + " " + subtitle);
        }
        return withJoined(keys);
    }

    /** A name and how else it is typed: as one word, with {@code ae} for {@code ä}. */
    public static List<String> nameKeys(String name) {
        Set<String> keys = new LinkedHashSet<>();
        keys.add(key(name));
        keys.add(key(spelledOut(name)));
        keys.remove("");
        return withJoined(keys);
    }

    /** What a query may equal in {@link #titleKeys} and {@link #nameKeys}. */
    public static List<String> queryKeys(String query) {
        Set<String> keys = new LinkedHashSet<>();
        addWithoutArticle(keys, key(query));
        return withJoined(keys);
    }

    /** For lists by title: without a leading article. */
    public static String sortKey(String title) {
        return ARTICLE.matcher(key(title)).replaceFirst("");
    }

    public static List<String> words(String text) {
        String key = key(text);
        return key.isEmpty() ? List.of() : List.of(key.split(" "));
    }

    private static void addTitle(Set<String> keys, String title) {
        addWithoutArticle(keys, key(title));
        addWithoutArticle(keys, key(spelledOut(title)));
        addWithoutArticle(keys, key(FOREIGN_ARTICLE.matcher(title).replaceFirst("")));
    }

    private static List<String> withJoined(Set<String> keys) {
        return Stream.concat(keys.stream(), keys.stream().map(key -> key.replace(" ", "")))
                .distinct()
                .toList();
    }

    private static String spelledOut(String text) {
        return UMLAUTS.matcher(text).replaceAll(umlaut -> switch (umlaut.group().toLowerCase(Locale.ROOT)) {
            case "ä" -> "ae";
            case "ö" -> "oe";
            default -> "ue";
        });
    }

    private static void addWithoutArticle(Set<String> keys, String key) {
        if (!key.isEmpty()) {
            keys.add(key);
            keys.add(ARTICLE.matcher(key).replaceFirst(""));
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(letter -> letter < 128);
    }

    private static String unaccented(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        return unligatured(Normalizer.normalize(MARKS.matcher(plain).replaceAll(""), Normalizer.Form.NFC));
    }

    /** Letters that Unicode does not take apart. */
    private static String unligatured(String text) {
        return text.replace("ß", "ss")
                .replace("æ", "ae")
                .replace("œ", "oe")
                .replace("ø", "o")
                .replace("ł", "l")
                .replace("đ", "d")
                .replace("ð", "d")
                .replace("þ", "th")
                .replace("ı", "i");
    }
}
