package io.bookstore.local.servers;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Whom a server runs as. PostgreSQL and Elasticsearch refuse root, so root's servers run as nobody; where that user cannot
 * reach the files, in a user namespace that is not root inside.
 */
record ServerUser(List<String> prefix, int uid, int gid) {

    private static final Path USERS = Path.of("/etc/passwd");

    static ServerUser whoReaches(Path... files) {
        if (!BookstoreHome.isRoot()) return new ServerUser(List.of(), -1, -1);
        var nobody = nobody();
        if (nobody.canRead(files)) return nobody;
        // mapped, because Elasticsearch attaches to itself and a JVM trusts only files of its own user
        var map = List.of("unshare", "-U", "--map-user=" + nobody.uid(), "--map-group=" + nobody.gid());
        var namespace = new ServerUser(map, 0, 0);
        if (namespace.canRead(files)) return namespace;
        throw new ServerNotStarted("Root cannot start this server here: user nobody cannot reach " + List.of(files)
                + " and `unshare -U` is refused here. Set BOOKSTORE_HOME to a folder that everyone may pass through,"
                + " or run as an ordinary user.");
    }

    /** Gives the files to this user; only root can and needs to. */
    void own(Path tree) {
        if (uid < 0) return;
        try {
            Files.walkFileTree(tree, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                        throws IOException {
                    return give(folder);
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    return give(file);
                }
            });
        } catch (IOException e) {
            throw new ServerNotStarted("Cannot give " + tree + " to user " + uid + " (" + e + ").", e);
        }
    }

    List<String> command(List<String> command) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    private FileVisitResult give(Path file) throws IOException {
        Files.setAttribute(file, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(file, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
        return FileVisitResult.CONTINUE;
    }

    private boolean canRead(Path... files) {
        var command = command(List.of("sh", "-c", "for file; do test -r \"$file\" || exit 1; done", "sh"));
        for (var file : files) command.add(file.toString());
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static ServerUser nobody() {
        try (var lines = Files.lines(USERS)) {
            return lines.map(line -> line.split(":"))
                    .filter(fields -> fields.length > 3 && fields[0].equals("nobody"))
                    .findFirst()
                    .map(fields -> setpriv(Integer.parseInt(fields[2]), Integer.parseInt(fields[3])))
                    .orElseThrow(() ->
                            new ServerNotStarted("There is no user nobody in " + USERS + "; run as an ordinary user."));
        } catch (IOException e) {
            throw new ServerNotStarted("Cannot read " + USERS + " (" + e + ").", e);
        }
    }

    private static ServerUser setpriv(int uid, int gid) {
        return new ServerUser(List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups"), uid, gid);
    }
}
