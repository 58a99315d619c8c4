package io.bookstore.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.bookstore.identity.SharedIdentity;
import io.bookstore.identity.Visitor;
import java.text.ParseException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fault row 31: keys change under the feet of everybody, and no token is refused for it. */
class KeyRotationIntegrationTests extends SharedIdentity {

    private static final String JWKS = "/.well-known/jwks.json";

    @Autowired
    private SigningKeys keys;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void publishesANewKeyBeforeItSignsAndTheOldOneWhileItsTokensLive() throws ParseException {
        Visitor reader = Visitor.signedIn();
        String before = kid(reader);
        String next = keys.rotate();
        assertThat(reader.get(JWKS)
                        .body()
                        .path("keys")
                        .valueStream()
                        .map(key -> key.path("kid").asString()))
                .contains(before, next);
        reader.refresh();
        assertThat(kid(reader)).as("it is not known everywhere yet").isEqualTo(before);
        age(Duration.ofMinutes(11));
        String old = reader.accessToken();
        Visitor later = reader.elsewhere("203.0.113.50");
        later.login(Visitor.PASSWORD);
        assertThat(kid(later)).isEqualTo(next);
        assertThat(later.get("/v1/me").status()).isEqualTo(200);
        assertThat(reader.accessToken()).isEqualTo(old);
        assertThat(reader.get("/v1/me").status()).as("a token of the old key").isEqualTo(200);
        age(Duration.ofMinutes(11));
        keys.rotateAfter(Duration.ofDays(30));
        assertThat(keys.standings())
                .extracting(SigningKeys.Standing::kid)
                .contains(next)
                .doesNotContain(before);
    }

    @Test
    void makesANewKeyOnceTheNewestIsOld() {
        keys.current();
        int count = keys.standings().size();
        keys.rotateAfter(Duration.ofDays(30));
        assertThat(keys.standings()).hasSizeLessThanOrEqualTo(count);
        keys.rotateAfter(Duration.ofSeconds(-1));
        assertThat(keys.standings()).hasSizeGreaterThan(1);
    }

    /** Time passes for all keys. */
    private void age(Duration by) {
        jdbc.sql("update signing_key set created_at = created_at - cast(:by as interval)")
                .param("by", by.toString())
                .update();
        keys.forgetLoaded();
    }

    private static String kid(Visitor visitor) throws ParseException {
        return SignedJWT.parse(visitor.accessToken()).getHeader().getKeyID();
    }
}
