package io.bookstore.storefront.cover;

import java.util.Locale;

/** How a text is set: its face, the space between letters and between lines (both in parts of the size), capitals or not. */
record Style(Face face, double tracking, double leading, boolean capitals) {

    static Style of(Face face) {
        return new Style(face, 0, 1.12, false);
    }

    static Style capitals(Face face, double tracking) {
        return new Style(face, tracking, 1.16, true);
    }

    Style leading(double newLeading) {
        return new Style(face, tracking, newLeading, capitals);
    }

    String shape(String text) {
        // the one-to-one mapping keeps letters that have no capital in the face
        return capitals ? text.toUpperCase(Locale.ROOT) : text;
    }

    /** At size 1. */
    double width(String text) {
        int letters = text.codePointCount(0, text.length());
        return face.width(text) + tracking * Math.max(0, letters - 1);
    }
}
