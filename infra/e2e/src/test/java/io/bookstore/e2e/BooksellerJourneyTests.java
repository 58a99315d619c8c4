package io.bookstore.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the people behind the counter do, and what their customers see of it. */
class BooksellerJourneyTests {

    private static final String ONIX = """
            <?xml version="1.0" encoding="UTF-8"?>
            <ONIXMessage release="3.0" xmlns="http://ns.editeur.org/onix/3.0/reference">
              <Header><Sender><SenderName>A publisher</SenderName></Sender><SentDateTime>20261121</SentDateTime></Header>
              <Product>
                <RecordReference>e2e.1</RecordReference><NotificationType>03</NotificationType>
                <ProductIdentifier><ProductIDType>15</ProductIDType><IDValue>9780000000002</IDValue></ProductIdentifier>
                <DescriptiveDetail>
                  <ProductComposition>00</ProductComposition><ProductForm>BB</ProductForm>
                  <TitleDetail><TitleType>01</TitleType><TitleElement><TitleElementLevel>01</TitleElementLevel>
                    <TitleText>The Lamplighter of Ostend</TitleText></TitleElement></TitleDetail>
                  <Contributor><SequenceNumber>1</SequenceNumber><ContributorRole>A01</ContributorRole>
                    <PersonName>Odile Vanterpool</PersonName></Contributor>
                  <Language><LanguageRole>01</LanguageRole><LanguageCode>eng</LanguageCode></Language>
                  <Subject><SubjectSchemeIdentifier>10</SubjectSchemeIdentifier><SubjectCode>FIC014000</SubjectCode></Subject>
                </DescriptiveDetail>
                <CollateralDetail><TextContent><TextType>03</TextType><ContentAudience>00</ContentAudience>
                  <Text>Every evening she lights the pier. One evening somebody is there first.</Text></TextContent></CollateralDetail>
                <PublishingDetail><Publisher><PublishingRole>01</PublishingRole><PublisherName>Quay Press</PublisherName></Publisher>
                  <PublishingDate><PublishingDateRole>01</PublishingDateRole><Date>20260915</Date></PublishingDate></PublishingDetail>
                <ProductSupply><SupplyDetail><Supplier><SupplierRole>01</SupplierRole><SupplierName>Quay</SupplierName></Supplier>
                  <ProductAvailability>20</ProductAvailability>
                  <Price><PriceType>02</PriceType><PriceAmount>24.00</PriceAmount><CurrencyCode>USD</CurrencyCode></Price>
                </SupplyDetail></ProductSupply>
              </Product>
            </ONIXMessage>
            """;

    @Test
    void aPublishersFileFillsTheShelfAndCanBeTakenBack() {
        Api staff = TheShop.api().signedInAs("staff@example.com");
        JsonNode run = ended(staff, staff.upload("/v1/imports?format=onix", "application/xml", ONIX));
        assertThat(run.path("added").asInt()).as(run.toString()).isEqualTo(1);

        JsonNode book =
                TheShop.api().get("/v1/books/978-0-00-000000-2").expect(200).json();
        assertThat(book.path("title").asString()).isEqualTo("The Lamplighter of Ostend");
        assertThat(book.path("price_cents").asLong()).isEqualTo(2_400);
        assertThat(book.path("format").asString()).isEqualTo("hardcover");
        Await.until(
                "the book by half of its title and its author",
                () -> TheShop.api()
                        .get("/v1/search?q=vanterpool%20lamplighter")
                        .expect(200)
                        .json(),
                found -> found.path("hits").path(0).path("id").equals(book.path("id")));

        JsonNode again = ended(staff, staff.upload("/v1/imports?format=onix", "application/xml", ONIX));
        assertThat(again.path("unchanged").asInt()).as(again.toString()).isEqualTo(1);

        ended(staff, staff.post("/v1/imports/" + run.path("id").asString() + "/undo", Map.of()));
        TheShop.api().get("/v1/books/9780000000002").expect(404);
    }

