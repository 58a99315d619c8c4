package io.bookstore.local.servers;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.tukaani.xz.XZInputStream;

/** The Elasticsearch program, unpacked once from the archive that Maven keeps in its local repository, with our plugin in it. */
final class ElasticsearchDistribution {

    private static final String FOLDER = "org/elasticsearch/distribution/integ-test-zip/elasticsearch";

    private ElasticsearchDistribution() {}

    static Path unpackedIn(BookstoreHome home) {
        var version = Versions.load().elasticsearch();
        var folder = home.resolve("elasticsearch-" + version);
        ServerFolder.createOnce(folder, target -> unpack(archive(version), target));
        ServerFolder.whileLocked(folder, () -> AnalysisPluginJar.find().installInto(folder.resolve("plugins")));
        return folder;
    }

    static void unpack(Path archive, Path target) throws IOException {
        try (var zip = new ZipFile(archive.toFile())) {
            for (var entry : zip.stream().toList()) unpack(zip, entry, target);
        } catch (ZipException e) {
            throw new IOException(archive + " is damaged; remove it, Maven then fetches it again", e);
        }
    }

    private static void unpack(ZipFile zip, ZipEntry entry, Path target) throws IOException {
        // every entry lies in one folder named after the version
        var name = entry.getName().substring(entry.getName().indexOf('/') + 1);
        var file = target.resolve(name).normalize();
        if (!file.startsWith(target)) throw new IOException("entry outside of the archive: " + entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        try (var in = zip.getInputStream(entry)) {
            Files.copy(in, file);
        }
        if (name.startsWith("bin/") && !file.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make " + file + " executable");
        }
    }

    private static Path archive(String version) throws IOException {
        var name = FOLDER + "/" + version + "/elasticsearch-" + version + ".zip";
        var places = repositories().stream()
                .map(repository -> repository.resolve(name))
                .toList();
        return places.stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new IOException("the archive is in none of " + places
                        + "; `./mvnw -pl infra/local dependency:resolve` brings it"));
    }

    /** The repository that a library on our class path came from, else the usual one. */
    private static List<Path> repositories() throws IOException {
        var repositories = new ArrayList<Path>();
        try {
            var jar = Path.of(XZInputStream.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            // <repository>/org/tukaani/xz/<version>/xz-<version>.jar
            if (jar.toString().contains("/org/tukaani/xz/"))
                repositories.add(jar.resolve("../../../../..").normalize());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        repositories.add(Path.of(System.getProperty("user.home"), ".m2", "repository"));
        return repositories;
    }
}
