package io.bookstore.paymentshipping.payment;

import org.jspecify.annotations.Nullable;

/** Tells a shopper what to do about a decline. Suspected fraud sounds like any other. */
final class DeclineMessages {

    /** Not a bank's word: more or less was taken than the order costs, and all of it was given back. */
    static final String WRONG_AMOUNT_RETURNED = "wrong_amount_returned";

    private DeclineMessages() {}

    static @Nullable String of(@Nullable String declineCode) {
        return switch (declineCode) {
            case null -> null;
            case "insufficient_funds", "withdrawal_count_limit_exceeded", "card_velocity_exceeded" ->
                "There is not enough money on the card, or it is over its limit. Please use another card.";
            case "expired_card" -> "The card has expired. Please use another card.";
            case "incorrect_cvc", "invalid_cvc" -> "The security code is not right. Please check it and try again.";
            case "incorrect_number", "invalid_number" -> "The card number is not right. Please check it and try again.";
            case "invalid_expiry_month", "invalid_expiry_year" ->
                "The expiry date is not right. Please check it and try again.";
            case "incorrect_zip", "incorrect_address" ->
                "The billing address does not match the card. Please check it and try again.";
            case "authentication_required", "payment_intent_authentication_failure" ->
                "Your bank could not confirm that it is you. Please try again or use another card.";
            case "card_not_supported", "currency_not_supported" ->
                "The card cannot be used for this purchase. Please use another card.";
            case "processing_error", "issuer_not_available", "reenter_transaction", "try_again_later" ->
                "The bank could not process the payment. Please try again in a moment.";
            case "invalid_payment_method" -> "The payment details are not valid any more. Please enter them again.";
            case WRONG_AMOUNT_RETURNED ->
                "The payment did not match your order, so all that was taken was given back. Please order again.";
            case "amount_too_small", "amount_too_large" -> "This amount cannot be paid by card.";
            default -> "The card was declined. Please use another card or ask your bank.";
        };
    }
}
