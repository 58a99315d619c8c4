package io.bookstore.psp.intent;

import io.bookstore.psp.memory.Fields;
import org.jspecify.annotations.Nullable;

/** What the shopper has to do: a challenge within the page, or, with a way back, on a page of its own. */
record NextAction(@Nullable String challengeUrl, @Nullable String returnUrl) {

    Fields fields() {
        if (returnUrl == null) {
            return new Fields()
                    .with("type", "use_stripe_sdk")
                    .with("use_stripe_sdk", new Fields().with("type", "three_d_secure_redirect"));
        }
        return new Fields()
                .with("type", "redirect_to_url")
                .with(
                        "redirect_to_url",
                        new Fields().with("return_url", returnUrl).with("url", challengeUrl));
    }
}
