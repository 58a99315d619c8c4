package io.bookstore.inventory.reservation;

import java.util.UUID;

record ReservationLine(UUID bookId, int quantity) {}
