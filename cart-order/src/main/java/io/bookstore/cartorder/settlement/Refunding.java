package io.bookstore.cartorder.settlement;

import io.bookstore.cartorder.order.StaffRefunds;
import java.util.UUID;

/** What became of the wish to give money back. */
sealed interface Refunding {

    /** @param refundId of the refund, whose current state is the answer */
    record Begun(UUID refundId) implements Refunding {}

    record Refused(StaffRefunds.Refusal why) implements Refunding {}

    /** The same request is being handled right now. */
    record InFlight() implements Refunding {}

    /** The key was used for another request. */
    record OtherRequest() implements Refunding {}
}
