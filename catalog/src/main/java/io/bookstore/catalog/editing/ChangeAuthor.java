package io.bookstore.catalog.editing;

import io.bookstore.catalog.audit.Actor;
import io.bookstore.catalog.book.BookRows;
import io.bookstore.catalog.book.BookView;
import io.bookstore.catalog.naming.Contributor;
import io.bookstore.catalog.naming.Contributors;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Renames a contributor, and tells of all the books that show the name. */
@Component
class ChangeAuthor {

    private static final int PART = 500;

    private final JdbcClient jdbc;
    private final Contributors contributors;
    private final BookRows rows;
    private final Announce announce;
    private final Clock clock;

    ChangeAuthor(JdbcClient jdbc, Contributors contributors, BookRows rows, Announce announce, Clock clock) {
        this.jdbc = jdbc;
        this.contributors = contributors;
        this.rows = rows;
        this.announce = announce;
        this.clock = clock;
    }

    /**
     * Empty when there is no such contributor.
     *
     * @throws org.springframework.dao.DuplicateKeyException when another one has the new name
     */
    @Transactional
    Optional<Contributor> change(UUID id, UnaryOperator<Contributor> edit, Actor actor) {
        // books before their authors, as imports lock them
        Set<UUID> books = new LinkedHashSet<>(lockBooks(id));
        Optional<Contributor> found = contributors.lock(id);
        if (found.isEmpty()) {
            return found;
        }
        Contributor changed = edit.apply(found.get());
        if (changed.equals(found.get())) {
            return found;
        }
        books.addAll(lockBooks(id)); // what came in while we waited for the author
        List<List<BookView>> before = inParts(books).map(rows::byIds).toList();
        contributors.save(changed);
        before.forEach(part -> announce(actor, part, found.get(), changed));
        return Optional.of(changed);
    }

    /** Statements take a limited number of parameters. */
    private static Stream<List<UUID>> inParts(Collection<UUID> books) {
        return books.stream().gather(Gatherers.windowFixed(PART));
    }

    private void announce(Actor actor, List<BookView> before, Contributor old, Contributor changed) {
        List<UUID> ids = before.stream().map(BookView::id).toList();
        jdbc.sql("update book set version = version + 1, updated_at = :now where id in (:books)")
                .param("now", Timestamp.from(clock.instant()))
                .param("books", ids)
                .update();
        Map<UUID, BookView> after =
                rows.byIds(ids).stream().collect(Collectors.toMap(BookView::id, Function.identity()));
        announce.renamed(actor, before, after, old, changed);
    }

    private List<UUID> lockBooks(UUID contributor) {
        return jdbc.sql("""
                        select id from book
                        where id in (select book_id from book_contributor where contributor_id = :contributor)
                        order by id for update
                        """).param("contributor", contributor).query(UUID.class).list();
    }
}
