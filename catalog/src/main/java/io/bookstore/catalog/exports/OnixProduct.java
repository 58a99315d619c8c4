package io.bookstore.catalog.exports;

import io.bookstore.catalog.draft.Languages;
import io.bookstore.catalog.onix.OnixNames;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One book as an ONIX product, its elements in the order of the schema. */
final class OnixProduct {

    private static final Map<String, String> FORMS = Map.of(
            "hardcover", "BB",
            "paperback", "BC",
            "mass_market", "BC",
            "board_book", "BH",
            "ebook", "ED",
            "audiobook", "AJ");
    private static final String OTHER_FORM = "BZ";
    private static final Map<String, String> ROLES =
            Map.of("author", "A01", "editor", "B01", "translator", "B06", "illustrator", "A12", "narrator", "E07");
    private static final String OTHER_ROLE = "Z99";

    private final OnixTree tree;
    private final ObjectNode book;

    OnixProduct(OnixTree tree, ObjectNode book) {
        this.tree = tree;
        this.book = book;
    }

    void write() throws XMLStreamException {
        boolean deleted = book.has("active");
        tree.composite("Product", () -> {
            tree.element("RecordReference", text("book_id"));
            tree.element("NotificationType", deleted ? "05" : "03");
            identifiers();
            if (!deleted) {
                tree.composite("DescriptiveDetail", this::described);
                collateral();
                tree.composite("PublishingDetail", this::published);
                related();
                tree.composite("ProductSupply", () -> tree.composite("SupplyDetail", this::supplied));
            }
        });
    }

    private void identifiers() throws XMLStreamException {
        tree.composite("ProductIdentifier", () -> {
            tree.element("ProductIDType", "01");
            tree.element("IDTypeName", OnixNames.BOOK);
            tree.element("IDValue", text("book_id"));
        });
        if (book.has("isbn13")) {
            tree.composite("ProductIdentifier", () -> {
                tree.element("ProductIDType", "15");
                tree.element("IDValue", text("isbn13"));
            });
        }
    }

    private void described() throws XMLStreamException {
        String format = text("format");
        tree.element("ProductComposition", "00");
        tree.element("ProductForm", FORMS.getOrDefault(format, OTHER_FORM));
        if (format.equals("mass_market")) {
            tree.element("ProductFormDetail", "B101");
        }
        measure("01", "height_mm", "mm");
        measure("02", "width_mm", "mm");
        measure("03", "thickness_mm", "mm");
        measure("08", "weight_g", "gr");
        series();
        tree.composite("TitleDetail", () -> {
            tree.element("TitleType", "01");
            tree.composite("TitleElement", () -> {
                tree.element("TitleElementLevel", "01");
                tree.element("TitleText", text("title"));
                tree.optional("Subtitle", book.get("subtitle"));
            });
        });
        contributors();
        tree.composite("NoEdition", () -> {});
        language();
        if (book.has("pages")) {
            tree.composite("Extent", () -> {
                tree.element("ExtentType", "00");
                tree.element("ExtentValue", text("pages"));
                tree.element("ExtentUnit", "03");
            });
        }
        new OnixSubjects(tree).write(book);
        ages();
    }

    private void measure(String type, String field, String unit) throws XMLStreamException {
        if (book.has(field)) {
            tree.composite("Measure", () -> {
                tree.element("MeasureType", type);
                tree.element("Measurement", text(field));
                tree.element("MeasureUnitCode", unit);
            });
        }
    }

    private void series() throws XMLStreamException {
        JsonNode series = book.path("series");
        if (series.isEmpty()) {
            tree.composite("NoCollection", () -> {});
            return;
        }
        tree.composite("Collection", () -> {
            tree.element("CollectionType", "10");
            tree.composite("TitleDetail", () -> {
                tree.element("TitleType", "01");
                tree.composite("TitleElement", () -> {
                    tree.element("TitleElementLevel", "02");
                    tree.optional("PartNumber", series.get("volume"));
                    tree.element("TitleText", series.get("name").asString());
                });
            });
        });
    }

