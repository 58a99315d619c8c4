package io.bookstore.catalog.imports;

import io.bookstore.catalog.draft.BookDraft;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A book that is to be written.
 *
 * @param hash of the record that made it so
 * @param rating null leaves the one it has
 * @param otherNames of its contributors
 * @param ratingsCount null leaves the one it has
 */
record Planned(
        UUID id,
        UUID workId,
        BookDraft draft,
        @Nullable String hash,
        @Nullable Double rating,
        @Nullable Integer ratingsCount,
        Map<String, List<String>> otherNames) {

    static Planned of(UUID id, UUID workId, BookDraft draft, ImportRecord record) {
        return new Planned(
                id, workId, draft, record.hash(), record.rating(), record.ratingsCount(), record.otherNames());
    }
}
