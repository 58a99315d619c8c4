package io.bookstore.psp.intent;

import io.bookstore.psp.call.ApiError;
import io.bookstore.psp.call.StripeSettings;
import io.bookstore.psp.card.PaymentMethod;
import io.bookstore.psp.card.PaymentMethods;
import io.bookstore.psp.card.TestCard.BankAnswer;
import io.bookstore.psp.memory.Change;
import org.springframework.stereotype.Component;

/** Tries to pay with the method at hand: paid, declined, or the shopper has to prove who they are. */
@Component
class ConfirmPayment {

    private final PaymentMethods methods;
    private final TakePayment payment;
    private final BrowserSettings browser;
    private final StripeSettings account;

    ConfirmPayment(PaymentMethods methods, TakePayment payment, BrowserSettings browser, StripeSettings account) {
        this.methods = methods;
        this.payment = payment;
        this.browser = browser;
        this.account = account;
    }

    PaymentIntent confirm(PaymentIntent intent, Confirmation how, Change change) {
        refuseEnded(intent);
        intent.terms().checkReturnUrl(how);
        PaymentMethod method = method(intent, how, change);
        BankAnswer answer = method.card().testCard().answer();
        return switch (answer) {
            case APPROVED -> payment.take(intent, method, false, change);
            case WANTS_AUTHENTICATION ->
                how.shopperAbsent() || how.refuseAction()
                        ? declined(intent, method, BankAnswer.NOT_AUTHENTICATED, how, change)
                        : challenged(intent, method, how, change);
            default -> declined(intent, method, answer, how, change);
        };
    }

    private PaymentMethod method(PaymentIntent intent, Confirmation how, Change change) {
        String name = how.paymentMethod() == null ? intent.state().paymentMethod() : how.paymentMethod();
        if (name == null) {
            throw ApiError.invalidRequest(
                    "payment_intent_unexpected_state",
                    "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update"
                            + " the PaymentIntent with a payment method and then confirm it again, or confirm it again"
                            + " directly with a payment method.");
        }
        return methods.usable(name, intent.terms().customer(), change);
    }

    private PaymentIntent challenged(PaymentIntent intent, PaymentMethod method, Confirmation how, Change change) {
        boolean ownPage = how.returnUrl() != null && !how.useStripeSdk();
        NextAction action = ownPage
                ? new NextAction(browser.challengePage(intent, account.publishableKey()), how.returnUrl())
                : new NextAction(null, null);
        PaymentIntent challenged = intent.moved(intent.state().challenged(method.id(), action));
        change.announce("payment_intent.requires_action", challenged);
        return challenged;
    }

    private PaymentIntent declined(
            PaymentIntent intent, PaymentMethod method, BankAnswer answer, Confirmation how, Change change) {
        PaymentIntent failed = payment.decline(intent, method, answer, change);
        throw ApiError.cardError(String.valueOf(answer.code()), answer.message())
                .with("decline_code", answer.declineCode())
                .with("charge", failed.latestCharge())
                .with("payment_intent", how.fromBrowser() ? failed.publicFields() : failed.fields())
                .with("payment_method", method.fields());
    }

    private static void refuseEnded(PaymentIntent intent) {
        IntentStatus status = intent.state().status();
        switch (status) {
            case SUCCEEDED ->
                throw unexpected(
                        intent,
                        "You cannot confirm this PaymentIntent because it has already succeeded after being previously"
                                + " confirmed.");
            case CANCELED, REQUIRES_CAPTURE ->
                throw unexpected(
                        intent,
                        ("This PaymentIntent's status is %s, but it must be requires_payment_method,"
                                        + " requires_confirmation or requires_action to be confirmed.")
                                .formatted(status.label()));
            default -> {}
        }
    }

    private static ApiError unexpected(PaymentIntent intent, String message) {
        return ApiError.invalidRequest("payment_intent_unexpected_state", message)
                .with("payment_intent", intent.publicFields());
    }
}
