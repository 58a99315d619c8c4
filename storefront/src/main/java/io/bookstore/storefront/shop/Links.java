package io.bookstore.storefront.shop;

import io.bookstore.storefront.api.Book;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** The readable addresses of pages: a key that finds the thing, then words for people. In templates: {@code @links}. */
@Component("links")
public final class Links {

    private static final int LONGEST_SLUG = 60;
    private static final int LONGEST_PATH = 500;
    private static final int DELETE = 0x7F;
    private static final String UUID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final Pattern BOOK_KEY = Pattern.compile("(" + UUID + "|\\d{13}|\\d{9}[\\dXx])(?:-.*)?");
    private static final Pattern ID_KEY = Pattern.compile("(" + UUID + ")(?:-.*)?");

    public String book(Book book) {
        return book(book.id(), book.isbn13(), book.title());
    }

    public String book(String id, @Nullable String isbn13, String title) {
        return "/books/" + keyed(isbn13 == null ? id : isbn13, title);
    }

    /** The readable page of an author; of one without a number only the name is known. */
    public String author(@Nullable String id, String name) {
        return "/authors/" + (id == null ? slug(name) : keyed(id, name));
    }

    public String series(@Nullable String id, String name) {
        return "/series/" + (id == null ? slug(name) : keyed(id, name));
    }

    /** The page that compares the editions of a work. */
    public String work(String id, String title) {
        return "/works/" + keyed(id, title);
    }

    public String search(String words) {
        return UriComponentsBuilder.fromPath("/search")
                .queryParam("q", "{q}")
                .encode()
                .buildAndExpand(words)
                .toUriString();
    }

    public String category(String slug) {
        return "/categories/" + slug;
    }

    /** Whether an address that somebody entered is a page of this shop and nothing else. */
    public static boolean isOwnPath(String path) {
        boolean plain = path.chars().allMatch(c -> c > ' ' && c < DELETE && c != '\\');
        return plain && path.startsWith("/") && !path.startsWith("//") && path.length() <= LONGEST_PATH;
    }

    /** The UUID or ISBN that a book's address begins with. */
    public static Optional<String> bookKey(String path) {
        return key(BOOK_KEY, path);
    }

    /** The UUID that an author's or series' address begins with. */
    public static Optional<String> idKey(String path) {
        return key(ID_KEY, path);
    }

    private static Optional<String> key(Pattern pattern, String path) {
        Matcher matcher = pattern.matcher(path);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String keyed(String key, String words) {
        String slug = slug(words);
        return slug.isEmpty() ? key : key + "-" + slug;
    }

    static String slug(String words) {
        String plain = Normalizer.normalize(
                        words.replace("ß", "ss").replace("ø", "o").replace("æ", "ae"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("['’]", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        if (plain.length() <= LONGEST_SLUG) return plain;
        int end = plain.lastIndexOf('-', LONGEST_SLUG);
        return plain.substring(0, end > 0 ? end : LONGEST_SLUG);
    }
}
