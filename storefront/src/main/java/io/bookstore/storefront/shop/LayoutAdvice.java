package io.bookstore.storefront.shop;

import io.bookstore.storefront.shopper.Shopper;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page its {@link Layout}; it is worked out when the template asks, after the controller did its work. */
@ControllerAdvice(annotations = Controller.class)
class LayoutAdvice {

    private static final int IN_THE_HEADER = 9;

    private final ShopSettings settings;
    private final Categories categories;

    LayoutAdvice(ShopSettings settings, Categories categories) {
        this.settings = settings;
        this.categories = categories;
    }

    @ModelAttribute("layout")
    Lazy<Layout> layout(Shopper shopper, HttpServletRequest request) {
        return new Lazy<>(() -> of(shopper, request));
    }

    private Layout of(Shopper shopper, HttpServletRequest request) {
        boolean fragment = request.getHeader("HX-Request") != null;
        List<Category> shelves = fragment ? List.of() : categories.largest(shopper.anyone(), IN_THE_HEADER);
        return new Layout(
                settings.name(),
                shopper.account().orElse(null),
                shopper.copiesInCart(),
                shelves,
                settings.htmx(),
                settings.publicUrl().toString().replaceAll("/$", ""),
                request.getRequestURI());
    }
}
