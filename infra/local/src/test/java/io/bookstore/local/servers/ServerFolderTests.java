package io.bookstore.local.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerFolderTests {

    @TempDir
    Path folder;

    @Test
    void isNotThereWhenItsFillingFails() {
        var target = folder.resolve("program");
        assertThatThrownBy(() -> ServerFolder.createOnce(target, part -> {
                    Files.writeString(part.resolve("half"), "half");
                    throw new IOException("the disk is full");
                }))
                .isInstanceOf(ServerNotStarted.class)
                .hasMessageContaining("the disk is full");
        assertThat(target).doesNotExist();

        ServerFolder.createOnce(target, part -> Files.writeString(part.resolve("whole"), "whole"));
        assertThat(target.resolve("whole")).exists();
        assertThat(target.resolve("half")).doesNotExist();
    }

    @Test
    void isFilledOnceByManyAtTheSameTime() throws Exception {
        var target = folder.resolve("program");
        var filled = new AtomicInteger();
        Callable<Void> create = () -> {
            ServerFolder.createOnce(target, part -> filled.incrementAndGet());
            return null;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(
                    IntStream.range(0, 8).mapToObj(number -> create).toList())) done.get();
        }
        assertThat(filled).hasValue(1);
    }
}
