package io.bookstore.storefront.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** What admins do with other people's accounts. */
public interface UsersApi {

    record User(String id, String email, String name, List<String> roles, String status, Instant createdAt) {

        /** The one that holds the others. */
        public String highestRole() {
            return roles.contains("admin") ? "admin" : roles.contains("staff") ? "staff" : "customer";
        }

        public boolean isDisabled() {
            return status.equals("disabled");
        }
    }

    record Roles(List<String> roles) {}

    record AuditEntry(
            String actorId, String action, @Nullable String detail, Instant at) {}

    @GetExchange("/v1/admin/users")
    Listing<User> users(OnBehalf who, @RequestParam MultiValueMap<String, String> query);

    @GetExchange("/v1/admin/users/{id}")
    User user(OnBehalf who, @PathVariable String id);

    @GetExchange("/v1/admin/users/{id}/audit?limit=50")
    Listing<AuditEntry> audit(OnBehalf who, @PathVariable String id);

    @PutExchange("/v1/admin/users/{id}/roles")
    User setRoles(OnBehalf who, @PathVariable String id, @RequestBody Roles roles);

    @PostExchange("/v1/admin/users/{id}/disable")
    User disable(OnBehalf who, @PathVariable String id);

    @PostExchange("/v1/admin/users/{id}/enable")
    User enable(OnBehalf who, @PathVariable String id);

    @DeleteExchange("/v1/admin/users/{id}")
    void erase(OnBehalf who, @PathVariable String id);
}
