package io.bookstore.platform.http;

import io.bookstore.platform.web.Deadline;
import java.time.Duration;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.util.Timeout;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;

/** Waits for an answer no longer than the one waits for whom it is asked. */
final class ShrinkingTimeouts extends HttpComponentsClientHttpRequestFactory {

    private final Duration readTimeout;

    ShrinkingTimeouts(HttpClient http, Duration readTimeout) {
        super(http);
        this.readTimeout = readTimeout;
    }

    @Override
    protected RequestConfig createRequestConfig(Object client) {
        RequestConfig config = super.createRequestConfig(client);
        return RequestConfig.copy(config == null ? RequestConfig.DEFAULT : config)
                .setResponseTimeout(Timeout.of(Deadline.atMost(readTimeout)))
                .build();
    }
}
