package io.bookstore.platform.openapi;

import io.bookstore.platform.security.Caller;
import io.bookstore.platform.web.PageQuery;
import io.swagger.v3.oas.models.info.Info;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Brings springdoc's description in line with the contract, at {@code /v3/api-docs} of each service. */
@AutoConfiguration
@ConditionalOnClass(GlobalOpenApiCustomizer.class)
public class OpenApiConfiguration {

    static {
        // read from the token and from three parameters, not from parameters of these names
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, PageQuery.class);
    }

    @Bean
    GlobalOpenApiCustomizer namesOfTheContract(@Value("${spring.application.name:bookstore}") String service) {
        return api -> {
            api.setInfo(new Info().title("Bookstore: " + service).version("v1"));
            SnakeCaseSchemas.rename(api);
        };
    }

    @Bean
    GlobalOperationCustomizer pageParameters() {
        return PageParameters::describe;
    }
}
