package io.bookstore.catalog.onix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Title, subtitle and series (lists 15, 148, 149 and 197). */
final class Titles {

    private static final String DISTINCTIVE = "01";
    private static final String OF_PRODUCT = "01";
    private static final String OF_COLLECTION = "02";
    private static final List<String> COLLECTIONS = List.of("10", "11", "00", "20");
    private static final List<String> SEQUENCES = List.of("06", "02", "03", "04", "05", "07");
    private static final int LONGEST_VOLUME = 20;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,3})?");

    private Titles() {}

    static void fill(ObjectNode record, Element detail) {
        List<Element> elements = elements(detail);
        Element own = ofLevel(elements, OF_PRODUCT);
        Element shared = ofLevel(elements, OF_COLLECTION);
        String title = own == null ? null : text(own);
        String part = own == null ? null : own.value("PartNumber");
        String common = shared == null ? null : text(shared);
        String whole = joined(title == null ? common : title, part);
        if (whole != null) {
            record.put("title", whole);
        }
        String subtitle = Stream.of(own, shared)
                .filter(Objects::nonNull)
                .map(element -> element.value("Subtitle"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (subtitle != null) {
            record.put("subtitle", subtitle);
        }
        series(record, detail, common, part);
    }

    private static @Nullable String joined(@Nullable String title, @Nullable String part) {
        return title == null || part == null ? title : title + ", " + part;
    }

    private static void series(ObjectNode record, Element detail, @Nullable String common, @Nullable String part) {
        for (Element collection : Element.ranked(detail.all("Collection"), "CollectionType", COLLECTIONS)) {
            List<Element> elements = elements(collection);
            Element named = ofLevel(elements, OF_COLLECTION);
            String name = named == null ? null : text(named);
            if (name != null) {
                put(record, name, volume(collection, elements));
                return;
            }
        }
        if (common != null) {
            put(record, common, part);
        }
    }

    private static void put(ObjectNode record, String name, @Nullable String volume) {
        ObjectNode series = record.putObject("series").put("name", name);
        String fitting = fitting(volume);
        if (fitting != null) {
            series.put("volume", fitting);
        }
    }

    private static @Nullable String volume(Element collection, List<Element> elements) {
        Stream<String> parts =
                elements.stream().map(element -> element.value("PartNumber")).filter(Objects::nonNull);
        Stream<String> sequences =
                Element.ranked(collection.all("CollectionSequence"), "CollectionSequenceType", SEQUENCES).stream()
                        .map(sequence -> sequence.value("CollectionSequenceNumber"))
                        .filter(Objects::nonNull);
        return Stream.concat(parts, sequences).findFirst().orElse(null);
    }

    /** "Erster Band der Gesamtausgabe, 1" is kept as "1". */
    private static @Nullable String fitting(@Nullable String volume) {
        if (volume == null || volume.length() <= LONGEST_VOLUME) {
            return volume;
        }
        Matcher number = NUMBER.matcher(volume);
        return number.find() ? number.group() : null;
    }

    /** Of the distinctive title; of another one when there is none. */
    private static List<Element> elements(Element titled) {
        List<Element> details = new ArrayList<>(titled.all("TitleDetail"));
        details.sort(Comparator.comparing(each -> !each.says("TitleType", DISTINCTIVE)));
        return details.isEmpty() ? List.of() : details.getFirst().all("TitleElement");
    }

    private static @Nullable Element ofLevel(List<Element> elements, String level) {
        return elements.stream()
                .filter(element -> element.says("TitleElementLevel", level))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String text(Element element) {
        String without = element.value("TitleWithoutPrefix");
        String prefix = element.value("TitlePrefix");
        if (without == null) {
            return element.value("TitleText");
        }
        return prefix == null
                ? without
                : prefix.endsWith("'") || prefix.endsWith("’") ? prefix + without : prefix + " " + without;
    }
}
