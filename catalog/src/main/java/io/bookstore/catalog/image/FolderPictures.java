package io.bookstore.catalog.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;

/** Pictures in a folder of this machine, or in one that all machines share. */
final class FolderPictures implements PictureStore {

    private static final String NEW = ".new";

    private final Path folder;

    FolderPictures(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Written beside its place and moved there, so that a full disk leaves no half picture. */
    @Override
    public void put(String key, byte[] jpeg) throws IOException {
        Path place = place(key);
        Path parent = Objects.requireNonNull(place.getParent());
        Files.createDirectories(parent);
        Path draft = Files.createTempFile(parent, "", NEW);
        try {
            Files.write(draft, jpeg);
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    @Override
    public Optional<byte[]> get(String key) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(place(key)));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        }
    }

    @Override
    public void delete(String key) throws IOException {
        Files.deleteIfExists(place(key));
    }

    private Path place(String key) {
        Path place = folder.resolve(key).normalize();
        if (!place.startsWith(folder)) {
            throw new IllegalArgumentException(key + " leads out of the folder");
        }
        return place;
    }
}
