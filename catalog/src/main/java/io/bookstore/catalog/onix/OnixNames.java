package io.bookstore.catalog.onix;

/** Under which names our own messages say what ONIX has no words for. */
public final class OnixNames {

    public static final String BOOK = "Bookstore book";
    public static final String WORK = "Bookstore work";
    public static final String CATEGORY = "Bookstore category";
    public static final String KEYWORD = "Bookstore keyword";

    /** In place of a category: the book is on no shelf. */
    public static final String NO_CATEGORY = "none";

    private OnixNames() {}
}
