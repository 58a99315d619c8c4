package io.bookstore.psp.browser;

import io.bookstore.psp.call.Call;
import io.bookstore.psp.call.Calls;
import io.bookstore.psp.call.Form;
import io.bookstore.psp.call.StripeApi;
import io.bookstore.psp.call.Work;
import io.bookstore.psp.fault.Operation;
import io.bookstore.psp.intent.AnswerChallenge;
import io.bookstore.psp.intent.PaymentIntents;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where the challenge page says what the shopper chose; with Stripe this is the bank's business. */
@StripeApi
class ChallengeController {

    private final Calls calls;
    private final PaymentIntents intents;
    private final AnswerChallenge challenge;

    ChallengeController(Calls calls, PaymentIntents intents, AnswerChallenge challenge) {
        this.calls = calls;
        this.intents = intents;
        this.challenge = challenge;
    }

    @PostMapping("/v1/challenges/{intent}/answer")
    @Nullable
    ResponseEntity<String> answer(Call call, @PathVariable String intent) {
        return calls.writeFromAnywhere(
                call, Operation.CHALLENGES_COMPLETE, "payment_intent", form -> parse(intent, form, call));
    }

    private Work parse(String id, Form form, Call call) {
        form.ignore("key");
        String secret = form.requiredText("client_secret");
        form.requiredText("outcome");
        boolean authenticated =
                form.oneOf("outcome", "", List.of("authenticated", "failed")).equals("authenticated");
        return change -> challenge
                .answer(intents.named(id, secret, call.caller(), change), authenticated, change)
                .publicFields();
    }
}
