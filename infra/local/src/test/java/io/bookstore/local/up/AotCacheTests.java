package io.bookstore.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTests {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir
    private Path folder;

    /** A program that a test can start from a jar. */
    static final class Greeting {
        public static void main(String[] arguments) {
            System.out.println("hello");
        }
    }

    @Test
    void aStartIsLearntAndUsed() throws Exception {
        List<String> command = command(jar());
        AotCache cache = cache();
        assertThat(cache.used(command)).as("nothing was learnt yet").isEqualTo(command);

        assertThat(cache.learn(command, Map.of(), log())).isNull();

        assertThat(cache.isThere()).isTrue();
        assertThat(cache.used(command)).contains("-XX:AOTCache=" + cache.file());
        assertThat(run(cache.used(command))).isEqualTo("hello\n");
        cache.forget();
        assertThat(cache.used(command)).isEqualTo(command);
    }

    @Test
    void aCacheOfAnotherJarIsNotUsed() throws Exception {
        List<String> command = command(jar());
        AotCache cache = cache();
        cache.learn(command, Map.of(), log());

        Files.writeString(cache.identity(), "another jar");

        assertThat(cache.isThere()).isFalse();
        assertThat(cache.used(command)).isEqualTo(command);
    }

    /** Say, learnt by another JDK: the program must start all the same. */
    @Test
    void aCacheThatTheJvmCannotReadDoesNoHarm() throws Exception {
        List<String> command = command(jar());
        AotCache cache = cache();
        cache.learn(command, Map.of(), log());
        Files.writeString(cache.file(), "no cache at all");

        assertThat(run(cache.used(command))).endsWith("hello\n").contains("[aot]");
    }

    @Test
    void aProgramThatFailsTeachesNothing() throws Exception {
        AotCache cache = cache();

        assertThat(cache.learn(command(folder.resolve("missing.jar")), Map.of(), log()))
                .contains("exit code 1");

        assertThat(cache.isThere()).isFalse();
        try (var left = Files.list(folder)) {
            assertThat(left)
                    .extracting(Path::getFileName)
                    .extracting(Path::toString)
                    .containsExactlyInAnyOrder("log", "of");
        }
    }

    private AotCache cache() throws IOException {
        Path identity = folder.resolve("of");
        Files.writeString(identity, "this jar");
        return new AotCache(folder.resolve("a.jar.aot"), identity);
    }

    private Path log() throws IOException {
        Path log = folder.resolve("log");
        if (!Files.exists(log)) {
            Files.createFile(log);
        }
        return log;
    }

    private static List<String> command(Path jar) {
        return List.of(JAVA.toString(), "-Xmx32m", "-XX:+UseSerialGC", "-jar", jar.toString());
    }

    private Path jar() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Greeting.class.getName());
        String entry = Greeting.class.getName().replace('.', '/') + ".class";
        Path jar = folder.resolve("a.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var bytes = Greeting.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new ZipEntry(entry));
            bytes.transferTo(out);
        }
        return jar;
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said;
    }
}
