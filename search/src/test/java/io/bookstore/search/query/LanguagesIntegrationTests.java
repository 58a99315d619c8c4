package io.bookstore.search.query;

import static io.bookstore.search.projection.BookFixture.book;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.search.SearchIntegrationTest;
import io.bookstore.search.projection.BookFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However somebody types it: languages, spellings, initials, joined and split words, parts of numbers. */
@TestInstance(Lifecycle.PER_CLASS)
class LanguagesIntegrationTests extends SearchIntegrationTest {

    private final BookFixture scarce =
            book("Quorndale Nights").by("Ysolde Quorn").with("ratings_count", 500_000);
    private final BookFixture plenty = book("Quorndale Nights Again").by("Ysolde Quorn");

    @BeforeAll
    void catalogue() throws InterruptedException {
        producers.catalogSays(
                book("Die Märchenerzähler von Zwickelbach").by("Grete Müller").with("language", "de"),
                book("Les chevaux égarés du Zanzibourg").by("Élodie Château").with("language", "fr"),
                book("Las canciones perdidas de Zaragozilla").by("Íñigo Peña").with("language", "es"),
                book("吾輩はザンジバルの猫である").by("夏目漱石試").with("language", "ja"),
                book("Starfarer Chronicle").by("Q. X. Zandersen").series("Starfarer", "1"),
                book("The Second Voyage")
                        .by("Q. X. Zandersen")
                        .series("Starfarer", "2")
                        .with("isbn13", "9791090636071"),
                book("Dreamcatcher of Zill").by("Pia O'Zillick").otherNames("Pauline Pseudonymus"),
                book("Manual").by("Zed Zimmer").subjects("Xylotomy for beginners"),
                book("Running Zebrafish").by("Ann Zoologe"),
                book("Run Zebrafish").by("Ben Zoologe"));
        producers.catalogSays(scarce, plenty);
        producers.stockIs(plenty.id(), 3, 1);
        awaitSearchable();
    }

    @ParameterizedTest
    @CsvSource({
        "maerchenerzaehler zwickelbach, Die Märchenerzähler von Zwickelbach",
        "märchenerzählers zwickelbach, Die Märchenerzähler von Zwickelbach",
        "grete mueller zwickelbach, Die Märchenerzähler von Zwickelbach",
        "cheval egare zanzibourg, Les chevaux égarés du Zanzibourg",
        "chevaux chateau zanzibourg, Les chevaux égarés du Zanzibourg",
        "cancion perdida zaragozilla, Las canciones perdidas de Zaragozilla",
        "inigo pena canciones, Las canciones perdidas de Zaragozilla",
        "ザンジバルの猫, 吾輩はザンジバルの猫である",
        "夏目漱石試, 吾輩はザンジバルの猫である",
        "starfarerchronicle, Starfarer Chronicle",
        "star farer chronicle, Starfarer Chronicle",
        "dream catcher zill, Dreamcatcher of Zill",
        "qx zandersen second, The Second Voyage",
        "q.x. zandersen second voyage, The Second Voyage",
        "q x zandersen voyage second, The Second Voyage",
        "starfarer 2, The Second Voyage",
        "starfarer volume 2, The Second Voyage",
        "ozillick dreamcatcher, Dreamcatcher of Zill",
        "pauline pseudonymus, Dreamcatcher of Zill",
        "xylotomy, Manual",
        "9791090, The Second Voyage",
        "979-10-90636, The Second Voyage",
    })
    void finds(String typed, String title) {
        Answer answer = search(typed, "facets=none");
        assertThat(answer.titles()).first().isEqualTo(title);
        assertThat(answer.body().path("stage").asString()).isEqualTo("exact");
    }

    @Test
    void putsTheWordAsTypedAboveOneWithTheSameStem() {
        assertThat(search("running zebrafish").titles()).containsSubsequence("Running Zebrafish", "Run Zebrafish");
        assertThat(search("run zebrafish").titles()).containsSubsequence("Run Zebrafish", "Running Zebrafish");
    }

    @Test
    void listsWhatIsOutOfStockLastAmongEquals() {
        assertThat(search("ysolde quorn").titles()).containsExactly("Quorndale Nights Again", "Quorndale Nights");
        assertThat(search("quorndale nights").titles())
                .as("a better match stays on top")
                .containsExactly("Quorndale Nights", "Quorndale Nights Again");
    }

    @Test
    void doesNotTakeShortNumbersForPartsOfAnIsbn() {
        assertThat(search("979109").body().path("stage").asString()).isEqualTo("popular");
    }
}
