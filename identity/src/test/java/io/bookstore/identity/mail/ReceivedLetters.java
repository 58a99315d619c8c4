package io.bookstore.identity.mail;

import io.bookstore.identity.IdentityTestServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;

/** What reached the mail server. */
final class ReceivedLetters {

    private ReceivedLetters() {}

    static List<MimeMessage> to(String email) {
        return Arrays.stream(IdentityTestServer.MAIL.getReceivedMessages())
                .filter(letter -> recipient(letter).contains(email))
                .toList();
    }

    static List<String> subjectsTo(String email) {
        return to(email).stream().map(ReceivedLetters::subject).toList();
    }

    static String id(MimeMessage letter) {
        try {
            return letter.getMessageID();
        } catch (MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static String recipient(MimeMessage letter) {
        try {
            return letter.getAllRecipients()[0].toString();
        } catch (MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static String subject(MimeMessage letter) {
        try {
            return letter.getSubject();
        } catch (MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
