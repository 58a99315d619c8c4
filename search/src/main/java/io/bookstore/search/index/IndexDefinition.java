package io.bookstore.search.index;

import io.bookstore.platform.json.LenientJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What an index is made of: settings and mapping from one file, the same for every Elasticsearch. */
@Component
class IndexDefinition {

    private static final String FILE = "search/books-index.json";

    private final String json;
    private final String fingerprint;
    private final String refreshInterval;
    private final int segmentsPerTier;

    IndexDefinition(IndexSettings settings, LenientJson lenient) {
        this.json = withShards(read(), settings, lenient.mapper());
        this.fingerprint = fingerprintOf(json);
        JsonNode index = lenient.mapper().readTree(json).at("/settings/index");
        this.refreshInterval = index.path("refresh_interval").asString();
        this.segmentsPerTier = index.path("merge.policy.segments_per_tier").asInt();
    }

    String json() {
        return json;
    }

    /** How soon a write can be searched. */
    String refreshInterval() {
        return refreshInterval;
    }

    /** How few segments Elasticsearch keeps an index in that is searched: each costs every search something. */
    int segmentsPerTier() {
        return segmentsPerTier;
    }

    /** Changes with the definition: an index of another fingerprint has to be rebuilt. */
    String fingerprint() {
        return fingerprint;
    }

    private static String withShards(String definition, IndexSettings settings, JsonMapper mapper) {
        ObjectNode tree = (ObjectNode) mapper.readTree(definition);
        ((ObjectNode) tree.path("settings").path("index"))
                .put("number_of_shards", settings.shards())
                .put("number_of_replicas", settings.replicas());
        return tree.toString();
    }

    private static String read() {
        try (InputStream in = new ClassPathResource(FILE).getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FILE + " is not on the class path", unreadable);
        }
    }

    private static String fingerprintOf(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
