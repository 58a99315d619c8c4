package io.bookstore.cartorder.order;

import java.util.UUID;

/** Copies of one book in a parcel. */
record ParcelLine(UUID bookId, int quantity) {}
