package io.bookstore.storefront.stub;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reviews as the contract describes them. Everybody bought everything but "Frankenstein". */
final class StubReviews {

    private static final String NOT_SOLD = "Frankenstein";
    private static final String[] SAYINGS = {
        "5|I read it in two nights|The desert was in my kitchen. I kept a glass of water beside the bed and looked at it.\n\nRead it before you see any film.",
        "4|Slow to begin, worth it|The first hundred pages name everybody and everything. After that it does not let go.",
        "2|Too many princes|Clever, but I never cared who sat on which chair.",
        "5|A whole world|Ecology, religion, money and worms, and all of it matters to the story.",
        "4|Good gift|My brother took it on a train and missed his stop.",
    };

    private final StubShelf shelf;
    private final List<Map<String, Object>> reviews = new CopyOnWriteArrayList<>();

    StubReviews(StubShelf shelf) {
        this.shelf = shelf;
        String dune = StubShelf.id("Dunepaperback");
        for (int i = 0; i < 14; i++) {
            String[] said = SAYINGS[i % SAYINGS.length].split("\\|");
            add(dune, "reader " + i, Integer.parseInt(said[0]), said[1], said[2], i);
        }
        add(StubShelf.id("Matildapaperback"), "reader 1", 5, "She can read", "So can I now. (Ben, 7, with help.)", 3);
    }

    private Map<String, Object> add(String book, String writer, int rating, String title, String body, int age) {
        Map<String, Object> review = new LinkedHashMap<>();
        review.put("id", UUID.randomUUID().toString());
        review.put("book_id", book);
        review.put("writer", writer);
        review.put("rating", rating);
        review.put("title", title);
        review.put("body", body);
        review.put("verified", true);
        review.put("hidden", false);
        review.put("created_at", "2026-11-%02dT09:00:00Z".formatted(20 - age));
        review.put("updated_at", "2026-11-%02dT09:00:00Z".formatted(20 - age));
        reviews.add(review);
        return review;
    }

    private static String writer(StubRequest request) {
        return request.header("Authorization").map(StubIdentity::subject).orElse("");
    }

    private static boolean staff(StubRequest request) {
        return writer(request).equals(StubShelf.id("staff@example.com"));
    }

    StubAnswer list(StubRequest request) {
        Map<String, Object> book = shelf.find(request.path().split("/")[3]);
        if (book == null) return StubCatalog.missing();
        List<Map<String, Object>> all = reviews.stream()
                .filter(review -> book.get("work_id")
                        .equals(shelf.find((String) review.get("book_id")).get("work_id")))
                .toList();
        List<Map<String, Object>> seen = newestFirst(
                all.stream().filter(r -> r.get("hidden").equals(false) || staff(request) || writes(r, request)));
        Map<String, Object> answer = page(seen, request);
        List<Integer> ratings = all.stream()
                .filter(review -> review.get("hidden").equals(false))
                .map(review -> (Integer) review.get("rating"))
                .toList();
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put(
                "average",
                ratings.isEmpty()
                        ? null
                        : ratings.stream().mapToInt(r -> r).average().orElse(0));
        summary.put("count", ratings.size());
        summary.put(
                "stars",
                IntStream.rangeClosed(1, 5)
                        .boxed()
                        .collect(Collectors.toMap(
                                String::valueOf,
                                s -> ratings.stream().filter(s::equals).count())));
        answer.put("summary", summary);
        return StubAnswer.ok(answer);
    }

    StubAnswer moderation(StubRequest request) {
        return StubAnswer.ok(page(
                newestFirst(reviews.stream()
                        .filter(r -> request.all("hidden").isEmpty()
                                || String.valueOf(r.get("hidden")).equals(request.first("hidden", "")))),
                request));
    }

    private static boolean writes(Map<String, Object> review, StubRequest request) {
        return review.get("writer").equals(writer(request));
    }

    private static List<Map<String, Object>> newestFirst(Stream<Map<String, Object>> some) {
        return some.sorted(Comparator.comparing((Map<String, Object> r) -> (String) r.get("created_at"))
                        .reversed())
                .toList();
    }

    private static Map<String, Object> page(List<Map<String, Object>> all, StubRequest request) {
        int limit = Integer.parseInt(request.first("limit", "20"));
        int offset = Integer.parseInt(request.first("offset", "0"));
        List<Map<String, Object>> shown = new ArrayList<>();
        all.stream().skip(offset).limit(limit).forEach(review -> {
            Map<String, Object> view = new LinkedHashMap<>(review);
            view.put("mine", writes(review, request));
            view.remove("writer");
            shown.add(view);
        });
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("data", shown);
        answer.put("total", all.size());
        answer.put("limit", limit);
        answer.put("offset", offset);
        return answer;
    }

    StubAnswer write(StubRequest request) {
        Map<String, Object> book = shelf.find(request.path().split("/")[3]);
        if (book == null) return StubCatalog.missing();
        if (request.header("Authorization").isEmpty()) return StubAnswer.problem(401, "unauthenticated", "Who?");
        if (book.get("title").equals(NOT_SOLD)) return StubAnswer.problem(403, "not-a-buyer", "Only buyers review.");
        boolean again = reviews.stream().anyMatch(r -> r.get("book_id").equals(book.get("id")) && writes(r, request));
        if (again) return StubAnswer.problem(409, "already-reviewed", "You did.");
        Map<String, Object> review = add(
                (String) book.get("id"),
                writer(request),
                request.body().path("rating").asInt(),
                request.body().path("title").asString(""),
                request.body().path("body").asString(""),
                -1);
        return StubAnswer.of(201, review);
    }

    StubAnswer change(StubRequest request) {
        Map<String, Object> review = find(request);
        if (review == null || !(writes(review, request) || staff(request))) return StubCatalog.missing();
        if (request.body().has("hidden")) {
            review.put("hidden", request.body().path("hidden").asBoolean());
        } else {
            review.put("rating", request.body().path("rating").asInt());
            review.put("title", request.body().path("title").asString(""));
            review.put("body", request.body().path("body").asString(""));
            review.put("updated_at", "2026-11-21T12:00:00Z");
        }
        return StubAnswer.ok(review);
    }

    StubAnswer delete(StubRequest request) {
        Map<String, Object> review = find(request);
        if (review == null || !(writes(review, request) || staff(request))) return StubCatalog.missing();
        reviews.remove(review);
        return StubAnswer.of(204, null);
    }

    private Map<String, Object> find(StubRequest request) {
        return reviews.stream()
                .filter(review -> review.get("id").equals(request.last()))
                .findFirst()
                .orElse(null);
    }
}
