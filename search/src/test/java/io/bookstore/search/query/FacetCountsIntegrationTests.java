package io.bookstore.search.query;

import static io.bookstore.search.projection.BookFixture.book;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.search.SearchIntegrationTest;
import io.bookstore.search.projection.BookFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Over random small catalogues whose works have editions of different format, price, language and publisher: an option
 * with count n gives n hits when it is chosen, whatever else is chosen.
 */
class FacetCountsIntegrationTests extends SearchIntegrationTest {

    /** Of these one selection holds at a time. */
    private static final Set<String> SINGLE = Set.of("price", "rating", "availability");

    private static final String[][] SHELVES = {
        {"fiction"}, {"fiction", "fantasy"}, {"fiction", "fantasy", "epic"}, {"history"}, {"history", "war"}
    };
    private static final String[] FORMATS = {"paperback", "hardcover", "ebook"};
    private static final String[] LANGUAGES = {"en", "fr", "de"};
    private static final String[] PUBLISHERS = {"Faber & Faber", "Simon & Schuster, Inc.", "Éditions du Seuil"};
    private static final String[] AUTHORS = {"Ann Author", "Ben Writer", "Cy Poet"};

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void anOptionGivesAsManyHitsAsItSays(int seed) throws InterruptedException {
        Random random = new Random(seed);
        String word = "facets" + seed + "x" + random.nextInt(1_000_000);
        stock(word, random);
        for (String group : new String[] {"group=work", "group=edition"}) {
            List<String> chosen = new ArrayList<>(List.of(group, "size=100"));
            verify(word, chosen);
            for (int more = 0; more < 4; more++) {
                List<String> options = options(search(word, chosen.toArray(String[]::new)));
                String option = options.get(random.nextInt(options.size()));
                chosen.removeIf(parameter -> SINGLE.contains(facetOf(parameter))
                        && facetOf(parameter).equals(facetOf(option)));
                chosen.add(option);
                verify(word, chosen);
            }
        }
    }

    @Test
    void countsAFacetWithoutItsOwnSelection() throws InterruptedException {
        String word = "disjunctive" + System.nanoTime();
        producers.catalogSays(
                book(word + " one").with("format", "ebook"),
                book(word + " two").with("format", "paperback"),
                book(word + " three").with("format", "paperback").with("language", "fr"));
        awaitSearchable();
        Answer answer = search(word, "format=ebook");
        assertThat(answer.total()).isEqualTo(1);
        assertThat(options(answer))
                .contains("format=ebook", "format=paperback", "language=en")
                .doesNotContain("language=fr");
        assertThat(search(word, "format=ebook", "format=paperback").total()).isEqualTo(3);
        assertThat(search(word, "format=paperback", "language=fr").total()).isEqualTo(1);
    }

    @Test
    void countsOnlyTheFacetsThatAreAskedFor() {
        assertThat(search("any", "facets=none").body().path("facets")).isEmpty();
        assertThat(ids(search("any", "facets=price,format"))).containsExactlyInAnyOrder("price", "format");
        assertThat(ids(search("any", "facets=price", "facets=rating"))).containsExactlyInAnyOrder("price", "rating");
        assertThat(ids(search("any"))).hasSize(9);
    }

    private static List<String> ids(Answer answer) {
        return answer.body()
                .path("facets")
                .valueStream()
                .map(facet -> facet.path("id").asString())
                .toList();
    }

    private void verify(String word, List<String> chosen) {
        Answer answer = search(word, chosen.toArray(String[]::new));
        assertThat(answer.total())
                .as("listed with %s", chosen)
                .isEqualTo(answer.ids().size());
        answer.found()
                .path("facets")
                .valueStream()
                .forEach(facet -> facet.path("options").valueStream().forEach(option -> {
                    List<String> alone = new ArrayList<>(chosen);
                    alone.removeIf(parameter ->
                            facetOf(parameter).equals(facet.path("id").asString()));
                    alone.add(parameter(facet, option));
                    Answer narrowed = search(word, alone.toArray(String[]::new));
                    if (option.path("count").asLong() == 0) { // nothing is left: one selection is given up, and said so
                        assertThat(narrowed.body().path("stage").asString()).isIn("relaxed", "exact");
                        return;
                    }
                    assertThat(narrowed.total())
                            .as("%s of %s, with %s", option, facet.path("id"), chosen)
                            .isEqualTo(option.path("count").asLong())
                            .isEqualTo(narrowed.ids().size());
                }));
    }

    private static List<String> options(Answer answer) {
        return answer.found()
                .path("facets")
                .valueStream()
                .flatMap(facet -> facet.path("options").valueStream().map(option -> parameter(facet, option)))
                .toList();
    }

    private static String parameter(JsonNode facet, JsonNode option) {
        String value = option.path("value").asString();
        return switch (facet.path("id").asString()) {
            case "price" -> {
                String most = value.substring(value.indexOf('-') + 1);
                yield "price_min=" + value.substring(0, value.indexOf('-'))
                        + (most.isEmpty() ? "" : "&price_max=" + most);
            }
            case "rating" -> "rating_min=" + value;
            case "availability" -> "in_stock=" + value;
            default -> facet.path("id").asString() + "=" + encoded(value);
        };
    }

    private static String facetOf(String parameter) {
        String name = parameter.substring(0, parameter.indexOf('='));
        return switch (name) {
            case "price_min" -> "price";
            case "rating_min" -> "rating";
            case "in_stock" -> "availability";
            default -> name;
        };
    }

    private void stock(String word, Random random) throws InterruptedException {
        for (int work = 0; work < 12; work++) {
            BookFixture first = edition(word, work, random);
            producers.catalogSays(first);
            for (int more = random.nextInt(3); more > 0; more--) {
                producers.catalogSays(edition(word, work, random).editionOf(first.work()));
            }
        }
        awaitSearchable();
    }

    private BookFixture edition(String word, int work, Random random) {
        BookFixture book = book(word + " volume " + work)
                .on(one(SHELVES, random))
                .with("format", one(FORMATS, random))
                .with("language", one(LANGUAGES, random))
                .with("publisher", one(PUBLISHERS, random))
                .with("price_cents", new long[] {999, 1000, 1999, 2000, 4999, 5000, 0}[random.nextInt(7)]);
        for (String author : new TreeSet<>(List.of(one(AUTHORS, random), one(AUTHORS, random)))) {
            book.by(author);
        }
        if (random.nextBoolean()) {
            book.series("Series " + random.nextInt(2), "1").with("rating", 1 + random.nextInt(9) / 2.0);
        }
        if (random.nextBoolean()) {
            producers.stockIs(book.id(), 1 + random.nextInt(3), 1);
        }
        return book;
    }

    private static <T> T one(T[] of, Random random) {
        return of[random.nextInt(of.length)];
    }
}
