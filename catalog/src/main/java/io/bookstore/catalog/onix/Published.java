package io.bookstore.catalog.onix;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** By whom and when a book is published: block 4 (lists 45 and 163). */
final class Published {

    private static final List<String> FIRST_PUBLICATION = List.of("20", "11");
    private static final String ON_SALE_EMBARGO = "02";
    private static final String EXPECTED = "08";
    private static final int YEAR = 4;
    private static final int DAY = 10;

    private Published() {}

    static void fill(ObjectNode record, Element product) {
        for (Element detail : product.all("PublishingDetail")) {
            publisher(record, detail);
            dates(detail, "PublishingDate", "PublishingDateRole", "01")
                    .findFirst()
                    .ifPresent(date -> record.put("published", date));
            FIRST_PUBLICATION.stream()
                    .flatMap(role -> dates(detail, "PublishingDate", "PublishingDateRole", role))
                    .findFirst()
                    .ifPresent(date -> record.put("original_year", Integer.parseInt(date.substring(0, YEAR))));
        }
        List<Element> markets = product.all("ProductSupply", "MarketPublishingDetail");
        if (!record.has("published")) {
            markets.stream()
                    .flatMap(market -> dates(market, "MarketDate", "MarketDateRole", "01"))
                    .findFirst()
                    .ifPresent(date -> record.put("published", date));
        }
        onSale(record, product, markets);
    }

    private static void publisher(ObjectNode record, Element detail) {
        Stream<Element> main = detail.all("Publisher").stream().filter(each -> each.says("PublishingRole", "01"));
        Stream<Element> any = detail.all("Publisher").stream();
        Stream.concat(
                        Stream.concat(main, any).map(each -> each.value("PublisherName")),
                        detail.all("Imprint").stream().map(each -> each.value("ImprintName")))
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(name -> record.put("publisher", name));
    }

    /** The first day on which it may be sold, else on which it is expected. */
    private static void onSale(ObjectNode record, Element product, List<Element> markets) {
        List<Element> supplies = product.all("ProductSupply", "SupplyDetail");
        Stream<String> embargoes = Stream.of(
                        product.all("PublishingDetail").stream()
                                .flatMap(each -> dates(each, "PublishingDate", "PublishingDateRole", ON_SALE_EMBARGO)),
                        markets.stream().flatMap(each -> dates(each, "MarketDate", "MarketDateRole", ON_SALE_EMBARGO)),
                        supplies.stream().flatMap(each -> dates(each, "SupplyDate", "SupplyDateRole", ON_SALE_EMBARGO)))
                .flatMap(each -> each);
        Stream<String> expected =
                supplies.stream().flatMap(each -> dates(each, "SupplyDate", "SupplyDateRole", EXPECTED));
        Stream.concat(embargoes, expected)
                .filter(date -> date.length() == DAY)
                .findFirst()
                .ifPresent(date -> record.put("available_from", date));
    }

    private static Stream<String> dates(Element parent, String composite, String role, String code) {
        return parent.all(composite).stream()
                .filter(each -> each.says(role, code))
                .map(Dates::of)
                .filter(Objects::nonNull);
    }
}
