package io.bookstore.identity.mail;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The words of each letter, as text and as HTML: templates in {@code letters/}, named as the kind. The first line of the
 * text is the subject, which holds nothing personal.
 */
@Component
class Letters {

    private static final String SUBJECT = "Subject: ";

    /** The one detail of several lines: what staff wrote. */
    private static final String BODY = "body";

    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]+");

    private final URI shop;
    private final Map<String, Template> templates = new ConcurrentHashMap<>();

    Letters(MailSettings settings) {
        this.shop = settings.publicUrl();
    }

    /** A finished letter. */
    record Letter(String subject, String text, String html) {}

    Letter toAccount(Mail mail, Recipient recipient) {
        Map<String, Object> words = words(mail, recipient.name());
        if (mail.secret() != null) {
            words.put("secret", mail.secret());
        }
        return written(mail, words);
    }

    Letter aboutOrder(Mail mail, OrderMail.OrderFacts order) {
        Map<String, Object> words = words(mail, order.name());
        String page = shop + "/orders/" + mail.orderId();
        words.put("number", printable(order.number()));
        words.put("link", order.orderToken() == null ? page : page + "?token=" + order.orderToken());
        words.putIfAbsent("total", money(order.totalCents(), order.currency()));
        words.put(
                "items",
                order.items().stream()
                        .map(item -> Map.of(
                                "title", printable(item.title()),
                                "quantity", item.quantity(),
                                "price", money(item.totalCents(), order.currency())))
                        .toList());
        return written(mail, words);
    }

    static String money(long minor, String currency) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return currency + " " + BigDecimal.valueOf(minor, digits).toPlainString();
    }

    private Map<String, Object> words(Mail mail, String name) {
        Map<String, Object> words = new HashMap<>();
        mail.details().forEach((key, value) -> words.put(key, value instanceof String text ? printable(text) : value));
        if (mail.details().get(BODY) instanceof String body) {
            words.put(BODY, body.lines().map(Letters::printable).collect(Collectors.joining("\n")));
        }
        if (!(words.get("tracking_url") instanceof String url && url.matches("https?://\\S+"))) {
            words.remove("tracking_url");
        }
        words.put("name", printable(name));
        words.put("shop", shop.toString());
        return words;
    }

    private Letter written(Mail mail, Map<String, Object> words) {
        String text = template(mail.kind(), ".txt").execute(words);
        int end = text.indexOf('\n');
        if (!text.startsWith(SUBJECT)) {
            throw new IllegalStateException("the letter " + mail.kind() + " has no subject");
        }
        String subject = text.substring(SUBJECT.length(), end);
        words.put("subject", subject);
        return new Letter(
                subject,
                text.substring(end).strip() + "\n",
                template(mail.kind(), ".html").execute(words));
    }

    private Template template(String kind, String form) {
        return templates.computeIfAbsent(kind + form, name -> {
            Mustache.Compiler compiler =
                    Mustache.compiler().escapeHTML(form.equals(".html")).withLoader(part -> open(part + form));
            try (Reader source = open(name)) {
                return compiler.compile(source);
            } catch (IOException unreadable) {
                throw new IllegalArgumentException("no letter of kind " + kind, unreadable);
            }
        });
    }

    private static Reader open(String name) throws IOException {
        return new InputStreamReader(new ClassPathResource("letters/" + name).getInputStream(), StandardCharsets.UTF_8);
    }

    /** What people typed stays on its line, and reads in the direction of the letter. */
    private static String printable(String text) {
        return UNPRINTABLE.matcher(text).replaceAll(" ").strip();
    }
}
