package io.bookstore.cartorder.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bookstore.cartorder.paper.PaperKind;
import io.bookstore.cartorder.testing.Answer;
import io.bookstore.cartorder.testing.RunningShop;
import io.bookstore.cartorder.testing.Shopper;
import io.bookstore.platform.testing.Await;
import io.bookstore.platform.testing.TestTokens;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Papers: one per payment and refund, numbered without gaps, for those who may see the order. */
class InvoiceIntegrationTests extends RunningShop {

    private static final int PAST_YEAR = 1999;
    private static final long TOTAL = 2 * 1299 + 499;

    @Autowired
    private Papers papers;

    @Autowired
    private DataSourceTransactionManager transactions;

    private Shopper customer;
    private Shopper staff;
    private UUID book;
    private Answer order;

    @BeforeEach
    void sells() {
        book = book(10, 1299);
        customer = guest().asCustomer(UUID.randomUUID());
        staff = guest().as(TestTokens.staff());
        order = customer.buyNow(book, 2, "pm_card_visa");
    }

    private String invoice() {
        return "/v1/orders/" + order.id() + "/invoice";
    }

    private String creditNotes() {
        return "/v1/orders/" + order.id() + "/credit-notes";
    }

    private static String text(HttpResponse<byte[]> pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf.body())) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void isWrittenByItselfOnceAndNeverChanges() throws Exception {
        Await.until(
                "the clerk came",
                () -> count("select count(*) from paper where order_id = ? and kind = 'invoice'", order.id()) == 1);
        HttpResponse<byte[]> first = customer.file(invoice());
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(first.headers().firstValue("Content-Disposition").orElse(""))
                .matches("inline; filename=\"INV-\\d{4}-\\d{6,}\\.pdf\"");
        assertThat(text(first)).contains("Emma", "30.97", "A. Reader", order.text("number"));
        customer.patch(
                "/v1/orders/" + order.id(), Map.of("shipping_addr", with(Shopper.address(), "name", "Somebody Else")));
        assertThat(customer.file(invoice()).body()).isEqualTo(first.body());
        assertThat(staff.file(invoice()).body()).isEqualTo(first.body());
        assertThatThrownBy(() -> jdbc.sql("update paper set total_cents = 1 where order_id = ?")
                        .params(order.id())
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from paper where order_id = ?")
                        .params(order.id())
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
        map.put(key, value);
        return map;
    }

    @Test
    void isForTheOwnerTheGuestWithTheTokenAndStaff() {
        Answer guests = guest().withCartOf(book, 1).checkout("pm_card_visa");
        String path = "/v1/orders/" + guests.id() + "/invoice";
        assertThat(guest().with("Order-Token", guests.header("Order-Token"))
                        .file(path)
                        .statusCode())
                .isEqualTo(200);
        assertThat(guest().get(path).status()).isEqualTo(404);
        assertThat(guest().with("Order-Token", guests.header("Order-Token"))
                        .get(invoice())
                        .status())
                .isEqualTo(404);
        assertThat(guest().asCustomer(UUID.randomUUID()).get(invoice()).status())
                .isEqualTo(404);
        assertThat(guest().asCustomer(UUID.randomUUID()).get(creditNotes()).status())
                .isEqualTo(404);
        assertThat(staff.get("/v1/orders/nonsense/invoice").status()).isEqualTo(404);
    }

    @Test
    void isNotThereWhileNothingWasPaid() {
        Answer unpaid = customer.buyNow(book, 1, "pm_card_authenticationRequired");
        Answer none = customer.get("/v1/orders/" + unpaid.id() + "/invoice");
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.problem()).isEqualTo("not-found");
        assertThat(customer.get("/v1/orders/" + unpaid.id() + "/credit-notes")
                        .body()
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    void givesACreditNoteForEachRefund() throws Exception {
        assertThat(staff.refund(order.id(), 1000).status()).isEqualTo(201);
        assertThat(staff.refund(order.id(), TOTAL - 1000).status()).isEqualTo(201);
        Answer notes = customer.get(creditNotes());
        assertThat(notes.body().get("data"))
                .extracting(note -> note.get("amount_cents").asLong())
                .containsExactly(1000L, TOTAL - 1000);
        assertThat(notes.body().get("data"))
                .extracting(note -> note.get("tax_cents").asLong())
                .satisfies(taxes -> assertThat(
                                taxes.stream().mapToLong(tax -> tax).sum())
                        .isEqualTo(count(
                                "select tax_cents from paper where order_id = ? and kind = 'invoice'", order.id())));
        String id = notes.body().get("data").get(0).get("id").asString();
        HttpResponse<byte[]> pdf = customer.file(creditNotes() + "/" + id);
        assertThat(text(pdf)).contains("Credit note", "reduces invoice INV-", "10.00");
        assertThat(customer.get(creditNotes() + "/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(customer.get(creditNotes() + "/x").status()).isEqualTo(400);
        Answer other = customer.buyNow(book, 1, "pm_card_visa");
        assertThat(customer.get("/v1/orders/" + other.id() + "/credit-notes/" + id)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void givesACreditNoteForACancelledOrder() {
        customer.post("/v1/orders/" + order.id() + "/cancel", Map.of());
        Await.until(
                "the money is back",
                () -> customer.get(creditNotes()).body().path("total").asInt() == 1);
        assertThat(customer.get(creditNotes())
                        .body()
                        .get("data")
                        .get(0)
                        .get("amount_cents")
                        .asLong())
                .isEqualTo(TOTAL);
    }

    @Test
    void numbersWithoutGapsOrDoublesThoughTransactionsFail() throws Exception {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        List<Callable<Long>> wishes = IntStream.range(0, 50)
                .<Callable<Long>>mapToObj(i -> () -> transaction.execute(status -> {
                    long number = papers.nextNumber(PaperKind.INVOICE, PAST_YEAR);
                    if (i % 3 == 0) {
                        status.setRollbackOnly();
                        return -1L;
                    }
                    jdbc.sql("insert into paper (id, source_id, order_id, kind, series, year, number, currency,"
                                    + " total_cents, tax_cents, content, issued_at) values (gen_random_uuid(),"
                                    + " gen_random_uuid(), ?, 'credit-note', 'INV', ?, ?, 'USD', 0, 0, ?, now())")
                            .params(order.id(), PAST_YEAR, number, "x".getBytes(StandardCharsets.UTF_8))
                            .update();
                    return number;
                }))
                .toList();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Long> given = pool.invokeAll(wishes).stream()
                    .map(Future::resultNow)
                    .filter(number -> number > 0)
                    .sorted()
                    .toList();
            assertThat(given).isEqualTo(LongStream.rangeClosed(1, 33).boxed().toList());
        }
    }

    @Test
    void leavesNoGapAmongRealPapersOfManyPayingAtOnce() throws Exception {
        UUID many = book(100, 500);
        List<Callable<Answer>> buyers = IntStream.range(0, 20)
                .<Callable<Answer>>mapToObj(i -> () -> customer.buyNow(many, 1, "pm_card_visa"))
                .toList();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<UUID> orders = pool.invokeAll(buyers).stream()
                    .map(Future::resultNow)
                    .map(Answer::id)
                    .toList();
            List<Callable<Integer>> askers = orders.stream()
                    .<Callable<Integer>>map(id ->
                            () -> customer.file("/v1/orders/" + id + "/invoice").statusCode())
                    .toList();
            assertThat(pool.invokeAll(askers).stream().map(Future::resultNow)).containsOnly(200);
        }
        assertThat(count("select count(*) from (select number - row_number() over (partition by series, year"
                        + " order by number) as gap from paper) numbered where gap <> 0"))
                .isZero();
        assertThat(count("select count(*) from paper_counter counter where last <> (select max(number) from paper"
                        + " where paper.series = counter.series and paper.year = counter.year)"))
                .isZero();
    }
}
