package io.bookstore.catalog.imports;

import io.bookstore.catalog.draft.BookDraft;
import java.util.UUID;

/** A book that is to be written. */
record Planned(UUID id, UUID workId, ImportRecord record, BookDraft draft) {}
