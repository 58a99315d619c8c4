package io.bookstore.local.servers;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one folder that holds every server's files, owned by the user who runs the shop. */
public record BookstoreHome(Path folder) {

    static final String VARIABLE = "BOOKSTORE_HOME";

    /** The folder of this machine and user, created when it is missing. */
    public static BookstoreHome find() {
        var folder = resolve(System.getenv(), Path.of(System.getProperty("user.home")), isRoot());
        return at(folder);
    }

    /** A folder named by the caller, created when it is missing. */
    public static BookstoreHome at(Path folder) {
        var home = new BookstoreHome(folder.toAbsolutePath().normalize());
        home.create();
        home.refuseFolderOfSomeoneElse();
        return home;
    }

    static Path resolve(Map<String, String> environment, Path userHome, boolean root) {
        var named = absolute(environment.get(VARIABLE), VARIABLE);
        if (named != null) return named;
        if (root) return Path.of("/var/lib/bookstore");
        var dataHome = environment.get("XDG_DATA_HOME");
        // the XDG specification wants relative paths ignored
        if (dataHome != null && dataHome.startsWith("/")) return Path.of(dataHome, "bookstore");
        return userHome.resolve(".local/share/bookstore");
    }

    public Path resolve(String name) {
        return folder.resolve(name);
    }

    static boolean isRoot() {
        return uid() == 0;
    }

    static long uid() {
        return new UnixSystem().getUid();
    }

    private static @Nullable Path absolute(@Nullable String value, String variable) {
        if (value == null || value.isBlank()) return null;
        if (value.startsWith("/")) return Path.of(value);
        throw new ServerNotStarted(variable + "=" + value + " is not an absolute path.");
    }

    private void create() {
        if (Files.isDirectory(folder)) return;
        try {
            if (folder.getParent() != null) Files.createDirectories(folder.getParent());
            // root's servers run as another user, who must be able to pass through
            var mode = isRoot() ? "rwx--x--x" : "rwx------";
            Files.createDirectory(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));
        } catch (IOException e) {
            throw new ServerNotStarted(
                    "Cannot create the folder " + folder + " (" + e + "). Set " + VARIABLE + " to a folder of yours.",
                    e);
        }
    }

    private void refuseFolderOfSomeoneElse() {
        try {
            var owner = ((Number) Files.getAttribute(folder, "unix:uid")).longValue();
            if (owner == uid()) return;
            throw new ServerNotStarted("The folder " + folder + " belongs to " + Files.getOwner(folder)
                    + ", not to you. Set " + VARIABLE + " to a folder of yours.");
        } catch (IOException e) {
            throw new ServerNotStarted("Cannot read the folder " + folder + " (" + e + ").", e);
        }
    }
}
