package io.bookstore.catalog.onix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bookstore.catalog.files.UnreadableFile;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The samples of the jonix project: real messages, and the same message in both spellings. */
class OnixSamplesTests {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String ROSEANNA = """
            {"isbn13": "9780007232833",
             "work": "onix work 11 A0220090000154FA",
             "related_isbns": ["9780007324378"],
             "format": "paperback",
             "title": "Roseanna",
             "series": {"name": "The Martin Beck series", "volume": "1"},
             "authors": [
                {"name": "Maj Sjöwall", "role": "author"},
                {"name": "Per Wahlöö", "role": "author"},
                {"name": "Lois Roth", "role": "translator"},
                {"name": "Henning Mankell", "role": "contributor"}],
             "language": "eng",
             "pages": 245,
             "height_mm": 197, "width_mm": 130, "thickness_mm": 18, "weight_g": 195,
             "subjects": [
                {"scheme": "thema", "code": "FFP"},
                {"scheme": "thema", "code": "FYT"},
                {"scheme": "thema", "code": "1DNS"},
                {"scheme": "thema", "code": "3MPQS"},
                {"scheme": "bisac", "code": "FIC022000"},
                {"scheme": "keyword", "heading": "Martin Beck"},
                {"scheme": "keyword", "heading": "Roseanna McGraw"},
                {"scheme": "keyword", "heading": "Lake Vättern"},
                {"scheme": "keyword", "heading": "Stockholm"},
                {"scheme": "keyword", "heading": "police procedural"}],
             "publisher": "HarperCollins Publishers",
             "published": "2006-08-07",
             "original_year": 1965,
             "price_cents": 799, "currency": "GBP"}
            """;

    @ParameterizedTest
    @CsvSource({
        "single-book-onix3.xml, http://www.harpercollins.co.uk/covers/9780007232833.jpg",
        "single-book-onix3-short.xml, http://www.harpercollins.co.uk/covers/9780007232833.jpg",
        "Onix3.1-single-ref.xml, https://www.harpercollins.co.uk/covers/9780007232833.jpg",
        "Onix3.1-single-short.xml, https://www.harpercollins.co.uk/covers/9780007232833.jpg",
    })
    void readsTheSingleBookInEverySpelling(String file, String cover) throws Exception {
        List<ObjectNode> records = OnixFiles.sample(file);
        assertThat(records).hasSize(1);
        ObjectNode book = records.getFirst();
        assertThat(book.remove("cover_url").asString()).isEqualTo(cover);
        assertThat(book.remove("description").asString())
                .startsWith("<p>Widely recognised as the among the greatest crime fiction ever written")
                .contains("<p>Written in 1965, <em>Roseanna</em> is the work of Maj Sjöwall and Per Wahlöö – a husband")
                .endsWith("is a masterpiece of suspense and sadness.</p>")
                .doesNotContain("\n");
        assertThat(JSON.readTree(book.toString())).isEqualTo(JSON.readTree(ROSEANNA));
    }

    @Test
    void givesTheSameForReferenceAndShortTags() throws Exception {
        assertThat(OnixFiles.sample("single-book-onix3-short.xml"))
                .isEqualTo(OnixFiles.sample("single-book-onix3.xml"));
        assertThat(OnixFiles.sample("Onix3.1-single-short.xml")).isEqualTo(OnixFiles.sample("Onix3.1-single-ref.xml"));
    }

    @Test
    void readsMarkupThatWasEscapedAsAWhole() throws Exception {
        ObjectNode book = OnixFiles.sample("onix3-single.xml").getFirst();
        assertThat(book.get("description").asString())
                .startsWith("<p>Widely recognized as the among the greatest crime fiction ever written, this is the")
                .contains("</p><p>Written in 1965, <em>Roseanna</em> is the work of");
        assertThat(book.get("price_cents").asInt()).isEqualTo(2699);
        assertThat(book.get("currency").asString()).isEqualTo("AUD");
        assertThat(book.get("subjects").toString())
                .isEqualTo("[{\"scheme\":\"bisac\",\"code\":\"FIC022000\"},{\"scheme\":\"keyword\",\"heading\":\"Martin"
                        + " Beck\"},{\"scheme\":\"keyword\",\"heading\":\"Lake Vttern\"},"
                        + "{\"scheme\":\"keyword\",\"heading\":\"police procedural\"}]");
    }

    @Test
    void readsTheFeedOfTwentyOneProducts() throws Exception {
        List<ObjectNode> records = OnixFiles.sample("onix3-multiple.xml");
        assertThat(records).hasSize(21);
        assertThat(records)
                .filteredOn(record -> record.has("refused"))
                .extracting(record -> record.get("refused").asString())
                .containsExactly("is not a book: product form PD of list 150");
        assertThat(records.stream()
                        .filter(record -> !record.has("refused"))
                        .map(record -> record.get("isbn13").asString() + " "
                                + record.get("format").asString() + " "
                                + record.get("price_cents").asInt()
                                + record.get("currency").asString())
                        .collect(Collectors.joining("\n")))
                .isEqualTo("""
                        9781509854172 paperback 1999AUD
                        9781509851775 hardcover 2499AUD
                        9781509886036 hardcover 3999AUD
                        9780765380555 paperback 1699AUD
                        9780765396419 hardcover 2699AUD
                        9781509883684 board_book 1499AUD
                        9781250190451 paperback 1999AUD
                        9780330302630 paperback 1799AUD
                        9780330520331 paperback 1799AUD
                        9781447231622 paperback 1999AUD
                        9781250142405 paperback 999AUD
                        9781783417605 board_book 999AUD
                        9781760554712 hardcover 3999AUD
                        9781742612317 paperback 1699AUD
                        9781760554712 hardcover 3999AUD
                        9781447230533 paperback 1999AUD
                        9781509820634 other 1499AUD
                        9781509833627 other 2299AUD
                        9781447223740 paperback 1999AUD
                        9781509801831 other 1999AUD""");
    }

    @Test
    void decodesTheDetailsOfTheFeed() throws Exception {
        List<ObjectNode> records = OnixFiles.sample("onix3-multiple.xml");
        assertThat(records.getFirst().get("stock").asInt()).isEqualTo(1);
        assertThat(records.getFirst().get("subtitle").asString())
                .isEqualTo("My user's guide to the universe, from black holes to belly buttons");
        assertThat(records.get(1).get("authors").toString())
                .isEqualTo("[{\"name\":\"Frank Cottrell Boyce\",\"role\":\"author\"},"
                        + "{\"name\":\"Steven Lenton\",\"role\":\"illustrator\"}]");
        ObjectNode forgotten = records.get(8);
        assertThat(forgotten.get("title").asString()).isEqualTo("The Forgotten: A John Puller Novel 2");
        assertThat(forgotten.get("series").toString()).isEqualTo("{\"name\":\"John Puller\",\"volume\":\"7\"}");
        ObjectNode wildlife = records.get(14);
        assertThat(wildlife.get("awards").toString()).contains("winner");
        assertThat(wildlife.get("age_from").asInt()).isEqualTo(12);
        assertThat(wildlife.get("age_to").asInt()).isEqualTo(99);
    }

    @ParameterizedTest
    @ValueSource(strings = {"onix2-single.xml", "onix2-multiple.xml", "single-book-onix2.xml"})
    void refusesOnixTwoAsAWhole(String file) {
        assertThatThrownBy(() -> OnixFiles.sample(file))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("Only 3.0 and 3.1 are understood");
    }
}
