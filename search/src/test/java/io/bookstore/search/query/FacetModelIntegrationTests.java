package io.bookstore.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.search.SearchIntegrationTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Total and every option's count against a model that counts by hand, for random catalogues and selections. */
class FacetModelIntegrationTests extends SearchIntegrationTest {

    private static final int SELECTIONS = 25;

    @ParameterizedTest
    @ValueSource(ints = {11, 12, 13, 14})
    void countsWhatIsListed(int seed) throws InterruptedException {
        Random random = new Random(seed);
        String word = "model" + seed + "x" + random.nextInt(1_000_000);
        FacetModel model = new FacetModel(word, 30, random);
        producers.catalogSays(model.books());
        for (int book = 0; book < model.books().length; book++) {
            producers.stockIs(model.books()[book].id(), model.isInStock(book) ? 2 : 0, 1);
        }
        awaitSearchable();
        for (int round = 0; round < SELECTIONS; round++) {
            Map<String, List<String>> chosen = round == 0 ? Map.of() : model.selection();
            for (boolean byWork : new boolean[] {true, false}) {
                verify(model, word, chosen, byWork);
            }
        }
    }

    private void verify(FacetModel model, String word, Map<String, List<String>> asked, boolean byWork) {
        Answer answer = search(word, parameters(asked, byWork));
        Map<String, List<String>> chosen = answered(model, answer, asked, byWork);
        assertThat(answer.total()).as("total of %s", chosen).isEqualTo(model.total(chosen, byWork));
        assertThat(answer.ids()).as("listed of %s", chosen).hasSize((int) Math.min(100, answer.total()));
        for (String facet : FacetModel.FACETS) {
            Map<String, Long> counts = counts(answer, facet);
            counts.forEach((option, count) -> assertThat(count)
                    .as("%s of %s under %s, by work: %s", option, facet, chosen, byWork)
                    .isEqualTo(model.count(chosen, facet, option, byWork)));
            if (!List.of("price", "rating").contains(facet)) {
                model.options(facet).stream()
                        .filter(option -> !counts.containsKey(option))
                        .forEach(option -> assertThat(model.count(chosen, facet, option, byWork))
                                .as("%s of %s under %s is not shown", option, facet, chosen)
                                .isZero());
            }
        }
    }

    /** Where nothing is left, the answer is that without the facet which it names. */
    private static Map<String, List<String>> answered(
            FacetModel model, Answer answer, Map<String, List<String>> asked, boolean byWork) {
        if (model.total(asked, byWork) > 0
                || answer.found().path("relaxed_facet").isNull()) {
            return asked;
        }
        assertThat(answer.found().path("stage").asString()).isEqualTo("relaxed");
        Map<String, List<String>> wider = new HashMap<>(asked);
        assertThat(wider.remove(answer.found().path("relaxed_facet").asString()))
                .isNotNull();
        return wider;
    }

    private static Map<String, Long> counts(Answer answer, String facet) {
        JsonNode options = answer.found()
                .path("facets")
                .valueStream()
                .filter(one -> one.path("id").asString().equals(facet))
                .findFirst()
                .orElseThrow()
                .path("options");
        return options.valueStream()
                .collect(Collectors.toMap(
                        option -> option.path("value").asString(),
                        option -> option.path("count").asLong()));
    }

    private static String[] parameters(Map<String, List<String>> chosen, boolean byWork) {
        List<String> parameters = new ArrayList<>(List.of("size=100", byWork ? "group=work" : "group=edition"));
        chosen.forEach((facet, options) ->
                options.stream().flatMap(option -> parameter(facet, option)).forEach(parameters::add));
        return parameters.toArray(String[]::new);
    }

    private static Stream<String> parameter(String facet, String option) {
        return switch (facet) {
            case "price" -> {
                String[] range = option.split("-");
                String least = "price_min=" + range[0];
                yield range.length == 1 ? Stream.of(least) : Stream.of(least, "price_max=" + range[1]);
            }
            case "rating" -> Stream.of("rating_min=" + option);
            case "availability" -> Stream.of("in_stock=" + option);
            default -> Stream.of(facet + "=" + encoded(option));
        };
    }
}
