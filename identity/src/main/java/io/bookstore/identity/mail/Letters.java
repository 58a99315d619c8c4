package io.bookstore.identity.mail;

import java.math.BigDecimal;
import java.net.URI;
import java.util.Currency;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The words of each letter, in plain text. Subjects hold nothing personal. */
@Component
class Letters {

    private final URI shop;

    Letters(MailSettings settings) {
        this.shop = settings.publicUrl();
    }

    /** A finished letter. */
    record Letter(String subject, String text) {}

    Letter toAccount(Mail mail, Recipient recipient) {
        return switch (mail.kind()) {
            case "welcome" ->
                new Letter(
                        "Welcome to the bookstore",
                        greeting(recipient.name()) + "your account is ready. Sign in any time at " + shop
                                + "/sign-in\n\nHappy reading!\n");
            case "verify-email" ->
                new Letter(
                        "Please confirm your e-mail address",
                        greeting(recipient.name())
                                + "follow this link within a day to finish your registration:\n\n"
                                + shop + "/verify-email?token=" + mail.secret()
                                + "\n\nIf you did not register with us, you need not do anything.\n");
            case "known-address" ->
                new Letter(
                        "You already have an account",
                        greeting(recipient.name())
                                + "somebody, probably you, tried to register with this e-mail address, which has an account already."
                                + " Nothing was changed. Sign in at " + shop + "/sign-in\n");
            default -> throw new IllegalArgumentException("no letter of kind " + mail.kind());
        };
    }

    Letter aboutOrder(Mail mail, OrderMail.OrderFacts order) {
        String link =
                shop + "/orders/" + mail.orderId() + (order.orderToken() == null ? "" : "?token=" + order.orderToken());
        return switch (mail.kind()) {
            case "order-confirmed" ->
                new Letter(
                        "Your order " + order.number(),
                        greeting(order.name()) + "thank you for your order " + order.number() + ":\n\n" + items(order)
                                + "\n  Total " + money(order.totalCents(), order.currency())
                                + ", paid\n\nWe pack it now and write again when it leaves the house. See how far it is: "
                                + link
                                + "\n");
            case "order-shipped" ->
                new Letter(
                        "Your order " + order.number() + " is on its way",
                        greeting(order.name()) + "your books left our house today. Follow the parcel: " + link + "\n");
            default -> throw new IllegalArgumentException("no letter of kind " + mail.kind());
        };
    }

    private static String greeting(String name) {
        return "Dear " + name + ",\n\n";
    }

    private static String items(OrderMail.OrderFacts order) {
        return order.items().stream()
                .map(item -> "  " + item.quantity() + " × " + item.title() + "   "
                        + money(item.totalCents(), order.currency()) + "\n")
                .collect(Collectors.joining());
    }

    private static String money(long minor, String currency) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return currency + " " + BigDecimal.valueOf(minor, digits).toPlainString();
    }
}
