package io.bookstore.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** ONIX files become books. */
class OnixImportIntegrationTests extends ImportUnderTest {

    @Test
    void importsTheSamplesAsTheyShould() {
        JsonNode single = onix(sample("Onix3.1-single-ref.xml"));
        assertThat(single.get("failed").asInt()).isZero();
        JsonNode book = guest.get("/v1/books/9780007232833").expect(200).json();
        assertThat(book.get("title").asString()).isEqualTo("Roseanna");
        assertThat(book.at("/series/name").asString()).isEqualTo("The Martin Beck series");
        assertThat(book.get("language").asString()).isEqualTo("en");
        assertThat(book.get("published").asString()).isEqualTo("2006-08-07");
        assertThat(book.get("price_cents").asInt()).isEqualTo(799);
        assertThat(book.get("currency").asString()).isEqualTo("GBP");
        assertThat(book.get("authors"))
                .extracting(each ->
                        each.get("name").asString() + " " + each.get("role").asString())
                .containsExactly(
                        "Maj Sjöwall author",
                        "Per Wahlöö author",
                        "Lois Roth translator",
                        "Henning Mankell contributor");
        assertThat(counts(onix(sample("Onix3.1-single-short.xml"))))
                .as("the same in short tags")
                .isEqualTo("total 1, added 0, changed 0, unchanged 1, failed 0");
        JsonNode older = onix(sample("single-book-onix3.xml"));
        assertThat(older.get("added").asInt() + older.get("failed").asInt()).isZero();
        assertThat(counts(onix(sample("single-book-onix3-short.xml"))))
                .isEqualTo("total 1, added 0, changed 0, unchanged 1, failed 0");
        assertThat(onix(sample("onix3-single.xml")).get("changed").asInt()).isEqualTo(1);
    }

    @Test
    void importsTheFeedTwiceWithoutChange() {
        JsonNode run = onix(sample("onix3-multiple.xml"));
        assertThat(counts(run)).isEqualTo("total 21, added 19, changed 0, unchanged 1, failed 1");
        assertThat(records(run, "?outcome=failed").get(0).get("message").asString())
                .isEqualTo("is not a book: product form PD of list 150");
        assertThat(counts(onix(sample("onix3-multiple.xml"))))
                .isEqualTo("total 21, added 0, changed 0, unchanged 20, failed 1");
        JsonNode book = guest.get("/v1/books/9780330520331").expect(200).json();
        assertThat(book.get("title").asString()).isEqualTo("The Forgotten: A John Puller Novel 2");
        assertThat(event(book, "book-created").get("initial_stock").asInt()).isEqualTo(196);
    }

    @Test
    void laysAnUpdateOverTheBookAndDeletesSoftly() {
        String isbn = randomIsbn();
        assertThat(onix(message(product(isbn, "03", "", described("Whole", "BB") + priced("10.00"))))
                        .get("added")
                        .asInt())
                .isEqualTo(1);
        JsonNode update = onix(message(product(isbn, "04", "", priced("12.50"))));
        assertThat(update.get("changed").asInt()).isEqualTo(1);
        assertThat(records(update, "").get(0).at("/changes/price_cents/to").asInt())
                .isEqualTo(1250);
        JsonNode book = guest.get("/v1/books/" + isbn).expect(200).json();
        assertThat(book.get("title").asString()).isEqualTo("Whole");
        JsonNode delete = onix(message(product(isbn, "05", "", "")));
        assertThat(delete.get("deleted").asInt()).isEqualTo(1);
        guest.get("/v1/books/" + isbn).problem(404, "not-found");
        assertThat(event(book, "book-deleted").get("active").asBoolean()).isFalse();
        assertThat(counts(onix(message(product(isbn, "05", "", "")))))
                .isEqualTo("total 1, added 0, changed 0, unchanged 1, failed 0");
    }

    @Test
    void tellsOfUpdatesAndDeletesOfUnknownBooks() {
        JsonNode run = onix(message(product(randomIsbn(), "04", "", priced("1.00"))
                + product(randomIsbn(), "05", "", "")
                + product(randomIsbn(), "89", "", "")));
        assertThat(counts(run)).isEqualTo("total 3, added 0, changed 0, unchanged 2, failed 1");
        assertThat(records(run, "?outcome=failed").get(0).get("message").asString())
                .contains("title must not be blank", "for a new book");
        assertThat(records(run, "?outcome=unchanged").toString()).contains("nothing to delete", "test record");
    }

    @Test
    void joinsEditionsThatNameEachOther() {
        String hardcover = randomIsbn();
        String paperback = randomIsbn();
        String ebook = randomIsbn();
        onix(message(product(hardcover, "03", "", described("One name", "BB") + priced("20.00"))));
        onix(message(product(paperback, "03", related(hardcover), described("Another name", "BC") + priced("10.00"))
                + product(ebook, "03", related(paperback), described("A third", "ED") + priced("5.00"))));
        JsonNode book = guest.get("/v1/books/" + ebook).expect(200).json();
        assertThat(book.get("editions"))
                .extracting(each -> each.get("isbn13").asString())
                .containsExactlyInAnyOrder(hardcover, paperback, ebook);
        assertThat(staff.patch("/v1/books/" + ebook, Map.of("price_cents", 4))
                        .expect(200)
                        .json()
                        .get("work_id"))
                .isEqualTo(guest.get("/v1/books/" + hardcover).json().get("work_id"));
    }

    private JsonNode onix(byte[] file) {
        return finished(staff.upload("/v1/imports?format=onix", file, "application/xml"));
    }

    private static byte[] message(String products) {
        return ("<ONIXMessage release=\"3.0\">" + products + "</ONIXMessage>").getBytes(StandardCharsets.UTF_8);
    }

    private static String product(String isbn, String notification, String related, String blocks) {
        return "<Product><NotificationType>" + notification + "</NotificationType><ProductIdentifier><ProductIDType>15"
                + "</ProductIDType><IDValue>" + isbn + "</IDValue></ProductIdentifier>" + blocks + related
                + "</Product>";
    }

    private String described(String title, String form) {
        return "<DescriptiveDetail><ProductForm>" + form + "</ProductForm><TitleDetail><TitleType>01</TitleType>"
                + "<TitleElement><TitleElementLevel>01</TitleElementLevel><TitleText>" + title + "</TitleText>"
                + "</TitleElement></TitleDetail><Contributor><ContributorRole>A01</ContributorRole><PersonName>"
                + author + "</PersonName></Contributor></DescriptiveDetail>";
    }

    private static String priced(String amount) {
        return "<ProductSupply><SupplyDetail><Price><PriceType>02</PriceType><PriceAmount>" + amount
                + "</PriceAmount><CurrencyCode>USD</CurrencyCode></Price></SupplyDetail></ProductSupply>";
    }

    private static String related(String isbn) {
        return "<RelatedMaterial><RelatedProduct><ProductRelationCode>06</ProductRelationCode><ProductIdentifier>"
                + "<ProductIDType>15</ProductIDType><IDValue>" + isbn + "</IDValue></ProductIdentifier>"
                + "</RelatedProduct></RelatedMaterial>";
    }
}
