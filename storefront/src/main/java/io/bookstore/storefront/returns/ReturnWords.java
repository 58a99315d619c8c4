package io.bookstore.storefront.returns;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Says in plain words where a return stands and why it was made. In templates: {@code @returnWords}. */
@Component("returnWords")
public final class ReturnWords {

    private static final Map<String, String> STATUS = Map.of(
            "requested", "Asked for",
            "approved", "Agreed, send it to us",
            "refused", "Not accepted",
            "received", "Arrived at our house",
            "refunded", "Money sent back");

    /** In the order in which a form offers them. */
    private static final Map<String, String> REASONS = reasons();

    private static Map<String, String> reasons() {
        Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put("damaged", "It is damaged");
        reasons.put("wrong_item", "It is not what I ordered");
        reasons.put("not_as_described", "It is not as described");
        reasons.put("changed_mind", "I changed my mind");
        reasons.put("arrived_late", "It came too late");
        reasons.put("other", "Another reason");
        return reasons;
    }

    public String status(String status) {
        return STATUS.getOrDefault(status, status);
    }

    public String reason(String reason) {
        return REASONS.getOrDefault(reason, reason);
    }

    public Map<String, String> all() {
        return REASONS;
    }
}
