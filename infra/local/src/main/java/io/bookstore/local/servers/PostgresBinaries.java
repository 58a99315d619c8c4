package io.bookstore.local.servers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs of this machine, unpacked once from the archive on the class path. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    static Path unpackedIn(BookstoreHome home) {
        var folder = home.resolve("postgres-" + Versions.load().postgres());
        ServerFolder.createOnce(folder, PostgresBinaries::unpack);
        return folder.resolve("bin");
    }

    static String archive(String osName, String osArch) {
        var os = osName.toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        var arch = osArch.equals("aarch64") ? "arm_64" : "x86_64";
        return "/postgres-" + os + "-" + arch + ".txz";
    }

    private static void unpack(Path folder) throws IOException {
        var archive = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
        try (var in = PostgresBinaries.class.getResourceAsStream(archive)) {
            if (in == null)
                throw new IOException("no PostgreSQL for this machine: " + archive + " is not on the class path");
            unpack(in, folder);
        }
    }

    private static void unpack(InputStream archive, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                var file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder)) throw new IOException("entry outside of the archive: " + entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    write(tar, entry, file);
                }
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        var executable = (entry.getMode() & 0111) != 0;
        if (executable && !file.toFile().setExecutable(true, false))
            throw new IOException("cannot make " + file + " executable");
    }
}
