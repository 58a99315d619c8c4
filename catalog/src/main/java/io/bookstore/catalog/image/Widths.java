package io.bookstore.catalog.image;

import java.util.List;

/** The widths that every picture is kept in. */
final class Widths {

    static final List<Integer> ALL = List.of(160, 320, 640, 1280);

    static final int LARGEST = ALL.getLast();

    private Widths() {}
}
