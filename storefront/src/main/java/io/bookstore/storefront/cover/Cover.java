package io.bookstore.storefront.cover;

import org.jspecify.annotations.Nullable;

/**
 * The picture of a book.
 *
 * @param srcset the same picture in other widths; null for a drawn one, which needs none
 */
public record Cover(String src, @Nullable String srcset) {

    /** Whether it is a picture of the printed cover, of whatever shape, and not one that we drew. */
    public boolean isPhoto() {
        return srcset != null;
    }
}
