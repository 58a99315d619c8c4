/** Shipments: one parcel per paid order that needs shipping. */
@NullMarked
package io.bookstore.paymentshipping.shipment;

import org.jspecify.annotations.NullMarked;
