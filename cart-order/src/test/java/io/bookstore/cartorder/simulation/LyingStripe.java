package io.bookstore.cartorder.simulation;

import io.bookstore.cartorder.simulation.PspAnswer.Got;
import io.bookstore.cartorder.simulation.PspAnswer.KeyTaken;
import io.bookstore.cartorder.simulation.PspAnswer.Refused;
import io.bookstore.cartorder.simulation.PspAnswer.Unknown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A PSP with the manners of Stripe: the first answer to a key is kept and given again, server errors included, and
 * forgotten after a day; then the same request is a new one. It may work and drop the answer, or break before or after
 * the work.
 */
public final class LyingStripe {

    static final long KEYS_KEPT = 24 * 3_600_000L;
    private static final long CLOCKS_DIFFER = 120_000;
    private static final long LATEST_ARRIVAL = 3_600_000;

    private final VirtualTime time;
    private final Weather weather;
    private final Map<String, Stored> keys = new HashMap<>();
    private final Map<UUID, List<Intent>> intentsOf = new HashMap<>();
    private final Map<UUID, Card> cards = new HashMap<>();
    private int number;

    public final List<Intent> intents = new ArrayList<>();
    public final List<Refund> refunds = new ArrayList<>();

    /** Where webhooks go. */
    Consumer<Event> webhook = event -> {};

    public LyingStripe(VirtualTime time, Weather weather) {
        this.time = time;
        this.weather = weather;
    }

    public enum State {
        SUCCEEDED,
        DECLINED,
        REQUIRES_ACTION,
        PROCESSING,
        CANCELED,
        UNTRIED
    }

    /** What becomes of a payment: at once, and after a while. */
    public record Card(State first, State last, long after, boolean triesAgain) {}

    public record Params(UUID paymentId, UUID orderId, long amount, boolean confirm) {}

    record Reading(int intent, State state, long amount, UUID paymentId, UUID orderId) {}

    public record RefundParams(UUID refundId, int intent, long amount) {}

    record RefundReading(int refund, String state, long amount) {}

    /** Of an intent, or of a refund. */
    record Event(int id, UUID paymentId, int intent, UUID refundId) {}

    private static final class Stored {
        private final Object params;
        private final long at;
        private boolean running = true;
        private PspAnswer<?> answer;

        Stored(Object params, long at) {
            this.params = params;
            this.at = at;
        }
    }

    /** A payment intent. */
    public static final class Intent {
        private final int id;
        private final long at;
        public final Params params;
        public State state = State.UNTRIED;
        public int captures;
        public long refunded;

        /** Only then can a shopper do anything with it. */
        boolean secretGiven;

        Intent(int id, long at, Params params) {
            this.id = id;
            this.at = at;
            this.params = params;
        }

        public UUID orderId() {
            return params.orderId();
        }

        Reading reading() {
            UUID payment = params.confirm() ? params.paymentId() : null;
            return new Reading(id, state, params.amount(), payment, params.orderId());
        }
    }

    /** Money on its way back. */
    public static final class Refund {
        private final int id;
        public final RefundParams params;
        public String state;

        Refund(int id, RefundParams params, String state) {
            this.id = id;
            this.params = params;
            this.state = state;
        }

        RefundReading reading() {
            return new RefundReading(id, state, params.amount());
        }
    }

    void giveSecret(int intent) {
        intents.get(intent).secretGiven = true;
    }

    public void accept(UUID paymentId, Card card) {
        cards.put(paymentId, card);
    }

    public List<Intent> intentsOf(UUID paymentId) {
        return intentsOf.getOrDefault(paymentId, List.of());
    }

    PspAnswer<Reading> create(String key, Params params) {
        return weather.psp("create", () -> keyed(key, params, () -> new Got<>(make(params))));
    }

    PspAnswer<Reading> retrieve(int intent) {
        return weather.psp("retrieve", () -> new Got<>(intents.get(intent).reading()));
    }

    PspAnswer<Reading> cancel(int id) {
        return weather.psp("cancel-intent", () -> {
            Intent intent = intents.get(id);
            boolean can = intent.state == State.REQUIRES_ACTION
                    || intent.state == State.DECLINED
                    || intent.state == State.UNTRIED;
            if (!can) {
                return new Refused<>();
            }
            change(intent, State.CANCELED);
            return new Got<>(intent.reading());
        });
    }

    /** Looks through the intents of the time when the charge was sent. */
    PspAnswer<Optional<Reading>> find(UUID paymentId, long sentAt) {
        return weather.psp(
                "find-intent",
                () -> new Got<>(intentsOf(paymentId).stream()
                        .filter(intent -> intent.at >= sentAt - CLOCKS_DIFFER && intent.at <= sentAt + LATEST_ARRIVAL)
                        .findFirst()
                        .map(Intent::reading)));
    }

