package io.bookstore.platform.ids;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTests {

    @Test
    void areOfVersionSevenAndCarryTheTime() {
        long before = System.currentTimeMillis();
        UUID id = Ids.next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, before + 60_000);
    }

    @Test
    void riseEvenWithinAMillisecond() {
        List<String> ids =
                Stream.generate(Ids::next).limit(100_000).map(UUID::toString).toList();
        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void areNeverGivenTwiceToSeveralThreads() throws InterruptedException {
        var seen = ConcurrentHashMap.<UUID>newKeySet();
        List<Thread> threads = IntStream.range(0, 8)
                .mapToObj(n -> Thread.ofPlatform().start(() -> {
                    for (int i = 0; i < 20_000; i++) {
                        seen.add(Ids.next());
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(seen).hasSize(8 * 20_000);
    }
}
