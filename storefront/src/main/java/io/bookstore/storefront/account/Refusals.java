package io.bookstore.storefront.account;

import io.bookstore.storefront.api.ApiProblem;

/** What to say when identity refuses. */
final class Refusals {

    private Refusals() {}

    static String words(ApiProblem refused, String whenWrong) {
        if (refused.status() == 429) {
            Long seconds = refused.retryAfterSeconds();
            String wait = seconds == null || seconds > 90 ? "a few minutes" : seconds + " seconds";
            return "That was tried too often. Please wait " + wait + " and try again.";
        }
        if (refused.status() == 400 || refused.status() == 401 || refused.status() == 422) return whenWrong;
        throw refused;
    }
}
