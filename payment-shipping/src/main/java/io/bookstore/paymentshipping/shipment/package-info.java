/** Shipments: one parcel per paid order that needs shipping, more when it leaves in parts. */
@NullMarked
package io.bookstore.paymentshipping.shipment;

import org.jspecify.annotations.NullMarked;
