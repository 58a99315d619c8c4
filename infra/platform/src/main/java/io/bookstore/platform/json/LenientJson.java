package io.bookstore.platform.json;

import tools.jackson.databind.json.JsonMapper;

/**
 * The mapper for what other services say: snake_case as everywhere, but fields that we do not declare are skipped, so
 * that a producer can add a field without breaking its consumers.
 *
 * @param mapper shared and thread-safe
 */
public record LenientJson(JsonMapper mapper) {}
