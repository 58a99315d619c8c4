package io.bookstore.storefront.shopper;

import io.bookstore.storefront.api.ApiDown;
import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.Cart;
import io.bookstore.storefront.api.OnBehalf;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The person behind the request that is being served; a parameter of controllers. */
public final class Shopper {

    private static final String CART = "cart";
    private static final String COPIES = "cart_count";
    private static final String ORDER = "order:";

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Shoppers shop;
    private final OnBehalf anyone;

    Shopper(HttpServletRequest request, HttpServletResponse response, Shoppers shop, @Nullable String requestId) {
        this.request = request;
        this.response = response;
        this.shop = shop;
        this.anyone = new OnBehalf(request.getRemoteAddr(), requestId, null, null, null);
    }

    public Optional<Account> account() {
        return shop.logins().in(request.getSession(false)).map(Login::account);
    }

    /** For what everybody may see: such answers are shared in the edge cache. */
    public OnBehalf anyone() {
        return anyone;
    }

    /** Calls for the account; a refused token is renewed once. */
    public <T> T asAccount(Function<OnBehalf, T> call) {
        HttpSession session = request.getSession(false);
        if (session == null) throw new SignedOut();
        String token = shop.tokens().of(session, anyone);
        try {
            return call.apply(anyone.bearer(token));
        } catch (ApiProblem refused) {
            if (refused.status() != 401) throw refused;
            return call.apply(anyone.bearer(shop.tokens().insteadOf(token, session, anyone)));
        }
    }

    /** For pages that anybody may see and that show their owner more: the account while it can be reached. */
    public OnBehalf reader() {
        if (account().isEmpty()) return anyone;
        try {
            return asAccount(Function.identity());
        } catch (SignedOut | ApiDown asGuest) {
            return anyone;
        }
    }

    /** Calls as the owner of the cart: the account, else the guest's cart token if there is one. */
    public <T> T asOwner(Function<OnBehalf, T> call) {
        return account().isPresent()
                ? asAccount(call)
                : call.apply(anyone.cartToken(cartToken().orElse(null)));
    }

    /** Calls about one order: for the account, and with the token of the order when a guest made it here. */
    public <T> T aboutOrder(String orderId, Function<OnBehalf, T> call) {
        String token = orderToken(orderId).orElse(null);
        if (token == null && account().isPresent()) return asAccount(call);
        return call.apply(anyone.orderToken(token));
    }

    public Optional<String> cartToken() {
        return shop.cookies().read(request, CART);
    }

    public void keepCartToken(String token) {
        shop.cookies().write(response, CART, token, shop.settings().cartLife());
    }

    public void forgetCart() {
        shop.cookies().delete(response, CART);
        rememberCopies(0);
    }

    /** So that every page can show how many books wait in the cart without asking for it. */
    public Cart seen(Cart cart) {
        rememberCopies(cart.copies());
        return cart;
    }

    public void rememberCopies(int copies) {
        request.setAttribute(COPIES, copies);
        shop.cookies()
                .write(
                        response,
                        COPIES,
                        Integer.toString(copies),
                        shop.settings().cartLife());
    }

    public int copiesInCart() {
        if (request.getAttribute(COPIES) instanceof Integer now) return now;
        return shop.cookies()
                .read(request, COPIES)
                .filter(count -> count.matches("\\d{1,5}"))
                .map(Integer::valueOf)
                .orElse(0);
    }

    public void keepOrderToken(String orderId, String token) {
        request.getSession(true).setAttribute(ORDER + orderId, token);
    }

    public Optional<String> orderToken(String orderId) {
        return read(ORDER + orderId);
    }

    /** Something to know again at the next request, kept in the session. */
    public void keep(String name, String value) {
        request.getSession(true).setAttribute(name, value);
    }

    public Optional<String> read(String name) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(name) instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }

    public void forget(String name) {
        HttpSession session = request.getSession(false);
        if (session != null) session.removeAttribute(name);
    }
}
