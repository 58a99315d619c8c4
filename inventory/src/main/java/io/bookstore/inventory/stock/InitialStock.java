package io.bookstore.inventory.stock;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** The copies that a book is created with: a receipt like any other, once per book. */
@Component
public class InitialStock {

    private final BookStock stock;

    InitialStock(BookStock stock) {
        this.stock = stock;
    }

    public void receive(UUID bookId, int quantity) {
        Booking outcome = stock.receive(bookId, quantity, "initial:" + bookId, null);
        if (!(outcome instanceof Booking.Booked)) {
            throw new IllegalStateException("The initial stock of book " + bookId + " cannot be booked: " + outcome);
        }
    }
}
