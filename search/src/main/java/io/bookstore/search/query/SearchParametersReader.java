package io.bookstore.search.query;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Reads {@link SearchParameters} instead of Spring's data binder, which looks for the annotations of all their fields in each
 * request: that was a fifth of what the service needed for a search. A list has each value as it is: publishers have commas.
 */
@Component
class SearchParametersReader implements HandlerMethodArgumentResolver, SmartInitializingSingleton {

    private final ObjectProvider<RequestMappingHandlerAdapter> adapters;

    SearchParametersReader(ObjectProvider<RequestMappingHandlerAdapter> adapters) {
        this.adapters = adapters;
    }

    /** Before the resolver of {@code @ModelAttribute}, by which the parameters are declared: it would come first otherwise. */
    @Override
    public void afterSingletonsInstantiated() {
        adapters.forEach(adapter -> adapter.setArgumentResolvers(
                Stream.concat(Stream.of(this), Objects.requireNonNull(adapter.getArgumentResolvers()).stream())
                        .toList()));
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == SearchParameters.class;
    }

    @Override
    public SearchParameters resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return read(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
    }

    private static SearchParameters read(HttpServletRequest request) {
        return new SearchParameters(
                one(request, "q"),
                all(request, "category"),
                all(request, "author"),
                all(request, "series"),
                all(request, "publisher"),
                all(request, "format"),
                all(request, "language"),
                one(request, "price_min"),
                one(request, "price_max"),
                one(request, "rating_min"),
                one(request, "in_stock"),
                one(request, "published_from"),
                one(request, "published_to"),
                one(request, "sort"),
                one(request, "page"),
                one(request, "size"),
                one(request, "after"),
                all(request, "facets"),
                one(request, "group"));
    }

    private static @Nullable String one(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? null : String.join(",", values);
    }

    private static @Nullable List<String> all(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? null : List.of(values);
    }
}
