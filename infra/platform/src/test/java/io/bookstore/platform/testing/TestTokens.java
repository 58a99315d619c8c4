package io.bookstore.platform.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.bookstore.platform.http.ServiceTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * Plays identity for tests: signs access tokens with a key of its own and serves that key as a JWKS, so that services
 * check them as they check real ones.
 */
public final class TestTokens {

    /** The secret of service tokens in the profiles {@code local} and {@code test}. */
    public static final String SERVICE_SECRET = "development-only-service-secret-0123456789abcdef";

    private static final String ISSUER = "http://localhost:8080";
    private static final RSAKey KEY = newKey();
    private static final String JWKS = "http://127.0.0.1:" + serveKeys() + "/jwks.json";

    private TestTokens() {}

    /** Points the service under test at these tokens' key. */
    public static void register(DynamicPropertyRegistry registry) {
        registry.add("bookstore.security.jwks-uri", () -> JWKS);
        registry.add("bookstore.security.issuer", () -> ISSUER);
    }

    /** {@code Bearer …} of a customer. */
    public static String customer(UUID userId) {
        return "Bearer " + token(userId, List.of("customer"));
    }

    /** {@code Bearer …} of some staff member. */
    public static String staff() {
        return "Bearer " + token(UUID.randomUUID(), List.of("customer", "staff"));
    }

    /** {@code Bearer …} of some admin. */
    public static String admin() {
        return "Bearer " + token(UUID.randomUUID(), List.of("customer", "staff", "admin"));
    }

    /** {@code Bearer …} by which another service proves itself to the service named {@code audience}. */
    public static String service(String caller, String audience) {
        return "Bearer " + new ServiceTokens(caller, SERVICE_SECRET, Clock.systemUTC()).forService(audience);
    }

    /** An access token as identity issues it, without {@code Bearer}. */
    public static String token(UUID userId, List<String> roles) {
        Instant now = Clock.systemUTC().instant();
        return sign(
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .audience("bookstore")
                        .subject(userId.toString())
                        .claim("roles", roles)
                        .claim("email", "reader-" + userId + "@example.com")
                        .claim("name", "A. Reader")
                        .claim("sid", userId.toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
                        .build(),
                "at+jwt");
    }

    /** Any claims signed with the test key, for tests of what must be refused. */
    public static String sign(JWTClaimsSet claims, String type) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(KEY.getKeyID())
                            .type(new JOSEObjectType(type))
                            .build(),
                    claims);
            jwt.sign(new RSASSASigner(KEY));
            return jwt.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("test-key").generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static int serveKeys() {
        try {
            byte[] body = new JWKSet(KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/jwks.json", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.setExecutor(runnable -> Thread.ofPlatform().daemon().start(runnable));
            server.start();
            return server.getAddress().getPort();
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }
}
