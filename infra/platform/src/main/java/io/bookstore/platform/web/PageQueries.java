package io.bookstore.platform.web;

import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads {@link PageQuery} arguments. */
final class PageQueries implements HandlerMethodArgumentResolver {

    static final int DEFAULT_LIMIT = 20;
    static final int MAX_LIMIT = 100;

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageQuery.class;
    }

    @Override
    public PageQuery resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        PageLimits limits = parameter.getParameterAnnotation(PageLimits.class);
        int usual = limits == null ? DEFAULT_LIMIT : limits.defaultLimit();
        int max = limits == null ? MAX_LIMIT : limits.max();
        boolean capped = limits != null && limits.capped();
        long limit = number(request, "limit", usual, 1);
        if (limit > max && !capped) {
            throw new ProblemException(Problems.invalid("limit", "must be between 1 and " + max));
        }
        long offset = number(request, "offset", 0, 0);
        return new PageQuery((int) Math.min(limit, max), offset, request.getParameter("after"));
    }

    private static long number(NativeWebRequest request, String name, long fallback, long least) {
        String text = request.getParameter(name);
        if (text == null) {
            return fallback;
        }
        try {
            long value = Long.parseLong(text);
            if (value >= least) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw new ProblemException(Problems.invalid(name, "must be a whole number"));
        }
        throw new ProblemException(Problems.invalid(name, "must be at least " + least));
    }
}
