package io.bookstore.catalog.image;

import io.bookstore.catalog.audit.Actor;
import io.bookstore.catalog.audit.AuditTrail;
import io.bookstore.catalog.audit.Change;
import io.bookstore.catalog.book.BookEvents;
import io.bookstore.catalog.book.BookKey;
import io.bookstore.catalog.book.BookRows;
import io.bookstore.catalog.book.BookView;
import io.bookstore.catalog.book.Precondition;
import io.bookstore.catalog.image.BookImages.Shown;
import io.bookstore.platform.problem.ProblemException;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Gives a book a picture, or the drawn cover back. The picture is in the store before any book shows it. */
@Component
class ChangePicture {

    private static final int ID_BYTES = 16;

    private final BookRows rows;
    private final BookImages images;
    private final Pictures pictures;
    private final RenderPicture render;
    private final AuditTrail audit;
    private final BookEvents events;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    ChangePicture(
            BookRows rows,
            BookImages images,
            Pictures pictures,
            RenderPicture render,
            AuditTrail audit,
            BookEvents events,
            JsonMapper json,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.images = images;
        this.pictures = pictures;
        this.render = render;
        this.audit = audit;
        this.events = events;
        this.json = json;
        this.transaction = transaction;
    }

    /** The book's id, if it can be written to now: asked before a picture is fetched and unpacked. */
    UUID writable(BookKey key, Precondition precondition) {
        BookView book = rows.idOf(key)
                .flatMap(rows::find)
                .filter(BookView::active)
                .orElseThrow(() -> new ProblemException(BookKey.notFound()));
        require(precondition, book.version());
        return book.id();
    }

    BookView show(UUID book, byte[] picture, Precondition precondition, Actor actor)
            throws UnusablePicture, IOException {
        String image = idOf(book, picture);
        var widths = render.render(picture);
        images.keep(image);
        pictures.put(image, widths);
        try {
            return change(book, image, precondition, actor);
        } catch (RuntimeException refused) {
            images.drop(image); // unless the book shows it already
            throw refused;
        }
    }

    BookView change(UUID book, @Nullable String image, Precondition precondition, Actor actor) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Shown shown = images.lock(book).orElseThrow(() -> new ProblemException(BookKey.notFound()));
            require(precondition, shown.version());
            if (!Objects.equals(shown.imageId(), image)) {
                images.show(book, image);
                if (shown.imageId() != null) {
                    images.drop(shown.imageId());
                }
                audit.add(actor, new Change(book, shown.version() + 1, "changed", difference(shown.imageId(), image)));
                events.changed(book);
            }
            return rows.find(book).orElseThrow();
        }));
    }

    private ObjectNode difference(@Nullable String from, @Nullable String to) {
        ObjectNode fields = json.createObjectNode();
        fields.putObject("image").put("from", from).put("to", to);
        return fields;
    }

    private static void require(Precondition precondition, long version) {
        if (!precondition.holds(version)) {
            throw new ProblemException(Precondition.stale(version));
        }
    }

    /** The same picture for the same book has the same id, so that sending it again changes nothing. */
    private static String idOf(UUID book, byte[] picture) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update(book.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash.digest(picture), 0, ID_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
