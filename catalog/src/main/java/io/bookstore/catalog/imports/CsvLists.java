package io.bookstore.catalog.imports;

import java.util.ArrayList;
import java.util.List;

/** Several things in one cell: parted by semicolons; one that belongs to a thing has a backslash before it. */
final class CsvLists {

    private CsvLists() {}

    static List<String> items(String cell) {
        List<String> items = new ArrayList<>();
        StringBuilder item = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char next = cell.charAt(i);
            boolean escape = next == '\\' && i + 1 < cell.length() && isSpecial(cell.charAt(i + 1));
            if (escape) {
                item.append(cell.charAt(++i));
            } else if (next == ';') {
                add(items, item);
            } else {
                item.append(next);
            }
        }
        add(items, item);
        return items;
    }

    private static boolean isSpecial(char next) {
        return next == ';' || next == '\\';
    }

    private static void add(List<String> items, StringBuilder item) {
        String text = item.toString().strip();
        if (!text.isEmpty()) {
            items.add(text);
        }
        item.setLength(0);
    }
}
