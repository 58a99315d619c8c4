package io.bookstore.cartorder.cart;

import io.bookstore.platform.idempotency.IdempotencyKeys;
import io.bookstore.platform.security.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/cart")
class CartController {

    private final Carts carts;
    private final ChangeCart change;
    private final MergeCarts mergeCarts;
    private final ShowCart show;

    CartController(Carts carts, ChangeCart change, MergeCarts mergeCarts, ShowCart show) {
        this.carts = carts;
        this.change = change;
        this.mergeCarts = mergeCarts;
        this.show = show;
    }

    record Adding(
            @NotNull UUID bookId,
            @NotNull @Min(1) @Max(Cart.MAX_QTY) Integer qty) {}

    record Setting(@NotNull @Min(0) @Max(Cart.MAX_QTY) Integer qty) {}

    record Merging(@NotBlank @Size(max = 200) String cartToken) {}

    @GetMapping
    ResponseEntity<CartView> show(
            Caller caller, @RequestHeader(name = CartOwners.HEADER, required = false) @Nullable String token) {
        Optional<CartOwner> owner = CartOwners.of(caller, token);
        return answer(
                caller,
                owner.isEmpty() ? Cart.fresh() : carts.find(owner.get()).orElseThrow(CartProblems::unknownCart));
    }

    @PostMapping
    ResponseEntity<CartView> add(
            Caller caller,
            @RequestHeader(name = CartOwners.HEADER, required = false) @Nullable String token,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Adding line) {
        String checkedKey = key == null ? null : IdempotencyKeys.checked(key);
        Optional<CartOwner> owner = CartOwners.of(caller, token);
        if (owner.isEmpty()) {
            return created(caller, line);
        }
        return answer(caller, change.add(owner.get(), line.bookId(), line.qty(), new IfMatch(ifMatch), checkedKey));
    }

    private ResponseEntity<CartView> created(Caller caller, Adding line) {
        String token = CartTokens.fresh();
        Cart cart = change.create(CartTokens.ownerOf(token), line.bookId(), line.qty());
        return ResponseEntity.created(URI.create("/v1/cart"))
                .header(CartOwners.HEADER, token)
                .eTag(IfMatch.etag(cart))
                .body(show.show(cart, List.of(), caller.userId()).withToken(token));
    }

    @PutMapping("/{bookId}")
    ResponseEntity<CartView> set(
            Caller caller,
            @RequestHeader(name = CartOwners.HEADER, required = false) @Nullable String token,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @PathVariable String bookId,
            @Valid @RequestBody Setting line) {
        return answer(caller, change.set(owner(caller, token), book(bookId), line.qty(), new IfMatch(ifMatch)));
    }

    @DeleteMapping("/{bookId}")
    ResponseEntity<CartView> remove(
            Caller caller,
            @RequestHeader(name = CartOwners.HEADER, required = false) @Nullable String token,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @PathVariable String bookId) {
        return answer(caller, change.remove(owner(caller, token), book(bookId), new IfMatch(ifMatch)));
    }

    @PostMapping("/{bookId}/save")
    ResponseEntity<CartView> save(
            Caller caller,
            @RequestHeader(name = CartOwners.HEADER, required = false) @Nullable String token,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @PathVariable String bookId) {
        return answer(caller, change.save(owner(caller, token), book(bookId), new IfMatch(ifMatch)));
    }

    @PostMapping("/{bookId}/restore")
    ResponseEntity<CartView> restore(
            Caller caller,
            @RequestHeader(name = CartOwners.HEADER, required = false) @Nullable String token,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @PathVariable String bookId) {
        return answer(caller, change.restore(owner(caller, token), book(bookId), new IfMatch(ifMatch)));
    }

    @DeleteMapping("/{bookId}/saved")
    ResponseEntity<CartView> forget(
            Caller caller,
            @RequestHeader(name = CartOwners.HEADER, required = false) @Nullable String token,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @PathVariable String bookId) {
        return answer(caller, change.forget(owner(caller, token), book(bookId), new IfMatch(ifMatch)));
    }

    @DeleteMapping
    ResponseEntity<CartView> empty(
            Caller caller,
            @RequestHeader(name = CartOwners.HEADER, required = false) @Nullable String token,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(caller, change.empty(owner(caller, token), new IfMatch(ifMatch)));
    }

    @PostMapping("/merge")
    ResponseEntity<CartView> merge(Caller caller, @Valid @RequestBody Merging guest) {
        MergeCarts.Merged merged = mergeCarts.merge(new CartOwner.User(caller.requireUser()), guest.cartToken());
        return ResponseEntity.ok()
                .eTag(IfMatch.etag(merged.cart()))
                .body(show.show(merged.cart(), merged.notices(), caller.userId()));
    }

    private ResponseEntity<CartView> answer(Caller caller, Cart cart) {
        return ResponseEntity.ok().eTag(IfMatch.etag(cart)).body(show.show(cart, List.of(), caller.userId()));
    }

    private static CartOwner owner(Caller caller, @Nullable String token) {
        return CartOwners.of(caller, token).orElseThrow(CartProblems::unknownCart);
    }

    /** What is no id cannot be the id of a book. */
    private static UUID book(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notAnId) {
            throw CartProblems.unknownBook();
        }
    }
}
