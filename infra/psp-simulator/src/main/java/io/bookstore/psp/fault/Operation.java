package io.bookstore.psp.fault;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** The calls that the simulator answers and that a fault can hit. */
public enum Operation {
    PAYMENT_INTENTS_CREATE("payment_intents.create"),
    PAYMENT_INTENTS_CONFIRM("payment_intents.confirm"),
    PAYMENT_INTENTS_CAPTURE("payment_intents.capture"),
    PAYMENT_INTENTS_CANCEL("payment_intents.cancel"),
    PAYMENT_INTENTS_RETRIEVE("payment_intents.retrieve"),
    PAYMENT_INTENTS_LIST("payment_intents.list"),
    CHARGES_RETRIEVE("charges.retrieve"),
    REFUNDS_CREATE("refunds.create"),
    REFUNDS_RETRIEVE("refunds.retrieve"),
    REFUNDS_LIST("refunds.list"),
    PAYMENT_METHODS_CREATE("payment_methods.create"),
    PAYMENT_METHODS_RETRIEVE("payment_methods.retrieve"),
    PAYMENT_METHODS_ATTACH("payment_methods.attach"),
    PAYMENT_METHODS_DETACH("payment_methods.detach"),
    PAYMENT_METHODS_LIST("payment_methods.list"),
    CUSTOMERS_CREATE("customers.create"),
    CUSTOMERS_RETRIEVE("customers.retrieve"),
    CUSTOMERS_DELETE("customers.delete"),
    DISPUTES_RETRIEVE("disputes.retrieve"),
    DISPUTES_LIST("disputes.list"),
    EVENTS_RETRIEVE("events.retrieve"),
    EVENTS_LIST("events.list"),
    CHALLENGES_COMPLETE("challenges.complete");

    private final String label;

    Operation(String label) {
        this.label = label;
    }

    @JsonValue
    public String label() {
        return label;
    }

    public boolean lists() {
        return label.endsWith(".list");
    }

    static Optional<Operation> labelled(String label) {
        return Arrays.stream(values())
                .filter(operation -> operation.label.equals(label))
                .findFirst();
    }
}
