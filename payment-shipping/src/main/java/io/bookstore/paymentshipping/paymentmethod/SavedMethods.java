package io.bookstore.paymentshipping.paymentmethod;

import io.bookstore.paymentshipping.paymentmethod.CustomerRows.Row;
import io.bookstore.paymentshipping.stripe.SavedMethod;
import io.bookstore.paymentshipping.stripe.StripeAnswer;
import io.bookstore.paymentshipping.stripe.StripeAnswer.Got;
import io.bookstore.paymentshipping.stripe.StripeAnswer.Refused;
import io.bookstore.paymentshipping.stripe.StripeCustomers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The cards that Stripe keeps for an account. Stripe is asked each time: here nothing of a card is kept. */
@Component
class SavedMethods {

    private static final Pattern ID = Pattern.compile("pm_[A-Za-z0-9_]{1,100}");

    private final CustomerRows rows;
    private final StripeCustomers stripe;

    SavedMethods(CustomerRows rows, StripeCustomers stripe) {
        this.rows = rows;
        this.stripe = stripe;
    }

    /** Stripe did not answer: what is saved is not known at this moment. */
    static final class NoAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** @param isDefault which one is offered first: the chosen one, else the newest */
    record Offered(SavedMethod method, boolean isDefault) {}

    /** Newest first; a card that was saved twice is shown once. */
    List<Offered> of(UUID userId) {
        Optional<Row> row = live(userId);
        if (row.isEmpty()) {
            return List.of();
        }
        List<SavedMethod> saved = distinct(saved(row.get()));
        String chosen = row.get().defaultMethod();
        boolean chosenIsThere = saved.stream().anyMatch(method -> method.id().equals(chosen));
        List<Offered> offered = new ArrayList<>();
        for (SavedMethod method : saved) {
            boolean first = chosenIsThere ? method.id().equals(chosen) : offered.isEmpty();
            offered.add(new Offered(method, first));
        }
        return offered;
    }

    /** Also its twins, which would come to light otherwise. @return false when the account has no such card */
    boolean remove(UUID userId, String methodId) {
        Optional<SavedMethod> named = named(userId, methodId);
        if (named.isEmpty()) {
            return false;
        }
        SavedMethod method = named.get();
        for (SavedMethod saved : saved(live(userId).orElseThrow())) {
            if (saved.id().equals(methodId) || isSameCard(saved, method)) {
                detach(saved.id());
            }
        }
        rows.unchoose(userId, methodId);
        return true;
    }

    /** @return false when the account has no such card */
    boolean choose(UUID userId, String methodId) {
        boolean known = named(userId, methodId).isPresent();
        if (known) {
            rows.choose(userId, methodId);
        }
        return known;
    }

    private Optional<SavedMethod> named(UUID userId, String methodId) {
        Optional<Row> row = live(userId);
        if (row.isEmpty() || !ID.matcher(methodId).matches()) {
            return Optional.empty();
        }
        return switch (stripe.method(methodId)) {
            case Got<SavedMethod>(SavedMethod method) ->
                Optional.of(method)
                        .filter(found -> String.valueOf(row.get().stripeId()).equals(found.customerId()));
            case Refused<SavedMethod> unknown -> Optional.empty();
            case StripeAnswer<SavedMethod> unclear -> throw new NoAnswer();
        };
    }

    private void detach(String methodId) {
        switch (stripe.detach(methodId)) {
            case Got<SavedMethod> done -> {}
            case Refused<SavedMethod> goneAlready -> {}
            case StripeAnswer<SavedMethod> unclear -> throw new NoAnswer();
        }
    }

    private Optional<Row> live(UUID userId) {
        return rows.find(userId).filter(row -> row.stripeId() != null && !row.erasing());
    }

    private List<SavedMethod> saved(Row row) {
        String customer = String.valueOf(row.stripeId());
        return switch (stripe.methods(customer)) {
            case Got<List<SavedMethod>>(List<SavedMethod> methods) -> methods;
            case Refused<List<SavedMethod>> noSuchCustomer -> List.of();
            case StripeAnswer<List<SavedMethod>> unclear -> throw new NoAnswer();
        };
    }

    private static List<SavedMethod> distinct(List<SavedMethod> methods) {
        Set<String> seen = new HashSet<>();
        return methods.stream()
                .filter(method -> method.fingerprint() == null || seen.add(identity(method)))
                .toList();
    }

    private static boolean isSameCard(SavedMethod one, SavedMethod other) {
        return one.fingerprint() != null && identity(one).equals(identity(other));
    }

    private static String identity(SavedMethod method) {
        return method.fingerprint() + " " + method.expMonth() + " " + method.expYear() + " " + method.wallet();
    }
}
