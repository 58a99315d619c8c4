package io.bookstore.catalog.imports;

import io.bookstore.catalog.naming.Works;
import io.bookstore.catalog.naming.Works.NewWork;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the work of each record: that of an edition it names, else the one it names itself, else one made for it. */
@Component
class JoinWorks {

    private final KnownBooks knownBooks;
    private final Works works;

    JoinWorks(KnownBooks knownBooks, Works works) {
        this.knownBooks = knownBooks;
        this.works = works;
    }

    /** @param known which of them are in the catalogue by their ISBN */
    Joined join(List<ImportRecord> records, Predicate<ImportRecord> known) {
        Map<String, UUID> ofEditions = knownBooks.worksOf(records.stream()
                .flatMap(record -> record.related().stream())
                .distinct()
                .toList());
        Map<String, ImportRecord> earlier = new HashMap<>();
        Map<ImportRecord, ImportRecord> followed = new HashMap<>();
        for (ImportRecord record : records) {
            record.related().stream()
                    .map(earlier::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(first -> followed.put(record, first));
            if (record.isbn() != null && record.complete()) {
                earlier.put(record.isbn(), record);
            }
        }
        Joined joined = new Joined(ofEditions, followed, new HashMap<>());
        List<NewWork> wanted = records.stream()
                .filter(record -> joined.ofEdition(record) == null && !followed.containsKey(record))
                .filter(record -> record.namesWork() || (record.complete() && !known.test(record)))
                .map(record -> new NewWork(record.work(), record.checked().title(), record.originalYear()))
                .toList();
        joined.byKey().putAll(works.resolve(wanted));
        return joined;
    }

    /**
     * @param ofEditions works of books in the catalogue, by ISBN
     * @param followed records that name an edition which comes earlier in the same batch
     */
    record Joined(Map<String, UUID> ofEditions, Map<ImportRecord, ImportRecord> followed, Map<String, UUID> byKey) {

        /** Of a record for a new book. */
        UUID of(ImportRecord record) {
            UUID edition = ofEdition(record);
            if (edition != null) {
                return edition;
            }
            ImportRecord first = followed.get(record);
            if (first != null) {
                return of(first);
            }
            return Objects.requireNonNull(byKey.get(record.work()), record.work());
        }

        /** The work that a record says its book belongs to; null when it says none. */
        @Nullable
        UUID named(ImportRecord record) {
            UUID edition = ofEdition(record);
            return edition != null ? edition : record.namesWork() ? byKey.get(record.work()) : null;
        }

        @Nullable
        UUID ofEdition(ImportRecord record) {
            return record.related().stream()
                    .map(ofEditions::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
    }
}
