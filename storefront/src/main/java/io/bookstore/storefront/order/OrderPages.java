package io.bookstore.storefront.order;

import io.bookstore.storefront.api.Address;
import io.bookstore.storefront.api.Order;
import io.bookstore.storefront.api.Order.Payment;
import io.bookstore.storefront.api.Order.Shipment;
import io.bookstore.storefront.cover.Covers;
import io.bookstore.storefront.order.OrderPage.Line;
import io.bookstore.storefront.order.OrderPage.Parcel;
import io.bookstore.storefront.order.OrderPage.Step;
import io.bookstore.storefront.order.OrderPage.Sum;
import io.bookstore.storefront.shop.BookCards;
import io.bookstore.storefront.shop.CardWords;
import io.bookstore.storefront.shop.DateWords;
import io.bookstore.storefront.shop.Links;
import io.bookstore.storefront.shop.MoneyWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes {@link OrderPage}s. */
@Component
class OrderPages {

    private final MoneyWords money;
    private final DateWords dates;
    private final OrderWords words;
    private final Links links;
    private final CardWords cards;

    OrderPages(MoneyWords money, DateWords dates, OrderWords words, Links links, CardWords cards) {
        this.money = money;
        this.dates = dates;
        this.words = words;
        this.links = links;
        this.cards = cards;
    }

    OrderPage of(Order order) {
        return new OrderPage(
                order.id(),
                order.shownNumber(),
                words.status(order.status()),
                words.explain(order),
                order.isPending(),
                order.status().equals("cancelled"),
                dates.day(order.createdAt()),
                order.email(),
                order.items().stream().map(line -> line(line, order.currency())).toList(),
                sums(order),
                money.of(order.totalCents(), order.currency()),
                order.refundedCents() > 0 ? money.of(order.refundedCents(), order.currency()) : null,
                order.shippingAddr(),
                country(order.shippingAddr()),
                card(order.payment()),
                order.shipments().stream().map(each -> parcel(order, each)).toList(),
                steps(order.timeline()));
    }

    private List<Step> steps(List<Order.Moment> moments) {
        return moments.stream()
                .map(moment -> new Step(words.event(moment.event()), dates.moment(moment.at())))
                .toList();
    }

    private Line line(Order.Line line, String currency) {
        return new Line(
                line.bookId() == null ? null : links.book(line.bookId(), line.isbn13(), line.title()),
                Covers.urlOf(line.bookId()),
                line.title(),
                BookCards.byline(line.authors()),
                line.quantity(),
                money.of(line.unitPriceCents(), currency),
                money.of(line.totalCents(), currency));
    }

    private List<Sum> sums(Order order) {
        List<Sum> sums = new ArrayList<>();
        sums.add(new Sum("Books", money.of(order.subtotalCents(), order.currency())));
        if (order.discountCents() > 0)
            sums.add(new Sum("Discount", "−" + money.of(order.discountCents(), order.currency())));
        sums.add(new Sum("Delivery", money.orFree(order.shippingCents(), order.currency())));
        if (order.taxCents() > 0) sums.add(new Sum("Tax", money.of(order.taxCents(), order.currency())));
        return sums;
    }

    private @Nullable String card(@Nullable Payment payment) {
        return payment == null ? null : cards.of(payment.brand(), payment.last4(), payment.wallet());
    }

    private static @Nullable String country(@Nullable Address address) {
        if (address == null || address.country() == null) return null;
        return address.country().matches("[A-Z]{2}")
                ? Locale.of("", address.country()).getDisplayCountry(Locale.ENGLISH)
                : address.country();
    }

    private Parcel parcel(Order order, Shipment shipment) {
        String status = shipment.status() == null
                ? "being prepared"
                : shipment.status().replace('_', ' ').replace('-', ' ');
        String said = switch (status) {
            case "created", "pending", "label created", "being prepared" -> "Being prepared";
            case "dispatched", "shipped", "in transit" -> "On its way";
            case "delivered" -> "Delivered";
            default -> Character.toUpperCase(status.charAt(0)) + status.substring(1);
        };
        String url = shipment.trackingUrl();
        boolean safe = url != null && url.startsWith("https://");
        return new Parcel(
                said,
                shipment.carrier(),
                shipment.trackingNumber(),
                safe ? url : null,
                books(order, shipment),
                steps(shipment.events()));
    }

    /** What is in a parcel, said only when the order has several. */
    private static String books(Order order, Shipment shipment) {
        if (order.shipments().size() < 2) return "";
        return shipment.lines().stream()
                .map(line -> order.items().stream()
                        .filter(item -> line.bookId().equals(item.bookId()))
                        .findFirst()
                        .map(item -> line.quantity() > 1 ? line.quantity() + " × " + item.title() : item.title())
                        .orElse("a book"))
                .collect(Collectors.joining(", "));
    }
}
