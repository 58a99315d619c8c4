package io.bookstore.catalog.category;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.catalog.category.ShelfNames.Coded;
import java.io.InputStream;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SubjectCodesTests {

    private static final JsonMapper JSON = new JsonMapper();

    private final SubjectCodes codes = SubjectCodes.known();

    static Stream<String> headingsOfBisac() {
        return ("ANT ARC ART BIB BIO BUS CGN CKB COM CRA DES DRA EDU FAM FIC FOR GAM GAR HEA HIS HOM HUM JNF JUV LAN LAW"
                        + " LCO LIT MAT MED MUS NAT OCC PER PET PHI PHO POE POL PSY REF REL SCI SEL SOC SPO STU TEC TRA"
                        + " TRU TRV YAF YAN")
                .lines()
                .flatMap(line -> Stream.of(line.split(" ")));
    }

    @ParameterizedTest
    @MethodSource("headingsOfBisac")
    void hasAShelfForEveryHeadingOfBisac(String heading) {
        assertThat(codes.shelves(new Coded("bisac", heading + "000000"))).isNotEmpty();
        assertThat(codes.heading("bisac", heading + "000000")).isNotEqualTo(heading + "000000");
    }

    @ParameterizedTest
    @CsvSource({
        "bisac, FIC009020, fantasy",
        "bisac, FIC028030, science-fiction",
        "bisac, CGN004050, manga",
        "thema, FMB, fantasy",
        "thema, DNXC3, true-crime",
        "thema, QDTS, philosophy",
    })
    void takesTheNarrowestThatItKnows(String scheme, String code, String shelf) {
        assertThat(codes.shelves(new Coded(scheme, code))).containsExactly(shelf);
    }

    @Test
    void hasAShelfForEveryLetterOfThema() {
        "ACDFGJKLMNPQRSTUVWXY"
                .chars()
                .mapToObj(Character::toString)
                .forEach(letter -> assertThat(codes.shelves(new Coded("thema", letter)))
                        .as(letter)
                        .isNotEmpty());
    }

    @Test
    void saysNothingOfWhatIsNoSubject() {
        assertThat(codes.shelves(new Coded("bisac", "NON000000"))).isEmpty();
        assertThat(codes.shelves(new Coded("bisac", "QQQ000000"))).isEmpty();
        assertThat(codes.shelves(new Coded("thema", "1DDU"))).isEmpty(); // a place
        assertThat(codes.heading("thema", "1DDU")).isEqualTo("1DDU");
    }

    @Test
    void namesOnlyShelvesThatThereAre() {
        Set<String> slugs = file("categories.json")
                .valueStream()
                .map(shelf -> shelf.get("slug").asString())
                .collect(Collectors.toSet());
        JsonNode known = file("subject-codes.json");
        Stream.of("bisac", "thema")
                .flatMap(scheme -> known.get(scheme).valueStream())
                .flatMap(meaning -> meaning.get("shelves").valueStream())
                .forEach(slug -> assertThat(slugs).contains(slug.asString()));
    }

    private static JsonNode file(String name) {
        try (InputStream file = SubjectCodesTests.class.getResourceAsStream("/catalog/" + name)) {
            return JSON.readTree(file);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }
}
