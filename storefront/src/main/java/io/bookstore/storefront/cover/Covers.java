package io.bookstore.storefront.cover;

import io.bookstore.storefront.api.Book;
import io.bookstore.storefront.api.CatalogApi;
import io.bookstore.storefront.api.OnBehalf;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Knows the address of each book's cover and what is on it. Listing a book notes its cover, so that showing it asks nobody. */
@Component
public final class Covers {

    /** Part of every cover's version; raise it when a look changes, so that no browser keeps the old one. */
    private static final int LOOKS = 1;

    private static final int NOTED = 5_000;
    private static final int DRAWN = 300;
    private static final List<Integer> WIDTHS = List.of(160, 320, 640, 1280);
    private static final int USUAL_WIDTH = 320;
    private static final Pattern PHOTO = Pattern.compile("/v1/images/[A-Za-z0-9._-]{1,100}\\.jpg");

    private final CatalogApi catalog;
    private final DrawCover draw = new DrawCover();
    private final RecentlyUsed<String, CoverText> texts = new RecentlyUsed<>(NOTED);
    private final RecentlyUsed<String, String> photos = new RecentlyUsed<>(NOTED);
    private final RecentlyUsed<CoverText, String> drawings = new RecentlyUsed<>(DRAWN);

    Covers(CatalogApi catalog) {
        this.catalog = catalog;
    }

    /** The uploaded picture in the widths that images are kept in, else the drawn one. */
    public Cover of(Book book) {
        String url = photoOf(book);
        if (url == null) return new Cover(drawnUrlOf(book), null);
        photos.put(book.id(), url);
        String widths = WIDTHS.stream()
                .map(width -> url + "?width=" + width + " " + width + "w")
                .collect(Collectors.joining(", "));
        return new Cover(url + "?width=" + USUAL_WIDTH, widths);
    }

    private static @Nullable String photoOf(Book book) {
        Book.Image image = book.image();
        if (image == null || image.publicId() == null || image.url() == null) return null;
        return PHOTO.matcher(image.url()).matches() ? image.url() : null;
    }

    private String drawnUrlOf(Book book) {
        photos.remove(book.id());
        CoverText text = CoverText.of(book);
        texts.put(book.id(), text);
        return "/covers/" + book.id() + ".svg?v=" + version(text);
    }

    /** For lines of carts and orders, where only the book's id is known. */
    public static String urlOf(@Nullable String bookId) {
        return "/covers/" + (bookId == null ? "none" : bookId) + ".svg";
    }

    /** The address of the uploaded picture, when a list has shown it. */
    Optional<String> photo(String bookId) {
        return Optional.ofNullable(photos.get(bookId)).map(url -> url + "?width=" + USUAL_WIDTH);
    }

    /** A cover for a book that is still being written down; its work, when it has one, decides the looks. */
    public String sketch(
            String work, String title, String subtitle, String authors, List<String> shelves, String format) {
        return draw.draw(CoverText.sketch(work, title, subtitle, authors, shelves, format));
    }

    /** What is on the cover, asked of catalog when no list has shown the book yet. */
    Optional<CoverText> find(String bookId, OnBehalf who) {
        CoverText noted = texts.get(bookId);
        if (noted != null) return Optional.of(noted);
        ResponseEntity<Book> answer = catalog.book(who, bookId);
        return Optional.ofNullable(answer.getBody()).map(book -> {
            String url = photoOf(book);
            if (url != null) photos.put(bookId, url);
            CoverText text = CoverText.of(book);
            texts.put(bookId, text);
            return text;
        });
    }

    String drawn(CoverText text) {
        String known = drawings.get(text);
        if (known != null) return known;
        String svg = draw.draw(text);
        drawings.put(text, svg);
        return svg;
    }

    static String version(CoverText text) {
        return Integer.toHexString(31 * text.hashCode() + LOOKS);
    }
}
