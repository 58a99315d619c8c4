package io.bookstore.catalog.text;

import java.util.Optional;

/** Text of people who may write no markup: whatever looks like it is taken out, so that no reader can run it. */
public final class PlainText {

    private static final int MOST_LAYERS = 5;

    private PlainText() {}

    /** Empty when markup is hidden in more layers of entities than anybody types by accident. */
    public static Optional<String> of(String text) {
        String before = text;
        for (int layer = 0; layer < MOST_LAYERS; layer++) {
            String after = Descriptions.plain(Descriptions.safe(before));
            if (after.equals(before)) {
                return Optional.of(after);
            }
            before = after;
        }
        return Optional.empty();
    }
}
