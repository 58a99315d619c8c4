package io.bookstore.local.servers;

import java.nio.file.Path;
import java.util.List;

/**
 * How an embedded PostgreSQL runs.
 *
 * @param folder keeps the data between starts
 * @param password of the superuser {@code postgres} and of each database's own role, named like the database
 */
public record PostgresSettings(
        Path folder, int port, String password, Durability durability, List<String> databases, Path log) {

    public PostgresSettings {
        databases = List.copyOf(databases);
        databases.forEach(PostgresSettings::requireName);
    }

    static String requireName(String database) {
        if (database.matches("[a-z][a-z0-9_]{0,62}")) return database;
        throw new IllegalArgumentException("Not a database name: " + database);
    }
}
