package io.bookstore.cartorder.cart;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that the shopper should know about the cart: a stable code and a sentence. */
public record CartNotice(String code, @Nullable UUID bookId, String message) {}
