package io.bookstore.chaos.nemesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.chaos.nemesis.Schedule.Planned;
import io.bookstore.chaos.nemesis.Schedule.Slot;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScheduleTests {

    private static final List<FaultKind> KINDS = List.of(
            kind("kill", 1).weighing(2),
            kind("pause", 2),
            kind("line-down", 5),
            kind("mail-down", 30),
            kind("psp-x", 19));

    @Test
    void isTheSameForTheSameSeedAndOnlyForThat() {
        Schedule one = Schedule.of(KINDS, 11, Duration.ofMinutes(10));
        assertThat(Schedule.of(KINDS, 11, Duration.ofMinutes(10))).isEqualTo(one);
        assertThat(Schedule.of(KINDS, 12, Duration.ofMinutes(10))).isNotEqualTo(one);
    }

    @Test
    void fillsTheTimeAndNoMore() {
        Schedule schedule = Schedule.of(KINDS, 3, Duration.ofMinutes(5));
        Duration all = schedule.slots().stream().map(Slot::length).reduce(Duration.ZERO, Duration::plus);
        assertThat(all).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(5).plusSeconds(20));
    }

    @Test
    void givesEveryKindItsTurnAsOftenAsItWeighs() {
        List<Planned> singles = Schedule.of(KINDS, 5, Duration.ofMinutes(3)).slots().stream()
                .map(Slot::faults)
                .filter(faults -> faults.size() == 1)
                .map(List::getFirst)
                .limit(6)
                .toList();
        assertThat(singles.stream().map(planned -> planned.kind().name()))
                .containsExactlyInAnyOrder("kill", "kill", "pause", "line-down", "mail-down", "psp-x");
    }

    @Test
    void pairsOnlyWhatTheMatrixPairsAndNeverTwoOfAFamily() {
        List<Slot> pairs = Schedule.of(KINDS, 6, Duration.ofMinutes(20)).slots().stream()
                .filter(slot -> slot.faults().size() == 2)
                .toList();
        assertThat(pairs).hasSizeGreaterThan(5).allSatisfy(pair -> {
            assertThat(pair.faults()).allMatch(planned -> planned.rows().contains(37));
            assertThat(pair.faults().stream().map(planned -> planned.kind().family()))
                    .doesNotHaveDuplicates()
                    .isSubsetOf("kill", "pause", "line");
        });
    }

    @Test
    void drawsOneFaultOfAGivenLengthForAnEpisode() {
        Slot slot = Schedule.single(KINDS, 9, Duration.ofSeconds(4));
        assertThat(slot).isEqualTo(Schedule.single(KINDS, 9, Duration.ofSeconds(4)));
        assertThat(slot.length()).isEqualTo(Duration.ofSeconds(4));
        assertThat(Stream.iterate(0, seed -> seed + 1)
                        .limit(100)
                        .map(seed -> Schedule.single(KINDS, seed, Duration.ofSeconds(1)))
                        .map(single -> single.faults().getFirst().kind().name())
                        .collect(Collectors.toSet()))
                .hasSize(KINDS.size());
    }

    private static FaultKind kind(String name, int row) {
        return new FaultKind(
                name,
                List.of(row),
                List.of("a", "b", "c"),
                FaultKind.Span.SECONDS_4_TO_12,
                (ground, target, random) -> Fault.once(() -> {}));
    }
}
