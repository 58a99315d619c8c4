package io.bookstore.catalog.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.catalog.Api;
import io.bookstore.catalog.Api.Answer;
import io.bookstore.catalog.CatalogUnderTest;
import io.bookstore.platform.testing.TestTokens;
import java.awt.Color;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class BookImageIntegrationTests extends CatalogUnderTest {

    @Autowired
    private SweepPictures sweep;

    private String path;
    private UUID id;

    @BeforeEach
    void aBook() {
        id = UUID.fromString(created(book("Pictured")).get("id").asString());
        path = "/v1/books/" + id;
    }

    @Test
    void showsWhatWasSent() {
        JsonNode image = put(Samples.picture("png", 800, 1200, Color.RED), "image/png")
                .expect(200)
                .json()
                .get("image");
        String url = image.get("url").asString();
        assertThat(url).isEqualTo("/v1/images/" + image.get("public_id").asString() + ".jpg");
        assertThat(guest.get(path).json().get("image")).isEqualTo(image);
        Answer picture = guest.get(url + "?width=320").expect(200);
        assertThat(picture.header("content-type")).isEqualTo("image/jpeg");
        assertThat(picture.header("cache-control")).contains("public", "max-age=31536000", "immutable");
        assertThat(picture.header("x-content-type-options")).isEqualTo("nosniff");
        guest.get(url + "?width=320", "If-None-Match", picture.header("etag")).expect(304);
        guest.get(url, "If-None-Match", picture.header("etag")).expect(200);
        guest.get(url + "?width=1").problem(400, "invalid-request");
        guest.get(url + "?width=x").problem(400, "invalid-request");
        guest.get(url + "?w=1").problem(400, "invalid-request");
        assertThat(count("select count(*) from outbox where aggregateid = :id and type = 'book-changed'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from book_change where book_id = :id and version = 2"
                        + " and changes #>> '{image,to}' is not null"))
                .isEqualTo(1);
    }

    @Test
    void takesMoreThanOtherBodiesMayBe() {
        byte[] picture = Samples.noise(900, 900);
        assertThat(picture.length).isGreaterThan(2_000_000);
        put(picture, "image/png").expect(200);
        staff.put(path + "/image", Map.of("url", "http://example.org/" + "x".repeat(1_100_000)))
                .problem(413, "content-too-large");
    }

    @Test
    void changesNothingWhenThePictureIsTheSame() {
        byte[] picture = Samples.picture("jpg", 50, 80, Color.BLUE);
        put(picture, "image/jpeg").expect(200);
        assertThat(put(picture, "image/jpeg").expect(200).json().get("version").asInt())
                .isEqualTo(2);
        staff.patch(path, Map.of("title", "Another title")).expect(200);
        assertThat(guest.get(path).json().at("/image/public_id").isString())
                .as("an edit keeps the picture")
                .isTrue();
    }

    @Test
    void forgetsAReplacedPictureAfterAWhile() {
        String first = put(Samples.picture("jpg", 50, 80, Color.RED), "image/jpeg")
                .json()
                .at("/image/url")
                .asString();
        String second = put(Samples.picture("jpg", 50, 80, Color.BLUE), "image/jpeg")
                .json()
                .at("/image/url")
                .asString();
        sweep.sweep();
        guest.get(first).expect(200);
        jdbc.sql("update dropped_image set dropped_at = dropped_at - interval '2 days'")
                .update();
        sweep.sweep();
        guest.get(first).problem(404, "not-found");
        guest.get(second).expect(200);
        staff.delete(path + "/image").expect(204);
        staff.delete(path + "/image").expect(204);
        JsonNode image = guest.get(path).json().get("image");
        assertThat(image.get("url").asString()).isEqualTo("/covers/" + id + ".svg");
        assertThat(image.get("public_id").isNull()).isTrue();
        put(Samples.picture("jpg", 50, 80, Color.BLUE), "image/jpeg").expect(200);
        jdbc.sql("update dropped_image set dropped_at = dropped_at - interval '2 days'")
                .update();
        sweep.sweep();
        guest.get(second).expect(200);
    }

    @Test
    void refusesWhatIsNoPicture() {
        put(Samples.SCRIPT.getBytes(StandardCharsets.UTF_8), "image/png").problem(422, "unusable-image");
        put(Samples.svg(), "image/svg+xml").problem(422, "unusable-image");
        put(Samples.bomb(50_000, 50_000), "image/png").problem(422, "unusable-image");
        put(new byte[0], "image/png").problem(422, "unusable-image");
        put(new byte[10_500_000], "image/png").problem(413, "content-too-large");
        put(new byte[] {1}, "text/html").expect(415);
        String url = put(Samples.polyglot(), "image/jpeg")
                .expect(200)
                .json()
                .at("/image/url")
                .asString();
        assertThat(guest.get(url).expect(200).response().body()).doesNotContain("script");
        assertThat(guest.get(path).json().get("version").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/a.png",
                "http://localhost:%d/a.png",
                "http://[::1]:%d/a.png",
                "http://0x7f.1:%d/a.png",
                "http://169.254.169.254/",
                "file:///etc/passwd",
                "gopher://127.0.0.1:%d/",
                "nonsense"
            })
    void fetchesNothingFromInside(String url) {
        try (OtherServer inside = new OtherServer(
                "127.0.0.1",
                0,
                exchange -> OtherServer.answer(exchange, 200, Samples.picture("png", 9, 9, Color.RED)))) {
            staff.put(path + "/image", Map.of("url", url.formatted(inside.port())))
                    .problem(422, "unusable-image");
            assertThat(inside.requests()).isZero();
        }
        assertThat(guest.get(path).json().get("version").asInt()).isEqualTo(1);
    }

    @Test
    void isForStaffWhoKnowTheBookAsItIs() {
        byte[] picture = Samples.picture("jpg", 50, 80, Color.RED);
        for (Api other : List.of(guest, guest.as(TestTokens.customer(UUID.randomUUID())))) {
            int status = other.authorization() == null ? 401 : 403;
            send(other, path, picture).expect(status);
            other.delete(path + "/image").expect(status);
            other.put(path + "/image", Map.of("url", "http://example.org/")).expect(status);
        }
        send(staff, "/v1/books/" + UUID.randomUUID(), picture).problem(404, "not-found");
        staff.send(
                        "PUT",
                        path + "/image",
                        BodyPublishers.ofByteArray(picture),
                        "Content-Type",
                        "image/jpeg",
                        "If-Match",
                        "\"7\"")
                .problem(412, "stale");
        staff.put(path + "/image", Map.of()).problem(400, "invalid-request");
        staff.put(path + "/image", Map.of("url", "http://example.org/", "x", 1)).problem(400, "invalid-request");
        staff.delete(path).expect(204);
        send(staff, path, picture).problem(404, "not-found");
        guest.get("/v1/images/" + "0".repeat(32) + ".jpg").problem(404, "not-found");
        guest.get("/v1/images/..%2f..%2fetc%2fpasswd").expect(400);
        guest.get("/v1/images/x").problem(404, "not-found");
    }

    private Answer put(byte[] picture, String type) {
        return staff.send("PUT", path + "/image", BodyPublishers.ofByteArray(picture), "Content-Type", type);
    }

    private static Answer send(Api as, String book, byte[] picture) {
        return as.send("PUT", book + "/image", BodyPublishers.ofByteArray(picture), "Content-Type", "image/jpeg");
    }

    private long count(String sql) {
        return jdbc.sql(sql).param("id", id).query(Long.class).single();
    }
}
