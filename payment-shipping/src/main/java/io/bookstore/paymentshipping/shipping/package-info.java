/** What shipping costs and when it arrives. */
@NullMarked
package io.bookstore.paymentshipping.shipping;

import org.jspecify.annotations.NullMarked;
