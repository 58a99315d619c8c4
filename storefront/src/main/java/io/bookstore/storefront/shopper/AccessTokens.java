package io.bookstore.storefront.shopper;

import io.bookstore.platform.json.LenientJson;
import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.IdentityApi;
import io.bookstore.storefront.api.IdentityApi.RefreshToken;
import io.bookstore.storefront.api.OnBehalf;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gives the access token of a session, renewed when it is about to end. One request of a session renews, the others wait for it. */
@Component
final class AccessTokens {

    private final Logins logins;
    private final IdentityApi identity;
    private final SessionLocks locks;
    private final LenientJson json;
    private final Clock clock;

    AccessTokens(Logins logins, IdentityApi identity, SessionLocks locks, LenientJson json, Clock clock) {
        this.logins = logins;
        this.identity = identity;
        this.locks = locks;
        this.json = json;
        this.clock = clock;
    }

    String of(HttpSession session, OnBehalf who) {
        Login login = logins.in(session).orElseThrow(SignedOut::new);
        return login.isFresh(clock.instant()) ? login.accessToken() : renewed(session, login, who);
    }

    /** A token other than the one that was just refused. */
    String insteadOf(String refused, HttpSession session, OnBehalf who) {
        Login login = logins.in(session).orElseThrow(SignedOut::new);
        return login.accessToken().equals(refused) ? renewed(session, login, who) : login.accessToken();
    }

    private String renewed(HttpSession session, Login old, OnBehalf who) {
        return locks.holding(session.getId(), () -> {
            Optional<Login> stored = logins.stored(session);
            if (stored.isPresent() && !stored.get().accessToken().equals(old.accessToken())) {
                logins.put(session, stored.get());
                return stored.get().accessToken();
            }
            return renew(session, stored.orElse(old), who);
        });
    }

    private String renew(HttpSession session, Login old, OnBehalf who) {
        try {
            Login login = Login.of(
                    identity.refresh(who, new RefreshToken(old.refreshToken())), clock.instant(), json.mapper());
            logins.store(session, login);
            return login.accessToken();
        } catch (ApiProblem refused) {
            if (refused.status() != 401 && refused.status() != 400) throw refused;
            logins.remove(session);
            throw new SignedOut();
        }
    }
}
