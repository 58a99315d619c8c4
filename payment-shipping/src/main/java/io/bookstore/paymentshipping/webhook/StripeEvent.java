package io.bookstore.paymentshipping.webhook;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is kept of an event: which object it is about. What happened to it is asked of Stripe. */
record StripeEvent(
        String id,
        String type,
        @Nullable String objectId,
        @Nullable String intentId,
        @Nullable UUID paymentId,
        @Nullable UUID refundId) {

    private static final Pattern ID = Pattern.compile("[a-z]{1,10}_[A-Za-z0-9_]{1,200}");
    private static final Pattern TYPE = Pattern.compile("[a-z0-9_]+(\\.[a-z0-9_]+){1,5}");
    private static final int LONGEST_TYPE = 100;

    private static final Set<String> OF_INTENTS = Set.of(
            "payment_intent.succeeded",
            "payment_intent.payment_failed",
            "payment_intent.canceled",
            "payment_intent.processing",
            "payment_intent.requires_action");
    private static final Set<String> OF_REFUNDS =
            Set.of("refund.created", "refund.updated", "refund.failed", "charge.refund.updated");

    private static final Set<String> OF_DISPUTES = Set.of(
            "charge.dispute.created",
            "charge.dispute.updated",
            "charge.dispute.closed",
            "charge.dispute.funds_withdrawn",
            "charge.dispute.funds_reinstated");

    /** Nothing unless this is an event of our own account, in the mode that we are in. */
    static Optional<StripeEvent> parse(String body, JsonMapper json, boolean live) {
        JsonNode event;
        try {
            event = json.readTree(body);
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
        JsonNode object = event.path("data").path("object");
        String id = text(event.path("id"));
        String type = text(event.path("type"));
        if (id == null || type == null || !isEventOf(event, live)) {
            return Optional.empty();
        }
        boolean wellFormed = id.startsWith("evt_")
                && ID.matcher(id).matches()
                && type.length() <= LONGEST_TYPE
                && TYPE.matcher(type).matches()
                && object.isObject()
                && text(object.path("object")) != null;
        return wellFormed ? Optional.of(of(id, type, object)) : Optional.empty();
    }

    /** Whether anything must be asked because of it. */
    boolean matters() {
        boolean ofIntent = paymentId != null && intentId != null && OF_INTENTS.contains(type);
        return isOfDispute() || ofIntent || (refundId != null && OF_REFUNDS.contains(type));
    }

    boolean isOfDispute() {
        return objectId != null && OF_DISPUTES.contains(type);
    }

    /** Events of connected accounts name their account; ours name none. */
    private static boolean isEventOf(JsonNode event, boolean live) {
        JsonNode livemode = event.path("livemode");
        return event.isObject()
                && "event".equals(text(event.path("object")))
                && livemode.isBoolean()
                && livemode.booleanValue() == live
                && event.path("account").isMissingNode();
    }

    private static StripeEvent of(String id, String type, JsonNode object) {
        boolean isIntent = "payment_intent".equals(text(object.path("object")));
        JsonNode metadata = object.path("metadata");
        return new StripeEvent(
                id,
                type,
                name(object.path("id")),
                name(isIntent ? object.path("id") : object.path("payment_intent")),
                uuid(metadata.path("payment_id")),
                uuid(metadata.path("refund_id")));
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.stringValue() : null;
    }

    private static @Nullable String name(JsonNode node) {
        String text = text(node);
        return text != null && ID.matcher(text).matches() ? text : null;
    }

    private static @Nullable UUID uuid(JsonNode node) {
        String text = text(node);
        if (text == null) {
            return null;
        }
        try {
            UUID uuid = UUID.fromString(text);
            return uuid.toString().equals(text) ? uuid : null;
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }
}
