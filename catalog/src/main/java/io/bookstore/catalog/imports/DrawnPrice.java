package io.bookstore.catalog.imports;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Price and stock for test data that has none: the same for the same book, whenever it is read. */
record DrawnPrice(long cents, int stock) {

    private static final int LEAST = 799;
    private static final int STEP = 100;
    private static final int STEPS = 33;
    private static final int MOST_STOCK = 40;

    static DrawnPrice of(ImportRecord record) {
        String isbn = record.isbn();
        CRC32 dice = new CRC32();
        dice.update((isbn == null ? record.work() + record.input().format() : isbn).getBytes(StandardCharsets.UTF_8));
        long roll = dice.getValue();
        return new DrawnPrice(LEAST + roll % STEPS * STEP, (int) (roll / STEPS % (MOST_STOCK + 1)));
    }
}
