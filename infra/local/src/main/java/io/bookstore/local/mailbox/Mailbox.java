package io.bookstore.local.mailbox;

import io.bookstore.local.servers.LoopbackPort;
import io.bookstore.local.servers.ServerNotStarted;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/** Takes mail on one port of 127.0.0.1 and shows it on another. Nothing leaves this machine. */
public final class Mailbox implements AutoCloseable {

    private static final int USUAL_MAIL_PORT = 8126;
    private static final int USUAL_PAGE_PORT = 8125;

    private final SmtpServer smtp;
    private final MailboxServer pages;

    private Mailbox(SmtpServer smtp, MailboxServer pages) {
        this.smtp = smtp;
        this.pages = pages;
    }

    public static void main(String[] arguments) throws IOException {
        try {
            var mailbox =
                    start(port("MAIL_PORT", USUAL_MAIL_PORT), port("MAILBOX_PORT", USUAL_PAGE_PORT), Clock.systemUTC());
            Runtime.getRuntime().addShutdownHook(new Thread(mailbox::close, "mailbox-stop"));
            System.out.printf("Mailbox: SMTP on 127.0.0.1:%d, page on %s%n", mailbox.mailPort(), mailbox.url());
        } catch (ServerNotStarted e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** Port 0 takes any free one. */
    static Mailbox start(int mailPort, int pagePort, Clock clock) throws IOException {
        for (var port : List.of(mailPort, pagePort)) new LoopbackPort(port).requireFree("The mailbox");
        var mails = new ReceivedMails();
        var smtp = SmtpServer.start(mailPort, mails, clock);
        try {
            return new Mailbox(smtp, MailboxServer.start(pagePort, mails, new MailboxPages(ZoneId.systemDefault())));
        } catch (IOException e) {
            smtp.stop();
            throw e;
        }
    }

    int mailPort() {
        return smtp.port();
    }

    String url() {
        return "http://127.0.0.1:" + pages.port();
    }

    @Override
    public void close() {
        smtp.stop();
        pages.stop();
    }

    private static int port(String variable, int unlessSaid) {
        var value = System.getenv(variable);
        if (value == null || value.isBlank()) return unlessSaid;
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            throw new ServerNotStarted(variable + "=" + value + " is not a port.", e);
        }
    }
}
