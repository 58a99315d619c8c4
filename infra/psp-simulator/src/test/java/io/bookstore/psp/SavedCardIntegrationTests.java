package io.bookstore.psp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerPaymentMethodListParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.SetupFutureUsage;
import com.stripe.param.PaymentMethodAttachParams;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SavedCardIntegrationTests {

    private final RunningSimulator simulator = RunningSimulator.shared();
    private final StripeClient stripe = simulator.stripe();

    @Test
    void keepsACardThatWasPaidWithAndPaysWithItAgain() throws StripeException {
        Customer customer = customer();
        PaymentIntent first = pay(customer.getId(), "pm_card_visa", true);

        PaymentIntent again = pay(customer.getId(), first.getPaymentMethod(), false);

        assertThat(first.getSetupFutureUsage()).isEqualTo("on_session");
        assertThat(first.getCustomer()).isEqualTo(customer.getId());
        assertThat(again.getStatus()).isEqualTo("succeeded");
        assertThat(saved(customer)).extracting(PaymentMethod::getId).containsExactly(first.getPaymentMethod());
        assertThat(saved(customer).getFirst().getCard().getFingerprint()).isNotBlank();
    }

    @Test
    void aCardThatIsNotKeptPaysOnceAlsoForACustomer() throws StripeException {
        Customer customer = customer();
        PaymentIntent first = pay(customer.getId(), "pm_card_visa", false);

        InvalidRequestException refused = refused(() -> pay(customer.getId(), first.getPaymentMethod(), false));

        assertThat(refused.getMessage()).contains("previously used");
        assertThat(saved(customer)).isEmpty();
    }

    @Test
    void aSavedCardPaysForNobodyElse() throws StripeException {
        String method = pay(customer().getId(), "pm_card_visa", true).getPaymentMethod();

        InvalidRequestException byAnother = refused(() -> pay(customer().getId(), method, false));
        InvalidRequestException byGuest =
                refused(() -> stripe.v1().paymentIntents().create(Payments.by(method, 500)));

        assertThat(byAnother.getStripeError().getParam()).isEqualTo("payment_method");
        assertThat(byAnother.getCode()).isEqualTo("resource_missing");
        assertThat(byGuest.getMessage()).contains("belongs to a Customer");
        assertThat(byGuest.getStripeError().getParam()).isEqualTo("payment_method");
    }

    @Test
    void aDeclinedCardIsNotKept() throws StripeException {
        Customer customer = customer();

        CardException declined =
                catchThrowableOfType(CardException.class, () -> pay(customer.getId(), "pm_card_chargeDeclined", true));

        assertThat(declined.getDeclineCode()).isEqualTo("generic_decline");
        assertThat(saved(customer)).isEmpty();
    }

    @Test
    void attachesAndDetaches() throws StripeException {
        Customer customer = customer();
        PaymentMethod attached = stripe.v1()
                .paymentMethods()
                .attach(
                        "pm_card_mastercard",
                        PaymentMethodAttachParams.builder()
                                .setCustomer(customer.getId())
                                .build());
        assertThat(saved(customer)).hasSize(1);

        PaymentMethod detached = stripe.v1().paymentMethods().detach(attached.getId());

        assertThat(detached.getCustomer()).isNull();
        assertThat(saved(customer)).isEmpty();
        assertThat(refused(() -> pay(customer.getId(), attached.getId(), false)).getMessage())
                .contains("detached");
        assertThat(refused(() -> stripe.v1().paymentMethods().detach(attached.getId()))
                        .getMessage())
                .contains("not attached");
    }

    @Test
    void aDeletedCustomerKeepsNoCard() throws StripeException {
        Customer customer = customer();
        String method = pay(customer.getId(), "pm_card_visa", true).getPaymentMethod();

        stripe.v1().customers().delete(customer.getId());

        assertThat(stripe.v1().customers().retrieve(customer.getId()).getDeleted())
                .isTrue();
        assertThat(stripe.v1().paymentMethods().retrieve(method).getCustomer()).isNull();
        assertThat(refused(() -> saved(customer)).getCode()).isEqualTo("resource_missing");
        InvalidRequestException gone = refused(() -> pay(customer.getId(), "pm_card_visa", false));
        assertThat(gone.getStripeError().getParam()).isEqualTo("customer");
    }

    @Test
    void aWalletYieldsACardThatSaysSo() throws StripeException {
        String method = simulator
                .postFromPage(
                        "/v1/payment_methods",
                        Map.of(
                                "type", "card",
                                "card[number]", "4242424242424242",
                                "card[exp_month]", "12",
                                "card[exp_year]", "34",
                                "card[wallet]", "apple_pay"))
                .json()
                .path("id")
                .asString();

        PaymentIntent paid = stripe.v1()
                .paymentIntents()
                .create(Payments.of(500)
                        .setPaymentMethod(method)
                        .setConfirm(true)
                        .addExpand("latest_charge.balance_transaction")
                        .build());

        assertThat(paid.getLatestChargeObject()
                        .getPaymentMethodDetails()
                        .getCard()
                        .getWallet()
                        .getType())
                .isEqualTo("apple_pay");
        assertThat(paid.getLatestChargeObject().getBalanceTransactionObject().getFee())
                .isEqualTo(33);
        assertThat(paid.getLatestChargeObject().getBalanceTransactionObject().getNet())
                .isEqualTo(467);
    }

    private Customer customer() throws StripeException {
        return stripe.v1()
                .customers()
                .create(CustomerCreateParams.builder()
                        .putMetadata("user_id", "u-1")
                        .build());
    }

    private List<PaymentMethod> saved(Customer customer) throws StripeException {
        return stripe.v1()
                .customers()
                .paymentMethods()
                .list(
                        customer.getId(),
                        CustomerPaymentMethodListParams.builder().build())
                .getData();
    }

    private PaymentIntent pay(String customer, String method, boolean save) throws StripeException {
        PaymentIntentCreateParams.Builder params =
                Payments.of(500).setCustomer(customer).setPaymentMethod(method).setConfirm(true);
        if (save) {
            params.setSetupFutureUsage(SetupFutureUsage.ON_SESSION);
        }
        return stripe.v1().paymentIntents().create(params.build());
    }

    private static InvalidRequestException refused(ThrowingCallable call) {
        return catchThrowableOfType(InvalidRequestException.class, call);
    }
}
