package io.bookstore.storefront.shop;

import io.bookstore.storefront.shopper.Shoppers;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets controllers ask for the shopper. */
@Configuration(proxyBeanMethods = false)
class Pages implements WebMvcConfigurer {

    private final Shoppers shoppers;

    Pages(Shoppers shoppers) {
        this.shoppers = shoppers;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(shoppers);
    }
}
