package io.bookstore.cartorder.promotion;

import io.bookstore.cartorder.pricing.Effect;
import io.bookstore.cartorder.pricing.Scope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the demo shop has at its desk of promotions. All want a code, so that nobody's totals change unasked. */
@Component
@Profile("local")
class DemoPromotions implements ApplicationRunner {

    private static final UUID NOBODY = new UUID(0, 0);
    private static final Instant OPENING = Instant.parse("2026-01-01T00:00:00Z");
    private static final int TEN_PERCENT = 1_000;
    private static final long FIVE_DOLLARS = 500;
    private static final long THIRTY_DOLLARS = 3_000;

    private final Promotions promotions;

    DemoPromotions(Promotions promotions) {
        this.promotions = promotions;
    }

    /** A promotion whose code is there already is left as it is. */
    @Override
    public void run(ApplicationArguments arguments) {
        List.of(
                        terms(
                                "Welcome: 10% off your first order",
                                "WELCOME10", new Effect.Percent(TEN_PERCENT), Segment.FIRST_ORDER, 0),
                        terms(
                                "$5 off from $30",
                                "READMORE",
                                new Effect.Amount(FIVE_DOLLARS),
                                Segment.EVERYONE,
                                THIRTY_DOLLARS),
                        terms(
                                "Three for two",
                                "THREEFORTWO",
                                new Effect.BuyGet(2, 1, Effect.WHOLE),
                                Segment.EVERYONE,
                                0))
                .forEach(terms -> promotions.add(terms, NOBODY));
    }

    private static Promotion.Terms terms(String name, String code, Effect effect, Segment segment, long minBasket) {
        return new Promotion.Terms(
                name,
                code,
                effect,
                Scope.EVERYTHING,
                segment,
                "USD",
                minBasket,
                OPENING,
                null,
                0,
                false,
                null,
                null,
                true);
    }
}
