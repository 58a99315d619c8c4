package io.bookstore.cartorder.order;

import io.bookstore.cartorder.pricing.PriceDetail;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts orders into the form of the contract, with their timelines and parcels. */
@Component
public class OrderViews {

    private final Moments moments;
    private final Shipments shipments;
    private final OrderPrices prices;

    OrderViews(Moments moments, Shipments shipments, OrderPrices prices) {
        this.moments = moments;
        this.shipments = shipments;
        this.prices = prices;
    }

    public OrderView of(Order order) {
        return all(List.of(order)).getFirst();
    }

    List<OrderView> all(List<Order> orders) {
        List<UUID> ids = orders.stream().map(Order::id).toList();
        Map<UUID, List<Moment>> timelines = moments.of(ids);
        Map<UUID, List<Shipment>> parcels = shipments.of(ids);
        Map<UUID, PriceDetail> why = prices.of(ids);
        return orders.stream()
                .map(order -> view(
                        order,
                        timelines.getOrDefault(order.id(), List.of()),
                        parcels.getOrDefault(order.id(), List.of()),
                        why.get(order.id())))
                .toList();
    }

    private static OrderView view(
            Order order, List<Moment> timeline, List<Shipment> parcels, @Nullable PriceDetail price) {
        Totals totals = order.totals();
        OrderPayment payment = order.payment();
        return new OrderView(
                order.id(),
                order.number(),
                order.userId(),
                order.email(),
                order.status().code(),
                order.cancelReason(),
                totals.currency(),
                totals.subtotalCents(),
                totals.discountCents(),
                totals.shippingCents(),
                totals.taxCents(),
                totals.totalCents(),
                order.refundedCents(),
                order.lines().stream().map(line -> item(order, line)).toList(),
                order.destination().address(),
                order.destination().shippingMethod(),
                price,
                new OrderView.Payment(payment.status().code(), payment.brand(), payment.last4(), payment.wallet()),
                parcels.stream().map(parcel -> parcel(order, parcels, parcel)).toList(),
                timeline,
                order.createdAt(),
                order.updatedAt(),
                null,
                null);
    }

    private static OrderView.Item item(Order order, OrderLine line) {
        return new OrderView.Item(
                line.id(),
                line.bookId(),
                line.title(),
                line.authors(),
                line.isbn13(),
                line.quantity(),
                line.unitPriceCents(),
                line.totalCents(),
                order.createdAt(),
                order.updatedAt());
    }

    private static OrderView.Shipment parcel(Order order, List<Shipment> all, Shipment parcel) {
        List<ParcelLine> own = parcel.lines();
        return new OrderView.Shipment(
                parcel.id(),
                parcel.carrier(),
                parcel.trackingNumber(),
                parcel.trackingUrl(),
                parcel.status(),
                parcel.events(),
                (own == null ? rest(order, all) : own)
                        .stream()
                                .map(line -> new OrderView.InParcel(line.bookId(), line.quantity()))
                                .toList());
    }

    /** What is in the parcel that takes all that no other takes. */
    private static List<ParcelLine> rest(Order order, List<Shipment> parcels) {
        Map<UUID, Integer> elsewhere = parcels.stream()
                .map(Shipment::lines)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .collect(Collectors.toMap(ParcelLine::bookId, ParcelLine::quantity, Integer::sum));
        return order.lines().stream()
                .filter(line -> !line.isFile())
                .map(line -> new ParcelLine(line.bookId(), line.quantity() - elsewhere.getOrDefault(line.bookId(), 0)))
                .filter(line -> line.quantity() > 0)
                .toList();
    }
}
