package io.bookstore.chaos.witness;

import io.bookstore.chaos.subject.Target;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;
import tools.jackson.databind.json.JsonMapper;

/** One connection to each database of the shop, made anew after a failure. For one thread. */
final class Databases implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Target target;
    private final Map<String, Connection> open = new HashMap<>();

    Databases(Target target) {
        this.target = target;
    }

    /** The rows with values as JSON knows them: ids as text, times as milliseconds. */
    List<Map<String, @Nullable Object>> rows(String database, String sql) throws SQLException {
        try (Statement statement = connection(database).createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<Map<String, @Nullable Object>> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(row(result));
            }
            return rows;
        } catch (SQLException failed) {
            forget(database);
            throw failed;
        }
    }

    /** The one number that the statement answers. */
    long number(String database, String sql) throws SQLException {
        try (Statement statement = connection(database).createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException failed) {
            forget(database);
            throw failed;
        }
    }

    private Connection connection(String database) throws SQLException {
        Connection known = open.get(database);
        if (known != null) {
            return known;
        }
        Connection made = target.connect(database);
        made.setReadOnly(true);
        open.put(database, made);
        return made;
    }

    private static Map<String, @Nullable Object> row(ResultSet result) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            row.put(columns.getColumnLabel(i), plain(result.getObject(i)));
        }
        return row;
    }

    private static @Nullable Object plain(@Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> null;
            case UUID id -> id.toString();
            case Timestamp at -> at.getTime();
            case PGobject json -> json.getValue() == null ? null : JSON.readTree(json.getValue());
            case Array array -> Arrays.asList((Object[]) array.getArray());
            default -> value;
        };
    }

    private void forget(String database) {
        Connection broken = open.remove(database);
        if (broken != null) {
            closeQuietly(broken);
        }
    }

    /** What a broken connection says when it is closed tells nothing that the failure before did not. */
    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException alreadyBroken) {
            System.getLogger(Databases.class.getName()).log(System.Logger.Level.DEBUG, "closing", alreadyBroken);
        }
    }

    @Override
    public void close() {
        open.values().forEach(Databases::closeQuietly);
        open.clear();
    }
}
