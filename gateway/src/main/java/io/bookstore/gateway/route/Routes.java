package io.bookstore.gateway.route;

import static org.springframework.web.servlet.function.RequestPredicates.GET;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import io.bookstore.platform.problem.Problems;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Which service answers which path. The first line that fits wins; what is no API path belongs to the storefront. */
@Configuration(proxyBeanMethods = false)
public class Routes {

    private record Route(String service, List<String> paths) {
        RequestPredicate predicate() {
            return paths.stream()
                    .map(RequestPredicates::path)
                    .reduce(RequestPredicate::or)
                    .orElseThrow();
        }
    }

    private static final List<Route> API = List.of(
            new Route(
                    "payment-shipping",
                    List.of(
                            "/v1/me/payment-methods/**", // before the rest of /v1/me, which is identity's
                            "/v1/webhooks/**",
                            "/v1/shipments/**",
                            "/v1/admin/payments/**",
                            "/v1/admin/disputes/**",
                            "/v1/admin/reconciliation/**")),
            new Route(
                    "identity",
                    List.of(
                            "/v1/auth/**",
                            "/v1/me/**",
                            "/v1/me",
                            "/v1/notifications/**",
                            "/v1/admin/users/**",
                            "/v1/admin/signing-keys",
                            "/.well-known/**")),
            new Route("search", List.of("/v1/search/**", "/v1/admin/search/**", "/v1/books/{id}/related")),
            new Route(
                    "catalog",
                    List.of(
                            "/v1/books/**",
                            "/v1/categories/**",
                            "/v1/authors/**",
                            "/v1/series/**",
                            "/v1/works/**",
                            "/v1/images/**",
                            "/v1/reviews/**",
                            "/v1/admin/books/**",
                            "/v1/admin/reviews/**",
                            "/v1/imports/**",
                            "/v1/exports/**")),
            new Route("inventory", List.of("/v1/inventory/**", "/v1/admin/inventory/**")),
            new Route(
                    "cart-order",
                    List.of(
                            "/v1/cart/**",
                            "/v1/checkout/**",
                            "/v1/orders/**",
                            "/v1/admin/orders/**",
                            "/v1/admin/returns/**",
                            "/v1/admin/ebooks/**",
                            "/v1/downloads/**",
                            "/v1/admin/events/**",
                            "/v1/admin/promotions/**",
                            "/v1/admin/gift-cards/**",
                            "/v1/gift-cards/**")));

    /** What the gateway answers itself. Its own errors are told at {@code /error}, and must not be routed away. */
    private static final RequestPredicate OURS =
            path("/health").or(path("/error")).or(path("/docs")).or(path("/v1/admin/cache/**"));

    private static final List<String> HIDDEN = List.of("/internal/**", "/actuator/**", "/v3/**", "/v1/**");

    @Bean
    @Order(1)
    RouterFunction<ServerResponse> api(Forwarding forwarding) {
        RouterFunctions.Builder routes = RouterFunctions.route();
        API.forEach(route -> routes.route(route.predicate(), forwarding.to(route.service())));
        return routes.build();
    }

    /** Each service's OpenAPI description at {@code /docs/<service>}; the whole API's is the gateway's own. */
    @Bean
    @Order(2)
    RouterFunction<ServerResponse> docs(Forwarding forwarding) {
        RouterFunctions.Builder routes = RouterFunctions.route();
        services().forEach(service -> routes.route(GET("/docs/" + service), forwarding.to(service, "/v3/api-docs")));
        return routes.build();
    }

    /** The services that have an API. */
    public static List<String> services() {
        return API.stream().map(Route::service).sorted().toList();
    }

    /** What exists inside only, and API paths that no service has, is not found from outside. */
    @Bean
    @Order(3)
    RouterFunction<ServerResponse> hidden() {
        RequestPredicate any = HIDDEN.stream()
                .map(RequestPredicates::path)
                .reduce(RequestPredicate::or)
                .orElseThrow();
        return RouterFunctions.route(any.and(OURS.negate()), request -> {
            throw new io.bookstore.platform.problem.ProblemException(Problems.notFound("There is nothing here."));
        });
    }

    /** All that is left. */
    @Bean
    @Order(4)
    RouterFunction<ServerResponse> pages(Forwarding forwarding) {
        return RouterFunctions.route()
                .route(OURS.negate().and(path("/**")), forwarding.to("storefront"))
                .build();
    }
}
