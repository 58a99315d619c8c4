package io.bookstore.cartorder.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Events in the order in which they were committed, read with a lag; the reader may see one of them again. */
public final class Feed<T> {

    private final VirtualTime time;
    private final Weather weather;
    private final List<T> events = new ArrayList<>();
    private int delivered;

    /** Whoever reads. */
    public Consumer<T> reader = event -> {};

    public Feed(VirtualTime time, Weather weather) {
        this.time = time;
        this.weather = weather;
    }

    public void append(T event) {
        events.add(event);
        time.at(1 + time.random().nextLong(weather.isClear() ? 200 : 20_000), this::deliver);
    }

    private void deliver() {
        int until = events.size();
        while (delivered < until) {
            reader.accept(events.get(delivered++));
        }
        if (!weather.isClear() && time.random().nextInt(4) == 0) {
            reader.accept(events.get(time.random().nextInt(until)));
        }
    }

    public boolean isRead() {
        return delivered == events.size();
    }

    /** All of it again. */
    public void replay() {
        List.copyOf(events).forEach(reader);
    }
}