    @Test
    void whoBoughtABookRatesItOnceAndTheSearchKnows() {
        String title = "Rated " + UUID.randomUUID();
        String book = Shelf.newBook(title, 1_500, 3);
        Api shopper = TheShop.api().signedInAs("shopper@example.com");
        Map<String, Object> review = Map.of("rating", 4, "title", "Kept me up", "body", "Until two in the morning.");
        shopper.post("/v1/books/" + book + "/reviews", review).expect(403);
        buy(shopper, book);

        Await.until(
                "the review is taken",
                () -> shopper.post("/v1/books/" + book + "/reviews", review),
                answer -> answer.status() == 201);

        shopper.post("/v1/books/" + book + "/reviews", review).expect(409);
        assertThat(TheShop.api()
                        .get("/v1/books/" + book + "/reviews")
                        .expect(200)
                        .json()
                        .path("summary")
                        .path("count")
                        .asInt())
                .isEqualTo(1);
        Await.until(
                "the rating in the search",
                () -> TheShop.api()
                        .get("/v1/search?q=" + title.replace(" ", "%20"))
                        .expect(200)
                        .json(),
                found -> found.path("hits").path(0).path("rating").asDouble() == 4.0);
    }

    @Test
    void anOrderIsPackedSentAndPartlyPaidBack() {
        String book = Shelf.newBook(5);
        Api shopper = TheShop.api().signedInAs("shopper@example.com");
        Api staff = TheShop.api().signedInAs("staff@example.com");
        String order = buy(shopper, book);
        String desk = "/v1/admin/orders/" + order;
        staff.post(desk + "/ship", Map.of()).expect(409);
        staff.post(desk + "/pack", Map.of()).expect(200);
        JsonNode sent = staff.post(desk + "/ship", Map.of("tracking_number", "LAMP-1"))
                .expect(200)
                .json();
        assertThat(sent.path("status").asString()).isEqualTo("shipped");

        Api once = staff.with("Idempotency-Key", UUID.randomUUID().toString());
        Map<String, Object> refund = Map.of("amount_cents", 200, "reason", "bent corner", "restock", List.of());
        Api.Answer first = once.post(desk + "/refunds", refund);
        assertThat(first.status()).as(first.raw().body()).isIn(201, 202);
        assertThat(once.post(desk + "/refunds", refund).json().path("id"))
                .isEqualTo(first.json().path("id"));
        Await.until(
                "the refund on the shopper's order",
                () -> shopper.get("/v1/orders/" + order).expect(200).json(),
                seen -> seen.path("refunded_cents").asLong() == 200);
        shopper.post("/v1/orders/" + order + "/cancel", Map.of()).expect(409);
    }

    @Test
    void staffSeeThatEveryServiceKeepsUp() {
        Api staff = TheShop.api().signedInAs("staff@example.com");
        JsonNode subscriptions = Await.until(
                "nobody is behind",
                () -> staff.get("/v1/admin/events/subscriptions?limit=100")
                        .expect(200)
                        .json(),
                all -> all.path("data")
                        .valueStream()
                        .allMatch(one -> one.path("lag").asLong() < 50));
        assertThat(subscriptions.path("unreachable")).isEmpty();
        assertThat(subscriptions
                        .path("data")
                        .valueStream()
                        .map(one -> one.path("service").asString()))
                .contains("search", "catalog", "inventory", "cart-order", "payment-shipping", "identity");
        assertThat(staff.get("/v1/admin/events/parked")
                        .expect(200)
                        .json()
                        .path("total")
                        .asLong())
                .isZero();
    }

    private static JsonNode ended(Api staff, Api.Answer started) {
        String run = "/v1/imports/" + started.expect(202).json().path("id").asString();
        return Await.until(
                "the end of " + run,
                () -> staff.get(run).expect(200).json(),
                now -> !List.of("running", "undoing")
                        .contains(now.path("status").asString()));
    }

    private static String buy(Api shopper, String book) {
        return shopper.with("Idempotency-Key", UUID.randomUUID().toString())
                .post(
                        "/v1/orders",
                        Map.of(
                                "payment_info",
                                Map.of("payment_method", "pm_card_visa"),
                                "shipping_addr",
                                Buyer.ADDRESS,
                                "items",
                                List.of(Map.of("book_id", book, "quantity", 1))))
                .expect(201)
                .json()
                .path("id")
                .asString();
    }
}
