package io.bookstore.identity.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** Sends what waits. A letter keeps its Message-ID over all tries, so that a mail server can drop a repetition. */
@Component
class SendMail {

    private static final Logger log = LoggerFactory.getLogger(SendMail.class);
    private static final int AT_ONCE = 20;

    private final MailQueue queue;
    private final Recipients recipients;
    private final OrderMail orders;
    private final Letters letters;
    private final JavaMailSender sender;
    private final MailSettings settings;

    SendMail(
            MailQueue queue,
            Recipients recipients,
            OrderMail orders,
            Letters letters,
            JavaMailSender sender,
            MailSettings settings) {
        this.queue = queue;
        this.recipients = recipients;
        this.orders = orders;
        this.letters = letters;
        this.sender = sender;
        this.settings = settings;
    }

    @Scheduled(fixedDelayString = "${bookstore.identity.mail-every:500ms}")
    void sendDue() {
        queue.take(AT_ONCE).forEach(this::send);
    }

    private void send(Mail mail) {
        try {
            if (mail.orderId() != null) {
                sendAboutOrder(mail, orders.of(mail.orderId()));
            } else {
                sendToAccount(mail);
            }
            queue.markSent(mail);
        } catch (MailException | RestClientException | MessagingException | UnsupportedEncodingException failed) {
            log.warn(
                    "mail {} ({}) was not sent at try {}: {}",
                    mail.id(),
                    mail.kind(),
                    mail.attempts(),
                    failed.toString());
            queue.putBack(mail, failed.getClass().getSimpleName());
        }
    }

    private void sendToAccount(Mail mail) throws MessagingException, UnsupportedEncodingException {
        Optional<Recipient> recipient =
                mail.accountId() == null ? Optional.empty() : recipients.ofAccount(mail.accountId());
        if (recipient.isPresent()) { // else the account was erased, and nobody is left to write to
            deliver(mail, recipient.get(), letters.toAccount(mail, recipient.get()));
        }
    }

    private void sendAboutOrder(Mail mail, OrderMail.OrderFacts order)
            throws MessagingException, UnsupportedEncodingException {
        Optional<Recipient> recipient = order.userId() != null
                ? recipients.ofAccount(order.userId())
                : Optional.ofNullable(order.email()).map(email -> new Recipient(email, order.name()));
        if (recipient.isPresent()) {
            deliver(mail, recipient.get(), letters.aboutOrder(mail, order));
        }
    }

    private void deliver(Mail mail, Recipient to, Letters.Letter letter)
            throws MessagingException, UnsupportedEncodingException {
        MimeMessage message = new FixedIdMessage(sender.createMimeMessage(), "<" + mail.id() + "@bookstore>");
        MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(settings.mailFrom());
        helper.setTo(new InternetAddress(to.email(), to.name(), StandardCharsets.UTF_8.name()));
        helper.setSubject(letter.subject());
        helper.setText(letter.text());
        sender.send(message);
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
