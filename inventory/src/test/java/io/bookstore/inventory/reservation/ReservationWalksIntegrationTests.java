package io.bookstore.inventory.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.inventory.InventoryIntegrationTest;
import io.bookstore.inventory.StockWitness;
import io.bookstore.platform.ids.Ids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All short walks of commands for one order. The double that cart-order is simulated with is held to the same ones. */
@InventoryIntegrationTest
class ReservationWalksIntegrationTests {

    private final HoldStock holdStock;
    private final EndReservation endReservation;
    private final Reservations reservations;
    private final StockWitness witness;
    private final JdbcClient jdbc;

    @Autowired
    ReservationWalksIntegrationTests(
            HoldStock holdStock,
            EndReservation endReservation,
            Reservations reservations,
            StockWitness witness,
            JdbcClient jdbc) {
        this.holdStock = holdStock;
        this.endReservation = endReservation;
        this.reservations = reservations;
        this.witness = witness;
        this.jdbc = jdbc;
    }

    @Test
    void walksAsWritten() throws IOException {
        try (var in = getClass().getResourceAsStream("/contracts/inventory/reservation-walks.txt")) {
            List<String> walks = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            List<String> walked = walks.stream()
                    .map(line -> walk(line.substring(0, line.indexOf(" ->"))))
                    .toList();
            assertThat(walked).hasSizeGreaterThan(200).isEqualTo(walks);
        }
    }

    private String walk(String commands) {
        UUID book = witness.book(3);
        UUID order = Ids.next();
        List<String> answers = new ArrayList<>();
        for (String command : commands.split(" ")) {
            answers.add(answer(command, order, book));
        }
        String standing =
                reservations.find(order).map(found -> found.status().word()).orElse("none");
        String stock = jdbc.sql("select on_hand || ' ' || reserved from stock where book_id = ?")
                .param(book)
                .query(String.class)
                .single();
        return commands + " -> " + String.join(" ", answers) + " | " + standing + " " + stock;
    }

    private String answer(String command, UUID order, UUID book) {
        return switch (command) {
            case "hold" -> said(holdStock.hold(order, List.of(new ReservationLine(book, 2))));
            case "hold-9" -> said(holdStock.hold(order, List.of(new ReservationLine(book, 9))));
            case "release" -> said(endReservation.release(order));
            case "consume" -> said(endReservation.consume(order));
            case "expire" -> {
                endReservation.expire(order);
                yield "-";
            }
            default -> {
                endReservation.cancel(order);
                yield "-";
            }
        };
    }

    private static String said(Ending ending) {
        return ending == Ending.DONE ? "done" : "refused";
    }

    private static String said(Hold hold) {
        return switch (hold) {
            case Hold.Held held -> "held";
            case Hold.OutOfStock few -> "short";
            case Hold.Ended ended -> "ended";
            case Hold.OtherLines other -> "refused";
        };
    }
}
