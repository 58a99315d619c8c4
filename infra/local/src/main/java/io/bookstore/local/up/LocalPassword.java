package io.bookstore.local.up;

import io.bookstore.local.servers.BookstoreHome;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The password of the local servers: random, made once, readable by its owner only. */
final class LocalPassword {

    private static final int BYTES = 16;

    private LocalPassword() {}

    static String of(BookstoreHome home) {
        Path file = home.resolve("password");
        try {
            byte[] bytes = new byte[BYTES];
            new SecureRandom().nextBytes(bytes);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(bytes));
        } catch (FileAlreadyExistsException known) {
            return read(file);
        } catch (IOException e) {
            throw new LaunchFailed("Cannot write " + file + " (" + e + ").", e);
        }
        return read(file);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new LaunchFailed("Cannot read " + file + " (" + e + ").", e);
        }
    }
}
