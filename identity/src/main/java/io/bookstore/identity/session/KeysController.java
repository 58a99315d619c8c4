package io.bookstore.identity.session;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What others need to check our tokens. */
@RestController
class KeysController {

    private static final CacheControl CACHED =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    private final SigningKeys keys;
    private final String issuer;

    KeysController(SigningKeys keys, @Value("${bookstore.security.issuer}") String issuer) {
        this.keys = keys;
        this.issuer = issuer;
    }

    record Configuration(
            String issuer,
            URI jwksUri,
            List<String> responseTypesSupported,
            List<String> subjectTypesSupported,
            List<String> idTokenSigningAlgValuesSupported) {}

    @GetMapping("/.well-known/jwks.json")
    ResponseEntity<Map<String, Object>> jwks() {
        return ResponseEntity.ok().cacheControl(CACHED).body(keys.publicKeys().toJSONObject());
    }

    @GetMapping("/.well-known/openid-configuration")
    ResponseEntity<Configuration> configuration() {
        return ResponseEntity.ok()
                .cacheControl(CACHED)
                .body(new Configuration(
                        issuer,
                        URI.create(issuer + "/.well-known/jwks.json"),
                        List.of("token"),
                        List.of("public"),
                        List.of("RS256")));
    }
}
