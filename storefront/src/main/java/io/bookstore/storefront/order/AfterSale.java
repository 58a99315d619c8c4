package io.bookstore.storefront.order;

import io.bookstore.storefront.api.AfterSaleApi;
import io.bookstore.storefront.api.AfterSaleApi.Download;
import io.bookstore.storefront.api.AfterSaleApi.Note;
import io.bookstore.storefront.api.AfterSaleApi.Return;
import io.bookstore.storefront.api.Order;
import io.bookstore.storefront.shop.Parts;
import io.bookstore.storefront.shopper.Shopper;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What an order's page shows once it is paid: papers and returns. */
@Component
class AfterSale {

    private static final Set<String> PAID = Set.of("paid", "packed", "partly_shipped", "shipped", "delivered");
    private static final int LISTED = 20;

    private final AfterSaleApi api;
    private final Parts parts;

    AfterSale(AfterSaleApi api, Parts parts) {
        this.api = api;
        this.parts = parts;
    }

    /** @param returnable whether books of it can be sent back */
    record Shown(
            boolean invoice, List<Note> notes, List<Return> returns, boolean returnable, List<Download> downloads) {}

    /** The page stands without these, when the shop does not answer. */
    Shown of(Order order, Shopper shopper) {
        boolean delivered = order.status().equals("delivered");
        Supplier<List<Note>> notes = () -> shopper.aboutOrder(order.id(), who -> api.creditNotes(who, order.id()))
                .data();
        Supplier<List<Return>> returns = () -> shopper.aboutOrder(order.id(), who -> api.returnsOf(who, order.id()))
                .data();
        Supplier<List<Download>> downloads = () -> shopper.aboutOrder(order.id(), who -> api.downloads(who, order.id()))
                .data();
        List<Note> written = order.refundedCents() > 0 ? orNone("credit notes", notes) : List.of();
        return new Shown(
                PAID.contains(order.status()) || order.refundedCents() > 0,
                written,
                delivered ? orNone("returns", returns).stream().limit(LISTED).toList() : List.of(),
                delivered && order.shippingAddr() != null,
                PAID.contains(order.status()) ? orNone("downloads", downloads) : List.of());
    }

    private <T> List<T> orNone(String part, Supplier<List<T>> call) {
        return parts.now(part, call).orElse(List.of());
    }
}
