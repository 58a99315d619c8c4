package io.bookstore.storefront.shopper;

import io.bookstore.storefront.api.IdentityApi.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An account with its tokens. It lives in the session only; the browser never sees it. */
record Login(Account account, String accessToken, Instant expiresAt, String refreshToken) {

    private static final Duration MARGIN = Duration.ofSeconds(30);

    /** The token comes straight from identity, which signed it, so its claims are read without checking them again. */
    static Login of(Tokens tokens, Instant now, JsonMapper json) {
        String[] parts = tokens.accessToken().split("\\.");
        if (parts.length != 3) throw new IllegalStateException("identity answered something that is not a token");
        JsonNode claims = json.readTree(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        Set<String> roles =
                claims.path("roles").valueStream().map(JsonNode::asString).collect(Collectors.toUnmodifiableSet());
        Account account = new Account(
                claims.path("sub").asString(""),
                claims.path("email").asString(""),
                claims.path("name").asString(""),
                roles);
        return new Login(account, tokens.accessToken(), now.plusSeconds(tokens.expiresIn()), tokens.refreshToken());
    }

    boolean isFresh(Instant now) {
        return now.plus(MARGIN).isBefore(expiresAt);
    }

    /** Tokens stay out of logs. */
    @Override
    public String toString() {
        return "Login[" + account.id() + "]";
    }
}
