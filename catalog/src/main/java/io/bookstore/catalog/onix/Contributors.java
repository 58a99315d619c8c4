package io.bookstore.catalog.onix;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who made a book (lists 17 and 19). */
final class Contributors {

    private static final Map<String, String> ROLES = roles();
    private static final Map<String, String> UNNAMED = Map.of(
            "01", "Unknown", "02", "Anonymous", "03", "Others", "04", "Various Authors", "05", "Synthesised voice");
    private static final List<String> NAME_PARTS =
            List.of("NamesBeforeKey", "PrefixToKey", "KeyNames", "NamesAfterKey", "SuffixToKey");

    private Contributors() {}

    static void fill(ObjectNode record, Element detail) {
        List<Element> contributors = detail.all("Contributor").stream()
                .sorted(Comparator.comparing(
                        each -> Objects.requireNonNullElse(each.number("SequenceNumber"), Integer.MAX_VALUE)))
                .toList();
        for (Element contributor : contributors) {
            String name = name(contributor);
            if (name != null) {
                Set<String> roles = new LinkedHashSet<>();
                contributor.all("ContributorRole").forEach(role -> roles.add(role(role.text())));
                List<String> others = contributor.all("AlternativeName").stream()
                        .map(Contributors::name)
                        .filter(other -> other != null && !other.equals(name))
                        .distinct()
                        .toList();
                (roles.isEmpty() ? Set.of("contributor") : roles).forEach(role -> add(record, name, role, others));
            }
        }
    }

    /** Works of reference name nobody; then the house that made them stands for their makers. */
    static void standIn(ObjectNode record, Element product) {
        if (product.has("DescriptiveDetail") && !record.has("authors") && record.has("publisher")) {
            add(record, record.get("publisher").asString(), "contributor", List.of());
        }
    }

    private static void add(ObjectNode record, String name, String role, List<String> others) {
        ArrayNode authors = record.get("authors") instanceof ArrayNode known ? known : record.putArray("authors");
        ObjectNode author = authors.addObject().put("name", name).put("role", role);
        if (!others.isEmpty()) {
            ArrayNode names = author.putArray("other_names");
            others.forEach(names::add);
        }
    }

    private static @Nullable String name(Element contributor) {
        String inOrder = contributor.value("PersonName");
        String parts = NAME_PARTS.stream()
                .map(contributor::value)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return Stream.of(
                        inOrder,
                        parts.isEmpty() ? null : parts,
                        turned(contributor.value("PersonNameInverted")),
                        contributor.value("CorporateName"),
                        UNNAMED.get(String.valueOf(contributor.value("UnnamedPersons"))))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** {@code Chapman, Jim} is Jim Chapman. */
    private static @Nullable String turned(@Nullable String inverted) {
        if (inverted == null || inverted.indexOf(',') < 0) {
            return inverted;
        }
        int comma = inverted.indexOf(',');
        return (inverted.substring(comma + 1).strip() + " "
                        + inverted.substring(0, comma).strip())
                .strip();
    }

    private static String role(String code) {
        return ROLES.getOrDefault(code, "contributor");
    }

    private static Map<String, String> roles() {
        Map<String, String> roles = new HashMap<>();
        put(roles, "author", "A01 A02 A03 A04 A05 A06 A08 A09 A14 A38");
        put(roles, "illustrator", "A07 A12 A13 A33 A34 A35 A36 A40 A41 A46 A47 A48");
        put(roles, "editor", "B01 B02 B09 B10 B11 B12 B13 B15 B16 B18 B19 B20 B21 B23 B24 B26 B28 B29");
        put(roles, "translator", "B06 B08");
        put(roles, "narrator", "E03 E07");
        return Map.copyOf(roles);
    }

    private static void put(Map<String, String> roles, String role, String codes) {
        for (String code : codes.split(" ")) {
            roles.put(code, role);
        }
    }
}
