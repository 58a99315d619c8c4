package io.bookstore.storefront.shopper;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.data.redis.RedisSessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Sessions live in Redis, so that any replica can serve any shopper; the browser holds only their id. */
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class SessionConfiguration {

    @Bean
    SessionRepository<? extends Session> sessions(RedisConnectionFactory connections, SessionSettings settings) {
        RedisTemplate<String, Object> redis = new RedisTemplate<>();
        redis.setConnectionFactory(connections);
        redis.setKeySerializer(RedisSerializer.string());
        redis.setHashKeySerializer(RedisSerializer.string());
        redis.afterPropertiesSet();
        RedisSessionRepository repository = new RedisSessionRepository(redis);
        repository.setRedisKeyNamespace("storefront:session");
        repository.setDefaultMaxInactiveInterval(settings.life());
        return new BrowsableSessions<>(repository);
    }

    @Bean
    CookieSerializer sessionCookie(SessionSettings settings) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName("session");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseSecureCookie(settings.secureCookies());
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        cookie.setCookieMaxAge(Math.toIntExact(settings.life().toSeconds()));
        return cookie;
    }
}
