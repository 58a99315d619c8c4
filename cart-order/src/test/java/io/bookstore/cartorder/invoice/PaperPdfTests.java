package io.bookstore.cartorder.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaperPdfTests {

    private static Content content(String currency, long cents, List<String> titles) {
        return content(currency, cents, titles, false);
    }

    private static Content content(String currency, long cents, List<String> titles, boolean included) {
        return new Content(
                "Invoice",
                "INV-2026-000001",
                LocalDate.of(2026, 11, 21),
                currency,
                List.of("Bookstore", "1 Library Street"),
                List.of("A. Reader", "1 Main St"),
                "261121-000001",
                LocalDate.of(2026, 11, 20),
                null,
                titles.stream()
                        .map(title -> new Content.Line(title, 1, cents, cents))
                        .toList(),
                List.of(new Content.Amount("Subtotal", cents * titles.size())),
                List.of(new Content.Tax("VAT 7 %", cents, 7)),
                included,
                cents * titles.size());
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static int pages(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }

    @Test
    void isTheSameBytesEachTime() {
        Content content = content("USD", 1299, List.of("Emma", "戦争と平和"));
        assertThat(PaperPdf.of(content)).isEqualTo(PaperPdf.of(content));
    }

    @Test
    void saysWhatTheContentSays() throws IOException {
        String text = text(PaperPdf.of(content("USD", 123_456_789, List.of("Emma"))));
        assertThat(text).contains("Invoice", "INV-2026-000001", "2026-11-21", "A. Reader", "Emma", "1,234,567.89");
    }

    @Test
    void saysWhetherTheTaxIsContained() throws IOException {
        assertThat(text(PaperPdf.of(content("EUR", 10_700, List.of("Emma"), true))))
                .contains("Contains VAT 7 %, in 107.00");
        assertThat(text(PaperPdf.of(content("USD", 10_000, List.of("Emma"), false))))
                .contains("VAT 7 % on 100.00");
    }

    @Test
    void knowsTheFractionsOfCurrencies() throws IOException {
        assertThat(text(PaperPdf.of(content("JPY", 1500, List.of("Emma"))))).contains("1,500\n");
        assertThat(text(PaperPdf.of(content("KWD", 1500, List.of("Emma"))))).contains("1.500");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Война и мир", "Όμηρος", "戦争と平和", "전쟁과 평화", "Ŧħĕ Şţǿŕy", "(x) <b>&amp; \\ %s"})
    void writesOtherScripts(String title) throws IOException {
        assertThat(text(PaperPdf.of(content("USD", 1, List.of(title))))).contains(title);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "מלחמה ושלום",
                "الحرب والسلم (جزء ٢)",
                "",
                " ",
                "a\u0000b\nc\td\u2028e",
                "\uD83D\uDCDA \uD800 \uDFFF \uE000",
                "\u202Eevil\u202C",
                "सेवा กรุงเทพ",
                "e\u0301\u0301\u0301"
            })
    void breaksOnNothing(String title) throws IOException {
        assertThat(text(PaperPdf.of(content("USD", 1, List.of(title, "and Emma")))))
                .contains("and Emma");
    }

    @Test
    void wrapsLongTitlesAndGoesOntoMorePages() throws IOException {
        String longest = "Interminable ".repeat(40) + "x".repeat(500);
        byte[] pdf = PaperPdf.of(content(
                "USD", 1299, IntStream.range(0, 60).mapToObj(i -> "Book " + i).toList()));
        assertThat(pages(pdf)).isEqualTo(2);
        assertThat(text(pdf)).contains("Book 0", "Book 59", "Total in USD");
        byte[] wide = PaperPdf.of(content("USD", 1299, List.of(longest)));
        assertThat(text(wide).lines().filter(line -> line.length() > 120)).isEmpty();
        assertThat(text(wide).replaceAll("\\s", "")).contains("x".repeat(400));
    }
}
