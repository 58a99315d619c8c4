package io.bookstore.psp.intent;

import io.bookstore.psp.call.ApiError;
import io.bookstore.psp.call.Call;
import io.bookstore.psp.call.Form;
import io.bookstore.psp.memory.Lookup;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds payment intents for those who may see them. */
@Component
public class PaymentIntents {

    /** The intent that an address names. */
    public PaymentIntent named(String id, Lookup lookup) {
        return lookup.find(PaymentIntent.class, id)
                .orElseThrow(() -> ApiError.notFound("payment_intent", id, "intent"));
    }

    /** The same, for a caller who must know its client secret when it is a page. */
    public PaymentIntent named(String id, @Nullable String clientSecret, Call.Caller caller, Lookup lookup) {
        PaymentIntent intent = named(id, lookup);
        if (clientSecret == null && caller == Call.Caller.SERVER) {
            return intent;
        }
        if (clientSecret == null || !same(clientSecret, intent.clientSecret())) {
            throw ApiError.invalidRequest(
                            "payment_intent_invalid_parameter",
                            "The client_secret provided does not match the client_secret associated with this"
                                    + " PaymentIntent.")
                    .param("client_secret");
        }
        return intent;
    }

    static @Nullable String clientSecret(Form form) {
        form.ignore("key");
        return form.text("client_secret");
    }

    private static boolean same(String shown, String secret) {
        return MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }
}
