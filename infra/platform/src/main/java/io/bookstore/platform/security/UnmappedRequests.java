package io.bookstore.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.server.RequestPath;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Matches what no controller answers, so that it ends as 404, 405 or 415 and not as a misleading 401. */
final class UnmappedRequests implements RequestMatcher {

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    UnmappedRequests(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        return mappings.stream().noneMatch(mapping -> handles(mapping, request));
    }

    private static boolean handles(RequestMappingHandlerMapping mapping, HttpServletRequest request) {
        RequestPath before = (RequestPath) request.getAttribute(ServletRequestPathUtils.PATH_ATTRIBUTE);
        ServletRequestPathUtils.parseAndCache(request);
        try {
            HandlerExecutionChain chain = mapping.getHandler(request);
            return chain != null && chain.getHandler() instanceof HandlerMethod;
        } catch (Exception refusedByMapping) {
            return false; // wrong method or media type: the dispatcher will say so
        } finally {
            ServletRequestPathUtils.setParsedRequestPath(before, request);
        }
    }
}
