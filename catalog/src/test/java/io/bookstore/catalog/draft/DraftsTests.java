package io.bookstore.catalog.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.catalog.book.Format;
import io.bookstore.catalog.book.Role;
import io.bookstore.catalog.draft.BookDraft.Credit;
import io.bookstore.catalog.draft.BookDraft.SeriesVolume;
import io.bookstore.catalog.draft.BookInput.AuthorInput;
import io.bookstore.platform.problem.Problems.FieldError;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class DraftsTests {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private static final String LEAST =
            "\"title\":\"Emma\",\"authors\":[\"Jane Austen\"],\"description\":\"A match-maker.\",\"price_cents\":0";

    @Test
    void takesTheLeastAndFillsInWhatShopsExpect() {
        BookDraft draft = valid("{" + LEAST + "}");
        assertThat(draft.authors()).containsExactly(new Credit("Jane Austen", Role.AUTHOR));
        assertThat(draft.format()).isEqualTo(Format.PAPERBACK);
        assertThat(draft.currency()).isEqualTo("USD");
        assertThat(draft.active()).isTrue();
        assertThat(draft.isbn13()).isNull();
    }

    @Test
    void cleansWhatItTakes() {
        BookDraft draft = valid("""
                {"title": "  The\\n Hobbit ", "description": "x<script>y</script>", "price_cents": 9999999999,
                 "authors": ["J. R. R.  Tolkien", {"name": "Alan Lee", "role": "illustrator"}, "J. R. R. Tolkien"],
                 "isbn13": "0-261-10334-2", "language": "ENG", "categories": ["fantasy", "fantasy"],
                 "series": {"name": "Middle-earth", "volume": "0.5"}, "published": "1937-09-21", "format": "hardcover"}
                """);
        assertThat(draft.title()).isEqualTo("The Hobbit");
        assertThat(draft.authors())
                .containsExactly(new Credit("J. R. R. Tolkien", Role.AUTHOR), new Credit("Alan Lee", Role.ILLUSTRATOR));
        assertThat(draft.isbn13()).isEqualTo("9780261103344");
        assertThat(draft.language()).isEqualTo("en");
        assertThat(draft.categories()).containsExactly("fantasy");
        assertThat(draft.description()).isEqualTo("x");
    }

    static Stream<Arguments> brokenRules() {
        return Stream.of(
                Arguments.of("title", "\"title\":null"),
                Arguments.of("title", "\"title\":\" \\t\""),
                Arguments.of("title", "\"title\":\"" + "x".repeat(256) + "\""),
                Arguments.of("title", "\"title\":\"a\\u202eb\""),
                Arguments.of("title", "\"title\":\"a\\u0007b\""),
                Arguments.of("authors", "\"authors\":[]"),
                Arguments.of("authors", "\"authors\":null"),
                Arguments.of("authors[0].name", "\"authors\":[\" \"]"),
                Arguments.of("authors[1].name", "\"authors\":[\"A\",null]"),
                Arguments.of("authors[0].name", "\"authors\":[\"" + "x".repeat(256) + "\"]"),
                Arguments.of("authors[0].role", "\"authors\":[{\"name\":\"A\",\"role\":\"boss\"}]"),
                Arguments.of("description", "\"description\":\"\""),
                Arguments.of("description", "\"description\":\"<script>only this</script>\""),
                Arguments.of("description", "\"description\":\"" + "x".repeat(20_001) + "\""),
                Arguments.of("price_cents", "\"price_cents\":null"),
                Arguments.of("price_cents", "\"price_cents\":-1"),
                Arguments.of("price_cents", "\"price_cents\":10000000000"),
                Arguments.of("currency", "\"currency\":\"usd\""),
                Arguments.of("currency", "\"currency\":\"XXX\""),
                Arguments.of("isbn13", "\"isbn13\":\"9780261103345\""),
                Arguments.of("isbn13", "\"isbn13\":\"12\""),
                Arguments.of("categories[0]", "\"categories\":[\"\"]"),
                Arguments.of("format", "\"format\":\"scroll\""),
                Arguments.of("language", "\"language\":\"english\""),
                Arguments.of("published", "\"published\":\"1937-02-30\""),
                Arguments.of("pages", "\"pages\":0"),
                Arguments.of("series.name", "\"series\":{\"volume\":\"1\"}"),
                Arguments.of("series.volume", "\"series\":{\"name\":\"A\",\"volume\":\"" + "1".repeat(21) + "\"}"),
                Arguments.of("initial_stock", "\"initial_stock\":-1"));
    }

    @ParameterizedTest
    @MethodSource("brokenRules")
    void namesTheFieldThatBreaksARule(String field, String json) {
        BookInput least = JSON.readValue("{" + LEAST + "}", BookInput.class);
        BookInput input = JSON.readerForUpdating(least).readValue("{" + json + "}");
        assertThat(errors(input)).extracting(FieldError::field).containsExactly(field);
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        assertThat(errors(JSON.readValue("{\"pages\":0}", BookInput.class)))
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder("title", "authors", "description", "price_cents", "pages");
    }

    @Test
    void letsFilesComeWithoutDescription() {
        BookInput input =
                JSON.readValue("{\"title\":\"Emma\",\"authors\":[\"Jane Austen\"],\"price_cents\":1}", BookInput.class);
        assertThat(Drafts.checkRecord(input)).isInstanceOf(Drafted.Valid.class);
        assertThat(Drafts.check(input)).isInstanceOf(Drafted.Invalid.class);
    }

    @Test
    void boundsLists() {
        BookInput least = JSON.readValue("{" + LEAST + "}", BookInput.class);
        List<AuthorInput> crowd = Collections.nCopies(101, new AuthorInput("A", null));
        BookInput input =
                JSON.readerForUpdating(least).readValue(JSON.writeValueAsString(java.util.Map.of("authors", crowd)));
        assertThat(errors(input)).extracting(FieldError::field).containsExactly("authors");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "0.5, 0.5", "Book 12, 12", "3-4, 3", "II,"})
    void ordersVolumesByTheirNumber(String volume, BigDecimal order) {
        assertThat(new SeriesVolume("Series", volume).order()).isEqualTo(order);
    }

    private static BookDraft valid(String json) {
        Drafted drafted = Drafts.check(JSON.readValue(json, BookInput.class));
        assertThat(drafted).isInstanceOf(Drafted.Valid.class);
        return ((Drafted.Valid) drafted).draft();
    }

    private static List<FieldError> errors(BookInput input) {
        Drafted drafted = Drafts.check(input);
        assertThat(drafted).isInstanceOf(Drafted.Invalid.class);
        return ((Drafted.Invalid) drafted).errors();
    }
}
