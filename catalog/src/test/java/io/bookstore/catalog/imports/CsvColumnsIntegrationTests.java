package io.bookstore.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Somebody else's CSV. */
class CsvColumnsIntegrationTests extends ImportUnderTest {

    @Test
    void readsColumnsAsTheSenderSaysTheyMean() {
        String isbn = randomIsbn();
        JsonNode run = csv(
                "ISBN:isbn13,Titel:title,Verfasser:authors,Preis:price",
                "\ufeffIsbn,TITEL,verfasser,Preis,title,Bemerkung\n" + isbn + ",Das Buch," + author
                        + ",12.50,not this,x\n");
        assertThat(counts(run)).isEqualTo("total 1, added 1, changed 0, unchanged 0, failed 0");
        JsonNode book = guest.get("/v1/books/" + isbn).expect(200).json();
        assertThat(book.get("title").asString()).isEqualTo("Das Buch");
        assertThat(book.get("price_cents").asInt()).isEqualTo(1250);
    }

    @Test
    void changesPricesByIsbnAlone() {
        String isbn = randomIsbn();
        assertThat(csv(null, "isbn13,title,authors,price\n" + isbn + ",Priced," + author + ",5\n")
                        .get("added")
                        .asInt())
                .isEqualTo(1);
        JsonNode run = csv("EAN:isbn13,EUR:price", "EAN,EUR\n" + isbn + ",7.5\n" + randomIsbn() + ",8\nnonsense,8\n");
        assertThat(counts(run)).isEqualTo("total 3, added 0, changed 1, unchanged 0, failed 2");
        JsonNode changed = records(run, "?outcome=changed").get(0);
        assertThat(changed.at("/changes/price_cents/from").asInt()).isEqualTo(500);
        assertThat(changed.at("/changes/price_cents/to").asInt()).isEqualTo(750);
        assertThat(records(run, "?outcome=failed").toString()).contains("title must not be blank", "is not an ISBN");
    }

    @Test
    void failsWithoutTheColumnsThatWerePromised() {
        assertThat(csv("Titel:title", "Title,authors\nx,y\n").get("reason").asString())
                .isEqualTo("The file has no column titel.");
        assertThat(csv(null, "price,pages\n1,2\n").get("reason").asString()).contains("title or isbn13");
    }

    @Test
    void saysOfEachCellThatIsNotUtf8() {
        byte[] latin = ("title,authors,price\nSjöwall," + author + ",5\nfine," + author + ",5\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        JsonNode run = finished(staff.upload("/v1/imports?format=csv", latin, "text/csv"));
        assertThat(counts(run)).isEqualTo("total 2, added 1, changed 0, unchanged 0, failed 1");
        assertThat(records(run, "?outcome=failed").get(0).get("message").asString())
                .isEqualTo("is not UTF-8");
    }

    private JsonNode csv(String columns, String file) {
        String query = columns == null ? "" : "&columns=" + URLEncoder.encode(columns, StandardCharsets.UTF_8);
        return finished(
                staff.upload("/v1/imports?format=csv" + query, file.getBytes(StandardCharsets.UTF_8), "text/csv"));
    }
}
