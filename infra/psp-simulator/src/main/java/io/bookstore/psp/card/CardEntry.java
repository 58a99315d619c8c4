package io.bookstore.psp.card;

import io.bookstore.psp.call.ApiError;
import io.bookstore.psp.call.Form;
import java.time.YearMonth;

/** What was typed into the card form, looked at once and then forgotten. */
record CardEntry(TestCard card, int expiryMonth, int expiryYear) {

    static CardEntry of(Form form, YearMonth thisMonth) {
        String number = form.requiredText("number").replaceAll("[ -]", "");
        if (!number.matches("\\d{12,19}") || !passesLuhn(number)) {
            throw refused("incorrect_number", "Your card number is incorrect.", "number");
        }
        int month = part(form, "exp_month", 1, 12, "invalid_expiry_month", "Your card's expiration month is invalid.");
        int typed = part(form, "exp_year", 0, 2999, "invalid_expiry_year", "Your card's expiration year is invalid.");
        int year = typed < 100 ? 2000 + typed : typed;
        if (YearMonth.of(year, month).isBefore(thisMonth)) {
            boolean pastYear = year < thisMonth.getYear();
            throw pastYear
                    ? refused("invalid_expiry_year", "Your card's expiration year is invalid.", "exp_year")
                    : refused("invalid_expiry_month", "Your card's expiration month is invalid.", "exp_month");
        }
        String cvc = form.text("cvc");
        if (cvc != null && !cvc.matches("\\d{3,4}")) {
            throw refused("invalid_cvc", "Your card's security code is invalid.", "cvc");
        }
        TestCard card = TestCard.numbered(number).orElseThrow(CardEntry::notATestCard);
        return new CardEntry(card, month, year);
    }

    static boolean passesLuhn(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }

    private static int part(Form form, String name, int least, int most, String code, String message) {
        Long value = form.integer(name);
        if (value == null || value < least || value > most) {
            throw refused(code, message, name);
        }
        return value.intValue();
    }

    private static ApiError notATestCard() {
        return ApiError.cardError(
                        "card_declined",
                        "Your card was declined. Your request was in test mode, but used a non test card. For a list of"
                                + " valid test cards, visit: https://stripe.com/docs/testing.")
                .with("decline_code", "test_mode_live_card");
    }

    private static ApiError refused(String code, String message, String param) {
        return ApiError.cardError(code, message).param(param);
    }
}
