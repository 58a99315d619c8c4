package io.bookstore.psp.card;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stripe's test cards as far as the shop meets them: number, ready-made payment method, and what the bank will say. */
public enum TestCard {
    VISA("4242424242424242", "pm_card_visa", "visa", BankAnswer.APPROVED),
    VISA_DEBIT("4000056655665556", "pm_card_visa_debit", "visa", BankAnswer.APPROVED),
    MASTERCARD("5555555555554444", "pm_card_mastercard", "mastercard", BankAnswer.APPROVED),
    AMEX("378282246310005", "pm_card_amex", "amex", BankAnswer.APPROVED),
    /** Paid, and disputed at once. */
    DISPUTED("4000000000000259", "pm_card_createDispute", "visa", BankAnswer.APPROVED),
    DECLINED("4000000000000002", "pm_card_chargeDeclined", "visa", BankAnswer.GENERIC_DECLINE),
    INSUFFICIENT_FUNDS(
            "4000000000009995", "pm_card_chargeDeclinedInsufficientFunds", "visa", BankAnswer.INSUFFICIENT_FUNDS),
    EXPIRED("4000000000000069", "pm_card_chargeDeclinedExpiredCard", "visa", BankAnswer.EXPIRED),
    WRONG_CVC("4000000000000127", "pm_card_chargeDeclinedIncorrectCvc", "visa", BankAnswer.WRONG_CVC),
    PROCESSING_ERROR("4000000000000119", "pm_card_chargeDeclinedProcessingError", "visa", BankAnswer.PROCESSING_ERROR),
    AUTHENTICATION_REQUIRED(
            "4000002760003184", "pm_card_authenticationRequired", "visa", BankAnswer.WANTS_AUTHENTICATION),
    THREE_D_SECURE_2_REQUIRED(
            "4000000000003220", "pm_card_threeDSecure2Required", "visa", BankAnswer.WANTS_AUTHENTICATION);

    private final String number;
    private final String token;
    private final String brand;
    private final BankAnswer answer;

    TestCard(String number, String token, String brand, BankAnswer answer) {
        this.number = number;
        this.token = token;
        this.brand = brand;
        this.answer = answer;
    }

    /** What the bank says to a charge. */
    public enum BankAnswer {
        APPROVED(null, null, ""),
        WANTS_AUTHENTICATION(null, null, ""),
        GENERIC_DECLINE("card_declined", "generic_decline", "Your card was declined."),
        INSUFFICIENT_FUNDS("card_declined", "insufficient_funds", "Your card has insufficient funds."),
        EXPIRED("expired_card", "expired_card", "Your card has expired."),
        WRONG_CVC("incorrect_cvc", "incorrect_cvc", "Your card's security code is incorrect."),
        PROCESSING_ERROR(
                "processing_error",
                "processing_error",
                "An error occurred while processing your card. Try again in a little bit."),
        NOT_AUTHENTICATED(
                "authentication_required",
                "authentication_required",
                "Your card was declined. This transaction requires authentication.");

        private final @Nullable String code;
        private final @Nullable String declineCode;
        private final String message;

        BankAnswer(@Nullable String code, @Nullable String declineCode, String message) {
            this.code = code;
            this.declineCode = declineCode;
            this.message = message;
        }

        /** The error code of a decline; null when the bank did not decline. */
        public @Nullable String code() {
            return code;
        }

        public @Nullable String declineCode() {
            return declineCode;
        }

        public String message() {
            return message;
        }
    }

    static Optional<TestCard> numbered(String number) {
        return Arrays.stream(values())
                .filter(card -> card.number.equals(number))
                .findFirst();
    }

    static Optional<TestCard> ofToken(String token) {
        return Arrays.stream(values()).filter(card -> card.token.equals(token)).findFirst();
    }

    public BankAnswer answer() {
        return answer;
    }

    /** The same for every payment method of one card number. */
    String fingerprint() {
        return "fp"
                + UUID.nameUUIDFromBytes(number.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace("-", "")
                        .substring(0, 14);
    }

    CardDetails details(int expiryMonth, int expiryYear, @Nullable String wallet) {
        return new CardDetails(brand, number.substring(number.length() - 4), expiryMonth, expiryYear, this, wallet);
    }

    String funding() {
        return this == VISA_DEBIT ? "debit" : "credit";
    }
}
