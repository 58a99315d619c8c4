package io.bookstore.storefront.stub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Serves the public contract from memory. Run {@link #main} to look at the shop without any service. */
public final class StubGateway implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.shared();
    private final HttpServer server;
    private final StubShelf shelf = new StubShelf();
    private final StubCatalog catalog = new StubCatalog(shelf);
    private final StubSearch search = new StubSearch(shelf);
    private final StubOrders orders = new StubOrders(shelf);
    private final StubAfterSale afterSale = new StubAfterSale(orders);
    private final StubReviews reviews = new StubReviews(shelf);
    private final StubBackOffice backOffice = new StubBackOffice(shelf, reviews);
    private final StubIdentity identity = new StubIdentity();
    private final StubAccounts accounts = new StubAccounts();
    private final StubPaymentMethods paymentMethods = new StubPaymentMethods();
    private final StubPromotions promotions = new StubPromotions();
    private volatile boolean brokenExports;
    private final List<StubRequest> requests = new CopyOnWriteArrayList<>();
    private final Map<String, StubAnswer> planned = new ConcurrentHashMap<>();

    public StubGateway(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    public static void main(String[] arguments) throws InterruptedException {
        StubGateway gateway = new StubGateway(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8089);
        System.out.println("The stub gateway listens at " + gateway.url());
        Thread.currentThread().join();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Requests since the last {@link #reset()}. */
    public List<StubRequest> requests() {
        return List.copyOf(requests);
    }

    public List<StubRequest> requests(String method, String path) {
        return requests.stream()
                .filter(r -> r.method().equals(method) && r.path().equals(path))
                .toList();
    }

    public void reset() {
        requests.clear();
        planned.clear();
        search.degraded = false;
        brokenExports = false;
        backOffice.reset();
        accounts.reset();
        identity.lifeSeconds = 300;
        identity.needsMail = false;
        identity.refreshes.set(0);
        paymentMethods.reset();
        orders.reset();
        afterSale.reset();
        promotions.reset();
    }

    /** Answers 503 to all paths that begin so, or to one "METHOD /path". */
    public void rest(String calls) {
        planned.put(calls, StubAnswer.problem(503, "unavailable", "Resting."));
    }

    public void answer(String calls, int status, String problem, String detail) {
        planned.put(calls, StubAnswer.problem(status, problem, detail));
    }

    /** Whoever signs in has this card saved. */
    public void saveCard(String id, String last4, @Nullable String wallet) {
        paymentMethods.save(id, last4, wallet);
    }

    /** The id of the edition of that title. */
    public String book(String title, String format) {
        return StubShelf.id(title + format);
    }

    public String isbn(String id) {
        return (String) shelf.find(id).get("isbn13");
    }

    public void price(String id, long cents) {
        shelf.find(id).put("price_cents", cents);
        shelf.find(id).put("version", (Long) shelf.find(id).get("version") + 1);
    }

    public long priceOf(String id) {
        return (Long) shelf.find(id).get("price_cents");
    }

    public void retitle(String id, String title) {
        shelf.find(id).put("title", title);
    }

    public void redirect(String query, String target) {
        search.redirects.put(query, target);
    }

    public void breakExports() {
        brokenExports = true;
    }

    /** Somebody else saves one of the search desk's lists. */
    public void touched(String list) {
        backOffice.touched(list);
    }

    public String newestImport() {
        return backOffice.imports.newest();
    }

    public void degrade() {
        search.degraded = true;
    }

    public void left(String id, int copies) {
        shelf.setLeft(id, copies);
    }

    /** An order that was placed and paid some other day. */
    public String placeOrder(String email, String book, int copies) {
        return orders.place(email, book, copies);
    }

    public void settleOrders(String status) {
        orders.all().forEach(order -> orders.settle((String) order.get("id"), status));
    }

    public List<Map<String, Object>> orders() {
        return orders.all();
    }

    public void tokensLive(long seconds) {
        identity.lifeSeconds = seconds;
    }

    public void refuseAccessTokens() {
        identity.refuseAllTokens();
    }

    public void forgetRefreshTokens() {
        identity.forgetRefreshTokens();
    }

    public void newAccountsNeedMail() {
        identity.needsMail = true;
    }

    public int refreshes() {
        return identity.refreshes.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            StubRequest request = StubReading.of(exchange);
            if (request.path().equals("/v3/")) {
                write(exchange, 200, "text/javascript", StubStripe.SCRIPT.getBytes(StandardCharsets.UTF_8));
                return;
            }
            if (request.path().startsWith("/v1/images/")) {
                byte[] picture = StubDetails.picture(Integer.parseInt(request.first("width", "320")));
                write(exchange, 200, "image/jpeg", picture);
                return;
            }
            requests.add(request);
            if (request.path().equals("/v1/exports/books") && !planned.containsKey("/v1/exports")) {
                export(exchange);
                return;
            }
            StubAnswer answer = answer(request);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = answer.body() == null ? new byte[0] : JSON.writeValueAsBytes(answer.body());
            write(
                    exchange,
                    answer.status(),
                    answer.status() >= 400 ? "application/problem+json" : "application/json",
                    body);
        }
    }

    /** A line for each book; when broken, the connection ends in the middle. */
    private void export(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/csv;charset=UTF-8");
        exchange.sendResponseHeaders(200, brokenExports ? 1_000_000 : 0);
        StringBuilder table = new StringBuilder("isbn13,title\n");
        shelf.all()
                .forEach(book -> table.append(book.get("isbn13"))
                        .append(",\"")
                        .append(book.get("title"))
                        .append("\"\n"));
        String file = table.toString().repeat(brokenExports ? 50 : 1);
        exchange.getResponseBody().write(file.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) exchange.getResponseBody().write(body);
    }

    private StubAnswer answer(StubRequest request) {
        for (Map.Entry<String, StubAnswer> plan : planned.entrySet()) {
            boolean exact = (request.method() + " " + request.path()).equals(plan.getKey());
            if (exact || request.path().startsWith(plan.getKey())) {
                return plan.getValue();
            }
        }
        boolean login = request.path().startsWith("/v1/auth/");
        if (!login
                && request.header("Authorization")
                        .filter(token -> !identity.accepts(token))
                        .isPresent()) {
            return StubAnswer.problem(401, "unauthenticated", "Expired.");
        }
        return route(request);
    }

    private StubAnswer route(StubRequest request) {
        String path = request.path();
        if (path.startsWith("/v1/search/facets/")) return search.options(request);
        if (afterSale.knows(request)) return afterSale.answer(request);
        if (paymentMethods.knows(request)) return paymentMethods.answer(request);
        if (promotions.knows(request)) return promotions.answer(request);
        if (accounts.knows(request)) return accounts.answer(request);
        String shape = request.method() + " " + path.replaceAll("/[0-9a-f-]{36}|/\\d{13}", "/*");
        return switch (shape) {
            case "GET /v1/books" -> catalog.books(request);
            case "POST /v1/books" -> catalog.create(request);
            case "PUT /v1/books/*/image", "DELETE /v1/books/*/image" -> catalog.image(request);
            case "GET /v1/admin/books/*/changes" -> catalog.changes(request);
            case "GET /v1/works/*" -> catalog.work(request);
            case "GET /v1/books/*" -> catalog.book(request);
            case "PATCH /v1/books/*" -> catalog.patch(request);
            case "DELETE /v1/books/*" -> catalog.delete(request);
            case "GET /v1/books/*/related" -> search.related(request);
            case "GET /v1/books/*/reviews" -> reviews.list(request);
            case "POST /v1/books/*/reviews" -> reviews.write(request);
            case "PUT /v1/reviews/*" -> reviews.change(request);
            case "DELETE /v1/reviews/*" -> reviews.delete(request);
            case "GET /v1/categories" -> catalog.categories();
            case "GET /v1/authors/*" -> catalog.author(request);
            case "GET /v1/search" -> search.search(request);
            case "POST /v1/search/events" -> StubAnswer.of(204, null);
            case "GET /v1/search/suggest" -> search.suggest(request);
            case "GET /v1/cart" -> orders.cart(request);
            case "POST /v1/cart" -> orders.add(request);
            case "PUT /v1/cart/*" -> orders.set(request);
            case "POST /v1/cart/coupons", "DELETE /v1/cart/coupons/SAVE10" -> orders.coupon(request);
            case "POST /v1/cart/merge" -> orders.merge(request);
            case "POST /v1/checkout/quote" -> orders.quote(request);
            case "POST /v1/checkout" -> orders.checkout(request);
            case "GET /v1/orders" -> orders.list(request);
            case "GET /v1/orders/*" -> orders.find(request);
            case "POST /v1/auth/register" -> identity.register(request);
            case "POST /v1/auth/login" -> identity.login(request);
            case "POST /v1/auth/refresh" -> identity.refresh(request);
            case "POST /v1/auth/logout" -> StubAnswer.of(204, null);
            case "GET /v1/admin/orders" -> orders.listForStaff(request);
            case "GET /health" ->
                StubAnswer.ok(Map.of(
                        "status", "healthy", "services", Map.of("catalog", "up", "search", "up", "identity", "up")));
            default -> backOffice.answer(request, shape);
        };
    }
}
