package io.bookstore.storefront.checkout;

import io.bookstore.storefront.api.ApiProblem;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts what the shop has against a checkout into words and beside the fields of the page. */
final class Refusal {

    private static final Map<String, String> DECLINES = Map.of(
            "insufficient_funds",
                    "Your card was declined: there is not enough money on it. Nothing was charged. Try another card.",
            "expired_card", "Your card has expired. Nothing was charged. Try another card.",
            "incorrect_cvc", "The security code did not match your card. Nothing was charged. Enter your card again.",
            "processing_error",
                    "Your bank could not be reached. Nothing was charged. Wait a moment and enter your card again.",
            "authentication_required",
                    "Your bank could not confirm that it was you. Nothing was charged. Try again or use another card.");
    private static final String DECLINED =
            "Your card was declined by your bank. Nothing was charged. Try another card.";

    private Refusal() {}

    static String declined(ApiProblem refused) {
        String code = refused.body() == null
                ? ""
                : refused.body().path("decline_code").asString("");
        String said = refused.detail() == null || refused.detail().isBlank() ? DECLINED : refused.detail();
        return DECLINES.getOrDefault(code, said);
    }

    /** Errors of the request by field of the page. */
    static Map<String, String> fields(ApiProblem refused) {
        Map<String, String> errors = new LinkedHashMap<>();
        for (ApiProblem.FieldError error : refused.errors()) {
            String field = error.field().substring(error.field().lastIndexOf('.') + 1);
            errors.put(field.startsWith("payment") ? "card" : field, label(field) + " " + error.message() + ".");
        }
        return errors;
    }

    static String sentence(ApiProblem refused) {
        String detail = refused.detail();
        return detail == null || detail.isBlank()
                ? "Your order could not be placed as it is. Nothing was charged. Check your entries and try again."
                : detail;
    }

    private static String label(String field) {
        if (field.isEmpty()) return "This";
        String words = field.replace('_', ' ').replace("line1", "street").replace("line2", "second line");
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
