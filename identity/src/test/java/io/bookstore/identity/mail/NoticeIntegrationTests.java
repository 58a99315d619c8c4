package io.bookstore.identity.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.identity.SharedIdentity;
import io.bookstore.identity.Visitor;
import io.bookstore.identity.Visitor.Answer;
import io.bookstore.platform.testing.Await;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is told in the shop beside the letters, and to whom the staff write. */
class NoticeIntegrationTests extends SharedIdentity {

    private static final String NOTICES = "/v1/notifications";
    private static final String SETTINGS = "/v1/me/notification-settings";

    @Autowired
    private JdbcClient jdbc;

    @Test
    void showsWhatWasWrittenAndRemembersWhatWasRead() {
        Visitor reader = Visitor.signedIn();
        Await.until("a notice", () -> total(reader) == 1);
        Answer list = reader.get(NOTICES);
        String id = list.body().path("data").path(0).path("id").asString();
        assertThat(list.body().path("data").path(0).path("kind").asString()).isEqualTo("welcome");
        assertThat(list.body().path("data").path(0).path("read").asBoolean()).isFalse();
        assertThat(Visitor.signedIn()
                        .post(NOTICES + "/" + id + "/read", Map.of())
                        .status())
                .as("API1-1")
                .isEqualTo(404);
        assertThat(reader.post(NOTICES + "/" + id + "/read", Map.of()).status()).isEqualTo(204);
        assertThat(reader.get(NOTICES).body().path("data").path(0).path("read").asBoolean())
                .isTrue();
    }

    @Test
    void writesToOneAndToASegmentAsPeopleWantIt() {
        Visitor staff = staff();
        Visitor mailed = Visitor.signedIn();
        Visitor quiet = Visitor.signedIn();
        assertThat(quiet.send("PUT", SETTINGS, settings(false)).status()).isEqualTo(200);
        assertThat(quiet.get(SETTINGS).body().path("news").path("mail").asBoolean())
                .isFalse();
        Answer sent = staff.post(
                NOTICES, Map.of("segment", "customers", "subject", "A night of reading", "body", "Come <b>all</b>."));
        assertThat(sent.status()).isEqualTo(202);
        Await.until("a letter", () -> mailed.letters("A night of reading").size() == 1);
        Await.until("a notice", () -> total(quiet) == 2);
        assertThat(quiet.letters("A night of reading")).isEmpty();
        assertThat(mailed.letters("A night of reading").getFirst()).contains("Come &lt;b&gt;all");
        String id = mailed.get("/v1/me").text("id");
        staff.post(NOTICES, Map.of("user_id", id, "subject", "Only you", "body", "Hello."));
        Await.until("a letter", () -> mailed.letters("Only you").size() == 1);
    }

    @Test
    void onlyStaffWriteAndOnlyToSomebody() {
        Map<String, Object> letter = Map.of("segment", "everybody", "subject", "x", "body", "y");
        assertThat(Visitor.signedIn().post(NOTICES, letter).status()).isEqualTo(403);
        Visitor staff = staff();
        assertThat(staff.post(NOTICES, Map.of("subject", "x", "body", "y")).status())
                .isEqualTo(400);
        assertThat(staff.post(NOTICES, Map.of("segment", "all", "subject", "x", "body", "y"))
                        .status())
                .isEqualTo(400);
        assertThat(staff.post(NOTICES, Map.of("segment", "staff", "subject", "x\r\nBcc: y", "body", "y"))
                        .status())
                .isEqualTo(400);
    }

    private Visitor staff() {
        Visitor staff = Visitor.signedIn();
        jdbc.sql("update account set roles = '{customer,staff}' where id = :id")
                .param("id", UUID.fromString(staff.get("/v1/me").text("id")))
                .update();
        staff.login(Visitor.PASSWORD);
        return staff;
    }

    private static Map<String, Object> settings(boolean news) {
        return Map.of("orders", Map.of("mail", true, "in_app", true), "news", Map.of("mail", news, "in_app", true));
    }

    private static int total(Visitor reader) {
        return reader.get(NOTICES).body().path("total").asInt();
    }
}
