package io.bookstore.local.servers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Our analysis plugin as Elasticsearch wants it in its plugins folder, taken from the class path: a jar or a classes folder. */
final class AnalysisPluginJar {

    private static final String PACKAGE = "io/bookstore/elasticsearch/analysis";
    private static final String DESCRIPTOR = "plugin-descriptor.properties";

    private final byte[] descriptor;
    private final byte[] jar;

    private AnalysisPluginJar(byte[] descriptor, byte[] jar) {
        this.descriptor = descriptor;
        this.jar = jar;
    }

    static AnalysisPluginJar find() throws IOException {
        var url = AnalysisPluginJar.class.getClassLoader().getResource(PACKAGE + "/" + DESCRIPTOR);
        if (url == null) throw new IOException("bookstore-elasticsearch-analysis is not on the class path");
        try {
            if (!(url.openConnection() instanceof JarURLConnection connection)) {
                return read(Path.of(url.toURI()).resolveSibling(""));
            }
            var jar = Path.of(URI.create(connection.getJarFileURL().toString()));
            try (var files = FileSystems.newFileSystem(jar)) {
                return read(files.getPath(PACKAGE));
            }
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /** Leaves an equal plugin alone, so that a server that runs from the same files is not disturbed. */
    void installInto(Path plugins) throws IOException {
        var folder = plugins.resolve("bookstore-analysis");
        var file = folder.resolve("bookstore-analysis.jar");
        if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), jar)) return;
        ServerFolder.delete(folder);
        var part = plugins.resolveSibling("plugin.part");
        ServerFolder.delete(part);
        Files.createDirectories(part);
        Files.write(part.resolve(file.getFileName()), jar);
        Files.write(part.resolve(DESCRIPTOR), descriptor);
        Files.move(part, folder);
    }

    private static AnalysisPluginJar read(Path folder) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var files = Files.walk(folder);
                var jar = new JarOutputStream(bytes)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var entry = new JarEntry(PACKAGE + "/" + folder.relativize(file));
                entry.setLastModifiedTime(FileTime.fromMillis(0));
                jar.putNextEntry(entry);
                Files.copy(file, jar);
                jar.closeEntry();
            }
        }
        return new AnalysisPluginJar(Files.readAllBytes(folder.resolve(DESCRIPTOR)), bytes.toByteArray());
    }
}
