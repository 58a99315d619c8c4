package io.bookstore.platform.security;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads {@link Caller} arguments from the security context. */
final class Callers implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication instanceof JwtAuthenticationToken token && !isService(token)
                ? callerOf(token.getToken())
                : Caller.GUEST;
    }

    /** A service acts for nobody: its token names no account. */
    private static boolean isService(JwtAuthenticationToken token) {
        return token.getAuthorities().stream()
                .anyMatch(authority -> SecurityConfiguration.SERVICE.equals(authority.getAuthority()));
    }

    private static Caller callerOf(Jwt token) {
        List<String> roles = token.getClaimAsStringList("roles");
        return new Caller(
                UUID.fromString(token.getSubject()),
                roles == null ? Set.of() : Set.copyOf(roles),
                token.getClaimAsString("email"),
                token.getClaimAsString("name"),
                token.getClaimAsString("sid"));
    }
}
