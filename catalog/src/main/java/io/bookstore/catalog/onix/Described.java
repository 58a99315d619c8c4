package io.bookstore.catalog.onix;

import io.bookstore.catalog.files.BadRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a product is and what it is about: blocks 1 and 2. */
final class Described {

    private static final String PAGES = "03";
    /** List 23: what is counted as the pages of a book, the most exact first. */
    private static final List<String> PAGE_COUNTS = List.of("11", "00", "05", "06", "07", "08", "10");

    private static final Map<String, String> MEASURES =
            Map.of("01", "height_mm", "02", "width_mm", "03", "thickness_mm", "08", "weight_g");
    /** List 50, in millimetres and grams. */
    private static final Map<String, String> UNITS = Map.of(
            "mm", "1", "cm", "10", "in", "25.4", "gr", "1", "g", "1", "kg", "1000", "oz", "28.3495", "lb", "453.592");

    private static final Set<String> NO_LANGUAGE = Set.of("und", "mul", "zxx");
    /** List 153: description, short description, flap copy, back cover copy. */
    private static final List<String> DESCRIPTIONS = List.of("03", "02", "17", "18");

    private static final String XHTML = "05";
    private static final Set<String> FOR_EVERYBODY = Set.of("00", "03");
    private static final Map<String, String> ACHIEVEMENTS = Map.of(
            "01", "winner",
            "02", "runner-up",
            "03", "commended",
            "04", "shortlisted",
            "05", "longlisted",
            "06", "joint winner",
            "07", "nominated");

    private final ObjectNode record;

    private Described(ObjectNode record) {
        this.record = record;
    }

    static void fill(ObjectNode record, Element product, @Nullable Element header) throws BadRecord {
        Described described = new Described(record);
        for (Element detail : product.all("DescriptiveDetail")) {
            record.put("format", ProductForms.format(detail));
            Titles.fill(record, detail);
            Contributors.fill(record, detail);
            described.language(detail, header);
            described.pages(detail);
            described.measures(detail);
            Subjects.fill(record, detail);
            Ages.fill(record, detail);
        }
        for (Element detail : product.all("CollateralDetail")) {
            described.texts(detail);
            described.prizes(detail);
            described.cover(detail);
        }
    }

    private void language(Element detail, @Nullable Element header) {
        String code = detail.all("Language").stream()
                .filter(language -> language.says("LanguageRole", "01"))
                .map(language -> language.value("LanguageCode"))
                .findFirst()
                .orElse(header == null ? null : header.value("DefaultLanguageOfText"));
        if (code != null && !NO_LANGUAGE.contains(code)) {
            record.put("language", code);
        }
    }

    private void pages(Element detail) {
        Element.ranked(detail.all("Extent"), "ExtentType", PAGE_COUNTS).stream()
                .filter(extent -> extent.says("ExtentUnit", PAGES))
                .map(extent -> extent.number("ExtentValue"))
                .filter(pages -> pages != null && pages > 0)
                .findFirst()
                .ifPresent(pages -> record.put("pages", pages));
    }

    private void measures(Element detail) {
        for (Element measure : detail.all("Measure")) {
            String field = MEASURES.get(String.valueOf(measure.value("MeasureType")));
            String factor = UNITS.get(String.valueOf(measure.value("MeasureUnitCode")));
            String value = measure.value("Measurement");
            if (field == null || factor == null || value == null || !value.matches("[0-9]{1,6}(\\.[0-9]{1,6})?")) {
                continue;
            }
            int rounded = new BigDecimal(value)
                    .multiply(new BigDecimal(factor))
                    .setScale(0, RoundingMode.HALF_UP)
                    .intValue();
            if (rounded > 0) {
                record.put(field, rounded);
            }
        }
    }

    private void texts(Element detail) {
        Element.ranked(detail.all("TextContent"), "TextType", DESCRIPTIONS).stream()
                .filter(text -> !text.has("ContentAudience")
                        || text.all("ContentAudience").stream().anyMatch(each -> FOR_EVERYBODY.contains(each.text())))
                .flatMap(text -> text.all("Text").stream())
                .filter(text -> !text.text().isEmpty())
                .findFirst()
                .ifPresent(text -> record.put(
                        "description", XHTML.equals(text.format()) ? Markup.tidy(text.text()) : text.text()));
    }

    private void prizes(Element detail) {
        for (Element prize : detail.all("Prize")) {
            String text = prize.value("PrizeStatement");
            String name = prize.value("PrizeName");
            if (text == null && name != null) {
                String year = prize.value("PrizeYear");
                String achieved = ACHIEVEMENTS.get(String.valueOf(prize.value("PrizeCode")));
                text = name + (year == null ? "" : " " + year) + (achieved == null ? "" : " (" + achieved + ")");
            }
            if (text != null) {
                (record.get("awards") instanceof ArrayNode awards ? awards : record.putArray("awards")).add(text);
            }
        }
    }

    private void cover(Element detail) {
        detail.all("SupportingResource").stream()
                .filter(resource -> resource.says("ResourceContentType", "01") && resource.says("ResourceMode", "03"))
                .flatMap(resource -> resource.all("ResourceVersion", "ResourceLink").stream())
                .map(Element::text)
                .filter(link -> link.startsWith("http"))
                .findFirst()
                .ifPresent(link -> record.put("cover_url", link));
    }
}
