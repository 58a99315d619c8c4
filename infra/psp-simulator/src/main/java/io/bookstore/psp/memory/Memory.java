package io.bookstore.psp.memory;

import jakarta.annotation.PreDestroy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Everything the simulator knows, in the order in which it learned it; changes run one after another. */
@Component
public class Memory implements Lookup {

    private final Map<String, SequencedMap<String, Remembered>> shelves = new HashMap<>();
    private final List<Index<?>> indexes = new ArrayList<>();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Journal journal;
    private final Clock clock;
    private final StripeIds ids;

    @Autowired
    Memory(MemorySettings settings, Kinds kinds, Clock clock, StripeIds ids) {
        this(
                new Journal(
                        settings.folder().isBlank() ? null : Path.of(settings.folder(), "journal.jsonl"),
                        kinds.byName()),
                clock,
                ids);
    }

    Memory(Journal journal, Clock clock, StripeIds ids) {
        this.journal = journal;
        this.clock = clock;
        this.ids = ids;
        journal.replay(this::place);
    }

    /** Runs the work alone, writes what it kept to the journal, and only then makes it true. */
    public <T> T change(Change.Cause cause, Function<Change, T> work) {
        lock.writeLock().lock();
        try {
            Change change = new Change(cause, Instant.now(clock), ids, this);
            T result = work.apply(change);
            if (!change.kept().isEmpty()) {
                journal.append(change);
                change.kept().forEach(this::place);
            }
            return result;
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public Optional<Remembered> find(String kind, String id) {
        return reading(() -> Optional.ofNullable(shelf(kind).get(id)));
    }

    /** Keeps, from now on, the things of a type at hand by a property of theirs that never changes. */
    public <T extends Remembered> Index<T> index(Class<T> type, Function<? super T, @Nullable String> property) {
        lock.writeLock().lock();
        try {
            Index<T> index = new Index<>(type, property);
            shelf(kindOf(type)).values().forEach(index::add);
            indexes.add(index);
            return index;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Oldest first. */
    public <T extends Remembered> List<T> findAll(Index<T> index, String value) {
        return reading(() -> index.ids(value).stream()
                .flatMap(id -> find(index.type(), id).stream())
                .toList());
    }

    /** Newest first. */
    public <T extends Remembered> List<T> newest(Class<T> type) {
        List<T> found = new ArrayList<>();
        visitNewest(type, found::add);
        return found;
    }

    /** Shows the things one by one, newest first, until the visitor has seen enough (answers false). */
    public <T extends Remembered> void visitNewest(Class<T> type, Predicate<T> visitor) {
        reading(() -> {
            for (Remembered thing : shelf(kindOf(type)).sequencedValues().reversed()) {
                if (!visitor.test(type.cast(thing))) {
                    break;
                }
            }
            return null;
        });
    }

    /** Drops the oldest things as long as they match. */
    public <T extends Remembered> void forgetOldest(Class<T> type, Predicate<T> outdated) {
        lock.writeLock().lock();
        try {
            SequencedMap<String, Remembered> shelf = shelf(kindOf(type));
            while (!shelf.isEmpty()
                    && outdated.test(type.cast(shelf.firstEntry().getValue()))) {
                shelf.pollFirstEntry();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    @PreDestroy
    void close() {
        lock.writeLock().lock();
        try {
            journal.close();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void place(Remembered thing) {
        if (thing instanceof Oblivion oblivion) {
            shelves.remove(oblivion.kind());
            return;
        }
        Remembered whole = thing.recalled(this);
        shelves.computeIfAbsent(kindOf(whole.getClass()), kind -> new LinkedHashMap<>())
                .put(whole.id(), whole);
        indexes.forEach(index -> index.add(whole));
    }

    private SequencedMap<String, Remembered> shelf(String kind) {
        SequencedMap<String, Remembered> shelf = shelves.get(kind);
        return shelf == null ? new LinkedHashMap<>() : shelf;
    }

    private static String kindOf(Class<? extends Remembered> type) {
        return type.getAnnotation(Kind.class).value();
    }

    private <T> T reading(Supplier<T> read) {
        lock.readLock().lock();
        try {
            return read.get();
        } finally {
            lock.readLock().unlock();
        }
    }
}
