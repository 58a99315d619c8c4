package io.bookstore.storefront.shopper;

import io.bookstore.platform.json.LenientJson;
import io.bookstore.storefront.api.ApiDown;
import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.IdentityApi;
import io.bookstore.storefront.api.IdentityApi.RefreshToken;
import io.bookstore.storefront.api.IdentityApi.Tokens;
import io.bookstore.storefront.api.OnBehalf;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/** Begins and ends the time in which a session belongs to an account. */
@Component
public final class SignIns {

    private static final Logger log = LoggerFactory.getLogger(SignIns.class);

    private final Logins logins;
    private final IdentityApi identity;
    private final CsrfTokenRepository csrfTokens;
    private final LenientJson json;
    private final Clock clock;

    SignIns(Logins logins, IdentityApi identity, CsrfTokenRepository csrfTokens, LenientJson json, Clock clock) {
        this.logins = logins;
        this.identity = identity;
        this.csrfTokens = csrfTokens;
        this.json = json;
        this.clock = clock;
    }

    /** The session and its form token get new ids, so that nobody can have planted the old ones. */
    public Account begin(Tokens tokens, HttpServletRequest request, HttpServletResponse response) {
        Login login = Login.of(tokens, clock.instant(), json.mapper());
        if (request.getSession(false) != null) request.changeSessionId();
        logins.put(request.getSession(true), login);
        csrfTokens.saveToken(null, request, response);
        return login.account();
    }

    /** Always ends the session here; identity is told when it can be reached. */
    public void end(HttpServletRequest request, HttpServletResponse response, OnBehalf who) {
        HttpSession session = request.getSession(false);
        if (session == null) return;
        logins.in(session).ifPresent(login -> {
            try {
                identity.logout(who.bearer(login.accessToken()), new RefreshToken(login.refreshToken()));
            } catch (ApiProblem | ApiDown e) {
                log.warn("identity was not told of a sign-out: {}", e.getMessage());
            }
        });
        session.invalidate();
        csrfTokens.saveToken(null, request, response);
    }
}
