package io.bookstore.search.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import io.bookstore.platform.json.LenientJson;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ElasticsearchConfiguration {

    private static final Duration WAIT_FOR_CONNECTION = Duration.ofMillis(300);
    private static final int SEARCH_CONNECTIONS = 32;
    private static final int WRITE_CONNECTIONS = 4;

    @Bean(destroyMethod = "close")
    RestClient searchingRestClient(ElasticsearchSettings settings) {
        return client(settings, settings.searchTimeout(), SEARCH_CONNECTIONS);
    }

    @Bean(destroyMethod = "close")
    RestClient writingRestClient(ElasticsearchSettings settings) {
        return client(settings, settings.writeTimeout(), WRITE_CONNECTIONS);
    }

    @Bean
    Elasticsearch elasticsearch(
            RestClient searchingRestClient,
            RestClient writingRestClient,
            LenientJson json,
            ElasticsearchSettings settings,
            MeterRegistry meters) {
        Jackson3JsonpMapper mapper = new Jackson3JsonpMapper(json.mapper());
        return new Elasticsearch(
                new ElasticsearchClient(new RestClientTransport(searchingRestClient, mapper)),
                new ElasticsearchClient(new RestClientTransport(writingRestClient, mapper)),
                new Breaker(settings.rest(), meters),
                settings.searchTimeout());
    }

    private static RestClient client(ElasticsearchSettings settings, Duration readTimeout, int connections) {
        HttpHost[] nodes = settings.url().stream()
                .map(node -> new HttpHost(node.getHost(), node.getPort(), node.getScheme()))
                .toArray(HttpHost[]::new);
        return RestClient.builder(nodes)
                .setRequestConfigCallback(request -> request.setConnectTimeout(
                                (int) settings.connectTimeout().toMillis())
                        .setConnectionRequestTimeout((int) WAIT_FOR_CONNECTION.toMillis())
                        .setSocketTimeout((int) readTimeout.toMillis()))
                .setHttpClientConfigCallback(
                        http -> http.setMaxConnPerRoute(connections).setMaxConnTotal(connections * nodes.length))
                .build();
    }
}
