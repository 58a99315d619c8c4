package io.bookstore.chaos.controls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Builds a repository to start a shop from, whose jars are those of the real one but for one: in that one, one class is
 * compiled from a patched copy of its source. The real sources and jars are only read.
 */
final class Sabotage {

    private static final long LIMIT_SECONDS = 120;
    private static final String VERSION = "-0.1.0-SNAPSHOT.jar";
    private static final List<String> PROGRAMS = List.of(
            "identity",
            "catalog",
            "search",
            "cart-order",
            "inventory",
            "payment-shipping",
            "storefront",
            "gateway",
            "infra/psp-simulator");

    private final Path repository;
    private final Path overlay;

    /** @param overlay an empty folder for the new repository */
    Sabotage(Path repository, Path overlay) {
        this.repository = repository.toAbsolutePath();
        this.overlay = overlay.toAbsolutePath();
    }

    /** The repository with this mistake in it; throws when the patch does not apply or compile any more. */
    Path plant(Control control) {
        try {
            for (String program : PROGRAMS) {
                if (!program.equals(control.service())) {
                    Path link = overlay.resolve(program).resolve("target");
                    Files.createDirectories(link.getParent());
                    Files.createSymbolicLink(link, repository.resolve(program).resolve("target"));
                }
            }
            Path classes = compile(control, patch(control));
            replace(control, classes);
            return overlay;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String jar(String program) {
        return program + "/target/bookstore-" + Path.of(program).getFileName() + VERSION;
    }

    /** Applies the patch to a copy of the source. */
    Path patch(Control control) throws IOException {
        Path sources = Files.createDirectories(overlay.resolve("sources"));
        Path copy = sources.resolve(control.source());
        Files.createDirectories(copy.getParent());
        Files.copy(repository.resolve(control.source()), copy);
        Path patch = repository.resolve("infra/chaos/controls/" + control.label() + ".patch");
        // git looks for a repository around it, unless it is told where to stop
        run(
                sources,
                Map.of("GIT_CEILING_DIRECTORIES", overlay.toString()),
                "the patch of " + control.label() + " does not apply any more: " + patch,
                List.of("git", "apply", patch.toString()));
        return copy;
    }

    private Path compile(Control control, Path source) throws IOException {
        Path libraries = Files.createDirectories(overlay.resolve("libraries"));
        extract(repository.resolve(jar(control.service())), libraries);
        List<String> classPath =
                new ArrayList<>(List.of(libraries.resolve("classes").toString()));
        try (Stream<Path> jars = Files.list(libraries.resolve("lib"))) {
            jars.map(Path::toString).forEach(classPath::add);
        }
        Path classes = Files.createDirectories(overlay.resolve("classes"));
        run(
                overlay,
                Map.of(),
                "the patched source of " + control.label() + " does not compile any more",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                        "-parameters",
                        "-proc:none",
                        "-nowarn",
                        "-encoding",
                        "UTF-8",
                        "-cp",
                        String.join(System.getProperty("path.separator"), classPath),
                        "-d",
                        classes.toString(),
                        source.toString()));
        return classes;
    }

    /** What Boot keeps in the jar, laid out for the compiler. */
    private static void extract(Path jar, Path folder) throws IOException {
        try (FileSystem zip = zip(jar);
                Stream<Path> entries = Files.walk(zip.getPath("/BOOT-INF"))) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                String name = zip.getPath("/BOOT-INF").relativize(entry).toString();
                boolean wanted = name.startsWith("classes/") || name.startsWith("lib/");
                if (wanted && Files.isRegularFile(entry)) {
                    Path target = folder.resolve(name);
                    Files.createDirectories(target.getParent());
                    Files.copy(entry, target);
                }
            }
        }
    }

    /** The service's own classes come before its libraries, so a class there hides one of a library. */
    private void replace(Control control, Path classes) throws IOException {
        Path jar = overlay.resolve(jar(control.service()));
        Files.createDirectories(jar.getParent());
        Files.copy(repository.resolve(jar(control.service())), jar, StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem zip = zip(jar);
                Stream<Path> compiled = Files.walk(classes)) {
            for (Path file : (Iterable<Path>) compiled.filter(Files::isRegularFile)::iterator) {
                Path entry = zip.getPath("/BOOT-INF/classes/" + classes.relativize(file));
                Files.createDirectories(entry.getParent());
                Files.copy(file, entry, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static FileSystem zip(Path jar) throws IOException {
        return FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of());
    }

    private static void run(Path folder, Map<String, String> environment, String failure, List<String> command)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(failure + "\n" + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
