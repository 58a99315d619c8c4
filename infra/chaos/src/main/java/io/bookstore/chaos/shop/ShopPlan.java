package io.bookstore.chaos.shop;

import java.util.Map;

/**
 * What the shop under test is to be like.
 *
 * @param cartOrders how many processes of cart-order
 * @param clocks whether the services' wall clocks are to be able to jump, where libfaketime is installed
 * @param smallDisks whether PostgreSQL and the logs are to lie on disks that can be filled, where that is allowed
 * @param settings environment variables beside the usual
 */
public record ShopPlan(
        long seed, int portOffset, int cartOrders, boolean clocks, boolean smallDisks, Map<String, String> settings) {}
