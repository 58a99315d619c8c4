package io.bookstore.local.servers;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A folder that exists either whole or not at all, whoever else builds it and wherever its building is killed. */
final class ServerFolder {

    private static final String COMPLETE = ".complete";

    private ServerFolder() {}

    /** Fills a folder beside the target and renames it at the end; a half one left by a crash is thrown away. */
    static void createOnce(Path target, Filling filling) {
        whileLocked(target, () -> {
            if (Files.exists(target.resolve(COMPLETE))) return;
            var part = target.resolveSibling(target.getFileName() + ".part");
            delete(part);
            delete(target);
            Files.createDirectories(part);
            filling.fill(part);
            Files.createFile(part.resolve(COMPLETE));
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        });
    }

    /** Keeps other threads and other processes of this user out while a shared folder changes. */
    static synchronized void whileLocked(Path target, Action action) {
        var lock = target.resolveSibling("." + target.getFileName() + ".lock");
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = channel.lock()) {
                assert held.isValid();
                action.run();
            }
        } catch (IOException e) {
            throw new ServerNotStarted("Cannot prepare " + target + " (" + e + ").", e);
        }
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) return;
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @FunctionalInterface
    interface Filling {
        void fill(Path folder) throws IOException;
    }

    @FunctionalInterface
    interface Action {
        void run() throws IOException;
    }
}
