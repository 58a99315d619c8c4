package io.bookstore.local.servers;

import java.nio.file.Path;

/**
 * How an embedded Redis runs.
 *
 * @param folder keeps the append-only file between starts
 * @param appendFsync when that file is forced to disk: always, everysec or no
 */
public record RedisSettings(Path folder, int port, String password, String appendFsync, Path log) {

    public RedisSettings {
        if (!password.matches("[A-Za-z0-9_-]+"))
            throw new IllegalArgumentException("The Redis password may hold A-Z a-z 0-9 _ - only");
    }
}
