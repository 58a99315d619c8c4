package io.bookstore.chaos.shop;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Folders of the shop that lie on small disks of memory, so that they can be filled. Only root can have them. */
public final class SmallDisks implements AutoCloseable {

    private static final int PIECE = 256 * 1024;

    private final List<Path> mounted = new ArrayList<>();

    /** Whether there can be any on this machine; it is tried, because root in a container often may not. */
    boolean mount(Path folder, int megabytes) {
        if (new UnixSystem().getUid() != 0) {
            return false;
        }
        try {
            Files.createDirectories(folder);
            if (run(
                    "mount",
                    "-t",
                    "tmpfs",
                    "-o",
                    "mode=755,size=" + megabytes + "m",
                    "bookstore-chaos",
                    folder.toString())) {
                mounted.add(folder);
                return true;
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The disks that there are. */
    public List<Path> all() {
        return List.copyOf(mounted);
    }

    /** Writes until nothing more fits. */
    public static void fill(Path disk) {
        try (FileChannel file = FileChannel.open(
                filler(disk), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer piece = ByteBuffer.allocate(PIECE);
            while (true) {
                piece.clear();
                file.write(piece);
            }
        } catch (IOException full) {
            // which was the aim
        }
    }

    public static void free(Path disk) {
        try {
            Files.deleteIfExists(filler(disk));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path filler(Path disk) {
        return disk.resolve("filler");
    }

    @Override
    public void close() {
        for (Path disk : mounted.reversed()) {
            if (!run("umount", disk.toString())) {
                run("umount", "-l", disk.toString());
            }
        }
        mounted.clear();
    }

    private static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
