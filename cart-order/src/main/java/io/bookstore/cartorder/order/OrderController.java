package io.bookstore.cartorder.order;

import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.security.Caller;
import io.bookstore.platform.web.Page;
import io.bookstore.platform.web.PageLimits;
import io.bookstore.platform.web.PageQuery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OrderController {

    private final Orders orders;
    private final OrderViews views;
    private final OrderAccess access;
    private final ChangeAddress changeAddress;

    OrderController(Orders orders, OrderViews views, OrderAccess access, ChangeAddress changeAddress) {
        this.orders = orders;
        this.views = views;
        this.access = access;
        this.changeAddress = changeAddress;
    }

    record Patch(@NotNull @Valid Address shippingAddr) {}

    @GetMapping("/v1/orders")
    ResponseEntity<Page<OrderView>> list(
            @PageLimits(defaultLimit = 50, max = 200, capped = true) PageQuery page,
            Caller caller,
            HttpServletRequest request) {
        return answer(Orders.Filter.of(caller.requireUser()), page, request);
    }

    @GetMapping("/v1/admin/orders")
    ResponseEntity<Page<OrderView>> listAll(
            @PageLimits(defaultLimit = 50, max = 200, capped = true) PageQuery page,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Size(max = 200) @Nullable String q,
            @RequestParam(name = "book_id", required = false) @Nullable UUID bookId,
            HttpServletRequest request) {
        OrderStatus wanted = status == null
                ? null
                : OrderStatus.of(status)
                        .orElseThrow(() -> new ProblemException(Problems.invalid("status", "is not an order status")));
        return answer(new Orders.Filter(null, wanted, q == null ? null : q.strip(), bookId), page, request);
    }

    @GetMapping("/v1/orders/{id}")
    ResponseEntity<OrderView> order(
            @PathVariable String id,
            @RequestHeader(name = OrderTokens.HEADER, required = false) @Nullable String token,
            Caller caller) {
        return answer(access.require(id, caller, token));
    }

    @PatchMapping("/v1/orders/{id}")
    ResponseEntity<OrderView> patch(
            @PathVariable String id,
            @RequestHeader(name = OrderTokens.HEADER, required = false) @Nullable String token,
            Caller caller,
            @Valid @RequestBody Patch patch) {
        Order order = access.require(id, caller, token);
        return switch (changeAddress.change(order, patch.shippingAddr())) {
            case DONE -> answer(orders.find(order.id()).orElseThrow());
            case TOO_LATE ->
                throw problem(
                        HttpStatus.CONFLICT,
                        "order-not-changeable",
                        "This order cannot be changed any more",
                        "It is being packed, on its way or cancelled.");
            case OTHER_COUNTRY ->
                throw problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "country-fixed",
                        "The country cannot be changed",
                        "Shipping and tax were agreed for this country. Cancel the order and place a new one.");
            case OTHER_STATE ->
                throw problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "state-fixed",
                        "The state cannot be changed",
                        "Tax was agreed for this state. Cancel the order and place a new one.");
            case WRONG_POSTAL_CODE ->
                throw new ProblemException(
                        Problems.invalid("shipping_addr.postal_code", "is not a postal code of this country"));
        };
    }

    private ResponseEntity<Page<OrderView>> answer(Orders.Filter filter, PageQuery page, HttpServletRequest request) {
        List<Order> rows = orders.page(filter, page);
        Page<Order> found = Page.of(rows, orders.count(filter), page, Orders::cursorOf);
        return new Page<>(views.all(rows), found.total(), found.limit(), found.offset(), found.nextCursor())
                .answer(request);
    }

    private ResponseEntity<OrderView> answer(Order order) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(views.of(order));
    }

    private static ProblemException problem(HttpStatus status, String name, String title, String detail) {
        return new ProblemException(Problems.of(status, name, title, detail));
    }
}
