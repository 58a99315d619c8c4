package io.bookstore.storefront.bookdesk;

import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.Book;
import io.bookstore.storefront.api.CatalogApi;
import io.bookstore.storefront.shop.NotFound;
import io.bookstore.storefront.shopper.Shopper;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Fetches books as staff see them, with what says that nobody else saved meanwhile. */
@Component
class DeskBooks {

    private final CatalogApi catalog;

    DeskBooks(CatalogApi catalog) {
        this.catalog = catalog;
    }

    ResponseEntity<Book> fetch(String id, Shopper shopper) {
        try {
            return shopper.asAccount(who -> catalog.book(who, id));
        } catch (ApiProblem refused) {
            if (refused.status() == 404) throw new NotFound();
            throw refused;
        }
    }

    static String etag(ResponseEntity<Book> answer) {
        String header = answer.getHeaders().getETag();
        Book book = Objects.requireNonNull(answer.getBody());
        return header == null ? "\"" + book.version() + "\"" : header;
    }
}
