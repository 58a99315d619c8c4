package io.bookstore.identity.mail;

import jakarta.annotation.PreDestroy;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Hands a letter to the mail server. A letter keeps its Message-ID over all tries, so that whoever gets it twice, because
 * the server's answer was lost, can drop the repetition.
 */
@Component
class Postman {

    /** However slowly the server drips its answers. */
    static final Duration LONGEST = Duration.ofSeconds(60);

    private final JavaMailSender sender;
    private final MailSettings settings;
    private final Duration longest;
    private final ExecutorService tries = Executors.newVirtualThreadPerTaskExecutor();

    @Autowired
    Postman(JavaMailSender sender, MailSettings settings) {
        this(sender, settings, LONGEST);
    }

    Postman(JavaMailSender sender, MailSettings settings, Duration longest) {
        this.sender = sender;
        this.settings = settings;
        this.longest = longest;
    }

    void deliver(UUID id, Recipient to, Letters.Letter letter) throws InterruptedException {
        MimeMessage message = message(id, to, letter);
        Future<?> sending = tries.submit(() -> sender.send(message));
        try {
            sending.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            boolean _ = sending.cancel(true); // closes the connection
            throw new MailSendException("the mail server was too slow", slow);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof MailException known
                    ? known
                    : new MailSendException("the letter could not be sent", failed);
        }
    }

    @PreDestroy
    void stop() {
        tries.shutdownNow();
    }

    private MimeMessage message(UUID id, Recipient to, Letters.Letter letter) {
        try {
            MimeMessage message = new FixedIdMessage(sender.createMimeMessage(), "<" + id + "@bookstore>");
            MimeMessageHelper helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
            helper.setFrom(settings.mailFrom());
            helper.setTo(new InternetAddress(to.email(), to.name(), StandardCharsets.UTF_8.name()));
            helper.setSubject(letter.subject());
            helper.setText(letter.text(), letter.html());
            return message;
        } catch (MessagingException | UnsupportedEncodingException unwritable) {
            throw new MailSendException("the letter could not be written", unwritable);
        }
    }

    /** Jakarta Mail would make a new id on every try. */
    private static final class FixedIdMessage extends MimeMessage {
        private final String id;

        FixedIdMessage(MimeMessage empty, String id) {
            super(empty.getSession());
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
