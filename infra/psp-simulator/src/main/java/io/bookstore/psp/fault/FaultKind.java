package io.bookstore.psp.fault;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** What can go wrong, at which stage of a call it strikes, and what value it takes. */
public enum FaultKind {
    /** Waits before the work; the idempotency key counts as in use meanwhile. */
    DELAY(Stage.CALL),
    /** Closes the connection and does nothing. */
    DROP_BEFORE(Stage.CALL),
    /** Does the work, then closes the connection without an answer. */
    DROP_AFTER(Stage.CALL),
    /** Refuses before anything is done; the value is the Retry-After in seconds. */
    RATE_LIMIT_429(Stage.CALL, Value.NUMBER, "1"),
    /** As above, as if the servers were overloaded. */
    UNAVAILABLE_503(Stage.CALL, Value.NUMBER, "1"),
    /** Fails before anything is done, so that the key stays unused. */
    ERROR_500_BEFORE(Stage.CALL),
    /** Refuses before anything is done, as if the key were in use. */
    CONFLICT_409(Stage.CALL),
    /** Refuses before anything is done, as if the key had been used with other parameters. */
    IDEMPOTENCY_ERROR(Stage.CALL),
    /** Says in a header of the answer whether Stripe's libraries should repeat the call. */
    SHOULD_RETRY(Stage.CALL, Value.FLAG, "false"),
    /** Does the work and answers 200 with a web page. */
    ANSWER_HTML(Stage.CALL),
    /** Puts so many blanks before the true answer; with many of them the answer never ends. */
    ANSWER_LONG(Stage.CALL, Value.NUMBER, "10000000"),
    /** Spreads the true answer over the time given. */
    ANSWER_SLOW(Stage.CALL),
    /** Answers only the first half, as if that were all. */
    ANSWER_TRUNCATED(Stage.CALL),
    /** Announces the whole answer, sends half of it and closes the connection. */
    ANSWER_CUT(Stage.CALL),
    /** Does the work and sends the caller elsewhere. */
    ANSWER_REDIRECT(Stage.CALL, Value.TEXT, "http://127.0.0.1:9/"),
    /** Shows another amount, currency or order than the books hold. */
    ANSWER_OTHER_TERMS(Stage.CALL, Value.TERMS, "amount=100"),
    /** Really makes the payment for another amount, in another currency or for another order. */
    OTHER_TERMS(Stage.TERMS, Value.TERMS, "amount=100"),
    /** The bank refuses whatever the card, with this decline code. */
    DECLINE(Stage.BANK, Value.TEXT, "generic_decline"),
    /** A refusal of the bank carries this message. */
    DECLINE_MESSAGE(Stage.BANK, Value.TEXT, "<script>alert(1)</script>"),
    /** Does the work and answers 500, which the idempotency key then repeats for ever. */
    ERROR_500_AFTER(Stage.WORK),
    /** Never sends the events of the work. */
    NO_WEBHOOK(Stage.WORK),
    /** Sends the events of the work later. */
    WEBHOOK_DELAY(Stage.WORK),
    /** Sends each event of the work so many times at once. */
    WEBHOOK_DUPLICATE(Stage.WORK, Value.NUMBER, "2"),
    /** Sends each event once more after a while, signed anew. */
    WEBHOOK_RESEND(Stage.WORK),
    /** Sends the newest event of the work first and the others after it, so far apart. */
    WEBHOOK_REORDER(Stage.WORK),
    /** Holds the answer back until the shop has answered the events, but not longer than told. */
    WEBHOOK_FIRST(Stage.WORK),
    /** Holds the events back until the caller has its answer. */
    WEBHOOK_LAST(Stage.WORK),
    /** The events say that they are so many seconds old; three days if nothing is told. */
    WEBHOOK_OLD(Stage.WORK, Value.NUMBER, "259200"),
    /** The events, and only they, show another amount, currency or order. */
    WEBHOOK_OTHER_TERMS(Stage.WORK, Value.TERMS, "amount=100"),
    /** The events are of this type. */
    WEBHOOK_TYPE(Stage.WORK, Value.TEXT, "bookstore.unheard_of"),
    /** The events say that they are of the live mode. */
    WEBHOOK_LIVEMODE(Stage.WORK),
    /** The events say that they are of this connected account. */
    WEBHOOK_ACCOUNT(Stage.WORK, Value.TEXT, "acct_somebody_else"),
    /** The first try carries no signature. */
    WEBHOOK_UNSIGNED(Stage.WORK),
    /** The first try is signed with a secret that the shop does not have. */
    WEBHOOK_BAD_SECRET(Stage.WORK),
    /** The tries carry a signature of a retired secret before the right one. */
    WEBHOOK_TWO_V1(Stage.WORK),
    /** The first try says that it was signed so many seconds later (or, negative, earlier) than it was. */
    WEBHOOK_SKEW(Stage.WORK, Value.OFFSET, "301");

    /** Where in a call a fault strikes; a replayed answer is a call, but no work. */
    public enum Stage {
        /** The line between caller and simulator. */
        CALL,
        /** What a payment is made for. */
        TERMS,
        /** The question to the bank. */
        BANK,
        /** Work that is done, with its events. */
        WORK
    }

    /** What the value of a fault has to look like. */
    private enum Value {
        NONE(""),
        NUMBER("\\d{1,9}"),
        OFFSET("-?\\d{1,9}"),
        FLAG("true|false"),
        TEXT("(?s).{1,2000}"),
        TERMS("amount=\\d{1,9}|currency=[a-z]{3}|order_id=.{0,500}");

        private final Pattern pattern;

        Value(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }
    }

    private final Stage stage;
    private final Value value;
    private final String usual;

    FaultKind(Stage stage) {
        this(stage, Value.NONE, "");
    }

    FaultKind(Stage stage, Value value, String usual) {
        this.stage = stage;
        this.value = value;
        this.usual = usual;
    }

    Stage stage() {
        return stage;
    }

    String usual() {
        return usual;
    }

    boolean takes(String text) {
        return value.pattern.matcher(text).matches();
    }

    String form() {
        return value.pattern.pattern();
    }

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static FaultKind labelled(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown kind of fault: " + label));
    }
}
