package io.bookstore.cartorder.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.cartorder.testing.Answer;
import io.bookstore.cartorder.testing.RunningShop;
import io.bookstore.cartorder.testing.Shopper;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderListTests extends RunningShop {

    @Test
    void pagesByCursor() {
        UUID book = book(50, 1299);
        Shopper customer = guest().asCustomer(UUID.randomUUID());
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            placed.addFirst(customer.buyNow(book, 1, "pm_card_visa").text("id"));
        }
        Answer first = customer.get("/v1/orders?limit=2");
        Answer second = customer.get("/v1/orders?limit=2&after=" + first.text("next_cursor"));

        assertThat(first.header("Link")).contains("rel=\"next\"");
        assertThat(first.body().get("data"))
                .extracting(order -> order.get("id").asString())
                .isEqualTo(placed.subList(0, 2));
        assertThat(second.body().get("data"))
                .extracting(order -> order.get("id").asString())
                .isEqualTo(placed.subList(2, 3));
    }
}
