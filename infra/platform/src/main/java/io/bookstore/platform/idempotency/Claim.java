package io.bookstore.platform.idempotency;

import java.util.UUID;

/** What became of the wish to handle a request under an idempotency key. */
public sealed interface Claim {

    /** Ours until the lease is over. The token tells our claim from one that took it over. */
    record Claimed(String owner, String key, UUID token) implements Claim {}

    /** The same request is being handled right now. */
    record InFlight() implements Claim {}

    /** The key was used for another request. */
    record OtherRequest() implements Claim {}

    /** The request has made its resource; its current state is the answer. */
    record Known(UUID resourceId) implements Claim {}
}
