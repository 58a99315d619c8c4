package io.bookstore.cartorder.library;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;

/** E-books in a folder of this machine, or in one that all machines share. */
final class FolderFiles implements FileStore {

    private final Path folder;

    FolderFiles(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Written beside its place and moved there, so that a full disk leaves no half file. */
    @Override
    public void put(String key, Path file) throws IOException {
        Path place = place(key);
        Path parent = Objects.requireNonNull(place.getParent());
        Files.createDirectories(parent);
        Path draft = Files.createTempFile(parent, "", ".new");
        try {
            Files.copy(file, draft, StandardCopyOption.REPLACE_EXISTING);
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    @Override
    public Optional<InputStream> open(String key) throws IOException {
        try {
            return Optional.of(Files.newInputStream(place(key)));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        }
    }

    private Path place(String key) {
        Path place = folder.resolve(key).normalize();
        if (!place.startsWith(folder)) {
            throw new IllegalArgumentException(key + " leads out of the folder");
        }
        return place;
    }
}
