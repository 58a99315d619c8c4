package io.bookstore.identity.mail;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sends what waits, one letter after the other. */
@Component
class SendMail {

    private static final Logger log = LoggerFactory.getLogger(SendMail.class);

    /** Whoever slept longer than this between taking a letter and sending it leaves it to another. */
    private static final Duration FRESH = Duration.ofSeconds(60);

    /** Still within the lease, so that nobody sends again what we could not note as sent at once. */
    private static final Duration LONGEST_NOTE =
            MailQueue.LEASE.minus(FRESH).minus(Postman.LONGEST).minusSeconds(30);

    private static final Duration NOTE_PAUSE = Duration.ofMillis(500);

    private final MailQueue queue;
    private final Recipients recipients;
    private final OrderMail orders;
    private final Letters letters;
    private final Notices notices;
    private final Choices choices;
    private final Postman postman;

    SendMail(
            MailQueue queue,
            Recipients recipients,
            OrderMail orders,
            Letters letters,
            Notices notices,
            Choices choices,
            Postman postman) {
        this.notices = notices;
        this.choices = choices;
        this.queue = queue;
        this.recipients = recipients;
        this.orders = orders;
        this.letters = letters;
        this.postman = postman;
    }

    @Scheduled(fixedDelayString = "${bookstore.identity.mail-every:500ms}")
    void sendDue() throws InterruptedException {
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            more = sendNext();
        }
    }

    /** Answers whether there was a letter. */
    boolean sendNext() throws InterruptedException {
        long taken = System.nanoTime();
        Optional<Mail> next = queue.take();
        if (next.isPresent()) {
            send(next.get(), taken);
        }
        return next.isPresent();
    }

    private void send(Mail mail, long taken) throws InterruptedException {
        try {
            write(mail, taken);
        } catch (RuntimeException failed) {
            log.warn(
                    "mail {} ({}) was not sent at try {}: {}",
                    mail.id(),
                    mail.kind(),
                    mail.attempts(),
                    failed.getClass().getName());
            queue.putBack(mail, failed.getClass().getSimpleName());
            return;
        }
        noteSent(mail);
    }

    private void write(Mail mail, long taken) throws InterruptedException {
        if (mail.orderId() == null) {
            Optional<Recipient> owner = owner(mail);
            if (owner.isPresent()) { // else the account was erased, and nobody is left to write to
                tell(mail, mail.accountId(), owner.get(), letters.toAccount(mail, owner.get()), taken);
            }
            return;
        }
        OrderMail.OrderFacts order = orders.of(mail.orderId());
        Optional<Recipient> buyer = order.userId() != null
                ? recipients.ofAccount(order.userId())
                : Optional.ofNullable(order.email()).map(email -> new Recipient(email, order.name()));
        if (buyer.isPresent()) {
            tell(mail, order.userId(), buyer.get(), letters.aboutOrder(mail, order), taken);
        }
    }

    /** In the shop and by mail, as the account wants it; guests and matters of security always get the letter. */
    private void tell(Mail mail, @Nullable UUID account, Recipient to, Letters.Letter letter, long taken)
            throws InterruptedException {
        Topic topic = Topic.of(mail);
        Choices.Choice wanted =
                account == null || topic == Topic.SECURITY ? Choices.Choice.USUAL : choices.of(account, topic);
        if (account != null && wanted.inApp() && Topic.isShownInTheShop(mail)) {
            notices.add(mail, account, letter.subject());
        }
        if (wanted.mail()) {
            deliver(mail, to, letter, taken);
        }
    }

    private Optional<Recipient> owner(Mail mail) {
        Optional<Recipient> owner =
                mail.accountId() == null ? Optional.empty() : recipients.ofAccount(mail.accountId());
        return mail.address() == null
                ? owner
                : Optional.of(
                        new Recipient(mail.address(), owner.map(Recipient::name).orElse("reader")));
    }

    private void deliver(Mail mail, Recipient to, Letters.Letter letter, long taken) throws InterruptedException {
        if (System.nanoTime() - taken > FRESH.toNanos()) {
            throw new IllegalStateException("this process slept too long to know that the letter is still its own");
        }
        postman.deliver(mail.id(), to, letter);
    }

    /** A database that is away for a while must not make us send the letter again. */
    private void noteSent(Mail mail) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_NOTE.toNanos();
        while (true) {
            try {
                queue.markSent(mail);
                return;
            } catch (DataAccessException away) {
                if (System.nanoTime() > end) {
                    throw away;
                }
                log.warn(
                        "mail {} was sent, but not noted as sent yet: {}",
                        mail.id(),
                        away.getClass().getName());
                Thread.sleep(NOTE_PAUSE);
            }
        }
    }
}
