package io.bookstore.catalog.onix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An element of a product with what we know in it, by reference names. */
final class Element {

    private final String name;
    private final @Nullable String format;
    private final List<Element> children = new ArrayList<>();
    private String text = "";

    /** @param format of its text or date */
    Element(String name, @Nullable String format) {
        this.name = name;
        this.format = format;
    }

    void add(Element child) {
        children.add(child);
    }

    void text(String content) {
        text = content.strip();
    }

    String text() {
        return text;
    }

    @Nullable
    String format() {
        return format;
    }

    List<Element> all(String child) {
        return children.stream().filter(each -> each.name.equals(child)).toList();
    }

    /** All at the end of this way down. */
    List<Element> all(String child, String grandchild) {
        return all(child).stream()
                .flatMap(each -> each.all(grandchild).stream())
                .toList();
    }

    boolean has(String child) {
        return children.stream().anyMatch(each -> each.name.equals(child));
    }

    /** The first that is not blank, null when there is none. */
    @Nullable
    String value(String child) {
        return children.stream()
                .filter(each -> each.name.equals(child) && !each.text.isEmpty())
                .map(Element::text)
                .findFirst()
                .orElse(null);
    }

    boolean says(String child, String code) {
        return code.equals(value(child));
    }

    boolean saysOneOf(String child, Set<String> codes) {
        String value = value(child);
        return value != null && codes.contains(value);
    }

    /** By the value of a child in the order of these codes; those with another value are left out. */
    static List<Element> ranked(List<Element> elements, String child, List<String> codes) {
        return elements.stream()
                .filter(each -> each.saysOneOf(child, Set.copyOf(codes)))
                .sorted(Comparator.comparingInt(each -> codes.indexOf(String.valueOf(each.value(child)))))
                .toList();
    }

    /** The whole number in a child, null when there is none. */
    @Nullable
    Integer number(String child) {
        String value = value(child);
        return value == null || !value.matches("[0-9]{1,9}") ? null : Integer.valueOf(value);
    }
}
