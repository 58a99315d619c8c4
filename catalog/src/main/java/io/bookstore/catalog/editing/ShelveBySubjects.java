package io.bookstore.catalog.editing;

import io.bookstore.catalog.category.ShelfNames;
import io.bookstore.catalog.category.ShelfNames.Coded;
import io.bookstore.catalog.draft.BookDraft;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts a book that nobody put on a shelf where the codes of its subjects say. */
@Component
class ShelveBySubjects {

    private final ShelfNames shelfNames;

    ShelveBySubjects(ShelfNames shelfNames) {
        this.shelfNames = shelfNames;
    }

    BookDraft shelve(BookDraft draft) {
        List<Coded> codes = draft.particulars().subjects().stream()
                .flatMap(subject -> subject.code() == null
                        ? Stream.empty()
                        : Stream.of(new Coded(subject.scheme(), subject.code())))
                .toList();
        return codes.isEmpty() || !draft.categories().isEmpty()
                ? draft
                : draft.withCategories(
                        shelfNames.lookup().find(List.of(), codes).slugs());
    }
}
