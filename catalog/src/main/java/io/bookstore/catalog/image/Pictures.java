package io.bookstore.catalog.image;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.springframework.stereotype.Component;

/** The pictures in the store, each in all widths. */
@Component
class Pictures {

    private final PictureStore store;

    Pictures(PictureStore store) {
        this.store = store;
    }

    void put(String id, SortedMap<Integer, byte[]> widths) throws IOException {
        try {
            for (Map.Entry<Integer, byte[]> each : widths.entrySet()) {
                store.put(key(id, each.getKey()), each.getValue());
            }
        } catch (IOException full) {
            throw new NoRoom(full);
        }
    }

    Optional<byte[]> get(String id, int width) throws IOException {
        return store.get(key(id, width));
    }

    void delete(String id) throws IOException {
        for (int width : Widths.ALL) {
            store.delete(key(id, width));
        }
    }

    /** Spread over folders by the end of the id, which is even. */
    private static String key(String id, int width) {
        return "covers/" + id.substring(id.length() - 2) + "/" + id + "/" + width + ".jpg";
    }
}
