package io.bookstore.storefront.api;

import io.bookstore.platform.json.LenientJson;
import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** The clients of the shop's API: pooled connections, a limit on every wait. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiSettings.class)
class ApiConfiguration {

    private static final int CONNECTIONS = 200;

    @Bean
    CloseableHttpClient apiHttp(ApiSettings settings) {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(CONNECTIONS)
                        .setMaxConnTotal(CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                                .setSocketTimeout(Timeout.of(settings.readTimeout()))
                                .setValidateAfterInactivity(Timeout.ofSeconds(2))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.ofSeconds(1))
                        .build())
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableRedirectHandling()
                .build();
    }

    @Bean
    HttpServiceProxyFactory api(
            CloseableHttpClient apiHttp, ApiSettings settings, LenientJson json, RestClient.Builder builder) {
        return factory(apiHttp, settings, json, builder, settings.readTimeout());
    }

    @Bean
    CatalogApi catalogApi(HttpServiceProxyFactory api) {
        return api.createClient(CatalogApi.class);
    }

    @Bean
    SearchApi searchApi(HttpServiceProxyFactory api) {
        return api.createClient(SearchApi.class);
    }

    @Bean
    CartApi cartApi(HttpServiceProxyFactory api) {
        return api.createClient(CartApi.class);
    }

    @Bean
    OrdersApi ordersApi(HttpServiceProxyFactory api) {
        return api.createClient(OrdersApi.class);
    }

    @Bean
    IdentityApi identityApi(HttpServiceProxyFactory api) {
        return api.createClient(IdentityApi.class);
    }

    @Bean
    BackOfficeApi backOfficeApi(HttpServiceProxyFactory api) {
        return api.createClient(BackOfficeApi.class);
    }

    @Bean
    ReviewsApi reviewsApi(HttpServiceProxyFactory api) {
        return api.createClient(ReviewsApi.class);
    }

    @Bean
    CheckoutApi checkoutApi(
            CloseableHttpClient apiHttp, ApiSettings settings, LenientJson json, RestClient.Builder builder) {
        return factory(apiHttp, settings, json, builder, settings.checkoutTimeout())
                .createClient(CheckoutApi.class);
    }

    private static HttpServiceProxyFactory factory(
            CloseableHttpClient http,
            ApiSettings settings,
            LenientJson json,
            RestClient.Builder builder,
            Duration readTimeout) {
        HttpComponentsClientHttpRequestFactory requests = new HttpComponentsClientHttpRequestFactory(http);
        requests.setReadTimeout(readTimeout);
        ApiErrors errors = new ApiErrors(json.mapper());
        RestClient client = builder.clone()
                .baseUrl(settings.url())
                .requestFactory(requests)
                .configureMessageConverters(converters -> converters
                        .registerDefaults()
                        .withJsonConverter(new JacksonJsonHttpMessageConverter(json.mapper())))
                .requestInterceptor(errors)
                .defaultStatusHandler(HttpStatusCode::isError, errors::refuse)
                .build();
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                .customArgumentResolver(new OnBehalfHeaders())
                .build();
    }
}
