package io.bookstore.cartorder.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.cartorder.testing.Answer;
import io.bookstore.cartorder.testing.RunningShop;
import io.bookstore.cartorder.testing.Shopper;
import io.bookstore.platform.testing.Await;
import io.bookstore.platform.testing.EventSamples;
import io.bookstore.platform.testing.TestTokens;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Saved addresses, the copy of one's data, and what is left of somebody who left. */
class AccountsIntegrationTests extends RunningShop {

    private final UUID user = UUID.randomUUID();
    private final UUID address = UUID.randomUUID();

    @AfterEach
    void identityIsBack() {
        IDENTITY.down = false;
    }

    @Test
    void sendsToASavedAddress() {
        keepAddress();
        Shopper customer = customerWithCart();
        Answer quote = customer.post("/v1/checkout/quote", Map.of("address_id", address));
        assertThat(quote.status()).isEqualTo(200);
        Answer order = customer.checkout("saved-" + user, toSavedAddress());
        assertThat(order.status()).isEqualTo(201);
        assertThat(order.body().at("/shipping_addr/line1").asString()).isEqualTo("17 Canary Lane");
        assertThat(customer.checkout("saved-" + user, toSavedAddress()).id())
                .as("a repetition")
                .isEqualTo(order.id());
    }

    @Test
    void anothersAddressIsAsUnknownAsNone() {
        Shopper customer = customerWithCart();
        assertThat(customer.checkout("k-" + user, toSavedAddress()).status())
                .as("API1-2")
                .isEqualTo(404);
        assertThat(customer.post("/v1/checkout/quote", Map.of("address_id", address))
                        .status())
                .isEqualTo(404);
        assertThat(count("select count(*) from orders where user_id = ?", user)).isZero();
    }

    @Test
    void saysBusyWhileIdentityRestsAndOpensTheKeyAgain() {
        Shopper customer = customerWithCart();
        IDENTITY.down = true;
        assertThat(customer.checkout("busy-" + user, toSavedAddress()).status()).isEqualTo(503);
        IDENTITY.down = false;
        keepAddress();
        assertThat(customer.checkout("busy-" + user, toSavedAddress()).status()).isEqualTo(201);
    }

    @Test
    void takesThePersonOutOfTheirOrdersAndKeepsTheMoney() {
        Shopper customer = guest().asCustomer(user);
        Answer sent = buy(customer);
        jdbc.sql("update orders set status = 'delivered' where id = :id")
                .param("id", sent.id())
                .update();
        Answer open = buy(customer);
        customer.add(book(5, 999), 1);
        Map<String, Object> told = JsonMapper.shared()
                .readValue(
                        EventSamples.read("identity", "account-erased")
                                .replaceAll("\"[0-9a-f-]{36}\"", '"' + user.toString() + '"'),
                        new tools.jackson.core.type.TypeReference<>() {});
        IDENTITY.publish("account-erased", "user", user, 2, told);
        Await.until("the delivered order is anonymous", () -> orders() == 1);
        Answer seen = guest().as(TestTokens.staff()).get("/v1/orders/" + sent.id());
        assertThat(seen.body().at("/shipping_addr/name").asString()).isEqualTo("erased");
        assertThat(seen.text("email")).isEmpty();
        assertThat(seen.body().at("/user_id").isNull()).isTrue();
        assertThat(seen.body().at("/total_cents").asLong())
                .isEqualTo(sent.body().at("/total_cents").asLong());
        assertThat(customer.cart().body().get("items")).isEmpty();
        jdbc.sql("update orders set status = 'shipped' where id = :id")
                .param("id", open.id())
                .update();
        Await.until("the other one, once it is sent", () -> orders() == 0);
    }

    @Test
    void tellsWhatItKnowsOfAPerson() {
        Shopper customer = guest().asCustomer(user);
        Answer order = buy(customer);
        Answer export =
                guest().as(TestTokens.service("identity", "cart-order")).get("/internal/users/" + user + "/export");
        assertThat(export.body().path("orders")).hasSize(1);
        assertThat(export.body().at("/orders/0/id").asString())
                .isEqualTo(order.id().toString());
    }

    private long orders() {
        return count("select count(*) from orders where user_id = ?", user);
    }

    private static Answer buy(Shopper customer) {
        customer.add(book(5, 1299), 1);
        Answer order = customer.checkout("pm_card_visa");
        assertThat(order.status()).isEqualTo(201);
        return order;
    }

    private Shopper customerWithCart() {
        Shopper customer = guest().asCustomer(user);
        customer.add(book(5, 1299), 1);
        return customer;
    }

    private void keepAddress() {
        IDENTITY.answers(
                "/internal/users/" + user + "/addresses/" + address,
                200,
                Map.of(
                        "name",
                        "Rita",
                        "line1",
                        "17 Canary Lane",
                        "city",
                        "London",
                        "postal_code",
                        "E14 5AB",
                        "country",
                        "GB"));
    }

    private Map<String, Object> toSavedAddress() {
        Map<String, Object> body = new LinkedHashMap<>(Shopper.checkoutBody("pm_card_visa"));
        body.remove("shipping_addr");
        body.put("address_id", address);
        return body;
    }
}
