package io.bookstore.platform.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/**
 * Brings the well-known secrets of development, in the profiles {@code local} and {@code test} only. Anywhere else a
 * secret that is missing, or is one of these, stops the start.
 */
public final class DevelopmentSecrets implements EnvironmentPostProcessor, Ordered {

    private static final String FILE = "bookstore-development-secrets.yml";

    /** After Spring Boot read the configuration files and knows the active profiles. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        List<PropertySource<?>> secrets = read();
        if (environment.matchesProfiles("local | test")) {
            secrets.forEach(environment.getPropertySources()::addLast);
        } else {
            secrets.forEach(source -> refuse(source, environment));
        }
    }

    private static void refuse(PropertySource<?> development, ConfigurableEnvironment environment) {
        for (String name :
                ((org.springframework.core.env.EnumerablePropertySource<?>) development).getPropertyNames()) {
            String known = String.valueOf(development.getProperty(name));
            if (known.equals(environment.getProperty(name))) {
                throw new IllegalStateException(
                        name + " still has its development value; set it to a secret of your own");
            }
        }
    }

    private static List<PropertySource<?>> read() {
        try {
            return new YamlPropertySourceLoader().load(FILE, new ClassPathResource(FILE));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FILE + " is not in the platform's jar", unreadable);
        }
    }
}
