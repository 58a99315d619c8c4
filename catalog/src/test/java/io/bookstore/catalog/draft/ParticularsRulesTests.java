package io.bookstore.catalog.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.catalog.book.Particulars;
import io.bookstore.catalog.book.Subject;
import io.bookstore.platform.problem.Problems.FieldError;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class ParticularsRulesTests {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    @Test
    void takesSubjectsInEveryForm() {
        List<Subject> subjects = valid(Map.of(
                        "subjects",
                        List.of(
                                " deep  sea ",
                                Map.of("scheme", "bisac", "code", "fic009020"),
                                Map.of("scheme", "thema", "code", "FMB", "heading", "Epic"),
                                Map.of("scheme", "bisac", "heading", "Fiction / Whatever"),
                                "deep sea")))
                .subjects();
        assertThat(subjects)
                .containsExactly(
                        new Subject("keyword", null, "deep sea"),
                        new Subject("bisac", "FIC009020", "Fiction / Fantasy"),
                        new Subject("thema", "FMB", "Epic"),
                        new Subject("bisac", null, "Fiction / Whatever"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "subjects | [{\"scheme\":\"dewey\",\"code\":\"1\"}] | subjects[0].scheme",
                "subjects | [{\"heading\":\"x\"}] | subjects[0].scheme",
                "subjects | [{\"scheme\":\"bisac\",\"code\":\"FIC9\"}] | subjects[0].code",
                "subjects | [{\"scheme\":\"thema\",\"code\":\"f m\"}] | subjects[0].code",
                "subjects | [{\"scheme\":\"keyword\",\"code\":\"F\",\"heading\":\"x\"}] | subjects[0].code",
                "subjects | [{\"scheme\":\"bisac\"}] | subjects[0]",
                "subjects | [\" \"] | subjects[0]",
                "awards | [\"\"] | awards[0]",
                "awards | [null] | awards[0]",
                "tax_class | \"luxury\" | tax_class",
                "age_from | -1 | age_from",
                "age_to | 121 | age_to",
                "height_mm | 0 | height_mm",
                "weight_g | 100001 | weight_g",
                "available_from | \"2026-02-30\" | available_from",
                "available_from | \"2026\" | available_from",
                "available_from | \"+12026-01-01\" | available_from",
            })
    void refusesWhatMakesNoSense(String field, String value, String named) {
        assertThat(errors(Map.of(field, JSON.readTree(value))))
                .extracting(FieldError::field)
                .contains(named);
    }

    @Test
    void refusesTooMuchAndAgesThatGoBackwards() {
        assertThat(errors(Map.of("subjects", Collections.nCopies(101, "x"))))
                .extracting(FieldError::field)
                .containsExactly("subjects");
        assertThat(errors(Map.of("awards", List.of("x".repeat(256)))))
                .extracting(FieldError::field)
                .containsExactly("awards[0]");
        assertThat(errors(Map.of("age_from", 9, "age_to", 8)))
                .extracting(FieldError::field)
                .containsExactly("age_to");
        assertThat(valid(Map.of("age_from", 8, "age_to", 8)).ageTo()).isEqualTo(8);
    }

    private static Particulars valid(Map<String, Object> fields) {
        assertThat(drafted(fields)).isInstanceOf(Drafted.Valid.class);
        return ((Drafted.Valid) drafted(fields)).draft().particulars();
    }

    private static List<FieldError> errors(Map<String, ?> fields) {
        assertThat(drafted(fields)).isInstanceOf(Drafted.Invalid.class);
        return ((Drafted.Invalid) drafted(fields)).errors();
    }

    private static Drafted drafted(Map<String, ?> fields) {
        Map<String, Object> body = new TreeMap<>(fields);
        body.putAll(Map.of("title", "T", "authors", List.of("A"), "description", "D", "price_cents", 1));
        return Drafts.check(JSON.convertValue(body, BookInput.class));
    }
}
