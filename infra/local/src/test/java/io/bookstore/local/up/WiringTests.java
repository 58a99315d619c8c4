package io.bookstore.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.local.servers.BookstoreHome;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WiringTests {

    @TempDir
    private Path folder;

    @Test
    void everybodyFindsEverybodyWhereItListensUnlessToldOtherwise() {
        Map<String, String> cartOrder = environment(Wiring.STRAIGHT, "cart-order");
        assertThat(cartOrder)
                .containsEntry("CART_ORDER_DB_URL", "jdbc:postgresql://127.0.0.1:8140/cart_order")
                .containsEntry("INVENTORY_URL", "http://127.0.0.1:8105")
                .containsEntry("CART_ORDER_URL", "http://127.0.0.1:8104,http://127.0.0.1:8154")
                .containsEntry("ELASTICSEARCH_URL", "http://127.0.0.1:8142")
                .containsEntry("STRIPE_API_BASE", "http://127.0.0.1:8120")
                .containsEntry("MAIL_PORT", "8126")
                .containsEntry("BOOKSTORE_JWKS_URI", "http://127.0.0.1:8101/.well-known/jwks.json");
        assertThat(cartOrder.get("REDIS_URL")).endsWith("@127.0.0.1:8141");
    }

    @Test
    void everyEdgeCanBeLedElsewhereAndAProcessGivenMore() {
        Set<String> asked = new HashSet<>();
        Wiring wiring = new Wiring() {
            @Override
            public int port(String caller, String callee, int port) {
                asked.add(caller + "->" + callee);
                return port + 40_000;
            }

            @Override
            public Map<String, String> environment(String process) {
                return Map.of("WHO", process);
            }
        };
        Map<String, String> second = environment(wiring, "cart-order-2");
        assertThat(second)
                .containsEntry("WHO", "cart-order-2")
                .containsEntry("CART_ORDER_DB_URL", "jdbc:postgresql://127.0.0.1:48140/cart_order")
                .containsEntry("PAYMENT_SHIPPING_URL", "http://127.0.0.1:48106")
                .containsEntry("STRIPE_API_BASE", "http://127.0.0.1:48120")
                .containsEntry("CART_ORDER_PORT", "8154");
        assertThat(asked)
                .contains(
                        "cart-order-2->postgres",
                        "cart-order-2->redis",
                        "search->elasticsearch",
                        "gateway->cart-order",
                        "gateway->cart-order-2",
                        "identity->mail",
                        "payment-shipping->psp-simulator",
                        "psp-simulator->gateway");
    }

    private Map<String, String> environment(Wiring wiring, String process) {
        Options options = new Options(false, Set.of(), Map.of("cart-order", 2));
        Topology topology = new Topology(folder, BookstoreHome.at(folder.resolve("home")), Map.of(), options, wiring);
        List<ProcessPlan> plans = topology.services();
        assertThat(topology.doubles()).hasSize(2);
        return plans.stream()
                .filter(plan -> plan.name().equals(process))
                .findFirst()
                .orElseThrow()
                .environment();
    }
}
