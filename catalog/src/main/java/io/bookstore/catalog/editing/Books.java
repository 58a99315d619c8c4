package io.bookstore.catalog.editing;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Repository;

/** The books that are being edited. */
@Repository
class Books {

    private final EntityManager entities;

    Books(EntityManager entities) {
        this.entities = entities;
    }

    /** Waits for other writers of this book, so that each sees the version of the one before. */
    Optional<Book> lock(UUID id) {
        return Optional.ofNullable(entities.find(Book.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** @throws DataIntegrityViolationException when its ISBN is taken */
    void add(Book book) {
        entities.persist(book);
        entities.flush();
    }

    /**
     * Writes what was changed.
     *
     * @throws DataIntegrityViolationException when its ISBN is taken
     */
    void flush() {
        entities.flush();
    }
}
