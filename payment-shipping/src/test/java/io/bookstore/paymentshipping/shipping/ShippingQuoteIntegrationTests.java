package io.bookstore.paymentshipping.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.paymentshipping.PaymentIntegrationTest;
import io.bookstore.platform.testing.ServiceCalls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@PaymentIntegrationTest
class ShippingQuoteIntegrationTests {

    private static final String PATH = "/internal/shipping/quotes";
    private static final String REQUEST = """
            {"country":"US","postal_code":"10001","currency":"USD","subtotal_cents":2500,"items":2,"needs_shipping":true}""";

    private final ServiceCalls http;

    @Autowired
    ShippingQuoteIntegrationTests(ServiceCalls http) {
        this.http = http;
    }

    @Test
    void quotesAsTheContractSays() {
        ServiceCalls.Answer answer = http.asService("POST", PATH, REQUEST);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("tax_cents").asLong()).isZero();
        assertThat(answer.body().path("methods").path(0).propertyNames())
                .containsExactly("id", "name", "price_cents", "earliest", "latest");
        assertThat(answer.body().path("methods").path(0).path("price_cents").asLong())
                .isEqualTo(499);
        assertThat(answer.body().path("methods").path(0).path("earliest").asString())
                .matches("\\d{4}-\\d{2}-\\d{2}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"US\"                   | \"us\"                  | 400",
                "\"US\"                   | \"XX\"                  | 400",
                "\"US\"                   | \"USA\"                 | 400",
                "\"US\"                   | null                    | 400",
                "\"10001\"                | null                    | 200",
                "\"10001\"                | 10001                   | 400",
                "\"USD\"                  | \"EUR\"                 | 422",
                "\"USD\"                  | \"usd\"                 | 400",
                "\"subtotal_cents\":2500  | \"subtotal_cents\":-1   | 400",
                "\"subtotal_cents\":2500  | \"subtotal_cents\":0    | 200",
                "\"items\":2              | \"items\":0             | 400",
                "\"needs_shipping\":true  | \"needs_shipping\":\"1\" | 400",
                "\"needs_shipping\":true  | \"needs_shipping\":false | 200"
            })
    void refusesBadInput(String good, String bad, int status) {
        ServiceCalls.Answer answer = http.asService("POST", PATH, REQUEST.replace(good.strip(), bad.strip()));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
    }
}
