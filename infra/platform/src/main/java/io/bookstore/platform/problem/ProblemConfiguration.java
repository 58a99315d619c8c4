package io.bookstore.platform.problem;

import org.apache.catalina.Lifecycle;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.ProtocolHandler;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Problem details for everything; off by {@code bookstore.problem.enabled=false} (the storefront answers pages). */
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
@ConditionalOnProperty(name = "bookstore.problem.enabled", matchIfMissing = true)
public class ProblemConfiguration {

    @Bean
    ProblemAdvice problemAdvice(DatabaseProblems databaseProblems) {
        return new ProblemAdvice(databaseProblems);
    }

    @Bean
    ProblemErrorController problemErrorController() {
        return new ProblemErrorController();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsFromTomcat() {
        return factory -> {
            factory.addContextCustomizers(
                    context -> context.getParent().getPipeline().addValve(new ProblemErrorValve()));
            factory.addConnectorCustomizers(ProblemConfiguration::answerUnparsableRequests);
        };
    }

    private static void answerUnparsableRequests(Connector connector) {
        connector.addLifecycleListener(event -> {
            if (event.getType().equals(Lifecycle.AFTER_INIT_EVENT)) {
                ProtocolHandler protocol = connector.getProtocolHandler();
                protocol.setAdapter(new UnparsableRequests(protocol.getAdapter()));
            }
        });
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.dao.TransientDataAccessException")
    static class WithDatabase {
        @Bean
        DatabaseProblems databaseProblems() {
            return new TransientDatabaseProblems();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass("org.springframework.dao.TransientDataAccessException")
    static class WithoutDatabase {
        @Bean
        DatabaseProblems databaseProblems() {
            return DatabaseProblems.NONE;
        }
    }
}
