package io.bookstore.paymentshipping.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class StripeSettingsTests {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withUserConfiguration(Configuration.class)
            .withPropertyValues(
                    "bookstore.stripe.api-base=https://api.stripe.com", "bookstore.stripe.api-key=sk_live_abc");

    @EnableConfigurationProperties(StripeSettings.class)
    static class Configuration {}

    /** An empty key would let anybody sign webhooks: GHSA-xff3-5c9p-2mr4. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void refusesToStartWithAnEmptyWebhookSecret(String secret) {
        runner.withPropertyValues("bookstore.stripe.webhook-secret=" + secret)
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void startsWithASecretAndKeepsItToItself() {
        runner.withPropertyValues("bookstore.stripe.webhook-secret=whsec_abc").run(context -> {
            StripeSettings settings = context.getBean(StripeSettings.class);
            assertThat(settings.isLive()).isTrue();
            assertThat(settings.toString()).doesNotContain("whsec", "sk_live");
        });
    }
}
