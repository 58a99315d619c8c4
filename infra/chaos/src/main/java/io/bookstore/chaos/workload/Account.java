package io.bookstore.chaos.workload;

import java.util.Map;

/** Somebody with a password, who signs in again before the token is too old. */
final class Account implements Floor.Headers {

    private static final long SIGN_IN_EVERY_MS = 200_000;

    private final ShopClient client;
    private final String label;
    private final Map<String, String> credentials;
    private final boolean registers;
    private Map<String, String> headers = Map.of();
    private long signedInAt;
    private boolean registered;

    private Account(ShopClient client, String label, String email, String password, boolean registers) {
        this.client = client;
        this.label = label;
        this.credentials = Map.of("email", email, "password", password);
        this.registers = registers;
    }

    static Account staff(ShopClient client) {
        return new Account(client, "staff", "staff@example.com", "correct-horse-battery-staple", false);
    }

    static Account buyer(ShopClient client, String label, String email) {
        return new Account(client, label, email, "a long enough password", true);
    }

    @Override
    public synchronized Map<String, String> headers() {
        if (System.currentTimeMillis() - signedInAt > SIGN_IN_EVERY_MS) {
            renew();
        }
        return headers;
    }

    /** Tries once; without success the old token is used on, and the next refusal tries again. */
    @Override
    public synchronized void renew() {
        if (registers && !registered) {
            Answer answer = client.send(Ask.of(
                    "register",
                    label,
                    "POST",
                    "/v1/auth/register",
                    Map.of(
                            "email",
                            credentials.get("email"),
                            "password",
                            credentials.get("password"),
                            "name",
                            "Chaos Buyer")));
            registered = answer.ok();
        }
        Answer answer = client.send(Ask.of("login", label, "POST", "/v1/auth/login", credentials));
        if (answer.ok()) {
            headers = Map.of(
                    "Authorization",
                    "Bearer " + answer.json().path("access_token").asString());
            signedInAt = System.currentTimeMillis();
        }
    }

    boolean isSignedIn() {
        return !headers().isEmpty();
    }
}
