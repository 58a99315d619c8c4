package io.bookstore.cartorder.cart;

import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.security.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The shop has no promotions yet, so every code is an unknown one. */
@RestController
@RequestMapping("/v1/cart/coupons")
class CouponController {

    private final Carts carts;

    CouponController(Carts carts) {
        this.carts = carts;
    }

    record Redeeming(@NotBlank String code) {}

    @PostMapping
    CartView redeem(
            Caller caller,
            @RequestHeader(name = CartOwners.HEADER, required = false) @Nullable String token,
            @Valid @RequestBody Redeeming coupon) {
        throw refusal(caller, token);
    }

    @DeleteMapping("/{code}")
    CartView remove(
            Caller caller,
            @RequestHeader(name = CartOwners.HEADER, required = false) @Nullable String token,
            @PathVariable String code) {
        throw refusal(caller, token);
    }

    private ProblemException refusal(Caller caller, @Nullable String token) {
        boolean hasCart = CartOwners.of(caller, token).flatMap(carts::find).isPresent();
        return hasCart ? CartProblems.unknownCoupon() : CartProblems.unknownCart();
    }
}
