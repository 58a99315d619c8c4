package io.bookstore.cartorder.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.bookstore.cartorder.promotion.Offers;
import io.bookstore.cartorder.testing.RunningShop;
import io.bookstore.platform.testing.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a quote costs us: 200 lines in at most 20 ms and 4 statements, promotions included. */
class QuoteCostIntegrationTests extends RunningShop {

    private static final MakeQuote.Way WAY = new MakeQuote.Way(
            "US", "22201", "NY", null, List.of(), new Offers.Shopper(UUID.randomUUID(), "a@example.com"));

    @Autowired
    private MakeQuote makeQuote;

    @Test
    void ofTwoHundredLinesIsFastAndAsksLittle() {
        List<UUID> books = IntStream.range(0, 200).mapToObj(i -> known(500 + i)).toList();
        promotion(books);
        List<Wanted> wanted = books.stream().map(book -> new Wanted(book, 1)).toList();

        Pricing one = makeQuote.quote(wanted, true, WAY);
        List<String> statements = statementsOf(() -> makeQuote.quote(wanted, true, WAY));
        long fastest = IntStream.range(0, 30)
                .mapToLong(i -> {
                    long start = System.nanoTime();
                    makeQuote.quote(wanted, true, WAY);
                    return System.nanoTime() - start;
                })
                .min()
                .orElseThrow();

        assertThat(one).isInstanceOf(Pricing.Priced.class);
        assertThat(((Pricing.Priced) one).quote().totals().discountCents()).isPositive();
        assertThat(statements).hasSizeBetween(1, 4);
        assertThat(fastest).isLessThan(20_000_000);
    }

    private UUID known(long price) {
        UUID book = UUID.randomUUID();
        jdbc.sql("insert into sellable_book (id, version, title, authors, price_cents, currency, active, format) "
                        + "values (?, 1, 'Emma', '[]', ?, 'USD', true, 'paperback')")
                .params(book, price)
                .update();
        return book;
    }

    private void promotion(List<UUID> books) {
        assertThat(guest().as(TestTokens.staff())
                        .post(
                                "/v1/admin/promotions",
                                Map.of(
                                        "name",
                                        "Ten percent off",
                                        "effect",
                                        Map.of("type", "percent", "basis_points", 1000),
                                        "scope",
                                        Map.of("books", books),
                                        "starts_at",
                                        "2025-01-01T00:00:00Z"))
                        .status())
                .isEqualTo(201);
    }

    private static List<String> statementsOf(Runnable work) {
        Logger logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        Level before = logger.getLevel();
        String here = Thread.currentThread().getName();
        heard.start();
        logger.addAppender(heard);
        logger.setLevel(Level.DEBUG);
        try {
            work.run();
        } finally {
            logger.setLevel(before);
            logger.detachAppender(heard);
        }
        return new ArrayList<>(heard.list)
                .stream()
                        .filter(event -> event.getThreadName().equals(here))
                        .map(ILoggingEvent::getFormattedMessage)
                        .filter(message -> message.startsWith("Executing prepared SQL statement ["))
                        .toList();
    }
}
