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
    PromotionsApi promotionsApi(HttpServiceProxyFactory api) {
        return api.createClient(PromotionsApi.class);
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
    AccountApi accountApi(HttpServiceProxyFactory api) {
        return api.createClient(AccountApi.class);
    }

    @Bean
    UsersApi usersApi(HttpServiceProxyFactory api) {
        return api.createClient(UsersApi.class);
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
    PaymentMethodsApi paymentMethodsApi(HttpServiceProxyFactory api) {
        return api.createClient(PaymentMethodsApi.class);
    }

    @Bean
    ImportsApi importsApi(HttpServiceProxyFactory api) {
        return api.createClient(ImportsApi.class);
    }

    @Bean
    SearchDeskApi searchDeskApi(HttpServiceProxyFactory api) {
        return api.createClient(SearchDeskApi.class);
    }

    @Bean
    AfterSaleApi afterSaleApi(HttpServiceProxyFactory api) {
        return api.createClient(AfterSaleApi.class);
    }

    @Bean
    CheckoutApi checkoutApi(
            CloseableHttpClient apiHttp, ApiSettings settings, LenientJson json, RestClient.Builder builder) {
        return factory(apiHttp, settings, json, builder, settings.checkoutTimeout())
                .createClient(CheckoutApi.class);
    }

    @Bean
    Transfers transfers(
            CloseableHttpClient apiHttp, ApiSettings settings, LenientJson json, RestClient.Builder builder) {
        ApiErrors errors = new ApiErrors(json.mapper());
        return new Transfers(
                client(apiHttp, settings, json, builder, settings.transferTimeout(), errors)
                        .build(),
                errors);
    }

    private static HttpServiceProxyFactory factory(
            CloseableHttpClient http,
            ApiSettings settings,
            LenientJson json,
            RestClient.Builder builder,
            Duration readTimeout) {
        ApiErrors errors = new ApiErrors(json.mapper());
        RestClient client = client(http, settings, json, builder, readTimeout, errors)
                .requestInterceptor(errors)
                .build();
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                .customArgumentResolver(new OnBehalfHeaders())
                .build();
    }

    private static RestClient.Builder client(
            CloseableHttpClient http,
            ApiSettings settings,
            LenientJson json,
            RestClient.Builder builder,
            Duration readTimeout,
            ApiErrors errors) {
        HttpComponentsClientHttpRequestFactory requests = new HttpComponentsClientHttpRequestFactory(http);
        requests.setReadTimeout(readTimeout);
        return builder.clone()
                .baseUrl(settings.url())
                .requestFactory(requests)
                .configureMessageConverters(converters -> converters
                        .registerDefaults()
                        .withJsonConverter(new JacksonJsonHttpMessageConverter(json.mapper())))
                .defaultStatusHandler(HttpStatusCode::isError, errors::refuse);
    }
}
