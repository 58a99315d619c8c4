package io.bookstore.cartorder.testing;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Identity: knows the addresses that it was told of, and who left. */
public final class PlayedIdentity extends PlayedService {

    /** Whether nobody can be asked. */
    public volatile boolean down;

    @Override
    protected Reply answer(String method, String path, JsonNode body) {
        if (path.equals("/internal/revocations")) {
            return new Reply(200, Map.of("data", java.util.List.of()));
        }
        return down ? new Reply(503, Map.of()) : problem(404, "not-found", Map.of());
    }
}
