package io.bookstore.storefront.shop;

import io.bookstore.storefront.shopper.Account;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the frame around every page shows. In templates: {@code layout}. */
public record Layout(
        String shopName,
        @Nullable Account account,
        int copiesInCart,
        List<Category> categories,
        String htmx,
        String publicUrl,
        String here) {

    public boolean isStaff() {
        return account != null && account.isStaff();
    }
}
