package io.bookstore.cartorder.invoice;

import io.bookstore.cartorder.invoice.Content.Amount;
import io.bookstore.cartorder.invoice.Content.Line;
import io.bookstore.cartorder.invoice.Content.Tax;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/** Draws a paper. The same content always gives the same bytes. */
final class PaperPdf {

    private static final float SIZE = 9.5f;
    private static final float LINE = 14;
    private static final float TITLE = 20;
    private static final float QUANTITY = 390;
    private static final float UNIT = 465;
    private static final float MIDDLE = 300;
    private static final float TEXT_WIDTH = 290;
    private static final String FALLBACK = "DroidSansFallback.ttf";

    private final Content content;
    private final Typeface plain;
    private final Typeface bold;
    private final Sheet sheet;

    private PaperPdf(Content content, Typeface plain, Typeface bold, Sheet sheet) {
        this.content = content;
        this.plain = plain;
        this.bold = bold;
        this.sheet = sheet;
    }

    static byte[] of(Content content) {
        try (PDDocument document = new PDDocument()) {
            describe(document, content);
            Typeface plain = new Typeface(document, "DejaVuSans.ttf", FALLBACK);
            Typeface bold = new Typeface(document, "DejaVuSans-Bold.ttf", FALLBACK);
            try (Sheet sheet = new Sheet(document)) {
                new PaperPdf(content, plain, bold, sheet).draw();
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException cannotBe) {
            throw new UncheckedIOException(cannotBe);
        }
    }

    private static void describe(PDDocument document, Content content) {
        PDDocumentInformation about = new PDDocumentInformation();
        about.setTitle(content.title() + " " + content.number());
        about.setAuthor(content.seller().getFirst());
        about.setCreationDate(GregorianCalendar.from(content.date().atStartOfDay(ZoneOffset.UTC)));
        document.setDocumentInformation(about);
        document.setDocumentId((long) content.number().hashCode());
        document.getDocumentCatalog().setLanguage("en");
    }

    private void draw() throws IOException {
        sheet.down(TITLE);
        sheet.left(bold, TITLE, Sheet.LEFT, content.title());
        head();
        lines();
        sums();
    }

    private void head() throws IOException {
        sheet.down(2 * LINE);
        pair("Number", content.number());
        pair("Date", content.date().toString());
        pair("Order", content.orderNumber() + " of " + content.orderDate());
        sheet.down(LINE);
        int rows = Math.max(content.seller().size(), content.buyer().size());
        heading("Seller", "Buyer");
        for (int row = 0; row < rows; row++) {
            parties(part(content.seller(), row), part(content.buyer(), row));
        }
        String about = content.about();
        if (about != null) {
            sheet.down(LINE);
            sheet.left(plain, SIZE, Sheet.LEFT, about);
            sheet.down(LINE);
        }
        sheet.down(LINE);
    }

    private void pair(String label, String value) throws IOException {
        sheet.left(plain, SIZE, Sheet.LEFT, label);
        sheet.left(bold, SIZE, Sheet.LEFT + 60, value);
        sheet.down(LINE);
    }

    private void heading(String left, String right) throws IOException {
        sheet.left(bold, SIZE, Sheet.LEFT, left);
        sheet.left(bold, SIZE, MIDDLE, right);
        sheet.down(LINE);
    }

    private void parties(String seller, String buyer) throws IOException {
        float width = Sheet.RIGHT - MIDDLE;
        List<String> left = Sheet.wrapped(plain, SIZE, MIDDLE - Sheet.LEFT - LINE, seller);
        List<String> right = Sheet.wrapped(plain, SIZE, width, buyer);
        for (int row = 0; row < Math.max(left.size(), right.size()); row++) {
            sheet.left(plain, SIZE, Sheet.LEFT, part(left, row));
            sheet.left(plain, SIZE, MIDDLE, part(right, row));
            sheet.down(LINE);
        }
    }

    private static String part(List<String> parts, int at) {
        return at < parts.size() ? parts.get(at) : "";
    }

    private void lines() throws IOException {
        sheet.left(bold, SIZE, Sheet.LEFT, "What");
        sheet.right(bold, SIZE, QUANTITY, "Copies");
        sheet.right(bold, SIZE, UNIT, "Each");
        sheet.right(bold, SIZE, Sheet.RIGHT, "Sum");
        sheet.down(LINE / 2);
        sheet.rule();
        for (Line line : content.lines()) {
            sheet.down(LINE);
            sheet.right(plain, SIZE, QUANTITY, Integer.toString(line.quantity()));
            sheet.right(plain, SIZE, UNIT, money(line.unitPriceCents()));
            sheet.right(plain, SIZE, Sheet.RIGHT, money(line.totalCents()));
            List<String> text = Sheet.wrapped(plain, SIZE, TEXT_WIDTH, line.text());
            sheet.left(plain, SIZE, Sheet.LEFT, text.getFirst());
            for (String more : text.subList(1, text.size())) {
                sheet.down(LINE);
                sheet.left(plain, SIZE, Sheet.LEFT, more);
            }
        }
        sheet.down(LINE / 2);
        sheet.rule();
    }

    private void sums() throws IOException {
        for (Amount amount : content.amounts()) {
            sum(plain, amount.label(), amount.cents());
        }
        for (Tax tax : content.taxes()) {
            String of = content.taxIncluded()
                    ? "Contains " + tax.label() + ", in " + money(tax.baseCents())
                    : tax.label() + " on " + money(tax.baseCents());
            sum(plain, of, tax.taxCents());
        }
        sum(bold, "Total in " + content.currency(), content.totalCents());
    }

    private void sum(Typeface face, String label, long cents) throws IOException {
        sheet.down(LINE + 2);
        sheet.right(face, SIZE, UNIT, label);
        sheet.right(face, SIZE, Sheet.RIGHT, money(cents));
    }

    private String money(long cents) {
        int digits = Math.max(0, Currency.getInstance(content.currency()).getDefaultFractionDigits());
        return String.format(Locale.ENGLISH, "%,." + digits + "f", BigDecimal.valueOf(cents, digits));
    }
}
