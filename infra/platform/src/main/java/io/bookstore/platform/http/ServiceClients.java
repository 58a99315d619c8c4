package io.bookstore.platform.http;

import io.bookstore.platform.json.LenientJson;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;

/**
 * Clients for the other services: pooled connections, a time-out on everything, a service token and the request id on
 * each call, replicas in turn. A GET that never reached a replica is tried once at the next one, within a budget.
 */
public final class ServiceClients implements AutoCloseable {

    /** How long a call between services may take unless the caller says otherwise. */
    public static final Duration DEFAULT_READ_TIMEOUT = Duration.ofSeconds(2);

    private static final Timeout CONNECT = Timeout.ofMilliseconds(500);
    private static final Timeout WAIT_FOR_CONNECTION = Timeout.ofSeconds(1);
    private static final int CONNECTIONS_PER_REPLICA = 100;
    private static final int CONNECTIONS = 300;

    private final PoolingHttpClientConnectionManager pool;
    private final CloseableHttpClient http;
    private final RestClient.Builder builder;
    private final ServiceTokens tokens;
    private final Replicas replicas;
    private final RetryBudget budget = new RetryBudget();

    public ServiceClients(RestClient.Builder builder, LenientJson json, ServiceTokens tokens, Replicas replicas) {
        this.builder = builder.configureMessageConverters(
                converters -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(json.mapper())));
        this.tokens = tokens;
        this.replicas = replicas;
        this.pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(CONNECTIONS_PER_REPLICA)
                .setMaxConnTotal(CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(Timeout.of(DEFAULT_READ_TIMEOUT))
                        .setValidateAfterInactivity(Timeout.ofSeconds(2))
                        .build())
                .build();
        this.http = HttpClients.custom()
                .setConnectionManager(pool)
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableRedirectHandling()
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(WAIT_FOR_CONNECTION)
                        .build())
                .build();
    }

    /** A client for the service of this name, with the usual read time-out. */
    public RestClient to(String service) {
        return to(service, DEFAULT_READ_TIMEOUT);
    }

    /** A client for the service of this name; {@code readTimeout} bounds the wait for each answer. */
    public RestClient to(String service, Duration readTimeout) {
        HttpComponentsClientHttpRequestFactory factory = new ShrinkingTimeouts(http, readTimeout);
        return builder.clone()
                .baseUrl(URI.create("http://" + service))
                .requestFactory(factory)
                .requestInterceptor(new ServiceCalls(service, tokens, replicas, budget))
                .build();
    }

    @Override
    public void close() throws java.io.IOException {
        http.close();
        pool.close();
    }
}
