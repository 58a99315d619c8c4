package io.bookstore.catalog;

import io.bookstore.platform.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Everybody reads, staff writes. */
@Configuration(proxyBeanMethods = false)
class CatalogAccess {

    private static final String STAFF = "staff";
    private static final String[] READABLE = {
        "/v1/books",
        "/v1/books/*",
        "/v1/categories",
        "/v1/authors/*",
        "/v1/series/*",
        "/v1/works/*",
        "/v1/images/*",
        "/v1/books/*/reviews"
    };

    @Bean
    AccessRules catalogAccessRules() {
        return requests -> {
            requests.requestMatchers(HttpMethod.GET, READABLE).permitAll();
            requests.requestMatchers(HttpMethod.HEAD, READABLE).permitAll();
            requests.requestMatchers("/v1/books/*/reviews", "/v1/reviews/*").authenticated();
            requests.requestMatchers("/v1/admin/reviews", "/v1/admin/books/*/changes")
                    .hasRole(STAFF);
            requests.requestMatchers("/v1/books", "/v1/books/*", "/v1/books/*/image", "/v1/authors/*")
                    .hasRole(STAFF);
            requests.requestMatchers("/v1/imports", "/v1/imports/**", "/v1/exports/**")
                    .hasRole(STAFF);
        };
    }
}