    private void contributors() throws XMLStreamException {
        int number = 0;
        for (JsonNode author : book.path("authors")) {
            String sequence = Integer.toString(++number);
            tree.composite("Contributor", () -> {
                tree.element("SequenceNumber", sequence);
                tree.element(
                        "ContributorRole", ROLES.getOrDefault(author.get("role").asString(), OTHER_ROLE));
                tree.element("PersonName", author.get("name").asString());
            });
        }
    }

    private void language() throws XMLStreamException {
        if (book.has("language")) {
            tree.composite("Language", () -> {
                tree.element("LanguageRole", "01");
                tree.element("LanguageCode", Languages.bibliographic(text("language")));
            });
        }
    }

    private void ages() throws XMLStreamException {
        if (!book.has("age_from") && !book.has("age_to")) {
            return;
        }
        tree.composite("AudienceRange", () -> {
            tree.element("AudienceRangeQualifier", "17");
            age("03", "age_from");
            age("04", "age_to");
        });
    }

    private void age(String precision, String field) throws XMLStreamException {
        if (book.has(field)) {
            tree.element("AudienceRangePrecision", precision);
            tree.element("AudienceRangeValue", text(field));
        }
    }

    private void collateral() throws XMLStreamException {
        boolean described = !text("description").isEmpty();
        if (!described && book.path("awards").isEmpty()) {
            return;
        }
        tree.composite("CollateralDetail", () -> {
            if (described) {
                tree.composite("TextContent", () -> {
                    tree.element("TextType", "03");
                    tree.element("ContentAudience", "00");
                    tree.element("Text", text("description"), "textformat", "02");
                });
            }
            for (JsonNode award : book.path("awards")) {
                tree.composite("Prize", () -> tree.element("PrizeName", award.asString()));
            }
        });
    }

    private void published() throws XMLStreamException {
        if (book.has("publisher")) {
            tree.composite("Publisher", () -> {
                tree.element("PublishingRole", "01");
                tree.element("PublisherName", text("publisher"));
            });
        }
        tree.element("PublishingStatus", "04");
        date("01", book.get("published"));
        date("02", book.get("available_from"));
        JsonNode year = book.get("original_year");
        if (year != null && year.asInt() > 0) {
            date("20", book.stringNode("%04d".formatted(year.asInt())));
        }
    }

    private void date(String role, @Nullable JsonNode date) throws XMLStreamException {
        if (date == null) {
            return;
        }
        String digits = date.asString().replace("-", "");
        String format = digits.length() == 4 ? "05" : digits.length() == 6 ? "01" : "00";
        tree.composite("PublishingDate", () -> {
            tree.element("PublishingDateRole", role);
            tree.element("Date", digits, "dateformat", format);
        });
    }

    private void related() throws XMLStreamException {
        if (!book.has("work")) {
            return;
        }
        tree.composite(
                "RelatedMaterial",
                () -> tree.composite("RelatedWork", () -> {
                    tree.element("WorkRelationCode", "01");
                    tree.composite("WorkIdentifier", () -> {
                        tree.element("WorkIDType", "01");
                        tree.element("IDTypeName", OnixNames.WORK);
                        tree.element("IDValue", text("work"));
                    });
                }));
    }

    private void supplied() throws XMLStreamException {
        tree.composite("Supplier", () -> {
            tree.element("SupplierRole", "00");
            tree.element("SupplierName", "Bookstore");
        });
        tree.element("ProductAvailability", "20");
        String currency = text("currency");
        int digits = Math.max(Currency.getInstance(currency).getDefaultFractionDigits(), 0);
        tree.composite("Price", () -> {
            tree.element("PriceType", "02");
            tree.element(
                    "PriceAmount",
                    BigDecimal.valueOf(book.get("price_cents").asLong(), digits).toPlainString());
            tree.element("CurrencyCode", currency);
        });
    }

    private String text(String field) {
        return book.path(field).asString("");
    }
}
