package io.bookstore.platform.security;

import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import io.bookstore.platform.http.ServiceTokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestTemplate;

/** Decoders that accept exactly one kind of token each (RFC 8725: fixed algorithm, issuer, audience and type). */
final class TokenDecoders {

    private static final String AUDIENCE = "bookstore";
    private static final Duration LEEWAY = Duration.ofSeconds(60);
    private static final Duration JWKS_TIMEOUT = Duration.ofSeconds(2);

    private TokenDecoders() {}

    static JwtDecoder userTokens(SecuritySettings settings) {
        SimpleClientHttpRequestFactory http = new SimpleClientHttpRequestFactory();
        http.setConnectTimeout(JWKS_TIMEOUT);
        http.setReadTimeout(JWKS_TIMEOUT);
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(
                        settings.jwksUri().toString())
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .restOperations(new RestTemplate(http))
                .jwtProcessorCustomizer(processor -> processor.setJWSTypeVerifier(
                        new DefaultJOSEObjectTypeVerifier<>(new com.nimbusds.jose.JOSEObjectType("at+jwt"))))
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(LEEWAY),
                required("exp"),
                new JwtIssuerValidator(settings.issuer()),
                audience(AUDIENCE),
                new JwtClaimValidator<String>("sub", TokenDecoders::isUuid)));
        return decoder;
    }

    static JwtDecoder serviceTokens(String self, SecuritySettings settings) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withSecretKey(
                        new SecretKeySpec(settings.serviceSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"))
                .macAlgorithm(MacAlgorithm.HS256)
                .jwtProcessorCustomizer(processor ->
                        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(ServiceTokens.TYPE)))
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(LEEWAY), required("exp"), audience(self)));
        return decoder;
    }

    private static OAuth2TokenValidator<Jwt> audience(String wanted) {
        return new JwtClaimValidator<List<String>>("aud", all -> all != null && all.contains(wanted));
    }

    private static OAuth2TokenValidator<Jwt> required(String claim) {
        OAuth2TokenValidatorResult missing =
                OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", "The token has no " + claim, null));
        return token -> token.hasClaim(claim) ? OAuth2TokenValidatorResult.success() : missing;
    }

    private static boolean isUuid(String subject) {
        try {
            return subject != null && UUID.fromString(subject).toString().equals(subject);
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }
}
