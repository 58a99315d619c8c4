package io.bookstore.local.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The server versions that the parent POM names. */
record Versions(String postgres, String elasticsearch) {

    static Versions load() {
        var properties = new Properties();
        try (var in = Versions.class.getResourceAsStream("versions.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Versions(properties.getProperty("postgres"), properties.getProperty("elasticsearch"));
    }
}
