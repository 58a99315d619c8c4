package io.bookstore.local.mailbox;

import io.bookstore.local.mailbox.ReceivedMail.Attachment;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a MIME message says: its first plain and its first HTML part, and the names of what hangs on it. */
final class MailContent {

    private final String from;
    private final String subject;
    private final List<Attachment> attachments = new ArrayList<>();
    private @Nullable String text;
    private @Nullable String html;

    private MailContent(String from, String subject) {
        this.from = from;
        this.subject = subject;
    }

    static MailContent of(MimeMessage message) throws MessagingException {
        var content = new MailContent(senders(message.getFrom()), Objects.requireNonNullElse(message.getSubject(), ""));
        try {
            content.read(message);
        } catch (IOException | MessagingException e) {
            content.text = "This mail cannot be read: " + e;
        }
        return content;
    }

    ReceivedMail receivedAs(long id, Instant at, List<String> to) {
        return new ReceivedMail(id, at, from, to, subject, text, html, attachments);
    }

    private void read(Part part) throws IOException, MessagingException {
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (var at = 0; at < parts.getCount(); at++) read(parts.getBodyPart(at));
        } else if (isAttached(part)) {
            var name = Objects.requireNonNullElse(part.getFileName(), "unnamed");
            attachments.add(new Attachment(name, baseType(part.getContentType()), Math.max(part.getSize(), 0)));
        } else if (part.isMimeType("text/html") && html == null) {
            html = String.valueOf(part.getContent());
        } else if (part.isMimeType("text/*") && text == null) {
            text = String.valueOf(part.getContent());
        }
    }

    private static boolean isAttached(Part part) throws MessagingException {
        return Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())
                || (part.getFileName() != null && !part.isMimeType("multipart/*"));
    }

    private static String baseType(String contentType) {
        var parameters = contentType.indexOf(';');
        return (parameters < 0 ? contentType : contentType.substring(0, parameters)).strip();
    }

    private static String senders(Address @Nullable [] addresses) {
        if (addresses == null) return "";
        return Arrays.stream(addresses)
                .map(address ->
                        address instanceof InternetAddress internet ? internet.toUnicodeString() : address.toString())
                .collect(Collectors.joining(", "));
    }
}
