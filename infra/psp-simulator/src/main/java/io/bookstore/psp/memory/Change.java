package io.bookstore.psp.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What one call does to the memory: all of it or nothing, as one line of the journal. */
public final class Change implements Lookup {

    private final Cause cause;
    private final Instant now;
    private final StripeIds ids;
    private final Lookup before;
    private final List<Remembered> kept = new ArrayList<>();

    Change(Cause cause, Instant now, StripeIds ids, Lookup before) {
        this.cause = cause;
        this.now = now;
        this.ids = ids;
        this.before = before;
    }

    /** Who asked for the change. */
    public record Cause(
            String operation,
            @Nullable String requestId,
            @Nullable String idempotencyKey) {}

    public Instant now() {
        return now;
    }

    public String newId(String prefix) {
        return ids.next(prefix);
    }

    public <T extends Remembered> T keep(T thing) {
        kept.add(thing);
        return thing;
    }

    /** Keeps the object and tells the world what happened to it. */
    public void announce(String type, StripeObject about) {
        keep(about);
        String kind = about.getClass().getAnnotation(Kind.class).value();
        keep(new StripeEvent(
                newId("evt_"),
                now.getEpochSecond(),
                type,
                kind,
                about.id(),
                cause.requestId(),
                cause.idempotencyKey(),
                about));
    }

    public List<StripeEvent> events() {
        return kept.stream()
                .filter(StripeEvent.class::isInstance)
                .map(StripeEvent.class::cast)
                .toList();
    }

    /** Makes all that was kept so far, events and what they show included, tell another story. */
    public void retell(UnaryOperator<JsonNode> story) {
        kept.replaceAll(thing -> retold(thing, story));
    }

    private static Remembered retold(Remembered thing, UnaryOperator<JsonNode> story) {
        if (thing instanceof StripeEvent event && event.snapshot() != null) {
            return event.showing((StripeObject) retold(event.snapshot(), story));
        }
        return Journal.JSON.treeToValue(story.apply(Journal.JSON.valueToTree(thing)), thing.getClass());
    }

    @Override
    public Optional<Remembered> find(String kind, String id) {
        for (Remembered thing : kept.reversed()) {
            if (thing.id().equals(id)
                    && thing.getClass().getAnnotation(Kind.class).value().equals(kind)) {
                return Optional.of(thing);
            }
        }
        return before.find(kind, id);
    }

    List<Remembered> kept() {
        return kept;
    }

    Cause cause() {
        return cause;
    }
}
