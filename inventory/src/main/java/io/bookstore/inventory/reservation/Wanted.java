package io.bookstore.inventory.reservation;

import java.util.List;
import java.util.UUID;

/**
 * What an order wants to have set aside.
 *
 * @param lines each book once
 */
record Wanted(UUID orderId, List<ReservationLine> lines) {}
