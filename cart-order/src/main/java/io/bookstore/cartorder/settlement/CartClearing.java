package io.bookstore.cartorder.settlement;

import java.util.Map;
import java.util.UUID;

/** Takes what an order bought out of its owner's cart, once per order. */
@FunctionalInterface
interface CartClearing {

    void takeOut(String ownerKey, UUID orderId, Map<UUID, Integer> bought);
}
