package io.bookstore.identity.throttle;

/**
 * Somebody's try at a secret of an account.
 *
 * @param account what the account is called here: its normalised address, or its id; whether it exists does not matter
 * @param address the network address it comes from
 */
public record Attempt(String account, String address) {

    /** Only a caller on this machine has such an address: shoppers come through the gateway, which says theirs. */
    boolean comesFromThisMachine() {
        return address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
    }
}
