package io.bookstore.storefront.shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.springframework.security.web.header.HeaderWriter;

/** What a page may load: ourselves alone, and on the pages where a card is entered or confirmed also Stripe. */
final class ContentPolicy implements HeaderWriter {

    static final String HEADER = "Content-Security-Policy";

    private static final Pattern PAYING = Pattern.compile("/checkout(/.*)?|/orders/[^/]+/confirm");
    private static final String BASE =
            "default-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'; "
                    + "form-action 'self'; style-src 'self'; font-src 'self'; ";

    private final String browsing =
            BASE + "script-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'none'";
    private final String paying;

    ContentPolicy(ShopSettings.Stripe stripe) {
        String origin = stripe.origin();
        boolean real = origin.equals("https://js.stripe.com");
        String frames = real ? origin + " https://*.js.stripe.com https://hooks.stripe.com" : origin;
        String calls = real ? "https://api.stripe.com" : origin;
        String images = real ? " https://*.stripe.com" : "";
        paying = BASE + "script-src 'self' " + origin + "; img-src 'self' data:" + images + "; connect-src 'self' "
                + calls + "; frame-src " + frames;
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        if (response.containsHeader(HEADER)) return;
        boolean pays = PAYING.matcher(request.getRequestURI()).matches();
        response.setHeader(HEADER, pays ? paying : browsing);
    }
}
