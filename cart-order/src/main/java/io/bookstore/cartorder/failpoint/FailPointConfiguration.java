package io.bookstore.cartorder.failpoint;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration(proxyBeanMethods = false)
class FailPointConfiguration {

    private static final String FILE = "file:";

    @Bean
    @Profile("!local")
    FailPoints noFailPoints() {
        return point -> {};
    }

    /** @param armed a point, or {@code file:} and the path of a file that names one; the file is deleted when it fires */
    @Bean
    @Profile("local")
    FailPoints armedFailPoints(@Value("${bookstore.settlement.failpoint:}") String armed) {
        if (armed.isBlank()) {
            return point -> {};
        }
        return armed.startsWith(FILE)
                ? HaltAtPoint.namedIn(Path.of(armed.substring(FILE.length())))
                : HaltAtPoint.at(armed);
    }
}
