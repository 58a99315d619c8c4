package io.bookstore.platform.security;

import io.bookstore.platform.http.HttpConfiguration;
import io.bookstore.platform.http.ServiceClients;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Resource-server defaults: {@code /internal/**} by service token, everything else by user token and the service's
 * {@link AccessRules}. Off by {@code bookstore.security.resource-server=false}.
 */
@AutoConfiguration(
        after = HttpConfiguration.class,
        before = {
            ServletWebSecurityAutoConfiguration.class,
            OAuth2ResourceServerAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class
        })
@ConditionalOnProperty(name = "bookstore.security.resource-server", matchIfMissing = true)
@EnableConfigurationProperties(SecuritySettings.class)
public class SecurityConfiguration implements WebMvcConfigurer {

    static final String SERVICE = "SERVICE";

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Callers());
    }

    /** Methods that no route has are 405 by the dispatcher, which knows what to say in {@code Allow}; here it would be 400. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    @Bean
    JwtDecoder userTokenDecoder(SecuritySettings settings, RevokedSessions revoked) {
        JwtDecoder decoder = TokenDecoders.userTokens(settings);
        return text -> {
            Jwt token = decoder.decode(text);
            revoked.refuseEnded(token);
            return token;
        };
    }

    @Bean
    RevokedSessions revokedSessions(Clock clock) {
        return new RevokedSessions(clock);
    }

    /** Off by {@code bookstore.security.revocations=false}: ended sessions then last as long as their access tokens. */
    @Bean
    @ConditionalOnProperty(name = "bookstore.security.revocations", matchIfMissing = true)
    RevocationReader revocationReader(ServiceClients clients, RevokedSessions revoked) {
        return new RevocationReader(clients, revoked);
    }

    /** Off at the gateway, where internal routes do not exist. */
    @Bean
    @Order(1)
    @ConditionalOnProperty(name = "bookstore.security.internal-routes", matchIfMissing = true)
    SecurityFilterChain internalRoutes(HttpSecurity http, SecuritySettings settings, Environment environment)
            throws Exception {
        JwtDecoder decoder =
                TokenDecoders.serviceTokens(environment.getRequiredProperty("spring.application.name"), settings);
        JwtAuthenticationConverter asService = new JwtAuthenticationConverter();
        asService.setJwtGrantedAuthoritiesConverter(jwt -> List.of(new SimpleGrantedAuthority(SERVICE)));
        return stateless(http.securityMatcher("/internal/**"), decoder, asService)
                .authorizeHttpRequests(requests -> requests.anyRequest().hasAuthority(SERVICE))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain publicRoutes(
            HttpSecurity http,
            JwtDecoder userTokenDecoder,
            ObjectProvider<AccessRules> rules,
            ObjectProvider<RequestMappingHandlerMapping> mappings)
            throws Exception {
        JwtAuthenticationConverter asUser = new JwtAuthenticationConverter();
        asUser.setJwtGrantedAuthoritiesConverter(SecurityConfiguration::rolesOf);
        return stateless(http, userTokenDecoder, asUser)
                .authorizeHttpRequests(requests -> {
                    requests.requestMatchers("/error", "/health", "/actuator/**", "/v3/api-docs/**")
                            .permitAll();
                    rules.orderedStream().forEach(each -> each.apply(requests));
                    requests.requestMatchers(new UnmappedRequests(mappings)).permitAll();
                    requests.anyRequest().denyAll();
                })
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http, JwtDecoder decoder, JwtAuthenticationConverter converter)
            throws Exception {
        ProblemEntryPoint problems = new ProblemEntryPoint();
        return http.csrf(AbstractHttpConfigurer::disable) // no cookies: nothing for another site to ride on
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .oauth2ResourceServer(server -> server.withObjectPostProcessor(keysMayBeAway(problems))
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems)
                        .jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(converter)));
    }

    /** Usually a token that cannot be checked for want of keys would be thrown at the container, which calls it a 500. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> keysMayBeAway(ProblemEntryPoint problems) {
        var told = new AuthenticationEntryPointFailureHandler(problems);
        told.setRethrowAuthenticationServiceException(false);
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler(told);
                return filter;
            }
        };
    }

    private static List<GrantedAuthority> rolesOf(Jwt token) {
        @Nullable List<String> roles = token.getClaimAsStringList("roles");
        return roles == null
                ? List.of()
                : roles.stream()
                        .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                        .toList();
    }
}
