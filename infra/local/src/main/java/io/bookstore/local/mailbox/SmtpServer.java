package io.bookstore.local.mailbox;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Accepts any mail for anyone, without a password, from this machine only. */
final class SmtpServer {

    private static final String EVERYONE = "everyone@mailbox.local";

    private final GreenMail greenMail;
    private final ReceivedMails mails;
    private final Clock clock;
    private @Nullable MovingMessage last;

    private SmtpServer(GreenMail greenMail, ReceivedMails mails, Clock clock) {
        this.greenMail = greenMail;
        this.mails = mails;
        this.clock = clock;
    }

    static SmtpServer start(int port, ReceivedMails mails, Clock clock) {
        var setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(10_000);
        var greenMail = new GreenMail(setup);
        var server = new SmtpServer(greenMail, mails, clock);
        greenMail.start();
        var inbox = greenMail.setUser(EVERYONE, EVERYONE);
        greenMail.getUserManager().setMessageDeliveryHandler((message, to) -> server.take(message, to, inbox));
        return server;
    }

    int port() {
        return greenMail.getSmtp().getPort();
    }

    void stop() {
        greenMail.stop();
    }

    /** Called once for each recipient of a mail, one mail after the other. */
    private synchronized GreenMailUser take(MovingMessage message, MailAddress recipient, GreenMailUser inbox)
            throws MessagingException {
        if (message == last) return inbox;
        last = message;
        var to = recipients(message, recipient);
        var content = MailContent.of(message.getMessage());
        mails.add(id -> content.receivedAs(id, clock.instant(), to));
        forgetDelivered();
        return inbox;
    }

    private static List<String> recipients(MovingMessage message, MailAddress recipient) {
        var all = message.getToAddresses().stream().map(MailAddress::getEmail).toList();
        return all.isEmpty() ? List.of(recipient.getEmail()) : all;
    }

    /** GreenMail keeps a copy of its own for clients that would fetch it; ours is enough. */
    private void forgetDelivered() {
        try {
            greenMail.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
