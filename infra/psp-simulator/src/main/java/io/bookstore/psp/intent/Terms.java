package io.bookstore.psp.intent;

import io.bookstore.psp.call.ApiError;
import io.bookstore.psp.call.Form;
import io.bookstore.psp.memory.Fields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a payment intent was made for; never changes. */
record Terms(
        long amount,
        String currency,
        String captureMethod,
        boolean automaticMethods,
        boolean redirectsAllowed,
        @Nullable String description,
        Map<String, String> metadata,
        @Nullable String receiptEmail,
        @Nullable String statementDescriptor,
        @Nullable String statementDescriptorSuffix,
        @Nullable String customer,
        @Nullable String setupFutureUsage) {

    static Terms of(Form form) {
        long amount = form.requiredInteger("amount");
        String currency = Currencies.known(form.requiredText("currency"));
        Form automatic = form.nested("automatic_payment_methods");
        String redirects = automatic.oneOf("allow_redirects", "always", List.of("always", "never"));
        boolean byDashboard = methodsByDashboard(form, automatic.flag("enabled"));
        form.oneOf("confirmation_method", "automatic", List.of("automatic"));
        return new Terms(
                Currencies.chargeable(amount, currency),
                currency,
                form.oneOf("capture_method", "automatic_async", List.of("automatic", "automatic_async", "manual")),
                byDashboard,
                byDashboard && redirects.equals("always"),
                form.text("description"),
                form.metadata(),
                form.text("receipt_email", 800),
                form.text("statement_descriptor", 22),
                form.text("statement_descriptor_suffix", 22),
                form.text("customer"),
                form.has("setup_future_usage")
                        ? form.oneOf("setup_future_usage", "", List.of("on_session", "off_session"))
                        : null);
    }

    /** Since 2023 the methods enabled in the dashboard are taken unless the caller names some. */
    private static boolean methodsByDashboard(Form form, boolean automatic) {
        List<String> types = form.list("payment_method_types");
        if (!types.isEmpty() && automatic) {
            throw form.invalid(
                    "You may only specify one of these parameters: automatic_payment_methods, payment_method_types.",
                    "payment_method_types");
        }
        if (!types.isEmpty() && !types.equals(List.of("card"))) {
            throw form.invalid("This simulator takes cards only", "payment_method_types");
        }
        return types.isEmpty();
    }

    /** Whether the card is kept for the customer once it has paid. */
    boolean savesMethod() {
        return customer != null && setupFutureUsage != null;
    }

    boolean capturedByHand() {
        return captureMethod.equals("manual");
    }

    /** Methods enabled in the dashboard may send the shopper away, so Stripe wants to know the way back. */
    void checkReturnUrl(Confirmation how) {
        if (redirectsAllowed && how.returnUrl() == null && !how.fromBrowser()) {
            throw ApiError.invalidRequest(
                    null,
                    "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some"
                            + " of these payment methods might redirect your customer off of your page, you must provide"
                            + " a `return_url`. If you don't want to accept redirect-based payment methods, set"
                            + " `automatic_payment_methods[enabled]` to `true` and"
                            + " `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and"
                            + " Payment Intents.");
        }
    }

    @Nullable
    Fields automaticFields() {
        return automaticMethods
                ? new Fields()
                        .with("allow_redirects", redirectsAllowed ? "always" : "never")
                        .with("enabled", true)
                : null;
    }
}
