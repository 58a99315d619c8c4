package io.bookstore.gateway.route;

import java.time.Duration;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ClientHttpRequestFactory;

/** The HTTP client that carries requests to the services: a proxy follows, retries, remembers and unpacks nothing. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ForwardingClient.Settings.class)
class ForwardingClient {

    private static final Duration CONNECT = Duration.ofMillis(500);
    private static final int CONNECTIONS_PER_REPLICA = 400;
    private static final int CONNECTIONS = 1_500;

    /** @param answerTimeout how long a service may take to answer */
    @ConfigurationProperties("bookstore.gateway")
    record Settings(@DefaultValue("20s") Duration answerTimeout) {}

    @Bean
    ClientHttpRequestFactory gatewayClientHttpRequestFactory(Settings settings) {
        return ClientHttpRequestFactoryBuilder.httpComponents()
                .withConnectionManagerCustomizer(
                        pool -> pool.setMaxConnPerRoute(CONNECTIONS_PER_REPLICA).setMaxConnTotal(CONNECTIONS))
                .withHttpClientCustomizer(ForwardingClient::onlyForward)
                .build(HttpClientSettings.defaults()
                        .withConnectTimeout(CONNECT)
                        .withReadTimeout(settings.answerTimeout()));
    }

    private static void onlyForward(HttpClientBuilder client) {
        client.disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression();
    }
}
