package io.bookstore.platform.feed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a service wants to hear from one producer. Declared as a bean; how the events travel is hidden behind it.
 * Events of types without a handler are skipped.
 */
public final class Subscription {

    private final String producer;
    private final String name;
    private final @Nullable Snapshot<?> snapshot;
    private final Map<String, Route<?>> routes;
    private final boolean history;

    private Subscription(Builder builder, String name) {
        this.producer = builder.producer;
        this.name = name;
        this.snapshot = builder.snapshot;
        this.routes = Map.copyOf(builder.routes);
        this.history = builder.history;
    }

    /** @param producer the service's name, as in {@code inventory} */
    public static Builder to(String producer) {
        return new Builder(producer);
    }

    String producer() {
        return producer;
    }

    String name() {
        return name;
    }

    @Nullable
    Snapshot<?> snapshot() {
        return snapshot;
    }

    boolean wantsHistory() {
        return history;
    }

    boolean handles(String type) {
        return routes.containsKey(type);
    }

    void apply(FeedEvent event, JsonNode payload, JsonMapper json) {
        Route<?> route = routes.get(event.type());
        if (route != null) {
            route.apply(event, payload, json);
        }
    }

    private record Route<P>(Class<P> type, EventHandler<P> handler) {
        void apply(FeedEvent event, JsonNode payload, JsonMapper json) {
            handler.on(event, json.treeToValue(payload, type));
        }
    }

    public static final class Builder {

        private final String producer;
        private final Map<String, Route<?>> routes = new LinkedHashMap<>();
        private @Nullable String name;
        private @Nullable Snapshot<?> snapshot;
        private boolean history;

        private Builder(String producer) {
            this.producer = Objects.requireNonNull(producer, "producer");
        }

        /** Unique within the consumer: the key of its position, so it must never change. */
        public Builder named(String name) {
            this.name = name;
            return this;
        }

        /** As below; the id of a row is its field {@code id}, else its first field that ends in {@code _id}. */
        public <R> Builder snapshot(String path, Class<R> rowType, Consumer<? super List<R>> loader) {
            this.snapshot = new Snapshot<>(path, rowType, null, loader);
            return this;
        }

        /**
         * Loads the producer's state before the first event, and again whenever this consumer was away for longer than
         * the producer keeps its events. A snapshot holds what exists: the loader writes each row over what it finds.
         *
         * @param path {@code /internal/stock}, paged by {@code after=<id of the last row>}
         * @param idOf tells a row's id
         * @param loader gets one page after the other, each in its own transaction; rows may come twice
         */
        public <R> Builder snapshot(
                String path, Class<R> rowType, Function<? super R, ?> idOf, Consumer<? super List<R>> loader) {
            this.snapshot = new Snapshot<>(path, rowType, idOf, loader);
            return this;
        }

        /**
         * Begins with the first event that the producer still keeps, for a consumer to which events say more than the
         * state does. The snapshot is taken only when events are gone.
         */
        public Builder withHistory() {
            this.history = true;
            return this;
        }

        /** @param payloadType declares only the fields that the handler reads */
        public <P> Builder on(String eventType, Class<P> payloadType, EventHandler<P> handler) {
            if (routes.putIfAbsent(eventType, new Route<>(payloadType, handler)) != null) {
                throw new IllegalStateException("Two handlers for " + eventType + " of " + producer);
            }
            return this;
        }

        public Subscription build() {
            if (name == null || routes.isEmpty()) {
                throw new IllegalStateException(
                        "The subscription to " + producer + " needs a name and at least one handler.");
            }
            return new Subscription(this, name);
        }
    }
}
