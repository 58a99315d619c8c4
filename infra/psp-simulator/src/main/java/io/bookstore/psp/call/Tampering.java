package io.bookstore.psp.call;

import io.bookstore.psp.fault.FaultKind;
import io.bookstore.psp.fault.FaultPlan;
import io.bookstore.psp.fault.Faults;
import io.bookstore.psp.fault.Lie;
import io.bookstore.psp.fault.Operation;
import io.bookstore.psp.memory.Change;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a call comes to if the bank says no or the payment is made for other terms than were asked for. */
final class Tampering {

    /** Its bank always says no; the words are put into its mouth afterwards. */
    private static final String DECLINED_CARD = "pm_card_chargeDeclined";

    private final FaultPlan bank;
    private final Form form;

    private Tampering(FaultPlan bank, Form form) {
        this.bank = bank;
        this.form = form;
    }

    static Tampering with(Form asked, Operation operation, Faults faults) {
        boolean asksBank = operation == Operation.PAYMENT_INTENTS_CONFIRM;
        Form form = asked;
        if (operation == Operation.PAYMENT_INTENTS_CREATE) {
            asksBank = "true".equals(asked.tree().get("confirm"));
            form = faults.draw(operation, FaultKind.Stage.TERMS)
                    .value(FaultKind.OTHER_TERMS)
                    .map(terms -> otherTerms(asked, terms))
                    .orElse(asked);
        }
        FaultPlan bank = asksBank ? faults.draw(operation, FaultKind.Stage.BANK) : FaultPlan.NONE;
        return new Tampering(bank, bank.has(FaultKind.DECLINE) ? form.with("payment_method", DECLINED_CARD) : form);
    }

    private static Form otherTerms(Form form, String terms) {
        int equals = terms.indexOf('=');
        String field = terms.substring(0, equals);
        return form.with(field.equals("order_id") ? "metadata[order_id]" : field, terms.substring(equals + 1));
    }

    /** What is done instead of what was asked. */
    Form form() {
        return form;
    }

    /** Makes what the work kept, and its answer, say what the bank is to have said. */
    Answer retell(Answer answer, Change change, JsonMapper json) {
        if (bank.faults().isEmpty()) {
            return answer;
        }
        UnaryOperator<JsonNode> story = node -> Lie.ofBank(
                node,
                bank.value(FaultKind.DECLINE).orElse(null),
                bank.value(FaultKind.DECLINE_MESSAGE).orElse(null));
        change.retell(story);
        return new Answer(answer.status(), json.writeValueAsString(story.apply(json.readTree(answer.body()))), null);
    }
}
