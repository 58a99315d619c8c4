package io.bookstore.psp.ledger;

import io.bookstore.psp.memory.Memory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Not part of Stripe's API: the truth about money, for tests and reconcilers. */
@RestController
class LedgerController {

    private final Memory memory;

    LedgerController(Memory memory) {
        this.memory = memory;
    }

    /** By currency and account, then what each payment captured, gave back and lost to disputes. */
    record LedgerView(
            Map<String, Map<LedgerTransaction.Account, Long>> balances,
            List<PaymentTotals> payments,
            List<LedgerTransaction> transactions) {}

    record PaymentTotals(
            String paymentIntent, String currency, int captures, long captured, long refunded, long disputed) {

        PaymentTotals plus(PaymentTotals other) {
            return new PaymentTotals(
                    paymentIntent,
                    currency,
                    captures + other.captures,
                    captured + other.captured,
                    refunded + other.refunded,
                    disputed + other.disputed);
        }
    }

    /** Oldest first. */
    @GetMapping("/_simulator/ledger")
    LedgerView ledger(@RequestParam(name = "payment_intent", required = false) @Nullable String paymentIntent) {
        List<LedgerTransaction> transactions = memory.newest(LedgerTransaction.class).reversed().stream()
                .filter(moved -> paymentIntent == null || moved.paymentIntent().equals(paymentIntent))
                .toList();
        return new LedgerView(balances(transactions), payments(transactions), transactions);
    }

    private static Map<String, Map<LedgerTransaction.Account, Long>> balances(List<LedgerTransaction> transactions) {
        Map<String, Map<LedgerTransaction.Account, Long>> balances = new TreeMap<>();
        for (LedgerTransaction moved : transactions) {
            Map<LedgerTransaction.Account, Long> accounts =
                    balances.computeIfAbsent(moved.currency(), currency -> new TreeMap<>());
            moved.entries().forEach(entry -> accounts.merge(entry.account(), entry.amount(), Long::sum));
        }
        return balances;
    }

    private static List<PaymentTotals> payments(List<LedgerTransaction> transactions) {
        Function<LedgerTransaction, PaymentTotals> one = moved -> {
            long gross = moved.gross();
            LedgerTransaction.Type type = moved.type();
            return new PaymentTotals(
                    moved.paymentIntent(),
                    moved.currency(),
                    type == LedgerTransaction.Type.CHARGE ? 1 : 0,
                    type == LedgerTransaction.Type.CHARGE ? gross : 0,
                    type == LedgerTransaction.Type.REFUND ? -gross : 0,
                    type == LedgerTransaction.Type.ADJUSTMENT ? -gross : 0);
        };
        Map<String, PaymentTotals> totals = new TreeMap<>();
        transactions.forEach(moved -> totals.merge(moved.paymentIntent(), one.apply(moved), PaymentTotals::plus));
        return List.copyOf(totals.values());
    }
}
