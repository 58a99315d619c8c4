package io.bookstore.storefront.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One file that was taken in, or its preview, or the undoing of one.
 *
 * @param status {@code running}, {@code done}, {@code failed}, {@code undoing} or {@code undone}
 * @param unknownCategories shelves that the file names and the shop has not
 */
public record ImportRun(
        String id,
        @Nullable String format,
        @Nullable Boolean dryRun,
        String status,
        @Nullable String reason,
        @Nullable Long total,
        @Nullable Long added,
        @Nullable Long changed,
        @Nullable Long deleted,
        @Nullable Long unchanged,
        @Nullable Long failed,
        @Nullable JsonNode unknownCategories,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String undoOf,
        @Nullable Boolean runnable) {

    /** A preview whose file the shop still has. */
    public boolean canBeRun() {
        return runnable != null && runnable;
    }

    public boolean isPreview() {
        return dryRun != null && dryRun;
    }

    public boolean isUnderWay() {
        return status.equals("running") || status.equals("undoing");
    }

    public long count(String outcome) {
        Long count = switch (outcome) {
            case "added" -> added;
            case "changed" -> changed;
            case "deleted" -> deleted;
            case "unchanged" -> unchanged;
            case "failed" -> failed;
            default -> total;
        };
        return count == null ? 0 : count;
    }
}
