package io.bookstore.cartorder.promotion;

import io.bookstore.cartorder.pricing.Offer;
import io.bookstore.cartorder.pricing.Price;
import io.bookstore.cartorder.redemption.Customers;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which promotions a shopper may have now: those that come by themselves, and those of the codes they gave. */
@Component
public class Offers {

    private final OfferRows rows;
    private final Customers customers;
    private final Clock clock;

    Offers(OfferRows rows, Customers customers, Clock clock) {
        this.rows = rows;
        this.customers = customers;
        this.clock = clock;
    }

    /** Who buys, as far as that is known. */
    public record Shopper(@Nullable UUID user, @Nullable String email) {}

    /** @param refused codes that give nothing, and why */
    public record Found(List<Offer> offers, Map<String, CouponRefusal> refused) {

        public Found {
            offers = List.copyOf(offers);
        }

        /** With what the price itself refused. */
        public Map<String, CouponRefusal> refusedBy(Price price) {
            Map<String, CouponRefusal> all = new LinkedHashMap<>(refused);
            for (Price.Refused refusal : price.refused()) {
                String code = refusal.code();
                if (code != null) {
                    all.put(code, reason(refusal.why()));
                }
            }
            return all;
        }
    }

    /** As a code is written down everywhere. */
    public static String normal(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }

    public Found find(String currency, Collection<String> codes, Shopper shopper) {
        Instant now = clock.instant();
        List<String> given = codes.stream().map(Offers::normal).distinct().toList();
        List<OfferRows.Candidate> candidates =
                rows.candidates(possible(given), shopper.user(), customers.key(shopper.user(), shopper.email()), now);
        List<Offer> offers = new ArrayList<>();
        Map<String, CouponRefusal> refused = new LinkedHashMap<>();
        given.forEach(code -> refused.put(code, CouponRefusal.UNKNOWN));
        for (OfferRows.Candidate candidate : candidates) {
            CouponRefusal refusal = refusal(candidate, currency, shopper.user() != null, now);
            String code = candidate.promotion().terms().code();
            if (refusal == null) {
                offers.add(candidate.promotion().offer());
            }
            if (code != null && refusal == null) {
                refused.remove(code);
            } else if (code != null && refusal != null) {
                refused.put(code, refusal);
            }
        }
        return new Found(offers, refused);
    }

    /** What no code can look like need not be looked for. */
    private static List<String> possible(List<String> codes) {
        return codes.stream().filter(code -> code.matches("[A-Z0-9_-]{3,40}")).toList();
    }

    private static @Nullable CouponRefusal refusal(
            OfferRows.Candidate candidate, String currency, boolean account, Instant now) {
        Promotion promotion = candidate.promotion();
        Promotion.Terms terms = promotion.terms();
        Integer each = terms.limitPerCustomer();
        if (!terms.active()) {
            return CouponRefusal.UNKNOWN;
        }
        if (terms.hasEnded(now)) {
            return CouponRefusal.EXPIRED;
        }
        if (now.isBefore(terms.startsAt())) {
            return CouponRefusal.NOT_STARTED;
        }
        if (!terms.segment().has(account, candidate.ordered())) {
            return CouponRefusal.WRONG_SEGMENT;
        }
        if (promotion.isUsedUp() || (each != null && candidate.usedByCustomer() >= each)) {
            return CouponRefusal.USED_UP;
        }
        boolean otherCurrency = terms.currency() != null && !terms.currency().equals(currency);
        return otherCurrency ? CouponRefusal.NOTHING_FITS : null;
    }

    private static CouponRefusal reason(Price.Why why) {
        return switch (why) {
            case BASKET_TOO_SMALL -> CouponRefusal.BASKET_TOO_SMALL;
            case NOTHING_FITS -> CouponRefusal.NOTHING_FITS;
            case NOT_TOGETHER -> CouponRefusal.NOT_TOGETHER;
        };
    }
}
