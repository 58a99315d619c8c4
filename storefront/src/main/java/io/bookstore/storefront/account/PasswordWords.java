package io.bookstore.storefront.account;

import io.bookstore.storefront.api.ApiProblem;
import java.util.Map;

/** What to say when a new password is refused. */
final class PasswordWords {

    private PasswordWords() {}

    /** @param field where on the page the new password stands */
    static Map<String, String> of(ApiProblem refused, String field) {
        if (refused.status() != 400) {
            return Map.of("form", Refusals.words(refused, "That could not be accepted. Please try again."));
        }
        String why =
                refused.errors().isEmpty() ? "" : refused.errors().getFirst().message();
        String words = switch (why) {
            case String common
            when common.contains("tried first") ->
                "That is one of the passwords that are tried first. Choose another one.";
            case String own
            when own.contains("little more") -> "That says little more than your name or address. Choose another one.";
            default -> "Choose a password of 8 to 128 characters. Three unrelated words make a good one.";
        };
        return Map.of(field, words);
    }
}
