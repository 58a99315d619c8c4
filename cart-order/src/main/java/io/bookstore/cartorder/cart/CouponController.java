package io.bookstore.cartorder.cart;

import io.bookstore.platform.security.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The codes that a shopper gives for discounts. */
@RestController
@RequestMapping("/v1/cart/coupons")
class CouponController {

    private final ChangeCoupons coupons;
    private final ShowCart show;

    CouponController(ChangeCoupons coupons, ShowCart show) {
        this.coupons = coupons;
        this.show = show;
    }

    record Redeeming(@NotBlank String code) {}

    @PostMapping
    ResponseEntity<CartView> redeem(
            Caller caller,
            @RequestHeader(name = CartOwners.HEADER, required = false) @Nullable String token,
            @Valid @RequestBody Redeeming coupon) {
        return answer(caller, coupons.add(owner(caller, token), coupon.code()));
    }

    @DeleteMapping("/{code}")
    ResponseEntity<CartView> remove(
            Caller caller,
            @RequestHeader(name = CartOwners.HEADER, required = false) @Nullable String token,
            @PathVariable String code) {
        return answer(caller, coupons.remove(owner(caller, token), code));
    }

    private static CartOwner owner(Caller caller, @Nullable String token) {
        return CartOwners.of(caller, token).orElseThrow(CartProblems::unknownCart);
    }

    private ResponseEntity<CartView> answer(Caller caller, Cart cart) {
        return ResponseEntity.ok().eTag(IfMatch.etag(cart)).body(show.show(cart, List.of(), caller.userId()));
    }
}
