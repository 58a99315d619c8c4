package io.bookstore.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.catalog.Api;
import io.bookstore.catalog.Api.Answer;
import io.bookstore.platform.testing.TestTokens;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What is exported can be imported again, and says the same. */
class ExportIntegrationTests extends ImportUnderTest {

    @ParameterizedTest
    @CsvSource({"jsonl, application/x-ndjson", "csv, text/csv;charset=UTF-8", "onix, application/xml"})
    void importsItsOwnExportWithoutChange(String format, String type) {
        int books = someBooks();
        Answer export = export(format, "&author=" + encoded(author));
        assertThat(export.header("content-type")).isEqualTo(type);
        assertThat(export.header("content-disposition")).startsWith("attachment; filename=\"books.");
        long events = outboxRows();
        JsonNode run = finished(staff.upload(
                "/v1/imports?format=" + format,
                export.response().body().getBytes(StandardCharsets.UTF_8),
                "application/octet-stream"));
        assertThat(counts(run))
                .as(() -> records(run, "?limit=100").toString())
                .isEqualTo("total %d, added 0, changed 0, unchanged %d, failed 0".formatted(books, books));
        assertThat(outboxRows()).isEqualTo(events);
    }

    /** Whatever other tests have made by now. */
    @ParameterizedTest
    @CsvSource({"jsonl, true", "csv, true", "onix, true", "jsonl, false", "csv, false", "onix, false"})
    void saysTheSameOfTheWholeCatalogue(String format, boolean active) {
        someBooks();
        String deleted = created(book("Deleted")).get("id").asString();
        staff.delete("/v1/books/" + deleted).expect(204);
        String file = export(format, "&active=" + active).response().body();
        JsonNode run = finished(staff.upload(
                "/v1/imports?format=" + format, file.getBytes(StandardCharsets.UTF_8), "application/octet-stream"));
        assertThat(run.get("changed").asInt())
                .as(() -> records(run, "?outcome=changed").toString())
                .isZero();
        assertThat(run.get("failed").asInt())
                .as(() -> records(run, "?outcome=failed").toString())
                .isZero();
        assertThat(run.get("added").asInt()).isZero();
        assertThat(run.get("unchanged").asLong())
                .as(run::toString)
                .isEqualTo(staff.get("/v1/books?active=" + active)
                        .json()
                        .get("total")
                        .asLong());
    }

    @Test
    void carriesABookToAnEmptyShop() {
        someBooks();
        String line = export("jsonl", "&author=" + encoded(author))
                .response()
                .body()
                .lines()
                .findFirst()
                .orElseThrow();
        JsonNode record = Api.JSON.readTree(line);
        assertThat(record.get("title").asString()).isEqualTo("Whole");
        assertThat(record.get("shelves").toString()).isEqualTo("[\"horror\"]");
        assertThat(record.get("series").toString()).contains("\"volume\":\"2\"");
        assertThat(record.get("subjects").toString()).contains("FIC022000", "sea, and rain");
        assertThat(record.has("work_id") || record.has("active") || record.has("stock"))
                .isFalse();
    }

    @Test
    void defusesFormulas() {
        List<String> lines = new ArrayList<>();
        for (String title : List.of("=1+1", "@SUM(A1)", "+49", "-1", "'=x", "=\"a\",b")) {
            Map<String, Object> record = record(title);
            record.put("isbn13", randomIsbn());
            lines.add(Api.JSON.writeValueAsString(record));
        }
        imported(lines);
        String csv = export("csv", "&author=" + encoded(author)).response().body();
        assertThat(csv).contains(",'=1+1,", ",'@SUM(A1),", ",'+49,", ",'-1,", ",''=x,", ",\"'=\"\"a\"\",b\",");
        JsonNode run =
                finished(staff.upload("/v1/imports?format=csv", csv.getBytes(StandardCharsets.UTF_8), "text/csv"));
        assertThat(counts(run)).isEqualTo("total 6, added 0, changed 0, unchanged 6, failed 0");
        byte[] file = ("title,authors,price_cents\n=1+1," + author + " 2,5\n\t=cmd," + author + " 2,5\n")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(finished(staff.upload("/v1/imports?format=csv", file, "text/csv"))
                        .get("added")
                        .asInt())
                .isEqualTo(2);
        assertThat(guest.get("/v1/books?author=" + encoded(author + " 2"))
                        .json()
                        .get("data"))
                .extracting(each -> each.get("title").asString())
                .containsExactlyInAnyOrder("=1+1", "=cmd");
    }

