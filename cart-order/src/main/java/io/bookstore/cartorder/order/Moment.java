package io.bookstore.cartorder.order;

import java.time.Instant;

/** Something that happened to an order or a parcel. */
public record Moment(Instant at, String event) {}
