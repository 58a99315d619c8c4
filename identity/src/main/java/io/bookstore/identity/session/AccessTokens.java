package io.bookstore.identity.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.bookstore.identity.account.Account;
import io.bookstore.platform.ids.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Makes access tokens (RFC 9068): short-lived, signed, checked by every service alone. */
@Component
class AccessTokens {

    static final Duration LIFE = Duration.ofMinutes(5);

    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    private final SigningKeys keys;
    private final TokenRoles roles;
    private final Clock clock;
    private final String issuer;

    AccessTokens(
            SigningKeys keys, TokenRoles roles, Clock clock, @Value("${bookstore.security.issuer}") String issuer) {
        this.keys = keys;
        this.roles = roles;
        this.clock = clock;
        this.issuer = issuer;
    }

    String issue(Account account, UUID session, boolean secondFactorShown) {
        Instant now = clock.instant();
        RSAKey key = keys.current();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(key.getKeyID())
                        .type(TYPE)
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .audience("bookstore")
                        .subject(account.id().toString())
                        .jwtID(Ids.next().toString())
                        .claim("roles", roles.of(account, secondFactorShown))
                        .claim("email", account.email())
                        .claim("name", account.name())
                        .claim("sid", session.toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFE)))
                        .build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException broken) {
            throw new IllegalStateException("cannot sign an access token", broken);
        }
        return token.serialize();
    }
}
