package io.bookstore.platform.openapi;

import io.bookstore.platform.web.PageLimits;
import io.bookstore.platform.web.PageQuery;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;

/** The parameters behind a {@link PageQuery} argument. */
final class PageParameters {

    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    private PageParameters() {}

    static Operation describe(Operation operation, HandlerMethod handler) {
        Optional<MethodParameter> query = Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.getParameterType() == PageQuery.class)
                .findFirst();
        query.ifPresent(parameter -> {
            PageLimits limits = parameter.getParameterAnnotation(PageLimits.class);
            IntegerSchema limit = new IntegerSchema();
            limit.setMinimum(BigDecimal.ONE);
            limit.setMaximum(BigDecimal.valueOf(limits == null ? MAX_LIMIT : limits.max()));
            limit.setDefault(limits == null ? DEFAULT_LIMIT : limits.defaultLimit());
            IntegerSchema offset = new IntegerSchema();
            offset.setMinimum(BigDecimal.ZERO);
            offset.setDefault(0);
            add(operation, "limit", "How many rows at most", limit);
            add(operation, "offset", "How many rows to leave out", offset);
            add(operation, "after", "The cursor of the last row one has; wins over offset", new StringSchema());
        });
        return operation;
    }

    private static void add(Operation operation, String name, String description, Schema<?> schema) {
        operation.addParametersItem(new QueryParameter()
                .name(name)
                .description(description)
                .required(false)
                .schema(schema));
    }
}
