package io.bookstore.local.mailbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One mail as it was sent.
 *
 * @param to whom the sender's server named, blind copies included
 * @param text and html: at least one of them in any sensible mail
 */
record ReceivedMail(
        long id,
        Instant receivedAt,
        String from,
        List<String> to,
        String subject,
        @Nullable String text,
        @Nullable String html,
        List<Attachment> attachments) {

    record Attachment(String name, String contentType, int size) {}

    ReceivedMail {
        to = List.copyOf(to);
        attachments = List.copyOf(attachments);
    }

    int characters() {
        return length(text) + length(html) + length(subject);
    }

    private static int length(@Nullable String part) {
        return part == null ? 0 : part.length();
    }
}
