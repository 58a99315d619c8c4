/** Payment and shipping: money for orders and back, and the parcels that leave the house. */
@NullMarked
package io.bookstore.paymentshipping;

import org.jspecify.annotations.NullMarked;
