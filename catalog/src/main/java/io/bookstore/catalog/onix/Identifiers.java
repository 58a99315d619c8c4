package io.bookstore.catalog.onix;

import io.bookstore.catalog.files.BadRecord;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which book a product is, and which others are of the same work (lists 5, 16, 51 and 164). */
final class Identifiers {

    private static final String ISBN_13 = "15";
    private static final String GTIN_13 = "03";
    private static final String ISBN_10 = "02";
    private static final List<String> BOOK_IDS = List.of(ISBN_13, GTIN_13, ISBN_10);
    private static final Set<String> SAME_WORK_RELATIONS = Set.of("06", "13", "27");
    private static final String MANIFESTATION_OF = "01";
    private static final String PROPRIETARY = "01";
    /** A work may be named by the ISBN of one of its editions. */
    private static final Set<String> WORK_BY_ISBN = Set.of("02", "03", "15");

    private static final String OUR_BOOKS = OnixNames.BOOK;
    private static final String OUR_WORKS = OnixNames.WORK;

    private Identifiers() {}

    static void fill(ObjectNode record, Element product) {
        String isbn = isbn(product);
        if (isbn != null) {
            record.put("isbn13", isbn);
        }
        product.all("ProductIdentifier").stream()
                .filter(id -> id.says("ProductIDType", PROPRIETARY) && id.says("IDTypeName", OUR_BOOKS))
                .map(id -> id.value("IDValue"))
                .flatMap(Stream::ofNullable)
                .findFirst()
                .ifPresent(id -> record.put("book_id", id));
        List<Element> works = product.all("RelatedMaterial", "RelatedWork").stream()
                .filter(work -> work.says("WorkRelationCode", MANIFESTATION_OF))
                .flatMap(work -> work.all("WorkIdentifier").stream())
                .toList();
        works.stream()
                .filter(id -> !id.saysOneOf("WorkIDType", WORK_BY_ISBN))
                .map(Identifiers::work)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .ifPresent(work -> record.put("work", work));
        related(record, product, works);
    }

    /** What a record is that says nothing else. */
    static void require(ObjectNode record) throws BadRecord {
        if (!record.has("isbn13") && !record.has("book_id")) {
            throw new BadRecord("has no ISBN, so that nobody knows what to delete");
        }
    }

    private static void related(ObjectNode record, Element product, List<Element> works) {
        Stream<String> products = product.all("RelatedMaterial", "RelatedProduct").stream()
                .filter(other -> other.all("ProductRelationCode").stream()
                        .anyMatch(code -> SAME_WORK_RELATIONS.contains(code.text())))
                .map(Identifiers::isbn)
                .flatMap(Stream::ofNullable);
        Stream<String> namedByIsbn = works.stream()
                .filter(id -> id.saysOneOf("WorkIDType", WORK_BY_ISBN))
                .map(id -> id.value("IDValue"))
                .flatMap(Stream::ofNullable);
        List<String> others =
                Stream.concat(products, namedByIsbn).distinct().limit(50).toList();
        if (!others.isEmpty()) {
            ArrayNode list = record.putArray("related_isbns");
            others.forEach(list::add);
        }
    }

    private static @Nullable String isbn(Element identified) {
        return Element.ranked(identified.all("ProductIdentifier"), "ProductIDType", BOOK_IDS).stream()
                .filter(id -> !id.says("ProductIDType", GTIN_13) || isBookland(id.value("IDValue")))
                .map(id -> id.value("IDValue"))
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElse(null);
    }

    private static boolean isBookland(@Nullable String gtin) {
        return gtin != null && (gtin.startsWith("978") || gtin.startsWith("979"));
    }

    private static @Nullable String work(Element id) {
        String value = id.value("IDValue");
        String type = id.value("WorkIDType");
        String of = id.value("IDTypeName");
        if (value == null || type == null) {
            return null;
        }
        if (!type.equals(PROPRIETARY)) {
            return "onix work " + type + " " + value;
        }
        return OUR_WORKS.equals(of) ? value : of == null ? null : of + " " + value;
    }
}
