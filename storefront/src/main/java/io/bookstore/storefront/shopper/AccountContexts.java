package io.bookstore.storefront.shopper;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Tells Spring Security who is signed in, from the session's {@link Login}. */
@Component
public final class AccountContexts implements SecurityContextRepository {

    private final Logins logins;

    AccountContexts(Logins logins) {
        this.logins = logins;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(() -> contextOf(request));
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return contextOf(holder.getRequest());
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        // signing in and out write the session themselves (SignIns)
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return logins.in(request.getSession(false)).isPresent();
    }

    private SecurityContext contextOf(HttpServletRequest request) {
        return logins.in(request.getSession(false))
                .map(Login::account)
                .<SecurityContext>map(account ->
                        new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                                account,
                                null,
                                account.roles().stream()
                                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                                        .toList())))
                .orElseGet(SecurityContextHolder::createEmptyContext);
    }

    private static final class Deferred implements DeferredSecurityContext {
        private final Supplier<SecurityContext> source;
        private @Nullable SecurityContext context;

        Deferred(Supplier<SecurityContext> source) {
            this.source = source;
        }

        @Override
        public SecurityContext get() {
            if (context == null) context = source.get();
            return context;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
