package io.bookstore.search;

import io.bookstore.platform.security.AccessRules;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The search service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class SearchApplication {

    public static void main(String[] args) {
        SpringApplication.run(SearchApplication.class, args);
    }

    @Bean
    AccessRules accessRules() {
        return requests -> requests.requestMatchers(
                        HttpMethod.GET,
                        "/v1/search",
                        "/v1/search/facets/{facet}",
                        "/v1/search/suggest",
                        "/v1/books/{id}/related")
                .permitAll()
                .requestMatchers(HttpMethod.POST, "/v1/search/events")
                .permitAll()
                .requestMatchers("/v1/admin/search/**")
                .hasAnyRole("staff", "admin");
    }
}
