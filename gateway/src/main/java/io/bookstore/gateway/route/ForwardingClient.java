package io.bookstore.gateway.route;

import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The HTTP client that carries requests to the services: a proxy follows, retries, remembers and unpacks nothing. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ForwardingClient.Settings.class)
class ForwardingClient {

    private static final Timeout CONNECT = Timeout.ofMilliseconds(500);
    private static final Timeout WAIT_FOR_CONNECTION = Timeout.ofSeconds(1);
    private static final int CONNECTIONS_PER_REPLICA = 400;
    private static final int CONNECTIONS = 1_500;

    /**
     * @param answerTimeout how long a service may take to answer
     * @param browseTimeout the same for what a reader waits for while browsing and searching
     */
    @ConfigurationProperties("bookstore.gateway")
    record Settings(
            @DefaultValue("20s") Duration answerTimeout,
            @DefaultValue("8s") Duration browseTimeout) {}

    @Bean(destroyMethod = "close")
    CloseableHttpClient forwardingHttpClient() {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(CONNECTIONS_PER_REPLICA)
                        .setMaxConnTotal(CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setValidateAfterInactivity(Timeout.ofSeconds(2))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(WAIT_FOR_CONNECTION)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .disableDefaultUserAgent()
                .build();
    }
}
