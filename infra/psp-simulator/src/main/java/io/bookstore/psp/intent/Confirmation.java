package io.bookstore.psp.intent;

import io.bookstore.psp.call.Form;
import org.jspecify.annotations.Nullable;

/** How a payment intent is to be confirmed. */
record Confirmation(
        @Nullable String paymentMethod,
        @Nullable String returnUrl,
        boolean useStripeSdk,
        boolean shopperAbsent,
        boolean refuseAction,
        boolean fromBrowser) {

    static Confirmation of(Form form, boolean fromBrowser) {
        String returnUrl = form.text("return_url");
        if (returnUrl != null && !returnUrl.matches("(?i)[a-z][a-z0-9+.-]*:\\S+")) {
            throw form.invalid("Not a valid URL", "return_url");
        }
        String offSession = form.text("off_session");
        return new Confirmation(
                form.text("payment_method"),
                returnUrl,
                form.flag("use_stripe_sdk"),
                offSession != null && !offSession.equals("false"),
                form.flag("error_on_requires_action"),
                fromBrowser);
    }
}
