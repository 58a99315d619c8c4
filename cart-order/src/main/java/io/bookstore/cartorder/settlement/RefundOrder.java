package io.bookstore.cartorder.settlement;

import io.bookstore.cartorder.order.StaffRefunds;
import io.bookstore.cartorder.refund.OrderRefund;
import io.bookstore.cartorder.refund.RefundStatus;
import io.bookstore.cartorder.refund.Restock;
import io.bookstore.cartorder.returns.ReturnRefunds;
import io.bookstore.cartorder.saga.SagaLog;
import io.bookstore.cartorder.saga.Taken;
import io.bookstore.platform.idempotency.Claim;
import io.bookstore.platform.idempotency.IdempotencyKeys;
import io.bookstore.platform.ids.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives money of an order back, once per key; committed before anybody is asked to move it. */
@Component
class RefundOrder {

    private final IdempotencyKeys keys;
    private final StaffRefunds refunds;
    private final ReturnRefunds returns;
    private final SagaLog sagas;
    private final Settlement settlement;
    private final SettlementSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RefundOrder(
            IdempotencyKeys keys,
            StaffRefunds refunds,
            ReturnRefunds returns,
            SagaLog sagas,
            Settlement settlement,
            SettlementSettings settings,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.keys = keys;
        this.refunds = refunds;
        this.returns = returns;
        this.sagas = sagas;
        this.settlement = settlement;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * @param staff who wishes it, and whose key it is
     * @param returnId the return that it pays for
     */
    record Wish(
            UUID orderId,
            long amountCents,
            String reason,
            List<Restock> restock,
            UUID staff,
            @Nullable UUID returnId) {}

    private record Opened(Refunding outcome, Optional<Taken> process) {}

    Refunding refund(Wish wish, String key, String fingerprint) {
        return switch (keys.claim("user:" + wish.staff(), key, fingerprint, settings.lease())) {
            case Claim.Claimed claimed -> begin(wish, claimed);
            case Claim.Known known -> new Refunding.Begun(known.resourceId());
            case Claim.InFlight inFlight -> new Refunding.InFlight();
            case Claim.OtherRequest other -> new Refunding.OtherRequest();
        };
    }

    /** A refusal opens the key again; freeing a key that holds a refund does nothing. */
    private Refunding begin(Wish wish, Claim.Claimed claimed) {
        try {
            Opened opened = transaction.execute(status -> {
                Opened attempt = open(wish, claimed);
                if (attempt.process().isEmpty()) {
                    status.setRollbackOnly();
                }
                return attempt;
            });
            opened.process().ifPresent(settlement::resume);
            return opened.outcome();
        } finally {
            keys.free(claimed);
        }
    }

    private Opened open(Wish wish, Claim.Claimed claimed) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        OrderRefund refund = new OrderRefund(
                Ids.next(),
                wish.orderId(),
                wish.amountCents(),
                wish.reason(),
                wish.restock(),
                RefundStatus.UNKNOWN,
                wish.staff(),
                now,
                now);
        Optional<StaffRefunds.Refusal> refusal = refunds.begin(refund);
        if (refusal.isPresent()) {
            return new Opened(new Refunding.Refused(refusal.get()), Optional.empty());
        }
        UUID returnId = wish.returnId();
        if (returnId != null && !returns.attach(refund.id(), returnId, wish.orderId())) {
            return new Opened(new Refunding.Refused(StaffRefunds.Refusal.RETURN_NOT_RECEIVED), Optional.empty());
        }
        keys.bind(claimed, refund.id());
        Taken process = sagas.begin(Settlement.refund(refund.id()), wish.orderId(), null);
        return new Opened(new Refunding.Begun(refund.id()), Optional.of(process));
    }
}
