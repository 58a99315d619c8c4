package io.bookstore.paymentshipping;

import io.bookstore.paymentshipping.StripeObjects.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Customers of the double, and the cards that it keeps for them. */
public final class StripeCards {

    private final Map<String, Map<String, Object>> customers = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> methods = new LinkedHashMap<>();

    synchronized Answer answer(String verb, String path, Map<String, String> form) {
        String[] parts = path.split("/");
        return switch (verb + " " + path.replaceAll("/(cus|pm)_[^/]+", "/{id}")) {
            case "POST /v1/customers" -> create(form);
            case "DELETE /v1/customers/{id}" -> delete(parts[3]);
            case "GET /v1/customers/{id}/payment_methods" -> list(parts[3]);
            case "GET /v1/payment_methods/{id}" -> found(methods.get(parts[3]));
            case "POST /v1/payment_methods/{id}/detach" -> detach(parts[3]);
            default -> missing("id");
        };
    }

    /** Stripe customers that stand for this account. */
    public synchronized List<String> customersOf(Object userId) {
        return customers.values().stream()
                .filter(customer -> userId.toString().equals(((Map<?, ?>) customer.get("metadata")).get("user_id")))
                .map(customer -> (String) customer.get("id"))
                .toList();
    }

    /** In Stripe's dashboard, past us. */
    public synchronized void forgetCustomer(String id) {
        delete(id);
    }

    /** Why this charge cannot be, null when it can. */
    synchronized @Nullable Answer refusal(Map<String, String> form) {
        String customer = form.get("customer");
        if (customer != null && !customers.containsKey(customer)) {
            return missing("customer");
        }
        Map<String, Object> method = methods.get(String.valueOf(form.get("payment_method")));
        boolean foreign =
                method != null && !String.valueOf(method.get("customer")).equals(String.valueOf(customer));
        return foreign || (method != null && customer == null) ? missing("payment_method") : null;
    }

    synchronized boolean knows(String method) {
        return methods.containsKey(method);
    }

    /** After a charge: the card is kept if that was asked for. */
    synchronized String used(Map<String, String> form, Map<String, Object> card) {
        String method = String.valueOf(form.get("payment_method"));
        if (!form.containsKey("setup_future_usage") || methods.containsKey(method)) {
            return method;
        }
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("id", "pm_saved" + methods.size());
        kept.put("object", "payment_method");
        kept.put("type", "card");
        kept.put("customer", form.get("customer"));
        kept.put("card", card);
        methods.put((String) kept.get("id"), kept);
        return (String) kept.get("id");
    }

    private Answer create(Map<String, String> form) {
        Map<String, Object> customer = new HashMap<>();
        customer.put("id", "cus_" + customers.size());
        customer.put("object", "customer");
        customer.put("metadata", Map.of("user_id", form.get("metadata[user_id]")));
        customers.put((String) customer.get("id"), customer);
        return Answer.ok(customer);
    }

    private Answer delete(String id) {
        if (customers.remove(id) == null) {
            return missing("id");
        }
        methods.values().stream()
                .filter(method -> id.equals(method.get("customer")))
                .forEach(method -> {
                    method.put("customer", null);
                });
        return Answer.ok(Map.of("id", id, "object", "customer", "deleted", true));
    }

    private Answer list(String customer) {
        if (!customers.containsKey(customer)) {
            return missing("customer");
        }
        List<Map<String, Object>> kept = new ArrayList<>(methods.values())
                .reversed().stream()
                        .filter(method -> customer.equals(method.get("customer")))
                        .toList();
        return Answer.ok(Map.of("object", "list", "url", "/v1", "has_more", false, "data", kept));
    }

    private Answer detach(String id) {
        Map<String, Object> method = methods.get(id);
        if (method != null) {
            method.put("customer", null);
        }
        return found(method);
    }

    private static Answer found(@Nullable Map<String, Object> object) {
        return object == null ? missing("payment_method") : Answer.ok(object);
    }

    private static Answer missing(String param) {
        return Answer.refused("resource_missing", param);
    }
}
