package io.bookstore.local.mailbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The pages. Everything that came in a mail is escaped, except its HTML, which only ever stands in a sandboxed frame. */
final class MailboxPages {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)\\]]");

    private final DateTimeFormatter time;
    private final String style;

    MailboxPages(ZoneId zone) {
        this.time = DateTimeFormatter.ofPattern("EEE d MMM, HH:mm:ss", Locale.ENGLISH)
                .withZone(zone);
        this.style = resource("mailbox.css");
    }

    String style() {
        return style;
    }

    String list(List<ReceivedMail> mails) {
        if (mails.isEmpty()) {
            return message("No mail yet", "Every mail that the shop sends appears here. Nothing leaves this machine.");
        }
        var rows = mails.stream().map(this::row).collect(Collectors.joining("\n"));
        return page("Mailbox", """
                <header><h1>Mailbox</h1><p>%s, newest first. Nothing leaves this machine.</p></header>
                <ol class="mails">
                %s
                </ol>""".formatted(mails.size() == 1 ? "1 mail" : mails.size() + " mails", rows));
    }

    String mail(ReceivedMail mail) {
        return page(subject(mail), """
                <nav><a href="/">All mails</a></nav>
                <article>
                <h1>%s</h1>
                <dl>
                <dt>From</dt><dd>%s</dd>
                <dt>To</dt><dd>%s</dd>
                <dt>Sent</dt><dd>%s</dd>
                %s</dl>
                %s
                </article>""".formatted(
                        escape(subject(mail)),
                        escape(mail.from()),
                        escape(String.join(", ", mail.to())),
                        time(mail),
                        attachments(mail),
                        body(mail)));
    }

    /** The mail's own HTML, whose links open in a new tab instead of inside the frame. */
    String html(ReceivedMail mail) {
        return "<base target=\"_blank\">" + Objects.requireNonNullElse(mail.html(), "");
    }

    String message(String title, String sentence) {
        return page(
                title,
                "<header><h1>" + escape(title) + "</h1><p>" + escape(sentence)
                        + "</p></header><p><a href=\"/\">All mails</a></p>");
    }

    private String row(ReceivedMail mail) {
        return """
                <li><a href="/messages/%d">%s</a><span>%s</span>%s</li>""".formatted(mail.id(), escape(subject(mail)), escape(String.join(", ", mail.to())), time(mail));
    }

    private static String body(ReceivedMail mail) {
        var text = mail.text() == null ? "" : "<pre>" + linked(mail.text()) + "</pre>";
        if (mail.html() == null) return text.isEmpty() ? "<p>This mail has no text.</p>" : text;
        var frame = """
                <iframe title="The mail" src="/messages/%d/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>""".formatted(mail.id());
        return text.isEmpty() ? frame : frame + "<details><summary>Plain text</summary>" + text + "</details>";
    }

    private static String attachments(ReceivedMail mail) {
        if (mail.attachments().isEmpty()) return "";
        var names = mail.attachments().stream()
                .map(attachment -> escape(attachment.name() + " (" + attachment.contentType() + ")"))
                .collect(Collectors.joining("<br>"));
        return "<dt>Attached</dt><dd>" + names + "</dd>\n";
    }

    private String time(ReceivedMail mail) {
        return "<time datetime=\"" + mail.receivedAt() + "\">" + time.format(mail.receivedAt()) + "</time>";
    }

    private static String subject(ReceivedMail mail) {
        return mail.subject().isBlank() ? "(no subject)" : mail.subject();
    }

    private static String linked(String text) {
        var out = new StringBuilder();
        var end = 0;
        var links = LINK.matcher(text);
        while (links.find()) {
            var link = escape(links.group());
            out.append(escape(text.substring(end, links.start())))
                    .append("<a rel=\"noreferrer\" target=\"_blank\" href=\"")
                    .append(link)
                    .append("\">")
                    .append(link)
                    .append("</a>");
            end = links.end();
        }
        return out.append(escape(text.substring(end))).toString();
    }

    private static String page(String title, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="stylesheet" href="/mailbox.css">
                </head>
                <body>
                <main>
                %s
                </main>
                </body>
                </html>
                """.formatted(escape(title), body);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String resource(String name) {
        try (var in = MailboxPages.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
