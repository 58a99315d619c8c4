package io.bookstore.psp.call;

import java.util.List;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class CallConfiguration implements WebMvcConfigurer {

    private final CallResolver calls;

    CallConfiguration(CallResolver calls) {
        this.calls = calls;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(calls);
    }

    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> connectionValve() {
        return tomcat -> tomcat.addEngineValves(new ConnectionValve());
    }
}
