package io.bookstore.paymentshipping;

import io.bookstore.platform.testing.BadInputContract;

@PaymentIntegrationTest
class BadInputTests extends BadInputContract {

    @Override
    protected String service() {
        return "payment-shipping";
    }
}
