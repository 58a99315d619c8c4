package io.bookstore.storefront.account;

import org.jspecify.annotations.Nullable;

/** Where to go after signing in: a page of this shop and nowhere else. */
final class SafeReturn {

    private static final String HOME = "/";

    private SafeReturn() {}

    static String to(@Nullable String next) {
        if (next == null || !next.startsWith("/") || next.startsWith("//") || next.length() > 500) return HOME;
        boolean plain = next.chars().allMatch(c -> c > 0x20 && c < 0x7F && c != '\\');
        boolean loop = next.startsWith("/sign-in") || next.startsWith("/register");
        return plain && !loop ? next : HOME;
    }
}
