package io.bookstore.storefront.stub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Imports as the contract describes them. A run ends after it was looked at twice; a file that says BROKEN stops. */
final class StubImports {

    private final StubShelf shelf;
    private final List<Map<String, Object>> runs = new CopyOnWriteArrayList<>();

    StubImports(StubShelf shelf) {
        this.shelf = shelf;
        add("onix", false, "done", "2026-11-20T07:30:00Z");
        add("csv", true, "done", "2026-11-20T16:05:00Z");
        add("jsonl", false, "failed", "2026-11-21T06:00:00Z")
                .put("reason", "Line 42 is not JSON: it ends in the middle.");
    }

    private Map<String, Object> add(String format, boolean dry, String status, String at) {
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("id", UUID.randomUUID().toString());
        run.put("format", format);
        run.put("dry_run", dry);
        run.put("status", status);
        run.put("reason", null);
        run.put("total", 1_204);
        run.put("added", 980);
        run.put("changed", 201);
        run.put("deleted", 3);
        run.put("unchanged", 18);
        run.put("failed", 2);
        run.put("unknown_categories", format.equals("csv") ? List.of("Steampunk", "Gaslamp & <b>Fog</b>") : List.of());
        run.put("started_at", at);
        run.put("finished_at", status.equals("running") ? null : at);
        run.put("undo_of", null);
        runs.addFirst(run);
        return run;
    }

    StubAnswer start(StubRequest request) {
        String raw = request.body().path("raw").asString("");
        if (raw.contains("ONIX 2.1")) {
            return StubAnswer.problem(422, "format-not-supported", "This is ONIX 2.1; send ONIX 3.0 or 3.1.");
        }
        boolean broken = raw.contains("BROKEN");
        Map<String, Object> run = add(
                request.first("format", ""),
                request.first("dry_run", "false").equals("true"),
                broken ? "failed" : "running",
                "2026-11-21T12:00:00Z");
        if (broken) run.put("reason", "The file ends in the middle.");
        return StubAnswer.of(202, Map.of("id", run.get("id"), "status", run.get("status")));
    }

    StubAnswer list(StubRequest request) {
        return StubAnswer.ok(page(new ArrayList<>(runs), request));
    }

    StubAnswer run(StubRequest request) {
        Map<String, Object> run = find(request.last());
        if (run == null) return StubCatalog.missing();
        Map<String, Object> now = new LinkedHashMap<>(run);
        if (run.get("status").equals("running")) {
            int looks = (int) run.merge("looks", 1, (a, b) -> (Integer) a + (Integer) b);
            if (looks >= 2) {
                run.put("status", "done");
                run.put("finished_at", "2026-11-21T12:00:09Z");
            }
        }
        now.remove("looks");
        now.put(
                "runnable",
                now.get("dry_run").equals(true) && now.get("status").equals("done") && !now.containsKey("taken"));
        return StubAnswer.ok(now);
    }

    StubAnswer records(StubRequest request) {
        Map<String, Object> run = find(request.path().split("/")[3]);
        if (run == null) return StubCatalog.missing();
        List<Map<String, Object>> all = new ArrayList<>();
        List<Map<String, Object>> books = shelf.all();
        String[] outcomes = {"added", "changed", "unchanged", "deleted", "failed"};
        for (int i = 0; i < books.size(); i++) {
            Map<String, Object> entry = new LinkedHashMap<>();
            String outcome = outcomes[i % outcomes.length];
            entry.put("line", i + 2);
            entry.put("outcome", outcome);
            entry.put("isbn13", books.get(i).get("isbn13"));
            entry.put("title", books.get(i).get("title"));
            entry.put("book_id", outcome.equals("failed") ? null : books.get(i).get("id"));
            entry.put("message", outcome.equals("failed") ? "The price is missing: <Price> has no PriceAmount." : null);
            entry.put("changes", outcome.equals("changed") ? changes(books.get(i)) : null);
            if (request.all("outcome").isEmpty() || request.first("outcome", "").equals(outcome)) all.add(entry);
        }
        return StubAnswer.ok(page(all, request));
    }

    static Map<String, Object> changes(Map<String, Object> book) {
        Map<String, Object> changes = new LinkedHashMap<>();
        changes.put("price_cents", Map.of("from", 1099, "to", book.get("price_cents")));
        Map<String, Object> subtitle = new LinkedHashMap<>();
        subtitle.put("from", null);
        subtitle.put("to", "A <i>new</i> edition");
        changes.put("subtitle", subtitle);
        return changes;
    }

    StubAnswer importPreviewed(StubRequest request) {
        Map<String, Object> preview = find(request.path().split("/")[3]);
        if (preview == null) return StubCatalog.missing();
        if (preview.put("taken", true) != null) {
            return StubAnswer.problem(409, "not-runnable", "Its file was imported already.");
        }
        Map<String, Object> run = add(String.valueOf(preview.get("format")), false, "running", "2026-11-21T12:11:00Z");
        return StubAnswer.of(202, Map.of("id", run.get("id"), "status", "running"));
    }

    StubAnswer undo(StubRequest request) {
        Map<String, Object> run = find(request.path().split("/")[3]);
        if (run == null) return StubCatalog.missing();
        if (!run.get("status").equals("done") || run.get("dry_run").equals(true)) {
            return StubAnswer.problem(409, "not-undoable", "It changed nothing.");
        }
        run.put("status", "undone");
        Map<String, Object> undo = add("onix", false, "running", "2026-11-21T12:10:00Z");
        undo.put("undo_of", run.get("id"));
        return StubAnswer.of(202, Map.of("id", undo.get("id"), "status", "running"));
    }

    private Map<String, Object> find(String id) {
        return runs.stream().filter(run -> run.get("id").equals(id)).findFirst().orElse(null);
    }

    static Map<String, Object> page(List<Map<String, Object>> all, StubRequest request) {
        int limit = Integer.parseInt(request.first("limit", "20"));
        int offset = Integer.parseInt(request.first("offset", "0"));
        return Map.of(
                "data",
                all.stream().skip(offset).limit(limit).toList(),
                "total",
                all.size(),
                "limit",
                limit,
                "offset",
                offset);
    }

    String newest() {
        return (String) runs.getFirst().get("id");
    }
}
