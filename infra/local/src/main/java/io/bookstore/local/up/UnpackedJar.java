package io.bookstore.local.up;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;

/**
 * A service's executable jar laid out as a small jar beside its libraries, as Spring Boot advises for fast starts: reading classes out of
 * jars within a jar costs a third of the CPU of a start, and shared class archives do not work with it at all.
 *
 * @param packed the executable jar that the build makes
 */
record UnpackedJar(Path packed) {

    private static final long LIMIT_SECONDS = 60;
    private static final int BUFFER = 1 << 16;

    /** What to start with {@code java -jar}. */
    Path path() {
        return folder().resolve(packed.getFileName());
    }

    /** What the JVM learnt of it. */
    AotCache learnt() {
        return new AotCache(folder().resolve(packed.getFileName() + ".aot"), mark());
    }

    /** Lays it out anew when the build has made a newer one. */
    void refresh(Path java) {
        try {
            if (!isFresh()) {
                unpack(java);
            }
        } catch (IOException e) {
            throw new LaunchFailed(packed + " cannot be unpacked: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailed("Interrupted.", e);
        }
    }

    private Path folder() {
        return packed.resolveSibling("unpacked");
    }

    private Path mark() {
        return folder().resolve("of");
    }

    /** The mark is written last, so that a half-unpacked jar is not taken for a whole one. */
    private boolean isFresh() throws IOException {
        return Files.exists(mark()) && Files.readString(mark()).equals(identity());
    }

    /** By what is in it: the build gives every jar the same time, and two can have one size. */
    String identity() throws IOException {
        CRC32C sum = new CRC32C();
        try (InputStream bytes = Files.newInputStream(packed)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                sum.update(buffer, 0, read);
            }
        }
        return Long.toHexString(sum.getValue()) + " " + Files.size(packed);
    }

    private void unpack(Path java) throws IOException, InterruptedException {
        String identity = identity();
        learnt().forget();
        Process process = new ProcessBuilder(List.of(
                        java.toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djarmode=tools",
                        "-jar",
                        packed.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        folder().toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new LaunchFailed(packed + " cannot be unpacked: " + said.strip());
        }
        Files.writeString(mark(), identity);
    }
}
