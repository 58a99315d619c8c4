package io.bookstore.catalog.availability;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.catalog.CatalogUnderTest;
import io.bookstore.catalog.availability.StockFromInventory.StockChanged;
import io.bookstore.catalog.availability.StockLevels.Level;
import io.bookstore.platform.json.LenientJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class StockLevelsIntegrationTests extends CatalogUnderTest {

    @Autowired
    private StockLevels levels;

    @Autowired
    private LenientJson json;

    @Test
    void keepsTheLatestVersionWhateverComesFirst() {
        UUID book = UUID.randomUUID();
        levels.changed(book, 7, 2);
        levels.changed(book, 99, 1);
        assertThat(levels.of(List.of(book))).containsEntry(book, 7);
        levels.changed(book, 0, 3);
        assertThat(levels.of(List.of(book))).containsEntry(book, 0);
    }

    @Test
    void beginsWithTheSnapshotAndGoesOnWithTheEvents() {
        UUID book = UUID.randomUUID();
        levels.load(List.of(new Level(book, 5)));
        levels.load(List.of(new Level(book, 6)));
        assertThat(levels.of(List.of(book))).containsEntry(book, 6);
        levels.changed(book, 4, 1);
        assertThat(levels.of(List.of(book))).containsEntry(book, 4);
        assertThat(levels.of(List.of(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void understandsTheSampleOfInventory() throws IOException {
        try (InputStream file = getClass().getResourceAsStream("/contracts/inventory/stock-changed.v1.json")) {
            assertThat(json.mapper().readValue(file, StockChanged.class).available())
                    .isEqualTo(9);
        }
    }
}
