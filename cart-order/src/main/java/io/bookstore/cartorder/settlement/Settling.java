package io.bookstore.cartorder.settlement;

import io.bookstore.cartorder.order.Order;

/**
 * What the steps of an order's process work on.
 *
 * @param order as it was when this run began; what was agreed never changes, its status may have
 * @param resumed whether another run came before this one
 */
record Settling(Order order, boolean resumed) {}
