package io.bookstore.gateway.cache;

import io.bookstore.gateway.redis.RedisLine;
import io.bookstore.gateway.route.ServiceReader;
import io.bookstore.platform.http.ServiceClients;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CacheSettings.class)
class CacheConfiguration {

    @Bean
    Generations generations(CacheSettings settings) {
        return new Generations(settings.settling(), System::nanoTime);
    }

    @Bean
    Shelf shelf(CacheSettings settings, Generations generations, RedisLine redis) {
        return new Shelf(settings, generations, redis, System::nanoTime);
    }

    @Bean
    Fetches fetches(ServiceReader services, Shelf shelf, Generations generations, CacheSettings settings) {
        return new Fetches(services, shelf, generations, settings, System::nanoTime);
    }

    @Bean
    Following following(ServiceClients clients, Generations generations, CacheSettings settings) {
        return new Following(clients, generations, new WhatChanged(generations, System::nanoTime), settings.follow());
    }

    /**
     * Before Spring Security, which would find nobody in a request without a token: what it checks of any request, the
     * spelling of the path, is checked here by taking only the plainest.
     */
    @Bean
    FilterRegistrationBean<EdgeCache> edgeCache(
            Shelf shelf, Fetches fetches, Generations generations, CacheSettings settings, MeterRegistry meters) {
        FilterRegistrationBean<EdgeCache> filter =
                new FilterRegistrationBean<>(new EdgeCache(shelf, fetches, new Changes(generations), meters));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 30);
        filter.setEnabled(settings.enabled());
        return filter;
    }
}
