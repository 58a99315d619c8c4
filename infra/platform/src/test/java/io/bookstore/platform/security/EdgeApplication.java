package io.bookstore.platform.security;

import io.bookstore.platform.web.Page;
import io.bookstore.platform.web.PageLimits;
import io.bookstore.platform.web.PageQuery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A service with nothing but edges, to test what the platform gives every service. */
@SpringBootApplication
class EdgeApplication {

    @Bean
    AccessRules edgeRules() {
        return requests -> requests.requestMatchers("/v1/open", "/v1/pages", "/v1/orders", "/v1/things", "/v1/broken")
                .permitAll()
                .requestMatchers("/v1/own")
                .authenticated()
                .requestMatchers("/v1/desk")
                .hasAnyRole("staff", "admin");
    }

    @RestController
    static class Edges {

        record Thing(@NotBlank String firstName, @Max(10) int copies) {}

        @GetMapping("/v1/open")
        String open(Caller caller, @RequestParam(required = false, defaultValue = "") String q) {
            return String.valueOf(caller.userId());
        }

        @GetMapping({"/v1/own", "/v1/desk", "/v1/forgotten", "/internal/facts"})
        String own(Caller caller) {
            return String.valueOf(caller.userId());
        }

        @GetMapping("/v1/pages")
        ResponseEntity<Page<Integer>> pages(PageQuery query, HttpServletRequest request) {
            List<Integer> rows = java.util.stream.IntStream.range(0, 45)
                    .skip(query.offset())
                    .limit(query.limit())
                    .boxed()
                    .toList();
            return Page.of(rows, 45, query, row -> "c" + row).answer(request);
        }

        @GetMapping("/v1/orders")
        int orders(@PageLimits(defaultLimit = 50, max = 200, capped = true) PageQuery query) {
            return query.limit();
        }

        @PostMapping("/v1/things")
        Thing things(@RequestBody @Valid Thing thing) {
            return thing;
        }

        @GetMapping("/v1/broken")
        String broken() {
            throw new IllegalStateException("secret detail: jdbc:postgresql://inner");
        }
    }
}