    PspAnswer<RefundReading> refund(String key, RefundParams params) {
        return weather.psp("create-refund", () -> keyed(key, params, () -> giveBack(params)));
    }

    PspAnswer<RefundReading> retrieveRefund(int id) {
        return weather.psp("retrieve-refund", () -> new Got<>(refunds.get(id).reading()));
    }

    PspAnswer<Optional<RefundReading>> findRefund(UUID refundId) {
        return weather.psp(
                "find-refund",
                () -> new Got<>(refunds.stream()
                        .filter(refund -> refund.params.refundId().equals(refundId))
                        .findFirst()
                        .map(Refund::reading)));
    }

    @SuppressWarnings("unchecked") // a key stands for one kind of request
    private <T> PspAnswer<T> keyed(String key, Object params, Supplier<PspAnswer<T>> work) {
        Stored known = keys.get(key);
        if (known != null && time.millis() <= known.at + KEYS_KEPT) {
            if (known.running || !known.params.equals(params)) {
                return new KeyTaken<>();
            }
            return known.answer == null ? new Unknown<>(true) : (PspAnswer<T>) known.answer;
        }
        Stored stored = new Stored(params, time.millis());
        keys.put(key, stored);
        time.sleep(weather.isClear() ? 1 : 1 + time.random().nextInt(2_000));
        boolean breaks = weather.strikes();
        boolean worked = !breaks || time.random().nextBoolean();
        PspAnswer<T> answer = worked ? work.get() : null;
        stored.answer = breaks ? null : answer;
        stored.running = false;
        return breaks ? PspAnswer.unknown() : answer;
    }

    private Reading make(Params params) {
        Intent intent = new Intent(intents.size(), time.millis(), params);
        intents.add(intent);
        if (params.confirm()) {
            intentsOf
                    .computeIfAbsent(params.paymentId(), id -> new ArrayList<>())
                    .add(intent);
            Card card = cards.get(params.paymentId());
            change(intent, card.first());
            if (card.first() == State.REQUIRES_ACTION || card.first() == State.PROCESSING) {
                time.at(card.after(), () -> decide(intent, card));
            }
        }
        return intent.reading();
    }

    /** The shopper proves who pays, or the bank has made up its mind. */
    private void decide(Intent intent, Card card) {
        if (intent.state == State.REQUIRES_ACTION && !intent.secretGiven) {
            time.at(60_000, () -> decide(intent, card));
        } else if (intent.state == card.first()) {
            change(intent, card.last());
            if (intent.secretGiven && card.last() == State.DECLINED && card.triesAgain()) {
                time.at(5_000, () -> {
                    if (intent.state == State.DECLINED) {
                        change(intent, State.SUCCEEDED);
                    }
                });
            }
        }
    }

    private void change(Intent intent, State state) {
        intent.state = state;
        weather.tell("intent " + intent.id + " is " + state, 0);
        if (state == State.SUCCEEDED) {
            intent.captures++;
            Invariant.M1.require(
                    intentsOf(intent.params.paymentId()).stream()
                                    .mapToInt(each -> each.captures)
                                    .sum()
                            == 1,
                    () -> "payment " + intent.params.paymentId() + " is captured twice");
        }
        tell(new Event(number++, intent.params.paymentId(), intent.id, null));
    }

    private PspAnswer<RefundReading> giveBack(RefundParams params) {
        Intent intent = intents.get(params.intent());
        if (intent.state != State.SUCCEEDED || intent.refunded + params.amount() > intent.params.amount()) {
            return new Refused<>();
        }
        Invariant.M1.require(
                refunds.stream()
                        .noneMatch(known ->
                                known.params.refundId().equals(params.refundId()) && !known.state.equals("failed")),
                () -> "refund " + params.refundId() + " is made twice");
        intent.refunded += params.amount();
        boolean slow = !weather.isClear() && time.random().nextInt(4) == 0;
        Refund refund = new Refund(refunds.size(), params, slow ? "pending" : "succeeded");
        refunds.add(refund);
        if (slow) {
            time.at(time.random().nextLong(600_000), () -> {
                refund.state = "succeeded";
                tell(new Event(number++, intent.params.paymentId(), intent.id, params.refundId()));
            });
        }
        return new Got<>(refund.reading());
    }

    /** Sent again until it is taken: late, twice and in any order. */
    private void tell(Event event) {
        int copies = weather.isClear() ? 1 : 1 + time.random().nextInt(2);
        for (int i = 0; i < copies; i++) {
            boolean late = !weather.isClear() && time.random().nextInt(3) == 0;
            time.at(time.random().nextLong(late ? 12 * 3_600_000L : 3_000), () -> webhook.accept(event));
        }
    }
}
