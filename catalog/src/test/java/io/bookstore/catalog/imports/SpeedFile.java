package io.bookstore.catalog.imports;

import io.bookstore.catalog.Api;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Files with as many books as wanted, about as long and as varied as real ones, the same for the same seed. */
final class SpeedFile {

    private static final String SYLLABLES =
            "ba be bo ca ce da de di do fa fe ga go ha he ja ka ke la le li lo ma me mi mo na ne no pa pe ra re ri ro sa se"
                    + " si so ta te ti to va ve wa za";
    private static final List<String> SHELVES =
            List.of("horror", "fantasy", "romance", "history", "travel", "thriller", "poetry", "science-fiction");
    private static final List<String> BISAC = List.of(
            "FIC022000", "FIC009000", "FIC027000", "HIS037070", "TRV009000", "FIC031000", "POE005010", "FIC028000");
    private static final List<String> FORMS = List.of("BB", "BC", "BC", "ED", "AJ");
    private static final List<String> FORMATS = List.of("hardcover", "paperback", "paperback", "ebook", "audiobook");

    private final Random random;
    private final int seed;
    private final String[] words = new String[20_000];

    SpeedFile(int seed) {
        this.seed = seed;
        this.random = new Random(seed);
        String[] syllables = SYLLABLES.split(" ");
        for (int i = 0; i < words.length; i++) {
            StringBuilder word = new StringBuilder();
            for (int n = 2 + random.nextInt(3); n > 0; n--) {
                word.append(syllables[random.nextInt(syllables.length)]);
            }
            words[i] = word.toString();
        }
    }

    void write(String format, int books, OutputStream out) throws IOException {
        boolean onix = format.equals("onix");
        if (onix) {
            print(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ONIXMessage release=\"3.0\">\n");
        }
        for (int i = 0; i < books; i++) {
            Map<String, Object> book = book(i, books);
            print(out, onix ? onix(book) : Api.JSON.writeValueAsString(book) + "\n");
        }
        if (onix) {
            print(out, "</ONIXMessage>\n");
        }
    }

