package io.bookstore.storefront.imports;

import io.bookstore.storefront.api.ImportRun;
import io.bookstore.storefront.api.ImportsApi.Entry;
import io.bookstore.storefront.shop.DateWords;
import io.bookstore.storefront.shop.Differences;
import io.bookstore.storefront.shop.Differences.Difference;
import io.bookstore.storefront.shop.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Says what became of an import. */
@Component
class RunWords {

    static final Map<String, String> OUTCOMES = Map.of(
            "added", "new",
            "changed", "changed",
            "deleted", "taken off sale",
            "unchanged", "unchanged",
            "failed", "not taken");
    static final List<String> ORDER = List.of("added", "changed", "deleted", "failed", "unchanged");

    private final DateWords dates;

    RunWords(DateWords dates) {
        this.dates = dates;
    }

    /** One line in the list of runs. */
    record Row(String id, String started, String kind, String state, String tone, Map<String, Long> counts) {}

    /** One outcome with its number, as a way to the records that ended so. */
    record Tab(String outcome, String label, long count, boolean current) {}

    record Line(
            String line,
            String outcome,
            String isbn,
            String title,
            @Nullable String bookId,
            String message,
            List<Difference> differences) {}

    Row row(ImportRun run) {
        Map<String, Long> counts = new LinkedHashMap<>();
        ORDER.forEach(outcome -> counts.put(outcome, run.count(outcome)));
        return new Row(run.id(), dates.moment(run.startedAt()), kind(run), state(run), tone(run), counts);
    }

    static String kind(ImportRun run) {
        String format = Texts.orEmpty(run.format()).equals("jsonl")
                ? "JSON Lines"
                : Texts.orEmpty(run.format()).toUpperCase(Locale.ROOT);
        if (run.undoOf() != null) return "Undo";
        return run.isPreview() ? "Preview of " + format : format;
    }

    static String state(ImportRun run) {
        return switch (run.status()) {
            case "running" -> "under way";
            case "done" -> run.isPreview() ? "previewed" : "done";
            case "failed" -> "stopped";
            case "undoing" -> "being undone";
            case "undone" -> "undone";
            default -> run.status();
        };
    }

    static String tone(ImportRun run) {
        return switch (run.status()) {
            case "done" -> run.count("failed") > 0 ? "low" : "good";
            case "failed" -> "none";
            default -> "low";
        };
    }

    static List<Tab> tabs(ImportRun run, @Nullable String current) {
        Stream<Tab> outcomes = ORDER.stream()
                .map(outcome -> new Tab(
                        outcome, String.valueOf(OUTCOMES.get(outcome)), run.count(outcome), outcome.equals(current)));
        return Stream.concat(Stream.of(new Tab("", "all", run.count("total"), current == null)), outcomes)
                .toList();
    }

    static List<String> unknownCategories(@Nullable JsonNode node) {
        if (node == null || !node.isArray()) return List.of();
        return node.valueStream()
                .map(each -> each.isString()
                        ? each.asString()
                        : each.path("name").asString(each.path("category").asString("")))
                .filter(name -> !name.isBlank())
                .toList();
    }

    static Line line(Entry entry) {
        return new Line(
                entry.line() == null ? "" : entry.line().toString(),
                OUTCOMES.getOrDefault(entry.outcome(), entry.outcome()),
                Texts.orEmpty(entry.isbn13()),
                Texts.orEmpty(entry.title()),
                entry.bookId(),
                Texts.orEmpty(entry.message()),
                Differences.of(entry.changes()));
    }
}
