package io.bookstore.catalog.browse;

import io.bookstore.platform.web.Cursors;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/**
 * An expression that a list is sorted by, and its way through a cursor.
 *
 * @param sql must be the expression of an index
 */
record SortKey(String sql, Kind kind) {

    enum Kind {
        TEXT {
            @Override
            String write(ResultSet row, String column) throws SQLException {
                return row.getString(column);
            }

            @Override
            Object read(String text) {
                if (text.indexOf('\0') >= 0) {
                    throw Cursors.invalid();
                }
                return text;
            }
        },
        WHOLE {
            @Override
            String write(ResultSet row, String column) throws SQLException {
                return Long.toString(row.getLong(column));
            }

            @Override
            Object read(String text) {
                return Long.valueOf(text);
            }
        },
        DECIMAL {
            @Override
            String write(ResultSet row, String column) throws SQLException {
                return row.getBigDecimal(column).toPlainString();
            }

            @Override
            Object read(String text) {
                if (!SHORT_DECIMAL.matcher(text).matches()) {
                    throw Cursors.invalid();
                }
                return new BigDecimal(text);
            }
        },
        DAY {
            @Override
            String write(ResultSet row, String column) throws SQLException {
                return row.getObject(column, LocalDate.class).toString();
            }

            @Override
            Object read(String text) {
                return LocalDate.parse(text);
            }
        },
        INSTANT {
            @Override
            String write(ResultSet row, String column) throws SQLException {
                return row.getObject(column, OffsetDateTime.class).toInstant().toString();
            }

            @Override
            Object read(String text) {
                return OffsetDateTime.ofInstant(Instant.parse(text), ZoneOffset.UTC);
            }
        };

        private static final Pattern SHORT_DECIMAL = Pattern.compile("[0-9]{1,10}(\\.[0-9]{1,10})?");
        private static final int LONGEST_TIME = 40;

        abstract String write(ResultSet row, String column) throws SQLException;

        abstract Object read(String text);

        /** What a cursor holds; 400 when it is not of this kind. */
        Object parse(String text) {
            try {
                if (this != TEXT && (text.length() > LONGEST_TIME || text.startsWith("+"))) {
                    throw Cursors.invalid();
                }
                return read(text);
            } catch (NumberFormatException | DateTimeException nonsense) {
                throw Cursors.invalid();
            }
        }
    }
}
