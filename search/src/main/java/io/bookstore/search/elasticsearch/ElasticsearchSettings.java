package io.bookstore.search.elasticsearch;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param url one or more nodes, parted by commas
 * @param searchTimeout how long a shopper's question may take before it is answered 503
 * @param rest how long a server that gives no answers is left alone before it is asked again
 * @param writeTimeout for bulk writes and changes of the index
 */
@ConfigurationProperties("search.elasticsearch")
record ElasticsearchSettings(
        List<URI> url,
        @DefaultValue("300ms") Duration connectTimeout,
        @DefaultValue("900ms") Duration searchTimeout,
        @DefaultValue("1s") Duration rest,
        @DefaultValue("30s") Duration writeTimeout) {}
