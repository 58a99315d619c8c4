package io.bookstore.storefront.shopper;

import java.security.Principal;
import java.util.Set;

/** The signed-in person, as the access token describes them. */
public record Account(String id, String email, String name, Set<String> roles) implements Principal {

    public boolean isStaff() {
        return roles.contains("staff");
    }

    public boolean isAdmin() {
        return roles.contains("admin");
    }

    @Override
    public String getName() {
        return name.isBlank() ? email : name;
    }
}
