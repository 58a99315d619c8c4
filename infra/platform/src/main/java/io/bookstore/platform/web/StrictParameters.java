package io.bookstore.platform.web;

import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses query parameters that the handler does not declare (by {@link RequestParam}, {@link PageQuery} or a
 * {@link ModelAttribute} record with {@link BindParam}), and ones with characters that cannot be stored.
 */
final class StrictParameters implements HandlerInterceptor {

    private final Map<HandlerMethod, Set<String>> declared = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && request.getQueryString() != null) {
            Set<String> known = declared.computeIfAbsent(method, StrictParameters::parametersOf);
            request.getParameterMap().forEach((name, values) -> check(known, name, values));
        }
        return true;
    }

    private static void check(Set<String> known, String name, String[] values) {
        if (!known.contains(name)) {
            throw new ProblemException(Problems.invalid(printable(name), "is not a parameter of this resource"));
        }
        for (String value : values) {
            if (value.indexOf('\0') >= 0) {
                throw new ProblemException(Problems.invalid(name, "holds a character that is not allowed"));
            }
        }
    }

    private static String printable(String name) {
        return name.length() > 60 ? name.substring(0, 60) : name;
    }

    private static Set<String> parametersOf(HandlerMethod method) {
        return Arrays.stream(method.getMethod().getParameters())
                .flatMap(StrictParameters::namesOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> namesOf(Parameter parameter) {
        RequestParam single = parameter.getAnnotation(RequestParam.class);
        if (single != null) {
            String name = single.name().isEmpty() ? single.value() : single.name();
            return Stream.of(name.isEmpty() ? parameter.getName() : name);
        }
        if (parameter.getType() == PageQuery.class) {
            return Stream.of("limit", "offset", "after");
        }
        if (parameter.isAnnotationPresent(ModelAttribute.class)
                && parameter.getType().isRecord()) {
            return Arrays.stream(parameter.getType().getRecordComponents()).map(StrictParameters::nameOf);
        }
        return Stream.empty();
    }

    private static String nameOf(RecordComponent component) {
        @Nullable BindParam bound = component.getAnnotation(BindParam.class);
        if (bound == null) {
            bound = Arrays.stream(component
                            .getDeclaringRecord()
                            .getDeclaredConstructors()[0]
                            .getParameters())
                    .filter(parameter -> parameter.getName().equals(component.getName()))
                    .map(parameter -> parameter.getAnnotation(BindParam.class))
                    .filter(annotation -> annotation != null)
                    .findFirst()
                    .orElse(null);
        }
        return bound == null ? component.getName() : bound.value();
    }
}
