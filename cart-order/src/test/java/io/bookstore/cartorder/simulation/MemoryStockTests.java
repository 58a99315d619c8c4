package io.bookstore.cartorder.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.cartorder.remote.RemoteFailure;
import io.bookstore.cartorder.stock.Hold;
import io.bookstore.cartorder.stock.StockLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The double answers what inventory answers: the same walks are tested against inventory itself. */
class MemoryStockTests {

    private static final UUID BOOK = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final UUID ORDER = UUID.fromString("00000000-0000-0000-0000-000000000002");

    static Stream<String> walks() throws IOException {
        try (var in = MemoryStockTests.class.getResourceAsStream("/contracts/inventory/reservation-walks.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.startsWith("#")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("walks")
    void walksAsInventoryDoes(String walk) {
        assertThat(walk(walk.substring(0, walk.indexOf(" ->")))).isEqualTo(walk);
    }

    static String walk(String commands) {
        MemoryStock stock = new MemoryStock(3);
        String answers = Arrays.stream(commands.split(" "))
                .map(command -> answer(stock, command))
                .collect(Collectors.joining(" "));
        MemoryStock.Shelf shelf = stock.shelf(BOOK);
        String standing = stock.standing(ORDER).name().toLowerCase(Locale.ROOT);
        return commands + " -> " + answers + " | " + standing + " " + shelf.onHand + " " + shelf.reserved;
    }

    private static String answer(MemoryStock stock, String command) {
        try {
            return switch (command) {
                case "hold" -> said(stock.hold(ORDER, List.of(new StockLine(BOOK, 2))));
                case "hold-9" -> said(stock.hold(ORDER, List.of(new StockLine(BOOK, 9))));
                case "release" -> {
                    stock.release(ORDER);
                    yield "done";
                }
                case "consume" -> stock.consume(ORDER) ? "done" : "refused";
                case "expire" -> {
                    stock.vanish(ORDER);
                    yield "-";
                }
                default -> {
                    stock.hearOfCancellation(ORDER);
                    yield "-";
                }
            };
        } catch (RemoteFailure refused) {
            return "refused";
        }
    }

    private static String said(Hold hold) {
        return switch (hold) {
            case Hold.Held held -> "held";
            case Hold.TooFew few -> "short";
            case Hold.Ended ended -> "ended";
        };
    }
}
