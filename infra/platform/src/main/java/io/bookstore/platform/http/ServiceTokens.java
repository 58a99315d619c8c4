package io.bookstore.platform.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes the short tokens by which this service proves itself to another; one is used for half its life. */
public final class ServiceTokens {

    /** The {@code typ} header of a service token. */
    public static final JOSEObjectType TYPE = new JOSEObjectType("service+jwt");

    private static final Duration LIFE = Duration.ofSeconds(60);

    private record Issued(String token, Instant renewAt) {}

    private final String self;
    private final JWSSigner signer;
    private final Clock clock;
    private final Map<String, Issued> issued = new ConcurrentHashMap<>();

    /** @param secret at least 32 bytes */
    public ServiceTokens(String self, String secret, Clock clock) {
        this.self = self;
        this.clock = clock;
        try {
            this.signer = new MACSigner(secret.getBytes(StandardCharsets.UTF_8));
        } catch (JOSEException tooShort) {
            throw new IllegalArgumentException("BOOKSTORE_SERVICE_SECRET needs at least 32 bytes", tooShort);
        }
    }

    /** A token that the service of this name accepts. */
    public String forService(String audience) {
        Instant now = clock.instant();
        return issued.compute(
                        audience,
                        (name, known) -> known != null && now.isBefore(known.renewAt()) ? known : make(name, now))
                .token();
    }

    private Issued make(String audience, Instant now) {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).type(TYPE).build(),
                new JWTClaimsSet.Builder()
                        .issuer(self)
                        .subject(self)
                        .audience(audience)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFE)))
                        .build());
        try {
            jwt.sign(signer);
        } catch (JOSEException broken) {
            throw new IllegalStateException("cannot sign a service token", broken);
        }
        return new Issued(jwt.serialize(), now.plus(LIFE.dividedBy(2)));
    }
}
