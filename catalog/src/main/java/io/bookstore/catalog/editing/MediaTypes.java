package io.bookstore.catalog.editing;

/** What Spring has no constant for. */
final class MediaTypes {

    static final String MERGE_PATCH = "application/merge-patch+json";

    private MediaTypes() {}
}
