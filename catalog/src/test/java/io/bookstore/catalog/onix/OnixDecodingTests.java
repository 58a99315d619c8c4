package io.bookstore.catalog.onix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** Codes and composites, one by one. */
class OnixDecodingTests {

    @ParameterizedTest
    @CsvSource({
        "BB, , hardcover",
        "BC, , paperback",
        "BC, B101, mass_market",
        "BC, B105, paperback",
        "BH, , board_book",
        "ED, E101, ebook",
        "EA, A103, audiobook",
        "AC, A101, audiobook",
        "AJ, , audiobook",
        "BE, , other",
        "SB, , other",
    })
    void knowsTheFormsOfBooks(String form, String detail, String format) throws Exception {
        String more = detail == null ? "" : "<ProductFormDetail>" + detail + "</ProductFormDetail>";
        ObjectNode record = OnixFiles.one(OnixFiles.product(
                "<DescriptiveDetail><ProductForm>" + form + "</ProductForm>" + more + "</DescriptiveDetail>"));
        assertThat(record.get("format").asString()).isEqualTo(format);
    }

    @ParameterizedTest
    @CsvSource({"VI", "ZZ", "PC", "CB", "MA", "XX", "DE", "nonsense"})
    void refusesWhatIsNoBook(String form) throws Exception {
        ObjectNode record = OnixFiles.one(
                OnixFiles.product("<DescriptiveDetail><ProductForm>" + form + "</ProductForm></DescriptiveDetail>"));
        assertThat(record.get("refused").asString()).startsWith("is not a book: product form " + form.substring(0, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "<PersonName>Maj Sjöwall</PersonName><KeyNames>X</KeyNames>, Maj Sjöwall",
        "'<PersonNameInverted>Chapman, Jim</PersonNameInverted>', Jim Chapman",
        "<NamesBeforeKey>Ludwig</NamesBeforeKey><PrefixToKey>van</PrefixToKey><KeyNames>Beethoven</KeyNames>, Ludwig van Beethoven",
        "<CorporateName>BBC</CorporateName>, BBC",
        "<UnnamedPersons>02</UnnamedPersons>, Anonymous",
    })
    void takesNamesAsTheyCome(String names, String name) throws Exception {
        ObjectNode record = OnixFiles.one(
                OnixFiles.described("<Contributor><ContributorRole>A01</ContributorRole>" + names + "</Contributor>"));
        assertThat(record.get("authors").get(0).get("name").asString()).isEqualTo(name);
    }

    @Test
    void ordersContributorsAndKeepsEachRoleAndOtherName() throws Exception {
        ObjectNode record = OnixFiles.one(OnixFiles.described("""
                <Contributor><SequenceNumber>2</SequenceNumber><ContributorRole>E07</ContributorRole>
                    <PersonName>Second</PersonName></Contributor>
                <Contributor><SequenceNumber>1</SequenceNumber><ContributorRole>A01</ContributorRole>
                    <ContributorRole>A12</ContributorRole><ContributorRole>A13</ContributorRole>
                    <PersonName>First</PersonName>
                    <AlternativeName><NameType>04</NameType><PersonName>Really Else</PersonName></AlternativeName>
                </Contributor>
                """));
        assertThat(record.get("authors").toString())
                .isEqualTo("[{\"name\":\"First\",\"role\":\"author\",\"other_names\":[\"Really Else\"]},"
                        + "{\"name\":\"First\",\"role\":\"illustrator\",\"other_names\":[\"Really Else\"]},"
                        + "{\"name\":\"Second\",\"role\":\"narrator\"}]");
    }

    @Test
    void letsThePublisherStandInWhereNobodyIsNamed() throws Exception {
        ObjectNode record = OnixFiles.one(
                OnixFiles.product("<DescriptiveDetail><ProductForm>BB</ProductForm><NoContributor/></DescriptiveDetail>"
                        + "<PublishingDetail><Publisher><PublishingRole>01</PublishingRole>"
                        + "<PublisherName>Duden</PublisherName></Publisher></PublishingDetail>"));
        assertThat(record.get("authors").toString()).isEqualTo("[{\"name\":\"Duden\",\"role\":\"contributor\"}]");
    }

    @ParameterizedTest
    @CsvSource({
        "mm, 197.4, 197",
        "cm, 19.7, 197",
        "in, 7.75, 197",
    })
    void turnsMeasuresIntoMillimetres(String unit, String value, int millimetres) throws Exception {
        ObjectNode record = OnixFiles.one(OnixFiles.described("<Measure><MeasureType>01</MeasureType><Measurement>"
                + value + "</Measurement><MeasureUnitCode>" + unit + "</MeasureUnitCode></Measure>"));
        assertThat(record.get("height_mm").asInt()).isEqualTo(millimetres);
    }

    @ParameterizedTest
    @CsvSource({"gr, 195, 195", "oz, 7, 198", "lb, 0.5, 227", "kg, 1.2, 1200"})
    void turnsWeightsIntoGrams(String unit, String value, int grams) throws Exception {
        ObjectNode record = OnixFiles.one(OnixFiles.described("<Measure><MeasureType>08</MeasureType><Measurement>"
                + value + "</Measurement><MeasureUnitCode>" + unit + "</MeasureUnitCode></Measure>"));
        assertThat(record.get("weight_g").asInt()).isEqualTo(grams);
    }

    @Test
    void takesWhatConsumersPayInTheShopsCurrency() throws Exception {
        String prices = price("05", "", "4.00", "USD")
                + price("02", "", "9.99", "EUR")
                + price("01", "", "10.99", "USD")
                + price("02", "<PriceQualifier>06</PriceQualifier>", "5.00", "USD")
                + price("02", "", "12.50", "USD");
        ObjectNode record = OnixFiles.one(supplied(prices));
        assertThat(record.get("price_cents").asInt()).isEqualTo(1250);
        assertThat(record.get("currency").asString()).isEqualTo("USD");
    }

    @ParameterizedTest
    @CsvSource({"JPY, 1200, 1200", "EUR, 12.9, 1290", "KWD, 1.250, 1250", "EUR, 7, 700"})
    void countsInTheSmallestUnitOfTheCurrency(String currency, String amount, int minor) throws Exception {
        ObjectNode record = OnixFiles.one(supplied(price("02", "", amount, currency)));
        assertThat(record.get("price_cents").asInt()).isEqualTo(minor);
    }

    @Test
    void takesNoTradePriceAndKnowsWhatIsFree() throws Exception {
        assertThat(OnixFiles.one(supplied(price("05", "", "4.00", "USD"))).has("price_cents"))
                .isFalse();
        assertThat(OnixFiles.one(supplied("<UnpricedItemType>01</UnpricedItemType>"))
                        .get("price_cents")
                        .asInt())
                .isZero();
        assertThat(OnixFiles.one(supplied(price("02", "", "4.005", "USD")))
                        .get("refused")
                        .asString())
                .contains("finer than 2 decimals");
    }

    @ParameterizedTest
    @CsvSource({
        "00, 20060807, 2006-08-07",
        "01, 200608, 2006-08",
        "05, 2006, 2006",
        ", 20060807, 2006-08-07",
        "13, 20060807T1200, 2006-08-07",
        "00, 20060231, 2006",
        "00, 20060800, 2006-08",
    })
    void readsDatesAsExactAsTheyAre(String format, String date, String read) throws Exception {
        String attribute = format == null ? "" : " dateformat=\"" + format + "\"";
        ObjectNode record = OnixFiles.one(OnixFiles.product("<PublishingDetail><PublishingDate>"
                + "<PublishingDateRole>01</PublishingDateRole><Date" + attribute + ">" + date
                + "</Date></PublishingDate></PublishingDetail>"));
        assertThat(record.get("published").asString()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({
        "01, title",
        "02, title",
        "03, title",
        "04, title",
        "09, title",
        "05, active",
        "08, ignored",
        "88, ignored",
        "89, ignored",
    })
    void doesWhatTheNotificationSays(String type, String field) throws Exception {
        String product = OnixFiles.described("<TitleDetail><TitleType>01</TitleType><TitleElement><TitleElementLevel>01"
                        + "</TitleElementLevel><TitleText>T</TitleText></TitleElement></TitleDetail>")
                .replace(">03</NotificationType>", ">" + type + "</NotificationType>");
        assertThat(OnixFiles.one(product).has(field)).isTrue();
    }

    @Test
    void deletesWhatWasWithdrawn() throws Exception {
        ObjectNode record = OnixFiles.one(
                OnixFiles.product("<PublishingDetail><PublishingStatus>11</PublishingStatus></PublishingDetail>"));
        assertThat(record.toString()).isEqualTo("{\"isbn13\":\"9780141439518\",\"active\":false}");
    }

    private static String price(String type, String qualifier, String amount, String currency) {
        return "<Price><PriceType>" + type + "</PriceType>" + qualifier + "<PriceAmount>" + amount
                + "</PriceAmount><CurrencyCode>" + currency + "</CurrencyCode></Price>";
    }

    private static String supplied(String prices) {
        return OnixFiles.product("<ProductSupply><SupplyDetail><ProductAvailability>21</ProductAvailability>" + prices
                + "</SupplyDetail></ProductSupply>");
    }
}
