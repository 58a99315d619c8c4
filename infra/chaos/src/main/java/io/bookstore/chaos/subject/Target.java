package io.bookstore.chaos.subject;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.Function;

/**
 * Where the shop under test is.
 *
 * @param gateway base URL, as the buyers' address of the shop
 * @param simulator base URL of the payment provider's double
 * @param mailbox base URL of the mailbox's page
 * @param jdbcUrl of a database, past all proxies
 * @param password of each database's user, who is called as the database
 */
public record Target(
        String gateway, String simulator, String mailbox, Function<String, String> jdbcUrl, String password) {

    /** A connection that gives up instead of waiting for a server that is down or stopped. */
    public Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", database);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("socketTimeout", "20");
        properties.setProperty("ApplicationName", "chaos-witness");
        return DriverManager.getConnection(jdbcUrl.apply(database), properties);
    }
}
