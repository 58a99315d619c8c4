package io.bookstore.cartorder.returns;

import io.bookstore.platform.idempotency.Claim;
import io.bookstore.platform.idempotency.IdempotencyKeys;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks for a return, once per key when there is one. */
@Component
class RequestReturn {

    private final IdempotencyKeys keys;
    private final AskReturn askReturn;
    private final ReturnSettings settings;
    private final TransactionTemplate transaction;

    RequestReturn(
            IdempotencyKeys keys,
            AskReturn askReturn,
            ReturnSettings settings,
            PlatformTransactionManager transactions) {
        this.keys = keys;
        this.askReturn = askReturn;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @return the return, whose current state is the answer */
    UUID request(AskReturn.Wish wish, @Nullable String key, String fingerprint) {
        if (key == null) {
            return made(wish, null);
        }
        String owner = "return:" + wish.order().id();
        return switch (keys.claim(owner, IdempotencyKeys.checked(key), fingerprint, settings.keyLease())) {
            case Claim.Claimed claimed -> made(wish, claimed);
            case Claim.Known known -> known.resourceId();
            case Claim.InFlight inFlight ->
                throw problem(
                        HttpStatus.CONFLICT, "request-in-flight", "This request is being handled", "Repeat it later.");
            case Claim.OtherRequest other ->
                throw problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "idempotency-key-reused",
                        "The Idempotency-Key was used for another request",
                        "Use a new key for a new request.");
        };
    }

    /** A refusal leaves nothing behind and opens the key again. */
    private UUID made(AskReturn.Wish wish, Claim.@Nullable Claimed claimed) {
        try {
            return transaction.execute(status -> {
                UUID id = asked(askReturn.ask(wish));
                if (claimed != null) {
                    keys.bind(claimed, id);
                }
                return id;
            });
        } finally {
            if (claimed != null) {
                keys.free(claimed);
            }
        }
    }

    private static UUID asked(AskReturn.Answer answer) {
        return switch (answer) {
            case AskReturn.Answer.Asked(UUID id) -> id;
            case AskReturn.Answer.Refused(ReturnRefusal why) -> throw why.problem();
        };
    }

    private static ProblemException problem(HttpStatus status, String name, String title, String detail) {
        return new ProblemException(Problems.of(status, name, title, detail));
    }
}
