package io.bookstore.chaos.witness;

import io.bookstore.chaos.history.JsonLines;
import io.bookstore.chaos.subject.Target;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Notes each mail once, in {@code mails.jsonl}: the mailbox forgets all but the last 500. Only its kind and the order's
 * number are kept, and how many of those who got it there were.
 */
final class MailWatch implements AutoCloseable {

    private static final long EVERY_NANOS = 4_000_000_000L;
    private static final Pattern ORDER = Pattern.compile("Your order (\\S+?)( is on its way)?");

    private final Target target;
    private final JsonLines file;
    private final Set<String> seen = new HashSet<>();
    private long last = System.nanoTime() - EVERY_NANOS;

    MailWatch(Target target, Path run) {
        this.target = target;
        this.file = new JsonLines(run.resolve("mails.jsonl"));
    }

    /** Looks if it is time to. */
    void look() {
        if (System.nanoTime() - last >= EVERY_NANOS) {
            lookNow();
        }
    }

    private void lookNow() {
        last = System.nanoTime();
        Optional<JsonNode> answer = Asked.json(target.mailbox() + "/api/messages");
        for (JsonNode mail : answer.map(found -> found.path("messages")).orElse(Asked.NOTHING)) {
            // a mailbox that was started again counts from 1 again
            String id =
                    mail.path("id").asString() + "@" + mail.path("received_at").asString();
            if (seen.add(id)) {
                file.write(line(mail));
            }
        }
    }

    private static Map<String, ?> line(JsonNode mail) {
        String subject = mail.path("subject").asString("");
        Matcher order = ORDER.matcher(subject);
        boolean about = order.matches();
        String kind = !about ? "other" : order.group(2) == null ? "order-confirmed" : "order-shipped";
        return Map.of(
                "kind",
                kind,
                "number",
                about ? order.group(1) : "",
                "subject_is_clean",
                !subject.contains("@")
                        && !subject.toLowerCase(java.util.Locale.ROOT).contains("token"),
                "recipients",
                mail.path("to").size());
    }

    @Override
    public void close() {
        lookNow();
        file.close();
    }
}
