package io.bookstore.inventory.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bookstore.platform.testing.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

/** The writer stands still until it is let go, so each test says what waits meanwhile. */
class GroupCommitTests {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final Semaphore mayWrite = new Semaphore(0);
    private final Semaphore begun = new Semaphore(0);
    private final List<List<Integer>> written = Collections.synchronizedList(new ArrayList<>());
    private final List<Thread> threads = new ArrayList<>();
    private final List<AtomicReference<Object>> answers = new ArrayList<>();

    @AfterEach
    void letEverybodyGo() throws InterruptedException {
        mayWrite.release(1_000);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void writesAtOnceWhenNobodyWrites() {
        mayWrite.release();

        assertThat(queue(100, 100, SOON).submit(7)).isEqualTo("7 written");
        assertThat(written).containsExactly(List.of(7));
    }

    @Test
    void goesOnServingAfterAWriterThatAnsweredToNothing() {
        GroupCommit<Integer, String> queue = new GroupCommit<>(
                new GroupCommit.Limits(100, 100, SOON),
                number -> number,
                batch -> batch.contains(1) ? List.of() : List.of("written"));

        assertThatThrownBy(() -> queue.submit(1)).hasRootCauseMessage("0 answers to 1 requests");
        assertThat(queue.submit(2)).isEqualTo("written");
    }

    @Test
    void writesTogetherWhatCameMeanwhile() throws InterruptedException {
        GroupCommit<Integer, String> queue = queue(100, 100, SOON);
        submitAndWait(queue, 1);
        submit(queue, 2, 3, 4);
        mayWrite.release(2);

        assertThat(answers()).containsExactly("1 written", "2 written", "3 written", "4 written");
        assertThat(written).hasSize(2);
        assertThat(written.getLast()).containsExactlyInAnyOrder(2, 3, 4);
    }

    @Test
    void writesNoMoreThanABatchAtOnce() throws InterruptedException {
        GroupCommit<Integer, String> queue = queue(2, 100, SOON);
        submitAndWait(queue, 1);
        submit(queue, 2, 3, 4);
        mayWrite.release(3);

        assertThat(answers()).doesNotContainNull();
        assertThat(written).extracting(List::size).containsExactly(1, 2, 1);
    }

    @Test
    void neverWritesTheSameKeyTwiceInABatch() throws InterruptedException {
        GroupCommit<Integer, String> queue = queue(100, 100, SOON);
        submitAndWait(queue, 1);
        submit(queue, 12, 12, 3);
        mayWrite.release(3);

        assertThat(answers()).containsExactly("1 written", "12 written", "12 written", "3 written");
        assertThat(written).hasSize(3);
        assertThat(written.get(1)).containsExactlyInAnyOrder(12, 3);
        assertThat(written.get(2)).containsExactly(12);
    }

    @Test
    void failsTheOneAtFaultAndNoneOfItsNeighbours() throws InterruptedException {
        GroupCommit<Integer, String> queue = queue(100, 100, SOON);
        submitAndWait(queue, 1);
        submit(queue, 2, 3, -4, 5, 6);
        mayWrite.release(100);

        List<Object> all = answers();
        assertThat(all.get(3))
                .isInstanceOfSatisfying(
                        IllegalStateException.class,
                        failed -> assertThat(failed).hasRootCauseMessage("-4 is poison"));
        assertThat(all.stream().filter(String.class::isInstance))
                .containsExactly("1 written", "2 written", "3 written", "5 written", "6 written");
    }

    @Test
    void doesNotAskABrokenDatabaseAgainForEachOfThem() throws InterruptedException {
        GroupCommit<Integer, String> queue = queue(100, 100, SOON);
        submitAndWait(queue, 1);
        submit(queue, 2, 1_000, 3);
        mayWrite.release(2);

        assertThat(answers().subList(1, 4))
                .allSatisfy(answer -> assertThat(answer)
                        .isInstanceOfSatisfying(
                                IllegalStateException.class,
                                failed -> assertThat(failed).hasCauseInstanceOf(QueryTimeoutException.class)));
        assertThat(written).containsExactly(List.of(1));
    }

    @Test
    void turnsAwayWhoFindsTheQueueFull() throws InterruptedException {
        GroupCommit<Integer, String> queue = queue(100, 2, SOON);
        submitAndWait(queue, 1);
        submit(queue, 2, 3);

        assertThatThrownBy(() -> queue.submit(4)).isInstanceOf(TooBusy.class);

        mayWrite.release(2);
        assertThat(answers()).containsExactly("1 written", "2 written", "3 written");
    }

    @Test
    void doesNotServeWhoHasGivenUp() throws InterruptedException {
        GroupCommit<Integer, String> queue = queue(100, 100, Duration.ofMillis(50));
        submitAndWait(queue, 1);

        assertThatThrownBy(() -> queue.submit(2)).isInstanceOf(TooBusy.class);
        mayWrite.release(100);
        assertThat(queue.submit(3)).isEqualTo("3 written");

        assertThat(written).containsExactly(List.of(1), List.of(3));
    }

    private GroupCommit<Integer, String> queue(int batch, int waiting, Duration patience) {
        return new GroupCommit<>(new GroupCommit.Limits(batch, waiting, patience), number -> number, this::write);
    }

    private List<String> write(List<Integer> batch) {
        begun.release();
        mayWrite.acquireUninterruptibly();
        if (batch.contains(1_000)) {
            throw new QueryTimeoutException("the database stands still");
        }
        batch.stream().filter(number -> number < 0).findAny().ifPresent(poison -> {
            throw new IllegalArgumentException(poison + " is poison");
        });
        written.add(List.copyOf(batch));
        return batch.stream().map(number -> number + " written").toList();
    }

    private void submitAndWait(GroupCommit<Integer, String> queue, int number) throws InterruptedException {
        submit(queue, number);
        begun.acquire();
    }

    /** One after the other, so that they stand in this order. */
    private void submit(GroupCommit<Integer, String> queue, Integer... numbers) {
        for (int number : numbers) {
            AtomicReference<Object> answer = new AtomicReference<>();
            answers.add(answer);
            Thread thread = Thread.ofPlatform().start(() -> {
                try {
                    answer.set(queue.submit(number));
                } catch (RuntimeException failed) {
                    answer.set(failed);
                }
            });
            threads.add(thread);
            Await.until(
                    number + " waits",
                    () -> thread.getState() == Thread.State.TIMED_WAITING
                            || thread.getState() == Thread.State.TERMINATED);
        }
    }

    private List<Object> answers() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(SOON);
        }
        return answers.stream().map(AtomicReference::get).toList();
    }
}
