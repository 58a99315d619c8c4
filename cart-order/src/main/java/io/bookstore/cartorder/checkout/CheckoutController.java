package io.bookstore.cartorder.checkout;

import io.bookstore.cartorder.cart.CartOwner;
import io.bookstore.cartorder.cart.CartOwners;
import io.bookstore.platform.idempotency.Fingerprint;
import io.bookstore.platform.idempotency.IdempotencyKeys;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.security.Caller;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
class CheckoutController {

    private static final String KEY = "Idempotency-Key";

    private final Buy buy;
    private final QuoteCart quoteCart;
    private final BuyingAnswers answers;
    private final JsonMapper json;

    CheckoutController(Buy buy, QuoteCart quoteCart, BuyingAnswers answers, JsonMapper json) {
        this.buy = buy;
        this.quoteCart = quoteCart;
        this.answers = answers;
        this.json = json;
    }

    @PostMapping("/v1/checkout/quote")
    ResponseEntity<Object> quote(
            Caller caller,
            @RequestHeader(name = CartOwners.HEADER, required = false) @Nullable String cartToken,
            @Valid @RequestBody QuoteRequest request) {
        return quoteCart.quote(CartOwners.of(caller, cartToken), caller.userId(), request);
    }

    @PostMapping("/v1/checkout")
    ResponseEntity<Object> checkout(
            Caller caller,
            @RequestHeader(name = CartOwners.HEADER, required = false) @Nullable String cartToken,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @Valid @RequestBody CheckoutRequest request) {
        String checkedKey = IdempotencyKeys.checked(key);
        Optional<CartOwner> owner = CartOwners.of(caller, cartToken);
        return owner.isEmpty()
                ? ProblemResponse.of(CheckoutProblems.cartEmpty())
                : buy(caller, owner.get(), request, null, checkedKey, fingerprint("checkout", request));
    }

    @PostMapping("/v1/orders")
    ResponseEntity<Object> buyNow(
            Caller caller,
            @RequestHeader(name = CartOwners.HEADER, required = false) @Nullable String cartToken,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @Valid @RequestBody BuyNowRequest request) {
        String checkedKey = IdempotencyKeys.checked(key);
        if (request.namesABookTwice()) {
            return ProblemResponse.of(Problems.invalid("items", "must not name a book twice"));
        }
        Optional<CartOwner> owner = CartOwners.of(caller, cartToken);
        return owner.isEmpty()
                ? ProblemResponse.of(CheckoutProblems.signInOrCart())
                : buy(
                        caller,
                        owner.get(),
                        request.withoutItems(),
                        request.wanted(),
                        checkedKey,
                        fingerprint("orders", request));
    }

    private ResponseEntity<Object> buy(
            Caller caller,
            CartOwner owner,
            CheckoutRequest request,
            @Nullable List<Wanted> items,
            String key,
            String fingerprint) {
        String email = caller.email() != null ? caller.email() : request.email();
        ProblemDetail problem = request.problem();
        if (problem != null) {
            return ProblemResponse.of(problem);
        }
        if (email == null) {
            return ProblemResponse.of(Problems.invalid("email", "is required of a guest"));
        }
        if (caller.isGuest() && request.paymentInfo().wantsToSave()) {
            return ProblemResponse.of(
                    Problems.invalid("payment_info.save_payment_method", "is for signed-in customers only"));
        }
        return answers.of(buy.buy(new Purchase(
                owner,
                caller.userId(),
                items,
                request.shippingAddr(),
                request.addressId(),
                request.shippingMethod(),
                email,
                request.paymentInfo().paymentMethod(),
                request.paymentInfo().wantsToSave(),
                request.expectedTotalCents(),
                key,
                fingerprint)));
    }

    private String fingerprint(String route, Object request) {
        return Fingerprint.of(route + ' ' + json.writeValueAsString(request));
    }
}