    @Test
    void writesProductsInTheOrderOfTheSchema() throws Exception {
        someBooks();
        String xml = export("onix", "&author=" + encoded(author)).response().body();
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new java.io.ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getDocumentElement().getAttribute("release")).isEqualTo("3.0");
        assertThat(names(document.getDocumentElement())).startsWith("Header", "Product");
        var product = document.getElementsByTagName("Product").item(0);
        assertThat(names(product))
                .containsExactly(
                        "RecordReference",
                        "NotificationType",
                        "ProductIdentifier",
                        "ProductIdentifier",
                        "DescriptiveDetail",
                        "CollateralDetail",
                        "PublishingDetail",
                        "RelatedMaterial",
                        "ProductSupply");
        assertThat(names(document.getElementsByTagName("DescriptiveDetail").item(0)).stream()
                        .distinct())
                .containsExactly(
                        "ProductComposition",
                        "ProductForm",
                        "ProductFormDetail",
                        "Measure",
                        "Collection",
                        "TitleDetail",
                        "Contributor",
                        "NoEdition",
                        "Language",
                        "Extent",
                        "Subject",
                        "AudienceRange");
    }

    @Test
    void exportsWhatAFilterLetsThrough() {
        someBooks();
        assertThat(lines("&author=" + encoded(author) + "&book_format=ebook")).isEqualTo(1);
        assertThat(lines("&author=" + encoded(author) + "&category=horror")).isEqualTo(1);
        assertThat(lines("&author=" + encoded(author) + "&language=de")).isEqualTo(1);
        assertThat(lines("&author=nobody" + mark())).isZero();
        staff.get("/v1/exports/books?format=xls").problem(400, "invalid-request");
        staff.get("/v1/exports/books?book_format=vinyl").problem(400, "invalid-request");
        staff.get("/v1/exports/books?limit=3").problem(400, "invalid-request");
        guest.get("/v1/exports/books").expect(401);
        guest.as(TestTokens.customer(UUID.randomUUID()))
                .get("/v1/exports/books")
                .expect(403);
    }

    private static List<String> names(org.w3c.dom.Node parent) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < parent.getChildNodes().getLength(); i++) {
            if (parent.getChildNodes().item(i) instanceof org.w3c.dom.Element element) {
                names.add(element.getTagName());
            }
        }
        return names;
    }

    private long lines(String filter) {
        return export("jsonl", filter).response().body().lines().count();
    }

    private Answer export(String format, String filter) {
        return staff.get("/v1/exports/books?format=" + format + filter).expect(200);
    }

    /** @return how many */
    private int someBooks() {
        Map<String, Object> whole = new LinkedHashMap<>(record("Whole"));
        whole.put("isbn13", randomIsbn());
        whole.put("authors", List.of(author, Map.of("name", "Né (Ö); \\ " + author, "role", "translator")));
        whole.put("series", Map.of("name", "S;eries \"x\" " + author, "volume", "2"));
        whole.put("shelves", List.of("horror"));
        whole.put("format", "mass_market");
        whole.put(
                "subjects",
                List.of(
                        Map.of("scheme", "keyword", "heading", "sea, and rain"),
                        Map.of("scheme", "bisac", "code", "FIC022000"),
                        "a;b",
                        "plain",
                        Map.of("scheme", "thema", "code", "1DNS", "heading", "Sweden; all of it")));
        whole.put("awards", List.of("Prize; 1999 (winner)", "Other"));
        whole.put("description", "<p>One &amp; two</p>\n<p>Tom &lt;3 \"Jerry\"</p>");
        whole.put("published", "1999-05");
        whole.put("available_from", "1999-06-01");
        whole.put("original_year", 1954);
        whole.put("language", "de");
        whole.put("publisher", "O'Reilly & Sons");
        whole.put("pages", 12);
        whole.put("age_from", 3);
        whole.put("height_mm", 200);
        whole.put("weight_g", 300);
        whole.put("rating", 4.5);
        whole.put("ratings_count", 7);
        whole.put("work", "The A Team " + author);
        Map<String, Object> plain = new LinkedHashMap<>(record("No ISBN"));
        plain.put("description", "Line one\r\nline two & a < b");
        plain.put("price_cents", 1200);
        plain.put("currency", "JPY");
        plain.put("format", "ebook");
        assertThat(imported(List.of(Api.JSON.writeValueAsString(whole), Api.JSON.writeValueAsString(plain)))
                        .get("added")
                        .asInt())
                .isEqualTo(2);
        Map<String, Object> hand = new LinkedHashMap<>(book("By hand"));
        hand.put("authors", List.of(author));
        hand.put("categories", List.of("fiction"));
        hand.put("subjects", List.of(Map.of("scheme", "bisac", "code", "FIC015000")));
        created(hand);
        hand.put("isbn13", randomIsbn());
        hand.put("categories", List.of());
        created(hand);
        return 4;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