    private static void print(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> book(int number, int books) {
        Map<String, Object> book = new LinkedHashMap<>();
        int kind = random.nextInt(FORMATS.size());
        book.put("isbn13", isbn(number));
        book.put("title", words(2 + random.nextInt(5)));
        book.put("subtitle", words(4));
        book.put("authors", List.of(person(Math.max(books / 4, 1)), person(Math.max(books / 4, 1))));
        book.put("description", "<p>" + words(60) + "</p><p>" + words(40) + "</p>");
        book.put("price_cents", 500 + random.nextInt(5_000));
        book.put("currency", "USD");
        book.put("categories", List.of(SHELVES.get(random.nextInt(SHELVES.size()))));
        book.put(
                "subjects",
                List.of(
                        Map.of("scheme", "bisac", "code", BISAC.get(random.nextInt(BISAC.size()))),
                        words(2),
                        words(1)));
        book.put("format", FORMATS.get(kind));
        book.put("language", "en");
        book.put("publisher", "Publisher " + random.nextInt(400));
        book.put("published", "%d-%02d-01".formatted(1950 + random.nextInt(75), 1 + random.nextInt(12)));
        book.put("pages", 50 + random.nextInt(700));
        if (random.nextInt(4) == 0) {
            book.put("series", Map.of("name", "Series " + random.nextInt(Math.max(books / 20, 1)), "volume", "3"));
        }
        book.put("stock", random.nextInt(40));
        return book;
    }

    private String person(int people) {
        int number = (int) (people * Math.pow(random.nextDouble(), 2));
        return capital(words[number % words.length]) + " " + capital(words[(number * 31 + 7) % words.length])
                + number / 20_000;
    }

    private String words(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int word = (int) (words.length * Math.pow(random.nextDouble(), 3));
            text.append(i == 0 ? capital(words[word]) : words[word]).append(i == count - 1 ? "" : " ");
        }
        return text.toString();
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private String isbn(int number) {
        String twelve = "979%d%08d".formatted(seed, number);
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (twelve.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return twelve + (10 - sum % 10) % 10;
    }

    private String onix(Map<String, Object> book) {
        int kind = FORMATS.indexOf(book.get("format"));
        List<?> authors = (List<?>) book.get("authors");
        List<?> subjects = (List<?>) book.get("subjects");
        return """
                <Product>
                  <RecordReference>r%1$s</RecordReference><NotificationType>03</NotificationType>
                  <ProductIdentifier><ProductIDType>03</ProductIDType><IDValue>%1$s</IDValue></ProductIdentifier>
                  <ProductIdentifier><ProductIDType>15</ProductIDType><IDValue>%1$s</IDValue></ProductIdentifier>
                  <DescriptiveDetail>
                    <ProductComposition>00</ProductComposition><ProductForm>%2$s</ProductForm>
                    <Measure><MeasureType>01</MeasureType><Measurement>197</Measurement><MeasureUnitCode>mm</MeasureUnitCode></Measure>
                    <Measure><MeasureType>08</MeasureType><Measurement>300</Measurement><MeasureUnitCode>gr</MeasureUnitCode></Measure>
                    <TitleDetail><TitleType>01</TitleType><TitleElement><TitleElementLevel>01</TitleElementLevel>
                      <NoPrefix/><TitleWithoutPrefix>%3$s</TitleWithoutPrefix><Subtitle>%4$s</Subtitle></TitleElement></TitleDetail>
                    <Contributor><SequenceNumber>1</SequenceNumber><ContributorRole>A01</ContributorRole><PersonName>%5$s</PersonName>
                      <BiographicalNote textformat="05"><p>%8$s</p></BiographicalNote></Contributor>
                    <Contributor><SequenceNumber>2</SequenceNumber><ContributorRole>A12</ContributorRole><PersonName>%6$s</PersonName></Contributor>
                    <Language><LanguageRole>01</LanguageRole><LanguageCode>eng</LanguageCode></Language>
                    <Extent><ExtentType>00</ExtentType><ExtentValue>%7$s</ExtentValue><ExtentUnit>03</ExtentUnit></Extent>
                    <Subject><MainSubject/><SubjectSchemeIdentifier>10</SubjectSchemeIdentifier><SubjectCode>%9$s</SubjectCode></Subject>
                    <Subject><SubjectSchemeIdentifier>20</SubjectSchemeIdentifier><SubjectHeadingText>%10$s; %11$s</SubjectHeadingText></Subject>
                  </DescriptiveDetail>
                  <CollateralDetail><TextContent><TextType>03</TextType><ContentAudience>00</ContentAudience>
                    <Text textformat="05">%12$s</Text></TextContent></CollateralDetail>
                  <PublishingDetail><Publisher><PublishingRole>01</PublishingRole><PublisherName>%13$s</PublisherName></Publisher>
                    <PublishingStatus>04</PublishingStatus><PublishingDate><PublishingDateRole>01</PublishingDateRole>
                    <Date dateformat="00">%14$s</Date></PublishingDate>
                    <SalesRights><SalesRightsType>01</SalesRightsType><Territory><CountriesIncluded>AG AI AU BB BD BM BN BS BW BZ CM
                    CY DM EG FJ FK GB GD GG GH GI GM GY HK IE IL IM IN IO JE JM JO KE KI KN KW KY LC</CountriesIncluded></Territory></SalesRights>
                  </PublishingDetail>
                  <ProductSupply><SupplyDetail><Supplier><SupplierRole>01</SupplierRole><SupplierName>S</SupplierName></Supplier>
                    <ProductAvailability>21</ProductAvailability><Stock><OnHand>%15$s</OnHand></Stock>
                    <Price><PriceType>02</PriceType><PriceAmount>%16$s.99</PriceAmount><CurrencyCode>USD</CurrencyCode></Price>
                  </SupplyDetail></ProductSupply>
                </Product>
                """.formatted(
                        book.get("isbn13"),
                        FORMS.get(kind),
                        book.get("title"),
                        book.get("subtitle"),
                        authors.get(0),
                        authors.get(1),
                        book.get("pages"),
                        words(60),
                        ((Map<?, ?>) subjects.get(0)).get("code"),
                        subjects.get(1),
                        subjects.get(2),
                        book.get("description"),
                        book.get("publisher"),
                        String.valueOf(book.get("published")).replace("-", ""),
                        book.get("stock"),
                        (int) book.get("price_cents") / 100);
    }
}
