package io.bookstore.cartorder.sellable;

import io.bookstore.cartorder.remote.RemoteCall;
import io.bookstore.cartorder.remote.RemoteFailure;
import io.bookstore.platform.http.ServiceClients;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec.ConvertibleClientHttpResponse;

/** The books that we sell, at the prices that we charge. */
@Component
public class SellableBooks {

    private static final String CATALOG = "catalog";

    /** A request that names many unknown books is no reason for many questions. */
    private static final int MOST_QUESTIONS = 20;

    private final SellableBookRows rows;
    private final RestClient catalog;

    SellableBooks(SellableBookRows rows, ServiceClients clients) {
        this.rows = rows;
        this.catalog = clients.to(CATALOG);
    }

    /** The book, also when it cannot be sold any more. One that we have not heard of yet is asked of the catalog. */
    public Optional<SellableBook> find(UUID id) {
        return Optional.ofNullable(findAll(List.of(id)).get(id));
    }

    /** As {@link #find}, by id; unknown ones are missing. */
    public Map<UUID, SellableBook> findAll(Collection<UUID> ids) {
        Map<UUID, SellableBook> found = new HashMap<>();
        rows.findAll(ids).forEach(book -> found.put(book.id(), book));
        List<SellableBook> news = new ArrayList<>();
        ids.stream()
                .filter(id -> !found.containsKey(id))
                .limit(MOST_QUESTIONS)
                .forEach(id -> ask(id).ifPresent(news::add));
        rows.save(news);
        news.forEach(book -> found.put(book.id(), book));
        return found;
    }

    /** As {@link #findAll}, without asking anybody: only what we have heard of. */
    public Map<UUID, SellableBook> known(Collection<UUID> ids) {
        Map<UUID, SellableBook> found = new HashMap<>();
        rows.findAll(ids).forEach(book -> found.put(book.id(), book));
        return found;
    }

    private Optional<SellableBook> ask(UUID id) {
        return RemoteCall.to(
                CATALOG,
                () -> catalog.get()
                        .uri("/internal/books/{id}", id)
                        .exchange((request, response) -> answered(response)));
    }

    private static Optional<SellableBook> answered(ConvertibleClientHttpResponse response) throws IOException {
        HttpStatusCode status = response.getStatusCode();
        if (status.isSameCodeAs(HttpStatus.NOT_FOUND)) {
            return Optional.empty();
        }
        if (status.isError()) {
            throw new RemoteFailure(CATALOG, "answered " + status.value());
        }
        return Optional.ofNullable(response.bodyTo(SellableBook.class));
    }
}
