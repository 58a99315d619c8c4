package io.bookstore.psp.call;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.RequestMapping;

/** Everything of Stripe that is not simulated, and every method that an address does not take. */
@StripeApi
class UnknownAddressController {

    @RequestMapping("/v1/**")
    void refuse(HttpServletRequest request) {
        throw ApiError.unrecognizedUrl(request.getMethod(), request.getRequestURI());
    }
}
